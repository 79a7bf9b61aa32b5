"""What the extensions `comment`, `nomarkdown` and `options` do, wherever they stand."""

from __future__ import annotations

import re
from typing import Literal

from ..lazy import pattern
from .attributes import ANY_CHARS, ID_NAME
from .element import Element
from .options import BY_NAME
from .state import ParserState

EXTENSION_PATTERN = (
    rf"\{{::(?P<name>\w+)(?:\s(?P<attributes>{ANY_CHARS}*?)|)(?P<empty>/)?\}}|\{{:/(?P<stopped>{ID_NAME})?\}}"
)
"""The start of an extension, or an end on its own (then `name` is None)."""

EXTENSIONS = frozenset({"comment", "nomarkdown", "options"})

EXTENSION_START = pattern(EXTENSION_PATTERN, re.ASCII)


def apply_extension(
    parser: ParserState,
    name: str,
    attributes: dict[str, str],
    body: str | None,
    category: Literal["block", "span"],
) -> Element | bool | None:
    """Apply the extension `name`: returns the element to add, True if there is none, None if it is unknown.

    `body` is what stands between its start and its end, None where it is closed at once.
    """
    if name == "comment":
        return True if body is None else Element("comment", body, None, {"category": category})
    if name == "nomarkdown":
        if body is None:
            return True
        return Element("raw", body, None, {"category": category, "formats": attributes.get("type", "").split()})
    if name == "options":
        _set_options(parser, attributes)
        return True
    return None


def _set_options(parser: ParserState, attributes: dict[str, str]) -> None:
    for key, value in attributes.items():
        option = BY_NAME.get(key)
        if option is None:
            parser.warnings.append(f"Unknown kramdown option '{key}'")
        elif key == "forbidden_inline_options" or key in parser.options["forbidden_inline_options"]:
            parser.warnings.append(f"Option {key} may not be set inline")
        else:
            try:
                parser.options[key] = option.convert(value)
            except ValueError as error:
                parser.warnings.append(f"Invalid value {value!r} for kramdown option '{key}': expected {error}")
