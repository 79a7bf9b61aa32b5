"""Values with filters, out of the text of a template: strictly, and else as well as can be."""

from __future__ import annotations

import re

from ...errors import Problem
from ...lazy import pattern
from ..python_liquid import Token
from ..registry import Registry
from ..stream import ParseStream
from .filtered import FilterCall, Filtered
from .parsing import FRAGMENT, parse
from .primitive import Literal, Value
from .primitive_parser import parse_value
from .strict import StrictParser

_HEAD = pattern(rf"({FRAGMENT})(.*)", re.DOTALL | re.ASCII)
_FILTERS = pattern(r"\|\s*(.*)", re.DOTALL | re.ASCII)
_FILTER = pattern(rf"(?:\s+|{FRAGMENT}|,)+", re.ASCII)
_WORD = pattern(r"\w+", re.ASCII)
_ARGUMENT = pattern(rf"[:,]\s*((?:\w+\s*:\s*)?{FRAGMENT})", re.ASCII)
_KEYWORD = pattern(rf"(\w+)\s*:\s*({FRAGMENT})", re.ASCII)
# What most output statements are, needing no lexer.
_PATH = pattern(r"\s*((?!contains\s)[a-zA-Z_][\w-]*(?:\.(?!contains\s)[a-zA-Z_][\w-]*)*)\s*", re.ASCII)


def parse_filtered(stream: ParseStream, tag: Token, markup: str, start: int) -> Value:
    """Parse a value with filters; `start` is where `markup` begins in the template. Raises LiquidSyntaxError."""
    env = stream.env
    value = parse(
        stream,
        "value",
        tag,
        markup,
        start,
        lambda text: parse_strict(env, text),
        lambda text: parse_lax(env, text),
        f"{{{{{markup}}}}}",
    )
    if isinstance(value, Filtered) and not env.options.strict_filters:
        _notice_unknown_filters(stream, value, start)
    return value


def _notice_unknown_filters(stream: ParseStream, value: Filtered, start: int) -> None:
    """Liquid passes a value by an unknown filter without a word; a build tells."""
    for call in value.filters:
        if stream.env.filter_entry(call.name) is None:
            message = f"Liquid Warning: unknown filter '{call.name}'; its input passes unchanged"
            hint = stream.env.filter_hint(call.name)
            stream.notices.append(Problem(message, stream.unit.location(start), hint))


def parse_strict(env: Registry, markup: str) -> Value:
    """Raises StrictError for anything not quite right."""
    path = _PATH.fullmatch(markup)
    if path:
        return parse_value(path[1], env.options.strict_variables)
    parser = StrictParser(markup)
    head = parse_value(parser.value(), env.options.strict_variables)
    calls = []
    while parser.accept("pipe") is not None:
        name = parser.take("id")
        args = []
        if parser.accept("colon") is not None:
            args.append(parser.argument())
            while parser.accept("comma") is not None:
                args.append(parser.argument())
        calls.append(_filter_call(env, name, args))
    parser.finish()
    return Filtered(env, head, calls) if calls else head


def parse_lax(env: Registry, markup: str) -> Value:
    """Make the best of it: the first thing that looks like a value, and each `| word` a filter."""
    match = _HEAD.search(markup)
    if match is None:
        return Literal(None)
    head = parse_value(match[1], env.options.strict_variables)
    filters = _FILTERS.search(match[2])
    calls = []
    for piece in _FILTER.findall(filters[1]) if filters else ():
        name = _WORD.search(piece)
        if name:
            calls.append(_filter_call(env, name[0], _ARGUMENT.findall(piece)))
    return Filtered(env, head, calls) if calls else head


def _filter_call(env: Registry, name: str, markups: list[str]) -> FilterCall:
    args, kwargs = [], {}
    strict = env.options.strict_variables
    for markup in markups:
        keyword = _KEYWORD.fullmatch(markup)
        if keyword:
            kwargs[keyword[1]] = parse_value(keyword[2], strict)
        else:
            args.append(parse_value(markup, strict))
    return FilterCall(name, args, kwargs)
