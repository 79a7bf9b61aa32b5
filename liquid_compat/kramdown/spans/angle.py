"""What starts with `<`: autolinks, HTML, guillemets."""

from __future__ import annotations

import re
from functools import lru_cache

from ...lazy import pattern
from ..element import Element
from ..html_tags import (
    BLOCK_ELEMENTS,
    BLOCK_START,
    CLOSE_TAG,
    COMMENT,
    KNOWN_ELEMENTS,
    MARKDOWN_ATTRIBUTE,
    OPEN_TAG,
    VOID_ELEMENTS,
    closing_tag,
    content_model,
    normal_name,
    parse_attributes,
)
from ..runs import RUN_HTML_ONLY
from .scanner import Frame, SpanScanner

AUTOLINK = pattern(r"<((?:(?P<scheme>mailto|https?|ftps?):[^\n]+?)|[-\w.]+@[-\w.]+)>")
_RUN = pattern("<+")
_closing_tag = lru_cache(maxsize=256)(closing_tag)


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """An autolink, a comment, a tag with its content, or a guillemet."""
    html_only = scanner.frame.kind in ("html_raw", "table")
    if not html_only and src.startswith("<<", index) and scanner.parser.has_symbols:
        return _guillemets(scanner.frame, src, index)
    if scanner.may_find(">", index):
        if not html_only and (link := AUTOLINK.match(src, index)):
            return _autolink(scanner, link)
        if BLOCK_START.match(src, index):
            return _html(scanner, src, index)
    return index + 1 if html_only else scanner.decline(index)


def _guillemets(frame: Frame, src: str, index: int) -> int:
    """All that a run of `<` comes to; the last one takes a blank behind it along."""
    pairs = len(_RUN.match(src, index)[0]) // 2  # type: ignore[index]
    for _ in range(pairs - 1):
        index = frame.emit(Element("typographic_sym", "laquo"), index, index + 2)
    if src.startswith("<< ", index):
        return frame.emit(Element("typographic_sym", "laquo_space"), index, index + 3)
    return frame.emit(Element("typographic_sym", "laquo"), index, index + 2)


def _autolink(scanner: SpanScanner, link: re.Match[str]) -> int:
    target = link[1]
    element = Element("a", None, {"href": target if link["scheme"] else f"mailto:{target}"})
    text = target.removeprefix("mailto:")
    if text:
        element.children.append(text)
    return scanner.frame.emit(element, *link.span())


def _html(scanner: SpanScanner, src: str, index: int) -> int:
    if src.startswith("<!--", index):
        if scanner.may_find("-->", index + 4) and (comment := COMMENT.match(src, index)):
            element = Element("xml_comment", comment[0], None, {"category": "span"})
            return scanner.frame.emit(element, index, comment.end())
        return index + 1
    if close := CLOSE_TAG.match(src, index):
        scanner.warn(f"</{close[1]}> on line {{line}} closes nothing", index)
        return close.end()
    if tag := OPEN_TAG.match(src, index):
        return _open_tag(scanner, src, tag)
    return index + 1


def _open_tag(scanner: SpanScanner, src: str, tag: re.Match[str]) -> int:
    index, end = tag.span()
    name = normal_name(tag[1])
    known = name in KNOWN_ELEMENTS
    if name in BLOCK_ELEMENTS:
        scanner.warn(f"<{name}> on line {{line}} is a block and can't stand in a line of text", index)
        return end
    attributes, duplicates = parse_attributes(tag[2], known)
    for duplicate in duplicates:
        scanner.warn(f"The attribute '{duplicate}' is given twice on line {{line}}; the last value counts", index)
    for key, value in attributes.items():
        if "\n" in value:
            attributes[key] = re.sub(r"\n+", " ", value)
    markdown = _is_markdown(scanner, name, attributes, index)
    element = Element(
        "html_element",
        name,
        attributes,
        {"category": "span", "content_model": "span" if markdown else "raw", "is_closed": tag[3] is not None},
    )
    if tag[3] is not None or name in VOID_ELEMENTS:
        frame = scanner.frame
        frame.emit(element, index, end)
        if not scanner.draft:
            scanner.parser.convert_native(element)
        if element.type == "img":
            frame.brackets -= 1
        return end
    run = scanner.parser.run_text if markdown else RUN_HTML_ONLY
    frame = HtmlFrame("html" if markdown else "html_raw", src, index, end, run, scanner.frame.inside, "<", element)
    frame.end_tag = _closing_tag(name, known)
    return scanner.open(frame)


class HtmlFrame(Frame):
    """An element that is open; it is closed at the end of the text at the latest."""

    __slots__ = ("end_tag",)
    end_tag: re.Pattern[str]

    def end_at(self, index: int) -> int:
        """See `Frame`."""
        tag = self.end_tag.match(self.src, index)
        return tag.end() if tag else -1

    def give_up(self, scanner: SpanScanner) -> int:
        """See `Frame`."""
        assert self.element is not None
        scanner.warn(f"<{self.element.value}> on line {{line}} has no end tag; it ends with the text", self.opener)
        return scanner.complete(self, len(self.src), len(self.src))


def _is_markdown(scanner: SpanScanner, name: str, attributes: dict[str, str], index: int) -> bool:
    """Whether the content of the element is parsed."""
    raw = content_model(name) == "raw"
    wanted = not raw and scanner.frame.kind != "html_raw" and bool(scanner.parser.options["parse_span_html"])
    mode = MARKDOWN_ATTRIBUTE.get(attributes.pop("markdown", ""))
    if mode == "block":
        scanner.warn(
            "What is in a tag on line {line} can't be blocks, as its attribute `markdown` says",
            index,
        )
    elif mode == "span":
        return True
    elif mode == "default":
        return not raw
    elif mode == "raw":
        return False
    return wanted
