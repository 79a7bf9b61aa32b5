"""What list items and definitions have in common: how their first line sets the indentation of the others."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..attributes import ANY_CHARS, ID_NAME, add_attributes
from ..element import AttributeList, Element
from ..patterns import ATTRIBUTE_LIST, DL_ITEM, HTML_START, HTML_STOP, OL_ITEM, UL_ITEM
from ..state import ParserState

ITEM_ATTRIBUTES = re.compile(rf"\s*\{{:(?![:/]|{ID_NAME}:)({ANY_CHARS}+)\}}\s*", re.ASCII)
_ATTRIBUTES_ONLY = re.compile(rf"(?:{ITEM_ATTRIBUTES.pattern})?\s*\n", re.ASCII)
_LEADING_SPACES = re.compile(" *")
_LEADING_TABS = re.compile(r"( *)(\t+)")
_SPACES = " \t\r\n\f\v"
_NOT_AT_ONCE = frozenset(_SPACES + "{")


class Continuation(NamedTuple):
    """How the lines after an item's first one look.

    `content` matches a line that is indented enough, `lazy` one that still belongs to the paragraph before;
    `start` the start of the next item of the same list; `prefix` is the indentation to take away.
    """

    content: re.Pattern[str]
    lazy: re.Pattern[str]
    start: re.Pattern[str]
    prefix: str


@lru_cache(maxsize=64)
def continuation(kind: str, indentation: int) -> Continuation:
    """The patterns for an item of a `kind` ("ul", "ol", "dl") whose text starts `indentation` characters in."""
    marker = {"ul": UL_ITEM, "ol": OL_ITEM, "dl": DL_ITEM}[kind]
    tabs, spaces = divmod(indentation, 4)
    tab = r"(?:\t| {4})"
    return Continuation(
        re.compile(rf"(?:{tab}{{{tabs}}} {{{spaces}}}|{tab}{{{tabs + 1}}}).*[^ \t\r\n\f\v].*\n"),
        re.compile(
            rf"(?! {{0,{min(indentation, 3)}}}(?:{ATTRIBUTE_LIST}|{HTML_STOP}|{HTML_START})).*[^ \t\r\n\f\v].*\n"
        ),
        re.compile(rf" {{0,{max(0, min(indentation, 4) - 1)}}}{marker}"),
        " " * indentation,
    )


def first_line(parser: ParserState, item: Element, indentation: int, text: str) -> tuple[str, int]:
    """The text of an item's first line, and the indentation that the next lines need.

    `indentation` is the width of the marker, `text` what follows it. Attributes at the start of the text are
    taken for `item`.
    """
    if text.startswith(" ") and text[1:2] not in _NOT_AT_ONCE:
        return text[1:], indentation + 1
    if _ATTRIBUTES_ONLY.match(text):
        indentation = 4
    else:
        while tabs := _LEADING_TABS.match(text):
            column = len(tabs[1]) + indentation
            text = tabs[1] + " " * (4 - column % 4 + (len(tabs[2]) - 1) * 4) + text[tabs.end() :]
        indentation += _LEADING_SPACES.match(text).end()  # type: ignore[union-attr]
    text = text.lstrip(_SPACES)
    if text.startswith("{:"):
        match = ITEM_ATTRIBUTES.match(text)
        if match is not None:
            if item.ial is None:
                item.ial = AttributeList()
            add_attributes(parser.warnings, match[1], item.ial)
            text = text[match.end() :]
    return text, indentation


def expand_tabs(line: str) -> str:
    """`line` with four spaces in place of each tab that it starts with."""
    rest = line.lstrip("\t")
    return "    " * (len(line) - len(rest)) + rest
