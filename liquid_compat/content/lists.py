"""The lists of a site that stay the same for as long as the site does, and what filters made of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .caches import Caches
from .view import Group, View


class SiteLists:
    """The lists that `site` gives to templates, and the lists that filters make of them."""

    def __init__(self, caches: Caches, view: View) -> None:
        """What is kept is kept in `caches`; what was read for it is recorded in `view`."""
        self._caches = caches
        self._view = view

    def has(self, value: list[Any]) -> bool:
        """Whether a list is one of the site's."""
        return id(value) in self._caches.of_site("lists")

    def known(self, value: list[Any]) -> list[Any]:
        """The list, which is one of the site's from now on."""
        self._caches.of_site("lists")[id(value)] = value
        return value

    def know_all(self, value: Any) -> None:
        """Take the lists anywhere in a value for the site's."""
        if isinstance(value, dict):
            for item in dict.values(value):  # not as a reader of `site.data`
                self.know_all(item)
        elif type(value) is list:
            self.known(value)
            for item in value:
                self.know_all(item)

    def result(self, key: Any, find: Callable[[], Any]) -> Any:
        """What `find` gives, found once for the key; the key names the list by its `id`."""
        table = self._caches.of_site("results")
        entry = table.get(key)
        if entry is None:
            with self._view.gathering() as reads:
                value = find()
            entry = table[key] = (value, None if reads is None else Group(reads))
            self.know_all(value)
        value, group = entry
        if group is not None:
            self._view.note(group)
        return value
