"""HTML between blocks: elements with their content, comments."""

from __future__ import annotations

import re
from typing import Any

from ..element import Element
from ..frame import MAX_DEPTH, BlockFrame
from ..html_tags import (
    CLOSE_TAG,
    KNOWN_ELEMENTS,
    MARKDOWN_ATTRIBUTE,
    OPEN_TAG,
    SPAN_ELEMENTS,
    VOID_ELEMENTS,
    closing_tag,
    content_model,
    normal_name,
    parse_attributes,
)
from ..state import ParserState
from .finished import finished_end

RAW = {"category": "block", "content_model": "raw", "is_closed": False}
RAW_CLOSED = {**RAW, "is_closed": True}
SETTLED = {**RAW, "settled": True}
"""Options that many elements share; never written to.

A settled one has nothing below it that must still be parsed.
"""

_TRAILING_SPACE = re.compile(r"[ \t]*\n")


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """Elements that come out as they stand, a comment, an element or the end of that whose content `frame` has."""
    src = frame.src
    if parser.skips_finished and frame.depth == 0 and frame.ial is None and src.startswith("<", pos):
        end = finished_end(src, pos)
        if end > pos:
            frame.children.append(Element("html", src[pos:end]))
            return end
        parser.skips_finished = end == pos
    if src.startswith("<!", pos) and (end := _markup_end(frame, pos)) >= 0:
        frame.children.append(Element("xml_comment", src[pos:end], None, {"category": "block"}, frame.line_at(pos)))
        return _skip_line_end(src, end)
    start = src.find("<", pos)
    if not src.startswith("/", start + 1):
        tag = OPEN_TAG.match(src, start)
        if tag is None or tag[1].lower() in SPAN_ELEMENTS:
            return -1
        return _HtmlReader(parser, frame, pos).begin(tag)
    closing = CLOSE_TAG.match(src, start)
    if closing is not None:
        name = closing[1].lower()
        if name not in SPAN_ELEMENTS and frame.element.type == "html_element" and frame.element.value == name:
            frame.closed = True
            return closing.end()
    return -1


def _skip_line_end(src: str, pos: int) -> int:
    if src.startswith("\n", pos):
        return pos + 1
    space = _TRAILING_SPACE.match(src, pos)
    return space.end() if space else pos


def _markup_end(frame: BlockFrame, pos: int) -> int:
    """Where the comment or processing instruction at `pos` ends; -1 if there is none."""
    start, end = ("<!--", "-->") if frame.src.startswith("!", pos + 1) else ("<?", "?>")
    inside = pos + len(start)
    if not frame.src.startswith(start, pos) or not frame.may_find(end, inside):
        return -1
    return frame.src.find(end, inside) + len(end)


class _HtmlReader:
    """Reads one element among the blocks of `frame`, with the elements nested in it.

    `open` are the elements with raw content that have not been closed, the innermost last; `settled` says that there
    has been no other content.
    """

    __slots__ = ("frame", "open", "outer", "parser", "pos", "settled", "src")

    def __init__(self, parser: ParserState, frame: BlockFrame, pos: int) -> None:
        self.parser = parser
        self.frame = frame
        self.src = frame.src
        self.pos = pos
        self.open: list[Element] = []
        self.settled = True

    def begin(self, tag: re.Match[str]) -> int:
        """Read the element that starts with `tag`: returns how far, which is corrected if it is read later."""
        in_raw = self.frame.element.type == "html_element" and self.frame.element.options["content_model"] == "raw"
        element = self.start(tag, in_raw)
        self.outer = element
        if self.frame.ial is not None:
            element.ial = self.frame.ial
            self.frame.ial = None
        self.frame.children.append(element)
        if not self.parser.todo and self.open:
            self.read_raw()
        if self.parser.todo:
            self.parser.todo.append(self.done)
        else:
            self.done()
        return self.pos

    def done(self) -> None:
        """The outer element is complete."""
        self.frame.pos = self.pos
        if self.settled and self.outer.options is RAW:
            self.outer.options = SETTLED
        self.parser.convert_native(self.outer)

    def start(self, tag: re.Match[str], in_raw: bool) -> Element:
        """Make the element that starts with `tag`, and begin with its content."""
        parser = self.parser
        begin, self.pos = tag.span()
        line = self.frame.line_at(begin)
        given, slash = tag[2], tag[3]
        name = normal_name(tag[1])
        model = content_model(name) if not in_raw and parser.options["parse_block_html"] else "raw"
        attributes: dict[str, Any] = {}
        if given:
            attributes, duplicates = parse_attributes(given, name in KNOWN_ELEMENTS)
            for key in duplicates:
                parser.warnings.append(f"The attribute '{key}' is given twice on line {line}; the last value counts")
            mode = MARKDOWN_ATTRIBUTE.get(attributes.pop("markdown", "")) if "markdown" in attributes else None
            if mode is not None:
                model = content_model(name) if mode == "default" else mode
        element = Element("html_element", name, attributes, None, line)
        closed = slash is not None or name in VOID_ELEMENTS
        is_script = name == "script" or name == "style"
        if is_script:
            self.read_script(element)
            closed = False
        if model == "raw":
            element.options = RAW_CLOSED if closed else RAW
            if not closed and not is_script:
                self.open.append(element)
            return element
        if model == "block":
            if self.frame.depth >= MAX_DEPTH:
                model = "raw"
            else:
                self.pos = _skip_line_end(self.src, self.pos)
        element.options = {"category": "block", "content_model": model, "is_closed": closed}
        if closed or is_script:
            return element
        if model == "block":
            self.descend(element, in_raw)
        elif model == "span":
            self.read_span(element)
            self.after_body(in_raw)
        else:
            self.open.append(element)
        return element

    def after_body(self, in_raw: bool) -> None:
        """The end tag has been read: skip the rest of an empty line."""
        if not in_raw:
            self.pos = _skip_line_end(self.src, self.pos)

    def read_script(self, element: Element) -> None:
        """The content of a script or style sheet, as it stands."""
        end_tag = closing_tag(element.value, True).search(self.src, self.pos)
        end = end_tag.start() if end_tag else len(self.src)
        if end > self.pos:
            element.children.append(Element("raw", self.src[self.pos : end], None, {"category": "", "formats": []}))
        if end_tag is None:
            self.parser.warnings.append(f"<{element.value}> has no end tag; it ends with the text")
        self.pos = end_tag.end() if end_tag else end

    def read_span(self, element: Element) -> None:
        """Content that is parsed as a line of text."""
        self.settled = False
        end_tag = closing_tag(element.value, True).search(self.src, self.pos)
        end = end_tag.start() if end_tag else len(self.src)
        if end > self.pos:
            element.children.append(Element("raw_text", self.src[self.pos : end], line=element.line))
        if end_tag is None:
            self.warn_unclosed(element)
        self.pos = end_tag.end() if end_tag else end

    def descend(self, element: Element, in_raw: bool) -> None:
        """Have the content read as blocks, then go on here."""
        self.settled = False
        inner = BlockFrame(element, self.src, self.frame.line_at(self.pos), self.frame.depth + 1, self.pos)

        def resume() -> None:
            self.pos = inner.pos
            if not inner.closed:
                self.warn_unclosed(element)
            self.after_body(in_raw)
            if self.open:
                self.read_raw()

        self.parser.todo += [inner, resume]

    def read_raw(self) -> None:
        """Read raw content, until the outermost element with such is closed or blocks come in between."""
        src, parser = self.src, self.parser
        size = len(src)
        text_start = self.pos
        pos = self.pos
        while self.open:
            element = self.open[-1]
            children = element.children
            begin = src.find("<", pos)
            if begin < 0:
                _add_text(children, src[text_start:])
                if pos < size:
                    self.warn_unclosed(element)
                self.pos = size
                self.open.clear()
                break
            node: Element
            following = src[begin + 1 : begin + 2]
            if following == "/":
                match = CLOSE_TAG.match(src, begin)
                if match is None:
                    pos = begin + 1
                    continue
                pos = match.end()
                name = match[1]
                if name != element.value and (element.value not in KNOWN_ELEMENTS or name.lower() != element.value):
                    parser.warnings.append(f"</{name}> on line {self.frame.line_at(begin)} closes nothing")
                    continue
                _add_text(children, src[text_start:begin])
                self.open.pop()
                text_start = self.pos = pos
                continue
            if following == "!" or following == "?":
                end = _markup_end(self.frame, begin)
                if end < 0:
                    pos = begin + 1
                    continue
                kind = "xml_comment" if following == "!" else "xml_pi"
                node = Element(kind, src[begin:end], None, {"category": "block"})
                self.pos = end
            else:
                match = OPEN_TAG.match(src, begin)
                if match is None:
                    pos = begin + 1
                    continue
                node = self.start(match, True)
            _add_text(children, src[text_start:begin])
            children.append(node)
            if parser.todo:
                return
            text_start = pos = self.pos
        if self.outer_is_raw():
            self.after_body(False)

    def outer_is_raw(self) -> bool:
        """Whether the element among the blocks is the one whose raw content has been read."""
        return self.frame.element.type != "html_element" or self.frame.element.options["content_model"] != "raw"

    def warn_unclosed(self, element: Element) -> None:
        """The text has ended before the element did."""
        self.parser.warnings.append(f"<{element.value}> on line {element.line} has no end tag; it ends with the text")


def _add_text(children: list, text: str) -> None:
    if text:
        if children and isinstance(children[-1], str):
            children[-1] += text
        else:
            children.append(text)
