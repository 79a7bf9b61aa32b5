"""Entities, quotes and typographic symbols, as the options want them written."""

from __future__ import annotations

from ..entities import Entity, named, numbered
from .escape import escape_text
from .writer import Writer

_QUOTE_POSITION = {"lsquo": 0, "rsquo": 1, "ldquo": 2, "rdquo": 3}
_SYMBOLS: dict[str, tuple[str | int, ...]] = {"laquo_space": ("laquo", "nbsp"), "raquo_space": ("nbsp", "raquo")}


def entity_html(writer: Writer, entity: Entity, original: str | None = None) -> str:
    """`entity` in the form that the option `entity_output` asks for; `original` is how it was written."""
    mode = writer.options["entity_output"]
    char = entity.char
    special = char in ("<", ">", "&", '"')
    writable = char is not None and (char.isascii() or not writer.ascii_only)
    if mode == "as_char" and char is not None and writable and (char == '"' or not special):
        return char
    if mode in ("as_input", "as_char") and original:
        return original
    if (mode == "symbolic" or special) and entity.name is not None:
        return f"&{entity.name};"
    return f"&#{entity.code_point};"


def symbol_html(writer: Writer, name: str) -> str:
    """The quote or symbol `name` as the options `smart_quotes` and `typographic_symbols` want it."""
    names: tuple[str | int, ...] = _SYMBOLS.get(name, (name,))
    if name in _QUOTE_POSITION:
        names = (writer.options["smart_quotes"][_QUOTE_POSITION[name]],)
    elif (custom := writer.options["typographic_symbols"].get(name)) is not None:
        return escape_text(custom)
    entities = [numbered(name) if isinstance(name, int) else named(name) for name in names]
    return "".join(entity_html(writer, known) for known in entities if known is not None)
