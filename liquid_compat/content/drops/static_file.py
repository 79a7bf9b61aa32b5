"""The elements of `site.static_files`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Protocol

from ...ruby.drop import Drop
from ...ruby.json_text import pretty
from ...ruby.printing import inspect
from ..item import Rules

_KEYS = ("name", "basename", "extname", "path", "collection", "modified_time")


class DroppedFile(Protocol):
    """What the drop shows: a `static_file.StaticFile`."""

    rules: Rules
    name: str
    basename: str
    ext: str
    relative_path: str

    @property
    def modified_time(self) -> datetime:
        """When the file last changed."""
        ...

    @property
    def kind(self) -> str | None:
        """The collection's label."""
        ...

    @property
    def data(self) -> dict[str, Any]:
        """The front matter defaults."""
        ...


class StaticFileDrop(Drop):
    """A static file: its attributes, then its front matter defaults."""

    __slots__ = ("_file",)

    def __init__(self, file: DroppedFile) -> None:
        """A view of one file."""
        super().__init__(file.rules.view)
        self._file = file

    @property
    def subject(self) -> Any:
        """What this is a view of."""
        return self._file

    def lookup(self, key: str) -> Any:
        """The value under a key."""
        file = self._file
        if key == "path":
            return file.relative_path
        if key == "name":
            return file.name
        if key == "basename":
            return file.basename
        if key == "extname":
            return file.ext
        if key == "modified_time":
            return file.modified_time
        if key == "collection":
            return file.kind
        return file.data.get(key)

    def keys(self) -> list[str]:
        """The keys, attributes first."""
        return list(dict.fromkeys([*_KEYS, *self._file.data]))

    def to_s(self) -> str:
        """The name of Jekyll's class."""
        return "Jekyll::Drops::StaticFileDrop"

    def inspect(self) -> str:
        """The values as pretty JSON."""
        return pretty(self)

    def nested_to_s(self) -> str:
        """In an array."""
        return self.nested_inspect()

    def nested_inspect(self) -> str:
        """In an inspected array."""
        return f"#<Jekyll::StaticFile @relative_path={inspect(self._file.relative_path)}>"
