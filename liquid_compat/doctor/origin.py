"""Where in the source something stands that was found in the built site."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..content.site import Site
from ..errors import Location


class Origins:
    """The source files of a site's pages, and the files that more than one page is made from."""

    def __init__(self, site: Site) -> None:
        """`site` is read and generated."""
        self._config = site.config
        self._pages = {item.destination: item.source_path for item in site.items()}
        self._texts: dict[str, list[str]] = {}
        self._shared = list(self._shared_files(site))

    def _shared_files(self, site: Site) -> Iterator[str]:
        for layout in site.layouts.values():
            yield layout.path
        for name in (self._config.includes_dir, self._config.data_dir):
            for folder, _, names in os.walk(self._config.in_source(name)):
                yield from (os.path.join(folder, file) for file in sorted(names))
        yield from (str(file) for file in self._config.files)

    def own(self, page: str, text: str) -> Location | None:
        """The place of `text`, as it is written, in a page's own file; None where it isn't there."""
        path = self._pages.get(page)
        return self._find(path, text) if path is not None else None

    def shared(self, texts: Iterable[str]) -> Location | None:
        """The place of the first of these texts that a layout, include, data or configuration file has."""
        for text in texts:
            for path in self._shared:
                if place := self._find(path, text):
                    return place
        return None

    def page(self, page: str) -> Location:
        """The file that a page is made from; the page itself where a plugin made it."""
        path = self._pages.get(page)
        return Location(self.shown(path) if path is not None and os.path.isfile(path) else page)

    def _find(self, path: str, text: str) -> Location | None:
        """The first line that has `text` behind a quote or a bracket, else anywhere."""
        for before in ('"', "'", "(", ""):
            for number, line in enumerate(self._lines(path), 1):
                at = line.find(before + text)
                if at >= 0 and not line.startswith("permalink:"):
                    return Location(self.shown(path), number, at + len(before) + 1, line)
        return None

    def shown(self, path: str) -> str:
        """A path as messages name it."""
        return Path(os.path.relpath(path, self._config.source)).as_posix()

    def _lines(self, path: str) -> list[str]:
        if path not in self._texts:
            try:
                self._texts[path] = Path(path).read_text(encoding="utf-8", errors="replace").splitlines()
            except OSError:
                self._texts[path] = []
        return self._texts[path]
