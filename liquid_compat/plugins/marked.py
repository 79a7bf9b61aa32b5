"""Plugins made of marked functions: one for each mark, so that each has its own priority."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..content.page import Page
from ..content.site import Site
from ..converters.base import Conversion, Converter, SourcePlace
from ..errors import PluginError
from ..ruby.printing import to_s
from ..templates.api import Tag
from ..templates.services import SiteServices
from .api import Plugin
from .faults import Code, watched
from .function_tags import filter_function, tag_class
from .marked_hooks import hook_methods
from .marks import Mark


class MarkedPlugin(Plugin):
    """A plugin that brings one marked function."""

    mark: Mark
    function: Callable[..., Any]
    made_of: str

    @property
    def steady(self) -> bool:
        """Tags and filters note their reads; what hooks make of an item follows from it, unless they say otherwise."""
        return not (self.mark.kind == "hook" and self.mark.options["volatile"])

    @property
    def stamp(self) -> str:
        """What the code is made of."""
        return self.made_of


class _Tags(MarkedPlugin):
    def tags(self) -> Mapping[str, type[Tag]]:
        return {self.mark.name: tag_class(type(self).function, self.mark)}


class _Filters(MarkedPlugin):
    def filters(self) -> Mapping[str, Callable[..., Any]]:
        return {self.mark.name: filter_function(type(self).function, self.mark)}


class _Generator(MarkedPlugin):
    def generate(self, site: Site, services: SiteServices) -> None:
        pages = type(self).function(site)
        if pages is None:
            return
        made = list(pages) if isinstance(pages, (list, tuple)) else [pages]
        for page in made:
            if not isinstance(page, Page):
                raise PluginError(
                    f"{self.name} gave {type(page).__name__} where a page should be",
                    hint="Make pages with api.new_page, or give nothing.",
                )
        site.pages.extend(made)


class _Converters(MarkedPlugin):
    def converters(self) -> Sequence[Converter]:
        return (_FunctionConverter(type(self).function, self.mark),)


class _FunctionConverter:
    """A converter that calls a function."""

    def __init__(self, function: Callable[..., Any], mark: Mark) -> None:
        self._function = function
        self._options = mark.options

    @property
    def priority(self) -> int:
        priority: int = self._options["priority"]
        return priority

    def matches(self, ext: str) -> bool:
        return ext.lower() in self._options["extensions"]

    def output_ext(self, ext: str) -> str:
        return str(self._options["to"])

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        result = self._function(text)
        return Conversion(result if type(result) is str else to_s(result))


class _SassFunctions(MarkedPlugin):
    def sass_functions(self) -> Mapping[str, Callable[..., Any]]:
        return {self.mark.name: type(self).function}


_KINDS: Mapping[str, type[MarkedPlugin]] = {
    "tag": _Tags,
    "block": _Tags,
    "filter": _Filters,
    "generator": _Generator,
    "converter": _Converters,
    "sass_function": _SassFunctions,
    "hook": MarkedPlugin,
}


def plugin_class(function: Callable[..., Any], mark: Mark, code: Code, stamp: str) -> type[MarkedPlugin] | None:
    """The plugin that brings a function; None for a subcommand, which is no part of a build. Raises PluginError."""
    base = _KINDS.get(mark.kind)
    if base is None:
        return None
    name = f"The {mark.kind.replace('_', ' ')} {mark.name} of {code.shown}"
    guarded = watched(function, code, name)
    attributes: dict[str, Any] = {
        "name": name,
        "mark": mark,
        "function": staticmethod(guarded),
        "made_of": stamp,
    }
    if mark.kind in ("generator", "converter"):
        attributes["priority"] = mark.options["priority"]
    if mark.kind == "hook":
        attributes["order"] = mark.options["priority"]
        attributes.update(hook_methods(guarded, mark))
    return type(base.__name__, (base,), attributes)
