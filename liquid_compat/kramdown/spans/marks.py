"""The spans that a few characters make, with nothing parsed in them.

Code, mathematics, entities, escaped characters, line breaks, dashes and their like: a handler each, as `HANDLERS`
lists them.
"""

from __future__ import annotations

import re

from ..element import Element
from ..entities import named, numbered
from ..html_tags import ENTITY
from ..strings import WHITESPACE
from .scanner import SpanScanner

_TICKS = re.compile("`+")
_BLANK = frozenset(" \t\n\r\f\v")


def parse_code(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """`` `code` ``, between equally many backticks; a lone backtick between white space is text."""
    end = index + 1
    if not src.startswith("`", end):
        if src[end : end + 1] in _BLANK and (index == 0 or src[index - 1] in _BLANK):
            return end
        close = src.find("`", end)
        return scanner.frame.emit(Element("codespan", src[end:close]), index, close + 1) if close >= 0 else end
    end = _TICKS.match(src, index).end()  # type: ignore[union-attr]
    ticks = src[index:end]
    if not scanner.may_find(ticks, end):
        return end
    close = src.find(ticks, end)
    code = src[end:close].removeprefix(" ").removesuffix(" ")
    return scanner.frame.emit(Element("codespan", code), index, close + len(ticks))


def parse_math(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """`$$math$$` in a line of text: everything up to the next two dollar signs."""
    if not scanner.may_find("$$", index + 2):
        return index + 1
    close = src.find("$$", index + 2)
    element = Element("math", src[index + 2 : close].strip(WHITESPACE), None, {"category": "span"})
    return scanner.frame.emit(element, index, close + 2)


def parse_entity(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """`&name;`, `&#1234;`, `&#x12ab;`; of an unknown name, the ampersand is shown as such."""
    match = ENTITY.match(src, index)
    if match is None:
        return index + 1
    name, decimal, hexadecimal = match.groups()
    if name is None:
        value = numbered(int(decimal) if decimal else int(hexadecimal, 16))
    else:
        known = named(name)
        if known is None:
            scanner.frame.emit(Element("entity", named("amp"), None, {"original": None}), index, index + 1)
            return match.end()
        value = known
    return scanner.frame.emit(Element("entity", value, None, {"original": match[0]}), *match.span())


def parse_backslash(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A backslash goes where it escapes something; two at the end of a line are a line break."""
    frame = scanner.frame
    parser = scanner.parser
    following = src[index + 1 : index + 2]
    if parser.has_symbols and following in ("<", ">") and src.startswith(following, index + 2):
        entity = named("lt" if following == "<" else "gt")
        frame.emit(Element("entity", entity, None, {"original": None}), index, index + 3)
        return frame.emit(Element("entity", entity, None, {"original": None}), index + 3, index + 3)
    if following == "\\" and parser.has_breaks and src.startswith("\n", index + 2):
        return frame.emit(Element("br"), index, index + 2)
    if following in parser.escapable and following:
        frame.skip(index, index + 1)
        return index + 2
    return index + 1


def parse_line_break(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """Two spaces before the newline at `index`, which stays, are a line break."""
    if index - 2 < limit:
        return scanner.decline(index)
    return scanner.frame.emit(Element("br"), index - 2, index)


def parse_symbol(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """`--`, `---`, `...`, and `>>` with the space before it."""
    frame = scanner.frame
    char = src[index]
    if char == "-":
        if src.startswith("---", index):
            return frame.emit(Element("typographic_sym", "mdash"), index, index + 3)
        return frame.emit(Element("typographic_sym", "ndash"), index, index + 2)
    if char == ".":
        return frame.emit(Element("typographic_sym", "hellip"), index, index + 3)
    if index > limit and src[index - 1] == " ":
        return frame.emit(Element("typographic_sym", "raquo_space"), index - 1, index + 2)
    return frame.emit(Element("typographic_sym", "raquo"), index, index + 2)
