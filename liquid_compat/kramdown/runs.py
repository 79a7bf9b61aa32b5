"""Patterns of plain text: what the scanner of spans skips, up to the next character that needs a look."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from .html_tags import ENTITY

Run = Callable[..., Any]
"""The `match` of a pattern of plain text: called with text and position, returns a match."""

ESCAPABLE = frozenset("\\`*_{}[]()<>#+-.!:|'\"$=")
ESCAPABLE_GFM = ESCAPABLE | {"~"}
"""What a backslash makes plain text of."""

RUN_HTML_ONLY = re.compile(r"[^<]*+").match
RUN_TABLE = re.compile(r"[^`<]*+").match
RUN_CODE = re.compile(r"[^`]*+").match


@lru_cache(maxsize=32)
def text_run(stops: str, underscore: bool, strikes: bool, symbols: bool, breaks: bool) -> Run:
    """The matcher of plain text: it ends at the next character that needs a look.

    `stops` are further characters that do, `underscore` says that every underscore does (not only those at the
    edge of a word); `strikes`, `symbols` and `breaks` whether `~~`, typographic symbols and line breaks exist.
    """
    return re.compile(_plain_text(stops, underscore, strikes, symbols, breaks)).match


@lru_cache(maxsize=16)
def plain_link(stops: str, strikes: bool, symbols: bool, breaks: bool) -> Run:
    """The matcher of `[text]`, and of `[text](url)` where the URL is plain, too: groups so named; the text is plain."""
    text = _plain_text(stops + "]", False, strikes, symbols, breaks)
    return re.compile(rf"\[(?P<text>{text})\](?:\((?P<url>[^()< \t\r\n\f\v\0]*)\))?").match


def _plain_text(stops: str, underscore: bool, strikes: bool, symbols: bool, breaks: bool) -> str:
    special = "*_`<[!'\"${&\\\\" + stops
    plain = [r"!(?!\[[^^])", r"\$(?!\$)", r"\{(?!:)", f"&(?!{ENTITY.pattern[1:]})"]
    if not underscore:
        plain.insert(0, r"(?<=[A-Za-z])_(?![_\"'])")
    if symbols:
        special += ".>\\-"
        plain = [r"\.(?!\.\.)", "-(?!-)", *plain, ">(?!>)"]
    if strikes:
        special += "~"
        plain.append("~(?!~)")
    if breaks:
        special = "\n" + special
        plain.insert(0, r"(?<!  )\n")
    escaped = re.sub(r"([\[\]])", r"\\\1", special)
    others = f"[^{escaped}]*+"
    return rf"{others}(?:(?:{'|'.join(plain)}){others})*+"
