"""Jekyll's hooks (https://jekyllrb.com/docs/plugins/hooks/) as points of a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..content.item import Item
from ..content.page import Page
from ..content.site import Site
from ..errors import PluginError
from ..templates.services import SiteServices
from .api import MadeFile, Plugin, PluginSetup, Written
from .marks import Mark

Call = Callable[..., Any]
Methods = Mapping[str, Any]


def _after_init(call: Call, owner: str) -> Methods:
    def configure(cls: type[Plugin], setup: PluginSetup) -> Mapping[str, Any]:
        return call(setup.config) or {}

    return {"configure": classmethod(configure)}


def _after_reset(call: Call, owner: str) -> Methods:
    def before_read(self: Plugin) -> None:
        call()

    return {"before_read": before_read}


def _post_read(call: Call, owner: str) -> Methods:
    def after_read(self: Plugin, site: Site) -> None:
        call(site)

    return {"after_read": after_read}


def _site_pre_render(call: Call, owner: str) -> Methods:
    def before_rendering(self: Plugin, site: Site, services: SiteServices) -> None:
        call(site)

    return {"before_rendering": before_rendering}


def _site_post_render(call: Call, owner: str) -> Methods:
    def after_rendering(
        self: Plugin, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile]:
        return call(site, files) or {}

    return {"after_rendering": after_rendering}


def _site_post_write(call: Call, owner: str) -> Methods:
    def after_write(self: Plugin, written: Written) -> None:
        call(written)

    return {"after_write": after_write}


def _post_init(call: Call, owner: str) -> Methods:
    def after_init(self: Plugin, item: Item) -> None:
        if _is_of(item, owner):
            call(item)

    return {"after_init": after_init}


def _changing(point: str) -> Callable[[Call, str], Methods]:
    """A point that gets a text and gives another; None leaves it."""

    def make(call: Call, owner: str) -> Methods:
        def change(self: Plugin, item: Item, text: str) -> str:
            if not _is_of(item, owner):
                return text
            result = call(item, text)
            return text if result is None else str(result)

        return {point: change}

    return make


def _giving(point: str) -> Callable[[Call, str], Methods]:
    """A point that gives values."""

    def make(call: Call, owner: str) -> Methods:
        def give(self: Plugin, item: Item) -> Mapping[str, Any]:
            return (call(item) or {}) if _is_of(item, owner) else {}

        return {point: give}

    return make


def _post_write(call: Call, owner: str) -> Methods:
    def after_write(self: Plugin, written: Written) -> None:
        for item in _written_items(written.site):
            if _is_of(item, owner):
                call(item, Path(written.destination, item.destination))

    return {"after_write": after_write}


def _on_obsolete(call: Call, owner: str) -> Methods:
    def keeps(self: Plugin, obsolete: Sequence[str]) -> Collection[str]:
        return call(obsolete) or ()

    return {"keeps": keeps}


SITE_EVENTS: Mapping[str, Callable[[Call, str], Methods]] = {
    "after_init": _after_init,
    "after_reset": _after_reset,
    "post_read": _post_read,
    "pre_render": _site_pre_render,
    "post_render": _site_post_render,
    "post_write": _site_post_write,
}
ITEM_EVENTS: Mapping[str, Callable[[Call, str], Methods]] = {
    "post_init": _post_init,
    "pre_render": _changing("before_liquid"),
    "values": _giving("before_render"),
    "variables": _giving("variables"),
    "post_convert": _changing("after_convert"),
    "post_render": _changing("after_render"),
    "post_write": _post_write,
}
CLEAN_EVENTS: Mapping[str, Callable[[Call, str], Methods]] = {"on_obsolete": _on_obsolete}
EVENTS = {"site": SITE_EVENTS, "clean": CLEAN_EVENTS}
"""The events of each owner; any other owner has those of items."""


def hook_methods(call: Call, mark: Mark) -> Methods:
    """The points of a plugin that call a function at its event. Raises PluginError for an event that isn't one."""
    owner, event = mark.options["owner"].lstrip(":"), mark.options["event"].lstrip(":")
    events = EVENTS.get(owner, ITEM_EVENTS)
    if event not in events:
        raise PluginError(
            f"There is no event {event} of {owner}", hint=f"The events of {owner} are {', '.join(sorted(events))}."
        )
    return events[event](call, owner)


def _is_of(item: Item, owner: str) -> bool:
    """Whether an item is one of an owner's: its kind is `pages` or a collection's label."""
    return not isinstance(item, Page) if owner == "documents" else item.kind == owner


def _written_items(site: Site) -> Iterator[Item]:
    return (item for item in site.written() if isinstance(item, Item))
