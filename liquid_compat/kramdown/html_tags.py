"""What the syntax knows about HTML: names, kinds of elements, patterns of tags.

Which elements are known, and for what, is as kramdown has it: it decides where a block ends, so it may not be
"corrected" to today's HTML.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..lazy import pattern

NAME = r"[^\W\d][-.\w]*+(?::[^\W\d][-.\w]*+)?+"
"""A tag or attribute name, with an optional prefix."""

_SPACE = r"[ \t\r\n\f\v]"
_EQUALS = rf"{_SPACE}*+={_SPACE}*+"

COMMENT = pattern(r"<!--.*?-->", re.DOTALL)
OPEN_TAG = pattern(
    rf"<({NAME})((?:{_SPACE}++{NAME}(?:{_EQUALS}(?:\w++|\"[^\"]*+\"|'[^']*+'))?+)*+){_SPACE}*+(/)?>",
)
"""Groups: 1 the name, 2 the attributes, 3 the slash of an empty element."""
CLOSE_TAG = pattern(rf"</({NAME}){_SPACE}*+>")
ATTRIBUTE = pattern(rf"{_SPACE}*+({NAME})(?:{_EQUALS}(?:(\w++)|\"([^\"]*+)\"|'([^']*+)'))?+")
ENTITY = pattern(r"&(?:([\w:][-\w.:]*)|#(\d+)|#x([0-9a-fA-F]+));", re.ASCII)
"""Groups: name, decimal number, hexadecimal number."""
BLOCK_START = pattern(rf"<(?:{NAME}|!--|/)")

_ELEMENTS = (
    (
        "blocks between",
        "address applet article aside blockquote body dd div dl fieldset figcaption footer form header hgroup iframe li"
        " main map menu nav section summary td",
    ),
    ("blocks", "details figure noscript object"),
    ("text between", "caption dt h1 h2 h3 h4 h5 h6 legend optgroup p th"),
    (
        "text within",
        "a abbr acronym b bdo big button cite del dfn em i ins label q rb rbc rp rt rtc ruby select small span strong"
        " sub sup tt",
    ),
    ("raw between", "colgroup head html ol pre table tbody tfoot thead tr ul"),
    ("raw within", "code kbd mark option samp u var"),
    ("raw", "math script style textarea"),
    ("void between", "col hr"),
    ("void within", "br img input"),
    ("void", "area base command embed keygen link meta param source track wbr"),
)
"""What is known of elements, and their names.

The content is parsed as blocks, or as text, where Markdown is parsed in HTML at all, or it is raw, or there is none
(void). An element "within" belongs to a paragraph, one "between" can't stand in one.
"""


def _names(trait: str) -> frozenset[str]:
    return frozenset(name for traits, names in _ELEMENTS if trait in traits.split() for name in names.split())


BLOCK_CONTENT = _names("blocks")
SPAN_CONTENT = _names("text")
SPAN_ELEMENTS = _names("within")
BLOCK_ELEMENTS = _names("between")
VOID_ELEMENTS = _names("void")
KNOWN_ELEMENTS = frozenset(name for _, names in _ELEMENTS for name in names.split())
"""Names that are read without regard to case."""

MARKDOWN_ATTRIBUTE = {"0": "raw", "1": "default", "span": "span", "block": "block"}
"""What the values of the attribute `markdown` mean."""


def content_model(name: str) -> str:
    """How the content of element `name` is parsed by default: `block`, `span` or `raw`."""
    if name in BLOCK_CONTENT:
        return "block"
    return "span" if name in SPAN_CONTENT else "raw"


def normal_name(name: str) -> str:
    """`name` in lower case if it is one of HTML's, else as it is."""
    lower = name.lower()
    return lower if lower in KNOWN_ELEMENTS else name


def parse_attributes(text: str, known: bool) -> tuple[dict[str, str], tuple[str, ...]]:
    """The attributes in `text` (names in lower case if the element is a `known` one), and the names given twice."""
    if not text:
        return {}, ()
    if len(text) > _LONG:
        return _read_attributes(text, known)
    attributes, duplicates = _remembered(text, known)
    return attributes.copy(), duplicates


_LONG = 200
"""Longer ones aren't remembered."""


def _read_attributes(text: str, known: bool) -> tuple[dict[str, str], tuple[str, ...]]:
    attributes: dict[str, str] = {}
    duplicates: list[str] = []
    for name, bare, double, single in ATTRIBUTE.findall(text):
        if known:
            name = name.lower()
        if name in attributes:
            duplicates.append(name)
        attributes[name] = bare or double or single
    return attributes, tuple(duplicates)


_remembered = lru_cache(maxsize=1024)(_read_attributes)
"""The same few sets of attributes come up again and again."""


def closing_tag(name: str, ignore_case: bool) -> re.Pattern[str]:
    """The pattern of the end tag of element `name`."""
    return re.compile(rf"</{re.escape(name)}{_SPACE}*>", re.IGNORECASE if ignore_case else 0)
