"""HTML between blocks: elements with their content, comments."""

from __future__ import annotations

import re

from ..element import Element
from ..frame import MAX_DEPTH, BlockFrame
from ..html_tags import (
    CLOSE_TAG,
    COMMENT,
    INSTRUCTION,
    KNOWN_ELEMENTS,
    MARKDOWN_ATTRIBUTE,
    NAME,
    OPEN_TAG,
    SPAN_ELEMENTS,
    VOID_ELEMENTS,
    closing_tag,
    content_model,
    normal_name,
    parse_attributes,
)
from ..state import ParserState

_TRAILING_SPACE = re.compile(r"[ \t]*\n")
_MARKUP = re.compile(rf"<(?:{NAME}|/|!--|\?)")


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """A comment, an element or the end of the element that `frame` reads the content of."""
    src = frame.src
    if src.startswith("<!--", pos) and frame.may_find("-->", pos) and (comment := COMMENT.match(src, pos)):
        element = Element("xml_comment", comment[0], None, {"category": "block"}, frame.line_at(pos))
        frame.children.append(element)
        return _skip_line_end(src, comment.end())
    start = src.find("<", pos)
    tag = OPEN_TAG.match(src, start)
    if tag is not None:
        if tag[1].lower() in SPAN_ELEMENTS:
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
    space = _TRAILING_SPACE.match(src, pos)
    return space.end() if space else pos


class _HtmlReader:
    """Reads one element among the blocks of `frame`, with the elements nested in it.

    `open` are the elements with raw content that have not been closed, the innermost last.
    """

    __slots__ = ("frame", "open", "outer", "parser", "pos", "src")

    def __init__(self, parser: ParserState, frame: BlockFrame, pos: int) -> None:
        self.parser = parser
        self.frame = frame
        self.src = frame.src
        self.pos = pos
        self.open: list[Element] = []

    def begin(self, tag: re.Match[str]) -> int:
        """Read the element that starts with `tag`: returns how far, which is corrected if it is read later."""
        in_raw = self.frame.element.type == "html_element" and self.frame.element.options["content_model"] == "raw"
        element = self.start(tag, self.frame.element, in_raw)
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
        self.parser.convert_native(self.outer)

    def start(self, tag: re.Match[str], parent: Element, in_raw: bool) -> Element:
        """Make the element that starts with `tag`, and begin with its content."""
        parser, src = self.parser, self.src
        line = self.frame.line_at(tag.start())
        name = normal_name(tag[1])
        attributes, duplicates = parse_attributes(tag[2], name in KNOWN_ELEMENTS)
        for duplicate in duplicates:
            parser.warnings.append(f"The attribute '{duplicate}' is given twice on line {line}; the last value counts")
        closed = tag[4] is not None or name in VOID_ELEMENTS
        self.pos = tag.end()
        element = Element("html_element", name, attributes, None, line)
        is_script = name in ("script", "style")
        if is_script:
            self.read_script(element)
            closed = False
        model = "raw"
        if not in_raw and parser.options["parse_block_html"]:
            model = content_model(name)
        mode = MARKDOWN_ATTRIBUTE.get(attributes.pop("markdown", ""))
        if mode is not None:
            model = content_model(name) if mode == "default" else mode
        if model == "block":
            if self.frame.depth >= MAX_DEPTH:
                model = "raw"
            else:
                self.pos = _skip_line_end(src, self.pos)
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
        end_tag = closing_tag(element.value, True).search(self.src, self.pos)
        end = end_tag.start() if end_tag else len(self.src)
        if end > self.pos:
            element.children.append(Element("raw_text", self.src[self.pos : end], line=element.line))
        if end_tag is None:
            self.warn_unclosed(element)
        self.pos = end_tag.end() if end_tag else end

    def descend(self, element: Element, in_raw: bool) -> None:
        """Have the content read as blocks, then go on here."""
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
            markup = _MARKUP.search(src, pos)
            if markup is None or pos >= size:
                _add_text(children, src[text_start:])
                if pos < size:
                    self.warn_unclosed(element)
                self.pos = size
                self.open.clear()
                break
            begin = markup.start()
            if self.frame.may_find("-->", begin) and (match := COMMENT.match(src, begin)):
                node = Element("xml_comment", match[0], None, {"category": "block"})
            elif self.frame.may_find("?>", begin) and (match := INSTRUCTION.match(src, begin)):
                node = Element("xml_pi", match[0], None, {"category": "block"})
            elif match := OPEN_TAG.match(src, begin):
                _add_text(children, src[text_start:begin])
                children.append(self.start(match, element, True))
                if parser.todo:
                    return
                text_start = pos = self.pos
                continue
            elif match := CLOSE_TAG.match(src, begin):
                name = match[1].lower() if element.value in KNOWN_ELEMENTS else match[1]
                if name == element.value:
                    _add_text(children, src[text_start:begin])
                    self.open.pop()
                    text_start = pos = self.pos = match.end()
                else:
                    parser.warnings.append(f"</{match[1]}> on line {self.frame.line_at(begin)} closes nothing")
                    pos = match.end()
                continue
            else:
                pos = begin + 1
                continue
            _add_text(children, src[text_start:begin])
            children.append(node)
            text_start = pos = match.end()
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
