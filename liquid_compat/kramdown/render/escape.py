"""Escaping for HTML; what already is a character reference stays one."""

from __future__ import annotations

import re
from typing import Any

from ...lazy import pattern

_BARE_AMPERSAND = pattern(r"&(?!(?:[\w:][-\w.:]*|#\d+|#x[0-9a-fA-F]+);)", re.ASCII)


def escape_text(text: str) -> str:
    """`text` with `<`, `>` and bare ampersands escaped."""
    if "&" in text:
        text = _BARE_AMPERSAND.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def escape_code(text: str) -> str:
    """`text` with every `<`, `>` and `&` escaped."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def escape_attribute(text: str) -> str:
    """`text` for use between double quotes."""
    text = escape_text(text)
    return text.replace('"', "&quot;") if '"' in text else text


def attributes_html(attributes: dict[str, Any]) -> str:
    """The attributes as they stand in a tag, with a space before each; an empty id is left out."""
    html = ""
    for name, value in attributes.items():
        if value is None:
            continue
        text = str(value)
        if "&" in text or '"' in text or "<" in text or ">" in text:
            text = escape_attribute(text)
        elif name == "id" and not text.strip():
            continue
        html += f' {name}="{text}"'
    return html
