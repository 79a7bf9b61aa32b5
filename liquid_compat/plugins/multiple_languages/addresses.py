"""`relative_url` and `absolute_url` as Jekyll 4 has them when it builds a site several times.

Jekyll keeps what they give for a text, and keeps it from one language to the next: the language in which a text comes
first decides which `baseurl` it gets.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ...templates.api import with_context
from ...templates.filters import FILTERS
from .tags import NAME

SAID = "jekyll-multiple-languages-plugin: said"
"""The key of the configuration under which all languages share what was asked before."""


@with_context
def relative_url(value: Any, *, context: Any = None) -> Any:
    """The filter, with the `baseurl` of the first language that asked."""
    return _said("relative_url", value, context)


@with_context
def absolute_url(value: Any, *, context: Any = None) -> Any:
    """The same for the other filter."""
    return _said("absolute_url", value, context)


def _said(name: str, value: Any, context: Any) -> Any:
    registers = context.registers
    function = FILTERS[name]
    if registers is None or not isinstance(value, str):
        return function(value, context=context)
    registers.ask(NAME, (name, value))
    values = registers.site.plugins.get(NAME)
    said = {} if values is None else values.said
    for key in ((name, value), ("relative_url", value)):
        if key in said:
            config = {"url": registers.site.config.get("url"), "baseurl": said[key]}
            site = SimpleNamespace(config=config)
            return function(value, context=SimpleNamespace(registers=SimpleNamespace(site=site)))
    return function(value, context=context)
