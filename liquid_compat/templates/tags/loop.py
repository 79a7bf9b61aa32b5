"""`{% for %}`, `{% break %}`, `{% continue %}`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from ...content.noted_values import NotedHash, NotedList
from ...lazy import pattern
from ...ruby.drop import Drop
from ...ruby.errors import RubyTypeError
from ..body import Body
from ..context import Evaluator, Interrupt, Output, Renderer, Scope
from ..errors import LimitError
from ..expressions.parsing import FRAGMENT, parse
from ..expressions.primitive import Value
from ..expressions.primitive_parser import parse_value
from ..expressions.strict import StrictParser
from ..loops import ForLoop
from ..node import LiquidNode
from ..python_liquid import LiquidSyntaxError, Node, Token
from ..stream import ParseStream
from ..traces import render_traced
from ..values import MethodLiteral, leading_integer
from .base import LiquidTag

ATTRIBUTE = pattern(rf"(\w+)\s*:\s*({FRAGMENT})", re.ASCII)
"""`name: value` in a tag."""
_LAX = pattern(rf"([\w-]+)\s+in\s+((?:{FRAGMENT})+)\s*(reversed)?", re.ASCII)
_ROUNDS_BETWEEN_CHECKS = 1024


class LoopHead:
    """What stands in a `for` tag."""

    __slots__ = ("collection", "collection_text", "limit", "offset", "offset_continue", "reversed", "variable")

    def __init__(self, variable: str, collection_text: str, collection: Value, reversed: bool) -> None:
        """A loop over all of the collection."""
        self.variable = variable
        self.collection_text = collection_text
        self.collection = collection
        self.reversed = reversed
        self.limit: Value | None = None
        self.offset: Value | None = None
        self.offset_continue = False

    @property
    def name(self) -> str:
        """The loop's name, under which `offset: continue` finds where it stopped."""
        return f"{self.variable}-{self.collection_text}"

    def set(self, attribute: str, text: str, strict_variables: bool) -> None:
        """Take `limit: text` or `offset: text`; others don't matter."""
        if attribute == "limit":
            self.limit = parse_value(text, strict_variables)
        elif attribute == "offset":
            self.offset_continue = text == "continue"
            self.offset = None if self.offset_continue else parse_value(text, strict_variables)


def to_integer(value: Any) -> int:
    """Ruby's `to_i`; raises RubyTypeError for values without one."""
    kind = type(value)
    if kind is int:
        return value
    if value is None or (isinstance(value, str) and kind is not MethodLiteral):
        return leading_integer(value)
    if kind is float:
        return int(value)
    raise RubyTypeError(f"undefined method `to_i' for {kind.__name__}")


def elements(collection: Any) -> Iterable[Any]:
    """What a loop runs over: the elements of an array, the pairs of a hash, nothing of what has none."""
    if isinstance(collection, (list, tuple, range)):
        return collection
    if isinstance(collection, Drop):
        return list(collection.each())
    if type(collection) is NotedHash:
        return collection.pairs()
    if isinstance(collection, Mapping):
        return [[key, value] for key, value in collection.items()]
    return ()


def part(collection: Any, start: int, stop: int | None) -> Sequence[Any]:
    """The elements from `start` to before `stop`; a string is its own only element, wherever one cuts.

    Ranges stay ranges. Raises LimitError for one that is too long to be counted.
    """
    kind = type(collection)
    if kind is range and collection.stop - collection.start > sys.maxsize:
        raise LimitError(f"the template loops more than {sys.maxsize} times")
    if kind is list or kind is range:
        return collection[max(start, 0) : None if stop is None else max(stop, 0)]
    if kind is NotedList:
        return collection.cut(max(start, 0), None if stop is None else max(stop, 0))
    if isinstance(collection, str):
        return [str(collection)] if collection else []
    return list(islice(elements(collection), max(start, 0), None if stop is None else max(stop, 0)))


class ForNode(LiquidNode):
    """Renders its body once for each element."""

    __slots__ = ("head", "body", "otherwise")
    is_traceable = True
    is_block = True

    def __init__(self, token: Token, head: LoopHead, body: Body, otherwise: Body | None) -> None:
        """`otherwise` is rendered where there is no element."""
        super().__init__(token)
        self.head = head
        self.body = body
        self.otherwise = otherwise
        self.blank = body.blank and (otherwise is None or otherwise.blank)

    def compile(self) -> Renderer:
        """Cut the collection as told, then loop."""
        head = self.head
        segment_of = _segment(head)
        variable, name = head.variable, head.name
        body = self.body.compile()
        otherwise = self.otherwise.compile() if self.otherwise else None
        namespace = {"forloop": None, variable: None}

        def render(scope: Scope, out: Output) -> None:
            segment = segment_of(scope)
            if not segment:
                if otherwise is not None:
                    otherwise(scope, out)
                return
            context = scope.context
            loops = context.loops
            loop = ForLoop(name, len(segment), loops[-1] if loops else None)  # type: ignore[arg-type]
            if scope.trace is not None and len(loops) == scope.trace.loops:
                loop.trace = scope.trace
            context.spend(len(segment), out)
            interrupts = scope.interrupts
            scope.push(namespace)
            loops.append(loop)  # type: ignore[arg-type]
            scope["forloop"] = loop
            try:
                for item in segment:
                    scope[variable] = item
                    body(scope, out)
                    loop.index0 += 1
                    if interrupts and interrupts.pop() is Interrupt.BREAK:
                        break
                    if not loop.index0 % _ROUNDS_BETWEEN_CHECKS:
                        context.spend(0, out)
            finally:
                loops.pop()
                scope.pop()

        return lambda scope, out: render_traced(self, render, scope, out)


def _segment(head: LoopHead) -> Evaluator:
    """The elements that a loop runs over."""
    collection_of = head.collection.compile()
    limit_of = head.limit.compile() if head.limit else None
    offset_of = head.offset.compile() if head.offset else None
    name, backwards, continues = head.name, head.reversed, head.offset_continue

    def segment(scope: Scope) -> Sequence[Any]:
        if continues:
            start: int = scope.cell("offset", name) or 0
        else:
            start = to_integer(offset_of(scope)) if offset_of is not None else 0
        collection = collection_of(scope)
        stop = None
        if limit_of is not None:
            limit = limit_of(scope)
            if limit is not None and limit is not False:
                stop = to_integer(limit) + start
        chosen = part(collection, start, stop)
        if backwards:
            chosen = chosen[::-1]
        scope.put("offset", name, start + len(chosen))
        return chosen

    return segment


class ForTag(LiquidTag):
    """`for`."""

    name = "for"
    block = True
    end = "endfor"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Parse the head, the body and what is rendered instead of nothing."""
        strict_variables = stream.env.options.strict_variables
        head = parse(
            stream,
            "loop",
            token,
            markup,
            start,
            lambda text: _parse_strict(text, strict_variables),
            lambda text: _parse_lax(text, strict_variables, token),
        )
        body, end = self._body(stream, token)
        otherwise = None
        if end.value == "else":
            otherwise, end = self._body(stream, token)
            if end.value == "else":  # a second one ends the loop, says Liquid
                otherwise = Body(end, [], stream.unit)
        return ForNode(token, head, body, otherwise)

    def _body(self, stream: ParseStream, token: Token) -> tuple[Body, Token]:
        next(stream)
        body, end, _ = stream.parse_body(self.name, token)
        if end.value not in (self.end, "else"):
            stream.unexpected(end, self.name)
        return body, end


def _parse_strict(markup: str, strict_variables: bool) -> LoopHead:
    parser = StrictParser(markup)
    variable = parser.take("id")
    if not parser.accept_word("in"):
        raise parser.refuse("For loops require an 'in' clause")
    collection = parser.value()
    head = LoopHead(variable, collection, parse_value(collection, strict_variables), False)
    head.reversed = parser.accept_word("reversed") is not None
    while parser.at("id") and parser.at("colon", 1):
        attribute = parser.accept_word("limit", "offset")
        if attribute is None:
            raise parser.refuse("Invalid attribute in for loop. Valid attributes are limit and offset")
        parser.take("colon")
        head.set(attribute, parser.value(), strict_variables)
    parser.finish()
    return head


def _parse_lax(markup: str, strict_variables: bool, token: Token) -> LoopHead:
    match = _LAX.match(markup)
    if match is None:
        raise LiquidSyntaxError("Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]", token=token)
    head = LoopHead(match[1], match[2], parse_value(match[2], strict_variables), match[3] is not None)
    for attribute, text in ATTRIBUTE.findall(markup):
        head.set(attribute, text, strict_variables)
    return head


class InterruptNode(LiquidNode):
    """Ends a round of a loop, or the loop."""

    __slots__ = ("interrupt",)
    is_traceable = True

    def __init__(self, token: Token, interrupt: Interrupt) -> None:
        """Which of the two."""
        super().__init__(token)
        self.interrupt = interrupt
        self.blank = False

    def compile(self) -> Renderer:
        """Leave word for the loop."""
        interrupt = self.interrupt
        return lambda scope, out: scope.interrupts.append(interrupt)


class BreakTag(LiquidTag):
    """`break`."""

    name = "break"
    interrupt = Interrupt.BREAK

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """Any markup is ignored."""
        return InterruptNode(token, self.interrupt)


class ContinueTag(BreakTag):
    """`continue`."""

    name = "continue"
    interrupt = Interrupt.CONTINUE
