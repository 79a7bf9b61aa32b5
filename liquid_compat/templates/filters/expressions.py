"""Jekyll's filters that take an expression: `where_exp`, `find_exp`, `group_by_exp`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, NamedTuple

from ...ruby.printing import to_s
from ...ruby.sorting import identity_key
from ..context import Evaluator
from ..expressions.condition_parser import parse_strict
from ..expressions.filtered import Filtered
from ..expressions.filtered_parser import parse_lax
from ..expressions.filtered_parser import parse_strict as parse_filtered_strict
from ..expressions.primitive import Literal, Lookup, Value
from ..expressions.strict import StrictError
from ..python_liquid import Expression, LiquidSyntaxError, with_context
from ..registry import Registry
from .errors import no_conversion
from .kept import VARYING, typed
from .selection import listed, values_of

_SIMPLE = (str, int, float, bool, date, type(None))
# Filters in whose results nothing shows but their input and their arguments.
_STEADY_FILTERS = frozenset(
    ("append", "capitalize", "downcase", "first", "last", "prepend", "remove", "replace", "replace_first", "size")
    + ("slice", "slugify", "split", "strip", "truncate", "upcase", "plus", "minus", "times", "modulo")
)


@with_context
def where_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """The elements for which the condition `expression` holds, each in turn being `variable`."""
    items = values_of(value)
    if items is None:
        return value
    parsed = _condition(expression, context)

    def find_all() -> list[Any]:
        return [item for item, holds in each_with(items, variable, parsed.run, context) if holds]

    return _kept("where_exp", value, variable, expression, parsed, context, find_all)


@with_context
def find_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """The first of the elements that `where_exp` gives, nil if there is none."""
    items = values_of(value)
    if items is None:
        return value
    parsed = _condition(expression, context)

    def find_first() -> Any:
        return next((item for item, holds in each_with(items, variable, parsed.run, context) if holds), None)

    return _kept("find_exp", value, variable, expression, parsed, context, find_first)


@with_context
def group_by_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """Groups of elements for which `expression`, a value with filters, is the same (see `group_by`)."""
    items = listed(value)
    if items is None:
        return value
    parsed = _expression(expression, context)

    def group() -> list[dict[str, Any]]:
        groups: dict[Any, dict[str, Any]] = {}
        for item, name in each_with(items, variable, parsed.run, context):
            found = groups.setdefault(identity_key(name), {"name": name, "items": [], "size": 0})
            found["items"].append(item)
            found["size"] += 1
        return list(groups.values())

    return _kept("group_by_exp", value, variable, expression, parsed, context, group)


def each_with(items: list[Any], variable: Any, run: Evaluator, context: Any) -> Iterator[tuple[Any, Any]]:
    """Each item with what `run` gives while `variable` is bound to it."""
    scope = context.scope
    name = to_s(variable)
    for item in items:
        scope.push({name: item})
        try:
            result = run(scope)
        finally:
            scope.pop()
        yield item, result


class _Parsed(NamedTuple):
    """An expression, compiled."""

    value: Value
    run: Evaluator


def _kept(
    name: str, value: Any, variable: Any, expression: str, parsed: _Parsed, context: Any, find: Callable[[], Any]
) -> Any:
    """What `find` gives, kept for the site's own lists where it hangs on nothing but the objects and simple values."""
    registers = context.registers
    lists = registers.site.lists if registers is not None and type(value) is list else None
    if lists is None or not lists.has(value):
        return find()
    bound = to_s(variable)
    outside = _outside(parsed.value, bound)
    if outside is None:
        return find()
    values = [lookup.compile()(context.scope) for lookup in outside]
    if not all(isinstance(entry, _SIMPLE) for entry in values):
        return find()
    return lists.result((name, id(value), bound, expression, *map(typed, values)), find)


def _outside(value: Expression, bound: str) -> list[Lookup] | None:
    """The variables of an expression but the bound one; None where more than these and simple properties is read."""
    if isinstance(value, Lookup):
        if not isinstance(value.name, str):
            return None
        if value.name != bound:
            return [value]
        keys = [key.value if isinstance(key, Literal) else None for key, _ in value.keys]
        return [] if keys and None not in keys and VARYING.isdisjoint(keys) else None
    if isinstance(value, Filtered) and not all(call.name in _STEADY_FILTERS for call in value.filters):
        return None
    found: list[Lookup] = []
    for child in value.children():
        inner = _outside(child, bound)
        if inner is None:
            return None
        found += inner
    return found


def _condition(expression: Any, context: Any) -> _Parsed:
    """Parse a condition, strictly whatever the error mode. Raises LiquidSyntaxError."""
    if not isinstance(expression, str):
        raise no_conversion(expression, "String")

    def parse() -> Value:
        try:
            return parse_strict(expression, context.env.options.strict_variables)
        except StrictError as error:
            raise LiquidSyntaxError(error.message, token=None) from None

    return _parsed_once("condition of a filter", expression, context.env, parse)


def _parsed_once(kind: str, expression: str, env: Registry, parse: Callable[[], Value]) -> _Parsed:
    found: _Parsed | None = env.parsed.get((kind, expression))
    if found is None:
        value = parse()
        found = env.parsed[kind, expression] = _Parsed(value, value.compile())
    return found


def _expression(expression: Any, context: Any) -> _Parsed:
    """Parse a value with filters, as the environment's error mode wants it. Raises LiquidSyntaxError."""
    if not isinstance(expression, str):
        raise no_conversion(expression, "String")
    return _parsed_once("value of a filter", expression, context.env, lambda: _parse_value(expression, context.env))


def _parse_value(expression: str, env: Registry) -> Value:
    if env.options.error_mode == "lax":
        return parse_lax(env, expression)
    try:
        return parse_filtered_strict(env, expression)
    except StrictError as error:
        if env.options.error_mode == "strict":
            raise LiquidSyntaxError(f'{error.message} in "{{{{{expression}}}}}"', token=None) from None
        return parse_lax(env, expression)
