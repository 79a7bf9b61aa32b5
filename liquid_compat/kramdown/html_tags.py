"""What the syntax knows about HTML: names, kinds of elements, patterns of tags.

The lists are kramdown's (`Parser::Html::Constants`): they decide where a block ends, so they may not be
"corrected" to today's HTML.
"""

from __future__ import annotations

import re

from .strings import words

NAME = r"(?:[^\W\d][-.\w]*:)?[^\W\d][-.\w]*"
"""A tag or attribute name, with an optional prefix."""

_SPACE = r"[ \t\r\n\f\v]"

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INSTRUCTION = re.compile(r"<\?.*?\?>", re.DOTALL)
OPEN_TAG = re.compile(
    rf"<((?>{NAME})){_SPACE}*"
    rf"((?>{_SPACE}+{NAME}(?:{_SPACE}*={_SPACE}*(?:\w+|([\"']).*?\3))?)*){_SPACE}*(/)?>",
    re.DOTALL,
)
"""Groups: 1 the name, 2 the attributes, 4 the slash of an empty element."""
CLOSE_TAG = re.compile(rf"</({NAME}){_SPACE}*>")
ATTRIBUTE = re.compile(
    rf"{_SPACE}*({NAME})(?:{_SPACE}*={_SPACE}*(?:(\w+)|([\"'])(.*?)\3))?",
    re.DOTALL,
)
ENTITY = re.compile(r"&(?:([\w:][-\w.:]*)|#(\d+)|#x([0-9a-fA-F]+));", re.ASCII)
"""Groups: name, decimal number, hexadecimal number."""
BLOCK_START = re.compile(rf"<(?:{NAME}|!--|/)")

BLOCK_CONTENT = words(
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption footer form header"
    " hgroup iframe li main map menu nav noscript object section summary td"
)
"""Elements whose content is blocks when Markdown is parsed in them."""

SPAN_CONTENT = words(
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label legend optgroup p q rb"
    " rbc rp rt rtc ruby select small span strong sub sup th tt"
)
"""Elements whose content is text when Markdown is parsed in them."""

RAW_CONTENT = words("script style math option textarea pre code kbd samp var")

SPAN_ELEMENTS = words(
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option q rb rbc rp rt rtc"
    " ruby samp select small span strong sub sup tt u var"
)
"""Elements that belong to a paragraph."""

BLOCK_ELEMENTS = words(
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset figcaption footer form h1"
    " h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li main map nav ol optgroup p pre section summary"
    " table tbody td th thead tfoot tr ul"
)
"""Elements that can't stand in a paragraph."""

VOID_ELEMENTS = words("area base br col command embed hr img input keygen link meta param source track wbr")
"""Elements without a body."""

KNOWN_ELEMENTS = SPAN_ELEMENTS | BLOCK_ELEMENTS | VOID_ELEMENTS | BLOCK_CONTENT | SPAN_CONTENT | RAW_CONTENT
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


def parse_attributes(text: str, known: bool) -> tuple[dict[str, str], list[str]]:
    """The attributes in `text` (names in lower case if the element is a `known` one), and the names given twice."""
    attributes: dict[str, str] = {}
    duplicates: list[str] = []
    if not text:
        return attributes, duplicates
    for match in ATTRIBUTE.finditer(text):
        name, bare, _, quoted = match.groups()
        if known:
            name = name.lower()
        if name in attributes:
            duplicates.append(name)
        attributes[name] = bare or quoted or ""
    return attributes, duplicates


def closing_tag(name: str, ignore_case: bool) -> re.Pattern[str]:
    """The pattern of the end tag of element `name`."""
    return re.compile(rf"</{re.escape(name)}{_SPACE}*>", re.IGNORECASE if ignore_case else 0)
