"""Definition lists."""

from __future__ import annotations

from functools import partial

from ..attributes import add_attributes
from ..element import AttributeList, Element, Node
from ..frame import MAX_DEPTH, BlockFrame
from ..patterns import BLANK, DL_START, END_MARKER
from ..state import ParserState
from .item import ITEM_ATTRIBUTES, continuation, expand_tabs, first_line


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """Definitions from `pos` on, of the terms in the paragraph before."""
    src = frame.src
    if frame.depth >= MAX_DEPTH or DL_START.match(src, pos) is None:
        return -1
    terms = _take_terms(frame)
    if terms is None:
        return -1
    paragraph, after_blank = terms
    element = Element("dl", line=paragraph.line)
    if frame.ial is not None:
        frame.ial = None
    _add_terms(parser, element, paragraph)
    element.ial = paragraph.ial
    todo = parser.todo
    start = DL_START
    as_paragraph: dict[int, bool] = {}
    texts: list[tuple[Element, list[str]]] = []
    was_blank = False
    while pos < len(src):
        eol = src.find("\n", pos)
        if match := start.match(src, pos):
            item = Element("dd", line=frame.line_at(pos))
            as_paragraph[id(item)] = after_blank
            text, indentation = first_line(parser, item, len(match[0]), src[match.end() : eol + 1])
            element.children.append(item)
            texts.append((item, [text]))
            rest = continuation("dl", indentation)
            start = rest.start
            after_blank = was_blank = False
            pos = eol + 1
        elif src[pos] == "^" and END_MARKER.match(src, pos):
            break
        elif (line := rest.content.match(src, pos)) or (not was_blank and (line := rest.lazy.match(src, pos))):
            text = expand_tabs(line[0]).removeprefix(rest.prefix)
            texts[-1][1].append(text)
            after_blank = was_blank = False
            pos = line.end()
        elif blank := BLANK.match(src, pos):
            texts[-1][1].append(blank[0])
            after_blank = was_blank = True
            pos = blank.end()
        else:
            break
    for item, parts in texts:
        todo.append(BlockFrame(item, "".join(parts), item.line, frame.depth + 1))
    todo.append(partial(_finish, frame.children, element, as_paragraph))
    return pos


def _take_terms(frame: BlockFrame) -> tuple[Element, bool] | None:
    """Take the paragraph with the terms off the blocks read so far; and whether a blank line follows it."""
    children: list[Element] = frame.children  # type: ignore[assignment]
    if not children:
        return None
    last = children[-1]
    if last.type == "p":
        return children.pop(), False
    if last.type == "blank" and last.value == "\n" and len(children) > 1 and children[-2].type == "p":
        children.pop()
        return children.pop(), True
    return None


def _add_terms(parser: ParserState, element: Element, paragraph: Element) -> None:
    text = paragraph.value
    if text is None:  # was HTML
        first = paragraph.children[0] if paragraph.children else ""
        text = first if isinstance(first, str) else ""
    for line in text.split("\n"):
        term = Element("dt", line, line=paragraph.line)
        match = ITEM_ATTRIBUTES.match(line)
        if match is not None:
            term.ial = AttributeList()
            add_attributes(parser.warnings, match[1], term.ial)
            term.value = line[match.end() :]
        element.children.append(term)


def _finish(siblings: list[Node], element: Element, as_paragraph: dict[int, bool]) -> None:
    """The definitions have been read: show first paragraphs without `<p>`, join with a list right before."""
    trailing = None
    for item in element.children:
        assert isinstance(item, Element)
        if item.type == "dt" or not item.children:
            continue
        children: list[Element] = item.children  # type: ignore[assignment]
        trailing = children.pop() if children[-1].type == "blank" else None
        if children and children[0].type == "p" and not as_paragraph[id(item)]:
            if len(children) > 1 and children[0].value is not None:
                children[0].value += "\n"
            children[0].transparent = True
    blocks: list[Element] = siblings  # type: ignore[assignment]
    if blocks and blocks[-1].type == "dl":
        blocks[-1].children += element.children
    elif len(blocks) > 1 and blocks[-1].type == "blank" and blocks[-2].type == "dl":
        blocks.pop()
        blocks[-1].children += element.children
    else:
        blocks.append(element)
    if trailing is not None:
        blocks.append(trailing)
