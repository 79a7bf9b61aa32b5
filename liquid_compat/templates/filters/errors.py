"""What filters raise, besides the engine's `ArgumentError`.

Ruby's own errors (a method that a value doesn't have, a conversion that there isn't) are no Liquid errors: inline they
show as `internal`, and a build ends with their words.
"""

from __future__ import annotations

from typing import Any

from ...ruby.compare import class_name
from ...ruby.printing import inspect
from ..errors import FilterInputError, LiquidRuntimeError


class ZeroDivisionFilterError(LiquidRuntimeError):
    """A division by zero."""

    kind = "Liquid::ZeroDivisionError"


class FloatDomainFilterError(LiquidRuntimeError):
    """An integer of what is no finite number."""

    kind = "Liquid::FloatDomainError"


def no_method(name: str, value: Any, needs: str) -> FilterInputError:
    """The error for a value without the method `name`; `needs` is what the filter wants instead (`an array`)."""
    hint = f"this filter needs {needs}; a missing value can be given one with the filter `default`"
    return FilterInputError(f"undefined method `{name}' for {inspect(value)}:{class_name(value)}", hint)


def no_conversion(value: Any, target: str) -> FilterInputError:
    """The error for a value that is no `target` (`String`, `Integer`)."""
    shown = inspect(value) if value is None or isinstance(value, bool) else class_name(value)
    return FilterInputError(f"no implicit conversion of {shown} into {target}", f"this filter needs a {target}")
