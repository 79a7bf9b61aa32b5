"""Which files a stylesheet may import: all that any of the compilers could take for what it names, at any depth.

What a name leads to is told by the names in a few folders, so that it is noticed too when a file appears that comes
before another, or one that was missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

from .sass_words import imported

_EXTENSIONS = (".scss", ".sass", ".css")
_SEPARATOR = "\0"


class SassImports:
    """The files that stylesheets of one site find, as they are when they are first looked at."""

    def __init__(self, folders: Sequence[str]) -> None:
        """`folders` are those that all stylesheets look in (https://sass-lang.com/documentation/at-rules/import)."""
        self._folders = list(dict.fromkeys([*folders, os.getcwd()]))  # libsass looks there at last
        self._names: dict[str, dict[str, list[str]]] = {}
        self._texts: dict[str, bytes] = {}
        self._found: dict[str, list[str]] = {}
        self._imported: dict[str, frozenset[str] | None] = {}
        self.latest = 0
        """When the latest change of the files that were looked at was, in nanoseconds."""

    def keys(self, text: str, *, indented: bool) -> set[str] | None:
        """All that is imported on behalf of a stylesheet, each name with the folder that it is read in.

        None where that can't be told.
        """
        names = imported(text, indented=indented)
        if names is None:
            return None
        found = {_SEPARATOR + name for name in names}
        pending = list(found)
        while pending:
            for path in self._paths(pending.pop()):
                inner = self._imported_by(path)
                if inner is None:
                    return None
                new = {f"{os.path.dirname(path)}{_SEPARATOR}{name}" for name in inner} - found
                found |= new
                pending += new
        return found

    def files(self, key: str) -> list[tuple[str, bytes]]:
        """The files that one of the `keys` may mean, with what is in them."""
        return [(path, self._text(path)) for path in self._paths(key)]

    def _paths(self, key: str) -> list[str]:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._find(key)
        return found

    def _find(self, key: str) -> list[str]:
        own, _, name = key.partition(_SEPARATOR)
        folders = dict.fromkeys([own, *self._folders] if own else self._folders)
        return list(dict.fromkeys(path for folder in folders for path in self._called(os.path.join(folder, name))))

    def _called(self, path: str) -> Iterable[str]:
        """The files that may be meant by a path: with or without an extension, a partial or not, a folder's index."""
        folder, name = os.path.split(path)
        name = _bare(name)
        for entry in self._listed(folder).get(_first_part(name), ()):
            bare = _bare(entry)
            if bare == name:
                inner = os.path.join(folder, entry)
                yield from (os.path.join(inner, index) for index in self._listed(inner).get("index", ()))
                yield inner
            elif bare.startswith(f"{name}.") and bare.endswith(_EXTENSIONS):
                yield os.path.join(folder, entry)

    def _listed(self, folder: str) -> dict[str, list[str]]:
        """The names in a folder, by their first parts."""
        found = self._names.get(folder)
        if found is None:
            found = self._names[folder] = {}
            try:
                names = sorted(os.listdir(folder))
            except (OSError, ValueError):
                names = []
            for name in names:
                found.setdefault(_first_part(_bare(name)), []).append(name)
        return found

    def _text(self, path: str) -> bytes:
        text = self._texts.get(path)
        if text is None:
            try:
                # What isn't a file, a compiler doesn't open either; a FIFO would keep us waiting.
                text = self._read(path) if os.path.isfile(path) else b""
            except OSError as error:
                text = str(error).encode("utf-8", "surrogateescape")
            self._texts[path] = text
        return text

    def _read(self, path: str) -> bytes:
        with open(path, "rb") as file:
            status = os.fstat(file.fileno())
            self.latest = max(self.latest, status.st_mtime_ns, status.st_ctime_ns)
            return file.read()

    def _imported_by(self, path: str) -> frozenset[str] | None:
        if path not in self._imported:
            text = self._text(path).decode("utf-8", "replace")
            self._imported[path] = imported(text, indented=path.lower().endswith(".sass"))
        return self._imported[path]


def _bare(name: str) -> str:
    """A name as all spellings of it that may mean the same file have in common."""
    return name.lstrip("_").casefold()


def _first_part(name: str) -> str:
    return name.partition(".")[0]
