"""The fenced blocks and the commands in running text of the documentation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted([ROOT / "README.md", ROOT / "COMPATIBILITY.md", *(ROOT / "docs").rglob("*.md")])

_FENCE = re.compile(
    r"(?P<file>^`[^`\s]+`\n\n)?^(?P<indent> *)```(?P<language>\w*)\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
_SPAN = re.compile(r"(?<!`)`(liquid-compat [^`\n]+)`(?!`)")


@dataclass(frozen=True)
class Snippet:
    """A fenced block: the file and line where its text begins, the language that it names.

    Blocks below a line with a file's name are parts of a site that a test of that document builds.
    """

    file: Path
    line: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}"


def snippets(*languages: str) -> list[Snippet]:
    """All blocks in these languages, in the order of the documents."""
    return [snippet for file in FILES for snippet in _blocks(file) if snippet.language in languages]


def mentioned_commands() -> list[Snippet]:
    """Commands of ours in code spans."""
    found = []
    for file in FILES:
        text = _FENCE.sub(lambda match: "\n" * match[0].count("\n"), file.read_text(encoding="utf-8"))
        found += [Snippet(file, text.count("\n", 0, m.start()) + 1, "span", m[1]) for m in _SPAN.finditer(text)]
    return found


def _blocks(file: Path) -> Iterator[Snippet]:
    text = file.read_text(encoding="utf-8")
    for match in _FENCE.finditer(text):
        if match["file"]:
            continue
        lines = match["text"].splitlines()
        body = "\n".join(line.removeprefix(match["indent"]) for line in lines) + "\n"
        yield Snippet(file, text.count("\n", 0, match.start("text")) + 1, match["language"], body)
