"""Layouts (https://jekyllrb.com/docs/layouts/)."""

from __future__ import annotations

import os
from typing import Any, NamedTuple

from ..config.kinds import Kind, kind_of
from ..config.load import Config
from ..config.places import relative
from ..errors import Warnings
from .entry_filter import EntryFilter
from .paths import walk
from .source_file import is_file, read_source


class Layout(NamedTuple):
    """A layout's template: `name` is its path below the folder without the extension."""

    name: str
    path: str
    relative_path: str
    data: dict[str, Any]
    content: str
    first_line: int


def read_layouts(
    folder: str, base: str, config: Config, entry_filter: EntryFilter, warnings: Warnings
) -> dict[str, Layout]:
    """The layouts in a folder, by name; `base` is what their paths are relative to in messages."""
    layouts: dict[str, Layout] = {}
    if kind_of(folder) is not Kind.FOLDER or entry_filter.refuses_folder(folder, base):
        return layouts
    entries = [entry for entry in walk(folder) if "." in os.path.basename(entry)]
    for entry in entry_filter.filter(entries, folder=folder, root=base):
        path = f"{folder}/{entry}"
        shown = relative(path, base)
        if not is_file(path, shown, warnings):
            continue
        file = read_source(path, shown, config.strict_front_matter, config.encoding, warnings)
        name = ".".join(entry.split(".")[:-1])
        layouts[name] = Layout(name, path, shown, file.data, file.content, file.first_line)
    return layouts
