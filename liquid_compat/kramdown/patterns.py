"""Patterns that several blocks share: blank lines, what interrupts a paragraph, what starts a list item.

Blocks are matched at the start of a line, so none of these is anchored. Lines end with a newline, always.
"""

from __future__ import annotations

import re

from ..lazy import pattern
from .attributes import BLOCK_TEXT
from .html_tags import NAME, SPAN_ELEMENTS

SPACE = r"[ \t\r\n\f\v]"

_IN_PARAGRAPH = "|".join(sorted(SPAN_ELEMENTS | {"script"}))
HTML_START = rf"<(?>(?!(?:{_IN_PARAGRAPH})\b){NAME})"
HTML_STOP = rf"</(?!(?:{_IN_PARAGRAPH})\b){NAME}{SPACE}*>"
"""Tags that interrupt a paragraph."""

ATTRIBUTE_LIST = rf"\{{:(?![:/])({BLOCK_TEXT})\}}{SPACE}*?\n"
END_MARKER_LINE = rf"\^{SPACE}*?\n"

BLANK = re.compile(rf"{SPACE}*\n")
END_MARKER = re.compile(END_MARKER_LINE)
BLOCK_ATTRIBUTES = re.compile(rf" {{0,3}}{ATTRIBUTE_LIST}")

UL_ITEM = r"[+*-](?=[\t| ])"
OL_ITEM = r"[0-9]+\.(?=[\t| ])"
DL_ITEM = r":(?=[\t| ])"
UL_START = re.compile(rf" {{0,3}}{UL_ITEM}")
OL_START = re.compile(rf" {{0,3}}{OL_ITEM}")
DL_START = re.compile(rf" {{0,3}}{DL_ITEM}")
"""Markers of items, with their indentation."""

LIST_START = re.compile(r" {0,3}(?:[+*-]|[0-9]+\.)[\t| ]")

PLAIN_LINE = r"(?:[^\s\0#$*+\-0-9:<>\[\\^_`{|~]|[*_]{1,2}[^\W_]|`{1,2}[^\n`|~]|\[(?!.*\]:)|[0-9]+[^\n.0-9|])[^\n|]*\n"
"""A line that alone can only be a paragraph.

It starts like none of the rules of blocks, or with emphasis, code, the text of a link, or a number.
"""


def _end(first: str, anywhere: str, line_start: str) -> re.Pattern[str]:
    """The newline after which a paragraph does not go on.

    `first` are the characters with which such a line can start (behind its indentation), to reject others fast.
    """
    return pattern(
        rf"\n(?=\Z|[ ]{{0,3}}[{first}\s])"
        rf"(?=\Z|{SPACE}*\n|\^{SPACE}*?\n{line_start}"
        rf"|[ ]{{0,3}}(?:{ATTRIBUTE_LIST}|{HTML_STOP}|{HTML_START}{anywhere}))"
    )


LAZY_END = _end(r"{<^", "", "")
"""The end of a block quote."""

PARAGRAPH_END = _end(r"{<^:", r"|:[\t| ]", "")
PARAGRAPH_END_GFM = _end(
    r"{<^:+*0-9>~`#\-",
    r"|:[\t| ]|[+*-][\t| ]|[0-9]+\.[\t| ]|>|[~`]{3}",
    r"|\#{1,6}[\t ]",
)
