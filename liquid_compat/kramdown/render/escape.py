"""Escaping for HTML; what already is a character reference stays one."""

from __future__ import annotations

import re
from typing import Any

_NAME_START = (
    ":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d\u2070-\u218f"
    "\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_BARE_AMPERSAND = re.compile(
    rf"&(?!(?:[{_NAME_START}][-.0-9\u00b7\u0300-\u036f\u203f-\u2040{_NAME_START}]*|#[0-9]+|#x[0-9a-fA-F]+);)"
)


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
    if not attributes:
        return ""
    parts = []
    for name, value in attributes.items():
        if value is None:
            continue
        text = str(value)
        if name == "id" and not text.strip():
            continue
        parts.append(f' {name}="{escape_attribute(text)}"')
    return "".join(parts)
