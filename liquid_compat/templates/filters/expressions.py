"""Jekyll's filters that take an expression: `where_exp`, `find_exp`, `group_by_exp`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from liquid.exceptions import LiquidSyntaxError
from liquid.filter import with_context

from liquid_compat.ruby.printing import to_s
from liquid_compat.ruby.sorting import identity_key
from liquid_compat.templates.context import Evaluator
from liquid_compat.templates.expressions.condition import Test, parse_strict
from liquid_compat.templates.expressions.strict import StrictError
from liquid_compat.templates.filters.errors import no_conversion
from liquid_compat.templates.filters.selection import listed, values_of


@with_context
def where_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """The elements for which the condition `expression` holds, each in turn being `variable`."""
    items = values_of(value)
    if items is None:
        return value
    test = _condition(expression, context)
    return [item for item, kept in each_with(items, variable, test, context) if kept]


@with_context
def find_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """The first of the elements that `where_exp` gives, nil if there is none."""
    items = values_of(value)
    if items is None:
        return value
    test = _condition(expression, context)
    return next((item for item, kept in each_with(items, variable, test, context) if kept), None)


@with_context
def group_by_exp(value: Any, variable: Any, expression: Any, *, context: Any) -> Any:
    """Groups of elements for which `expression`, a value with filters, is the same (see `group_by`)."""
    items = listed(value)
    if items is None:
        return value
    read = _expression(expression, context)
    groups: dict[Any, dict[str, Any]] = {}
    for item, name in each_with(items, variable, read, context):
        group = groups.setdefault(identity_key(name), {"name": name, "items": [], "size": 0})
        group["items"].append(item)
        group["size"] += 1
    return list(groups.values())


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


def _condition(expression: Any, context: Any) -> Test:
    """Parse a condition, strictly whatever the error mode. Raises LiquidSyntaxError."""
    if not isinstance(expression, str):
        raise no_conversion(expression, "String")
    try:
        return parse_strict(expression, context.env.options.strict_variables).compile()
    except StrictError as error:
        raise LiquidSyntaxError(error.message, token=None) from None


def _expression(expression: Any, context: Any) -> Evaluator:
    from liquid_compat.templates.expressions.filtered import parse_lax
    from liquid_compat.templates.expressions.filtered import parse_strict as parse_filtered_strict

    env = context.env
    if not isinstance(expression, str):
        raise no_conversion(expression, "String")
    if env.options.error_mode == "lax":
        return parse_lax(env, expression).compile()
    try:
        return parse_filtered_strict(env, expression).compile()
    except StrictError as error:
        if env.options.error_mode == "strict":
            raise LiquidSyntaxError(f'{error.message} in "{{{{{expression}}}}}"', token=None) from None
        return parse_lax(env, expression).compile()
