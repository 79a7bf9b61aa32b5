"""Templates' values for plugins written in Python: the site's filters as functions, Liquid's idea of truth."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from ..errors import PluginError
from ..ruby.printing import output as printed
from ..ruby.printing import to_s
from ..templates.services import Registers
from ..templates.values import fetch

if TYPE_CHECKING:
    from ..templates.services import SiteServices

__all__ = ["SiteFilters", "dig", "fetch", "first_filled", "is_true", "printed", "to_s"]


def is_true(value: Any) -> bool:
    """Whether `{% if value %}` holds: everything but nil and false."""
    return value is not None and value is not False


def first_filled(*values: Any) -> Any:
    """`{{ a | default: b | default: c }}`: the first value that is not nil, false or empty; else the last one."""
    for value in values:
        if is_true(value) and (value or not isinstance(value, (str, list, dict))):
            return value
    return values[-1]


def dig(value: Any, *keys: Any) -> Any:
    """`value.key.key`: nil as soon as there is nothing."""
    for key in keys:
        value = fetch(value, key)
    return value


class _Context(NamedTuple):
    """As much of a render's context as filters need."""

    registers: Registers


class SiteFilters:
    """The filters of a site: `filters("absolute_url", "/a")` is `{{ "/a" | absolute_url }}`."""

    def __init__(self, services: SiteServices) -> None:
        """`services` is what the filters ask the site with."""
        from ..templates.errors import EXPECTED
        from ..templates.filters import FILTERS

        self._expected = EXPECTED
        self._filters = FILTERS
        self._context = _Context(Registers(services))

    def __call__(self, name: str, value: Any, *arguments: Any) -> Any:
        """The filter's result. Raises PluginError for what the filter refuses, KeyError for a name that is none."""
        function: Callable[..., Any] = self._filters[name]
        try:
            if getattr(function, "with_context", False):
                return function(value, *arguments, context=self._context)
            return function(value, *arguments)
        except self._expected as error:
            from ..templates.errors import hint_of, words

            raise PluginError(f"{name}: {words(error)}", hint=hint_of(error)) from error

    def chain(self, value: Any, *names: str) -> str:
        """`{{ value | a | b }}`, printed."""
        for name in names:
            value = self(name, value)
        return printed(value)
