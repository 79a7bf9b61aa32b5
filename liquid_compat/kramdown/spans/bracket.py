"""What starts with a bracket: links, images, footnote markers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..attributes import ID_NAME, apply_attribute_list
from ..element import Element
from ..strings import WHITESPACE, downcase
from .frame import IN_LINK, Frame

if TYPE_CHECKING:
    from .scanner import SpanScanner

_FOOTNOTE_MARKER = re.compile(rf"\[\^({ID_NAME})\]", re.ASCII)
_BRACKETS = re.compile(r"\[*")
_REFERENCE = re.compile(r"\s*?\[([^\]]+)?\]", re.ASCII)
_ANGLED_URL = re.compile(r"\(<(.*?)>")
_URL_STOP = re.compile(r"(\()|(\))|\s(?=['\"])", re.ASCII)
_TITLE = re.compile(r"\s*?([\"'])(.+?)\1\s*?\)", re.ASCII | re.DOTALL)
_ESCAPED = re.compile(r"\\([\\.*_+`<>()\[\]{}#!:|\"'$=-])")
_SPACE = re.compile(r"\s+", re.ASCII)


class LinkFrame(Frame):
    """The text of a link or image; `count` is the number of brackets that are open in it."""

    __slots__ = ("count",)
    count: int


def normalize_link_id(text: str) -> str:
    """The form in which link identifiers are compared."""
    return downcase(_SPACE.sub(" ", text))


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A footnote marker, or the start of a link's or image's text."""
    frame = scanner.frame
    image = src[index] == "!"
    start = index + 2 if image else index + 1
    if not scanner.may_find("]", start):
        return _BRACKETS.match(src, start).end()  # type: ignore[union-attr]
    if isinstance(frame, LinkFrame):
        frame.count += 1
    if src.startswith("^", start):
        if isinstance(frame, LinkFrame) and index > limit and src[index - 1] == "!":
            frame.count += 1
        return _footnote_marker(scanner, src, index)
    if not image and frame.inside & IN_LINK:
        return start
    kind = "img" if image else "a"
    inside = frame.inside | IN_LINK
    if scanner.is_hopeless(kind, inside, start):
        return start
    opened = LinkFrame(kind, src, index, start, scanner.parser.run_link, inside, "]", Element(kind))
    opened.count = 1
    return scanner.open(opened)


def _footnote_marker(scanner: SpanScanner, src: str, index: int) -> int:
    match = _FOOTNOTE_MARKER.match(src, index)
    if match is None:
        return index + 1
    footnote = scanner.parser.footnotes.get(match[1])
    if footnote is None:
        scanner.warn(f"Footnote definition for '{match[1]}' not found on line {{line}}", index)
        return match.end()
    footnote.referenced = True
    return scanner.frame.emit(Element("footnote", footnote, None, {"name": match[1]}), *match.span())


def parse_closing(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A closing bracket inside of a link's text, which may end it."""
    frame = scanner.frame
    assert isinstance(frame, LinkFrame)
    frame.count -= 1
    if frame.count != frame.images:
        return scanner.decline(index)
    element = frame.element
    assert element is not None
    frame.flush(index)
    element.children = frame.children
    scanner.frame = scanner.stack.pop()
    alt = _ESCAPED.sub(r"\1", src[frame.resume : index])
    end = _target(scanner, src, index + 1, element, alt, frame.opener)
    if end < 0:
        scanner.fail(frame, index - frame.resume)
        return frame.resume
    scanner.frame.images += element.type == "img"
    return scanner.frame.emit(element, frame.opener, end)


def _target(scanner: SpanScanner, src: str, pos: int, element: Element, alt: str, opener: int) -> int:
    """Find what `element` leads to, behind its text: returns the end of that, or -1."""
    reference = _REFERENCE.match(src, pos)
    if reference or not src.startswith("(", pos):
        name = reference[1] if reference else None
        definition = scanner.parser.link_definitions.get(normalize_link_id(name or alt))
        if definition is None:
            if not name:
                wanted = normalize_link_id(alt)
                scanner.warn(f"No link definition for link ID '{wanted}' found on line {{line}}", opener)
            return -1
        url, title, marker = definition
        if marker is not None and marker.ial is not None:
            element.ial = marker.ial
            apply_attribute_list(element.attr, marker.ial, scanner.parser.attribute_lists)
        _finish(element, url, title, alt)
        return reference.end() if reference else pos
    if not scanner.may_find(")", pos):
        return -1
    if angled := _ANGLED_URL.match(src, pos):
        url = angled[1]
        pos = angled.end()
        if src.startswith(")", pos):
            _finish(element, url, None, alt)
            return pos + 1
    else:
        url, pos, complete = _parenthesized(src, pos)
        if complete:
            _finish(element, url, None, alt)
            return pos
        if not scanner.afford(pos - opener):
            return -1
    if quoted := _TITLE.match(src, pos):
        _finish(element, url, quoted[2], alt)
        return quoted.end()
    return -1


def _parenthesized(src: str, pos: int) -> tuple[str, int, bool]:
    """The URL in parentheses at `pos`, where it ends, and whether the parentheses are closed there."""
    depth = 0
    end = pos
    for stop in _URL_STOP.finditer(src, pos):
        end = stop.end()
        if stop[2]:
            depth -= 1
            if depth == 0:
                break
        elif stop[1]:
            depth += 1
        else:
            break
    return src[pos + 1 : end - 1].strip(WHITESPACE), end, depth == 0


def _finish(element: Element, url: str, title: str | None, alt: str) -> None:
    if element.type == "a":
        element.attr["href"] = url
    else:
        element.attr["src"] = url
        element.attr["alt"] = alt
        element.children = []
    if title is not None:
        element.attr["title"] = title
