"""Diffs."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Generic, Punctuation, Text

from liquid_compat.highlight.engine import RougeLexer


class Diff(RougeLexer):
    """Unified, context and plain diffs, line by line."""

    tokens: ClassVar = {
        "root": [
            # A blank line takes the line after it along.
            (r"^\s.*\n?", Text),
            (r" .*\n?", Text),
            (r"\n", Text),
            (r"^---\n", Punctuation),
            (r"^[+>].*\n?", Generic.Inserted),
            (r"^[-<].*\n?", Generic.Deleted),
            (r"^!.*\n?", Generic.Strong),
            (r"^(?:Index|diff|index|===).*\n?", Generic.Heading),
            (r"^@@.*?@@", Punctuation),
            (r"^\w.*\n?", Punctuation),
        ],
    }
