"""`page` of a page, and the elements of `site.pages`."""

from __future__ import annotations

from typing import Any, Protocol

from ...config.merge import deep_merge
from ...ruby import printing
from ...ruby.drop import Drop
from ..item import ItemData, Rules
from ..view import Seen

_ATTRIBUTES = ("content", "dir", "excerpt", "name", "path", "url")
_OWN = frozenset(_ATTRIBUTES) - {"excerpt"}


class DroppedPage(Seen, Protocol):
    """What the drop shows: a `page.Page`."""

    rules: Rules
    data: ItemData
    kind: str
    name: str
    relative_path: str

    @property
    def url(self) -> str:
        """The address in the site."""
        ...

    @property
    def dir(self) -> str:
        """The URL's folder."""
        ...

    @property
    def path(self) -> str:
        """The path that templates see."""
        ...


class PageDrop(Drop):
    """A page as the hash that Jekyll makes of it: defaults, front matter, and attributes that win over both."""

    __slots__ = ("_content", "_page")

    def __init__(self, page: DroppedPage, content: str | None = None) -> None:
        """`content`, if given, stands for the page's content, whatever becomes of that."""
        super().__init__(page.rules.view)
        self._page = page
        self._content = content

    def _values(self) -> dict[str, Any]:
        page = self._page
        table = page.rules.caches.of_site("page values")
        values: dict[str, Any] | None = table.get(page)
        if values is None:
            values = table[page] = deep_merge(page.rules.defaults.all(page.relative_path, page.kind), page.data)
        return values

    @property
    def subject(self) -> Any:
        """What this is a view of."""
        return self._page

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        if key not in _OWN:
            value = self._values().get(key)
            return printing.to_s(value) if key == "excerpt" and value is not None else value
        page = self._page
        if key == "content":
            return page.rules.view.content(page) if self._content is None else self._content
        if key == "url":
            return page.url
        if key == "path":
            return page.path
        return page.dir if key == "dir" else page.name

    def keys(self) -> list[str]:
        """The keys, in the order of the merged hash."""
        return list(dict.fromkeys([*self._values(), *_ATTRIBUTES]))

    def each(self) -> list[Any]:
        """A hash's pairs."""
        return [list(pair) for pair in self.items()]

    def to_s(self) -> str:
        """The hash, inspected."""
        return printing.inspect(dict(self.items()))

    def nested_to_s(self) -> str:
        """In an array: the content."""
        return self._page.rules.view.content(self._page)

    def nested_inspect(self) -> str:
        """In an inspected array: the page's name."""
        return f"#<Jekyll::Page @relative_path={printing.inspect(self._page.relative_path)}>"
