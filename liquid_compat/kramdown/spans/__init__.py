"""The constructs inside of a paragraph.

`HANDLERS` lists, for every character that can start a construct, the function that looks at it. A handler takes
the scanner, the text, the index of the character and the index up to which it may look back, and returns the index
where scanning goes on; what it does not `emit` stays text.
"""

from __future__ import annotations

from collections.abc import Callable

from . import angle, bracket, emoji, emphasis, extension, marks, quotes, strikethrough
from .scanner import SpanScanner

Handler = Callable[[SpanScanner, str, int, int], int]

HANDLERS: dict[str, Handler] = {
    "*": emphasis.parse,
    "_": emphasis.parse,
    "`": marks.parse_code,
    "<": angle.parse,  # autolinks, HTML, guillemets
    "[": bracket.parse,  # footnote markers, links
    "!": bracket.parse,  # images
    "]": bracket.parse_closing,
    "'": quotes.parse,
    '"': quotes.parse,
    "$": marks.parse_math,  # math
    "{": extension.parse,  # attribute lists, extensions
    "&": marks.parse_entity,
    "-": marks.parse_symbol,
    ".": marks.parse_symbol,
    ">": marks.parse_symbol,
    "\n": marks.parse_line_break,
    "\\": marks.parse_backslash,
    "~": strikethrough.parse,
    ":": emoji.parse,
}
