"""What has been found out about a site and needn't be found out again, in one place."""

from __future__ import annotations

from typing import Any

from .known import KnownDocuments

Table = dict[Any, Any]

MANY_TEXTS = 20_000
MANY_CHARACTERS = 30_000_000
"""More entries than this, or of more characters, a table of texts doesn't take along to the next snapshot."""


class Caches:
    """The tables of one snapshot of a site.

    What `of_site` keeps holds as long as the site stays as it is. What `of_text` keeps follows from its key alone (a
    parsed template from its text, HTML from its Markdown) and goes on to the next snapshot of the same configuration.
    """

    def __init__(self, *, is_kept: bool = False) -> None:
        """Nothing is known, and the site isn't settled. `is_kept`: there will be another snapshot."""
        self.is_kept = is_kept
        self.documents: KnownDocuments | None = None
        """The documents that are known from before; None where that is of no use."""
        self._settled = False
        self._site: dict[str, Table] = {}
        self._texts: dict[str, Table] = {}

    def of_site(self, name: str) -> Table:
        """The table of that name; one that nobody keeps while the site is still being read and generated."""
        if not self._settled:
            return {}
        table = self._site.get(name)
        if table is None:
            table = self._site[name] = {}
        return table

    def of_text(self, name: str) -> Table:
        """The table of that name."""
        return self._texts.setdefault(name, {})

    @property
    def sources(self) -> Table | None:
        """The table of parsed files by their text; None where there is no next time."""
        return self.of_text("sources") if self.is_kept else None

    def settle(self) -> None:
        """The site stays as it is from now on."""
        self._settled = True
        if self.documents is not None:
            self.documents.settle()

    def changed(self) -> None:
        """The site is another from now on; what follows from texts still does, and stays while it isn't too much."""
        self._settled = False
        self._site.clear()
        for table in self._texts.values():
            if len(table) > MANY_TEXTS or sum(map(_size, table)) > MANY_CHARACTERS:
                table.clear()


def _size(key: Any) -> int:
    """The characters of a key: a text, or several things and some of them texts."""
    return len(key) if isinstance(key, str) else sum(len(part) for part in key if isinstance(part, str))
