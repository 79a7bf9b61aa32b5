"""HTML that comes out as it stands: no tree is built of it.

What Markdown has made is often put through Markdown again, a whole page of it (`content | markdownify`). Elements with
raw content are then read, and written as they were.
"""

from __future__ import annotations

from typing import Any

from ...lazy import pattern
from ..html_tags import SPAN_ELEMENTS, VOID_ELEMENTS

_DEPTH = 5
"""So deep elements are nested in one of the blocks; in what is deeper, somebody looks at each of them."""
_LEAST = 1000
"""Characters from which on a text is worth it to compile the patterns."""

_REFERENCE = "&(?:[a-zA-Z][a-zA-Z0-9]*+|#[0-9]++|#x[0-9a-fA-F]++);"
_TEXT = rf"[^<>&]*+(?:{_REFERENCE}[^<>&]*+)*+"
_NAME = r"[a-z][-a-z0-9]*+"
_VALUE = rf'"[^"<>&]*+(?:{_REFERENCE}[^"<>&]*+)*+"'
_ATTRIBUTES = rf'(?: (?!markdown=|id="\s*+"){_NAME}={_VALUE})*+'


def _one_of(names: frozenset[str]) -> str:
    return rf"(?:{'|'.join(sorted(names))})[ >]"


def _blocks() -> str:
    """The pattern of blocks that come out as they stand, with at most one blank line between them.

    Every group is the name of an element, which its end tag has too; the outermost is the first.
    """
    opened = rf"(?!{_one_of(VOID_ELEMENTS)})({_NAME}){_ATTRIBUTES}>"
    content = _TEXT
    for group in range(_DEPTH + 1, 1, -1):
        element = rf"<(?!script|style)(?:{_NAME}{_ATTRIBUTES} />|{opened}{content}</\{group}>)"
        content = rf"{_TEXT}(?:{element}{_TEXT})*+"
    return rf"(?:\n?<(?!script|style|{_one_of(SPAN_ELEMENTS)}){opened}{content}</\1>\n)++"


_BLOCKS = pattern(_blocks())
_TWICE = pattern(rf"<{_NAME}(?: {_NAME}={_VALUE})*? ({_NAME})={_VALUE}(?: {_NAME}={_VALUE})*? \1=")
"""A tag with two attributes of one name, of which the last one counts."""


def may_be_finished(text: str, options: dict[str, Any]) -> bool:
    """Whether blocks of a text are worth a look; not where something in the text may change what is around it."""
    return (
        text.startswith("<")
        and len(text) >= _LEAST
        and "{:" not in text
        and not (options["parse_block_html"] or options["html_to_native"] or options["remove_line_breaks_for_cjk"])
    )


def finished_end(text: str, pos: int) -> int:
    """Where the blocks end that begin at `pos` and come out as they stand; `pos` where there are none.

    -1 where there are such, but some tag in them has an attribute twice.
    """
    blocks = _BLOCKS.match(text, pos)
    if blocks is None:
        return pos
    end = blocks.end()
    return end if _TWICE.search(text, pos, end) is None else -1
