"""HTML for the formatting of CSL, as citeproc-ruby writes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

_AMPERSAND = re.compile(r"&(?=\s)")
_LESS = re.compile(r"<(?=\s)")
_GREATER = re.compile(r"(?<=\s)>")

_Wrap = Callable[[str], str]


def _tag(name: str) -> _Wrap:
    return lambda text: f"<{name}>{text}</{name}>"


def _span(style: str) -> _Wrap:
    return lambda text: f'<span style="{style}">{text}</span>'


FORMATS: Mapping[tuple[str, str], _Wrap] = {
    ("font-style", "italic"): _tag("i"),
    ("font-style", "oblique"): _span("font-style: oblique"),
    ("font-style", "normal"): _span("font-style: normal"),
    ("font-weight", "bold"): _tag("b"),
    ("font-weight", "light"): _span("font-weight: light"),
    ("font-weight", "normal"): _span("font-weight: normal"),
    ("font-variant", "small-caps"): _span("font-variant: small-caps"),
    ("font-variant", "normal"): _span("font-variant: normal"),
    ("text-decoration", "underline"): _span("text-decoration: underline"),
    ("text-decoration", "none"): _span("text-decoration: none"),
    ("vertical-align", "sup"): _span("vertical-align: super"),
    ("vertical-align", "sub"): _span("vertical-align: sub"),
    ("vertical-align", "baseline"): _span("vertical-align: baseline"),
}

FORMAT_ATTRIBUTES = tuple(dict.fromkeys(name for name, _ in FORMATS))


def display(text: str, kind: str) -> str:
    """The text in the block that `display` asks for."""
    return f'<div class="csl-{kind}">{text}</div>'


def escape(text: str) -> str:
    """Ampersands and angle brackets that stand alone, as entities; what may be markup stays."""
    text = _AMPERSAND.sub("&amp;", text)
    return _GREATER.sub("&gt;", _LESS.sub("&lt;", text))


def escape_all(text: str) -> str:
    """The text of a style, where nothing is markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
