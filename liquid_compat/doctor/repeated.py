"""Keys that stand twice in a mapping: the last one counts, and nobody is told."""

from __future__ import annotations

from collections.abc import Iterator

import yaml

from ..errors import Location
from .finding import Finding, finding


def repeated_keys(text: str, path: str, check: str, first_line: int = 1) -> Iterator[Finding]:
    """A finding for each key of the YAML `text` that stands before in the same mapping.

    `path` and `first_line` are those of the file that the text is of. What can't be parsed has none.
    """
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return
    lines = text.splitlines()
    waiting = [root] if root is not None else []
    visited: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) in visited:  # aliases may lead back
            continue
        visited.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            waiting += node.value
        if not isinstance(node, yaml.MappingNode):
            continue
        seen: dict[str, int] = {}
        for key, value in node.value:
            waiting.append(value)
            if not isinstance(key, yaml.ScalarNode):
                continue
            line = key.start_mark.line
            if key.value in seen and key.value != "<<":
                place = Location(path, line + first_line, key.start_mark.column + 1, lines[line])
                above = seen[key.value] + first_line
                yield finding(
                    check, f"`{key.value}` stands twice; this one counts, not that of line {above}", place,
                    "Remove one of them.",
                )  # fmt: skip
            seen[key.value] = line
