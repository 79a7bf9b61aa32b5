"""What a build would write, or what lies in a folder, as the checks look at it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .page import PAGES, PageFacts, read_page


@dataclass(frozen=True)
class Output:
    """The files of a built site: `texts` by their paths, and `copies`, the files that others are copied from."""

    texts: Mapping[str, str | bytes]
    copies: Mapping[str, str]
    _facts: dict[str, PageFacts] = field(default_factory=dict)

    @classmethod
    def of_folder(cls, folder: Path) -> Output:
        """All files of a folder."""
        found = {
            os.path.relpath(os.path.join(root, name), folder).replace(os.sep, "/"): os.path.join(root, name)
            for root, _, names in os.walk(folder)
            for name in names
        }
        return cls({}, found)

    @cached_property
    def paths(self) -> frozenset[str]:
        """The paths of all files, with slashes."""
        return frozenset(self.texts) | frozenset(self.copies)

    def read(self, path: str) -> bytes:
        """A file's content."""
        if path in self.texts:
            text = self.texts[path]
            return text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape")
        return Path(self.copies[path]).read_bytes()

    def size(self, path: str) -> int:
        """A file's bytes."""
        return len(self.read(path)) if path in self.texts else os.path.getsize(self.copies[path])

    @property
    def pages(self) -> list[str]:
        """The paths of the HTML pages, sorted."""
        return sorted(path for path in self.paths if path.endswith(PAGES))

    def facts(self, path: str) -> PageFacts:
        """What a page links to; each page is read once."""
        if path not in self._facts:
            self._facts[path] = read_page(self.read(path))
        return self._facts[path]

    def answer(self, path: str) -> str | None:
        """The file that a server would answer a path (decoded, below the site's root) with; None for none."""
        path = os.path.normpath(path).replace(os.sep, "/") if path else "."
        if path.startswith(".."):
            return None
        for candidate in (path, f"{path}/index.html", f"{path}.html"):
            candidate = os.path.normpath(candidate).replace(os.sep, "/")
            if candidate in self.paths:
                return candidate
        return None
