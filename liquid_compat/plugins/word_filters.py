"""Filters of gems that Jekyll has no part in: liquid_reading_time 1.1 and liquid_pluralize 1.0.

https://github.com/bdesham/reading_time, https://github.com/bdesham/pluralize
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from ..ruby.numbers import to_i
from .api import Plugin
from .html_fragment import HtmlFragment
from .liquid_values import to_s

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDS_A_MINUTE = 270
_APOSTROPHES = frozenset("'‘’")
# Elements whose text nobody reads.
_UNREAD = frozenset(
    {"area", "audio", "canvas", "code", "embed", "footer", "form", "img", "map", "math"}
    | {"nav", "object", "pre", "script", "svg", "table", "track", "video"}
)


class ReadingTime(Plugin):
    """The filters `reading_time`, in minutes, and `count_words`, of HTML."""

    name = "liquid_reading_time"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters."""
        return {"reading_time": reading_time, "count_words": count_words}


class Pluralize(Plugin):
    """The filter `pluralize`: `{{ 2 | pluralize: "post" }}`."""

    name = "liquid_pluralize"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"pluralize": pluralize}


def count_words(value: Any) -> int:
    """How many words there are: runs of letters, marks and apostrophes."""
    return sum(_words(text) for text in _texts(HtmlFragment(to_s(value)).root))


def reading_time(value: Any) -> int:
    """How many minutes reading takes, rounded up."""
    return -(-count_words(value) // _WORDS_A_MINUTE)


def pluralize(value: Any, one: Any, many: Any = None) -> str:
    """A number with a word that agrees with it."""
    number = to_i(to_s(value))
    return f"{number} {to_s(one)}" if number == 1 else f"{number} {f'{to_s(one)}s' if many is None else to_s(many)}"


def _texts(element: _Element) -> Iterator[str]:
    if element.text:
        yield element.text
    for child in element:
        if isinstance(child.tag, str) and child.tag not in _UNREAD:
            yield from _texts(child)
        if child.tail:
            yield child.tail


def _words(text: str) -> int:
    count = 0
    inside = False
    for char in text:
        is_letter = char in _APOSTROPHES or unicodedata.category(char)[0] in "LM"
        count += is_letter and not inside
        inside = is_letter
    return count
