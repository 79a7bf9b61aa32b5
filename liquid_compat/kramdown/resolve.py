"""The second pass: parse the text of the blocks, now that all definitions are known, and tidy the tree up."""

from __future__ import annotations

from collections.abc import Iterator

from .attributes import apply_attribute_list
from .element import NO_OPTIONS, Element, Node
from .entities import named
from .gfm import header_id, insert_breaks
from .spans.scanner import parse_spans
from .state import ParserState


def resolve(parser: ParserState, root: Element, text: str) -> None:
    """Complete the tree `root` of the document `text`, and the footnotes."""
    headers = _resolve_tree(parser, root)
    if parser.abbreviations:
        from .abbreviations import mark_abbreviations

        mark_abbreviations(parser, root)
    for footnote in parser.footnotes.values():
        _resolve_tree(parser, footnote.content)
        if parser.abbreviations:
            mark_abbreviations(parser, footnote.content)
    for footnote in parser.footnotes.values():
        if not footnote.referenced:
            parser.warnings.append(f"The footnote '{footnote.name}', defined on line {footnote.line}, is not used")
    if parser.gfm:
        _give_ids(parser, headers)
    if parser.gfm and (parser.options["hard_wrap"] or ("\\" in text and "\\\n" in text)):
        insert_breaks(root, "\n" if parser.options["hard_wrap"] else "\\\n")


def _resolve_tree(parser: ParserState, root: Element) -> list[Element]:
    """Go through the tree in document order; returns the headers that are not inside of HTML."""
    lists = parser.attribute_lists
    outer: list[tuple[Element, Iterator[Node], list[Node]]] = []
    element = root
    rest = iter(root.children)
    done: list[Node] = []
    html_depth = 0
    headers: list[Element] = []
    while True:
        for child in rest:
            if isinstance(child, str):
                done.append(child)
                continue
            kind = child.type
            if kind == "blank":
                last = done[-1] if done else None
                if isinstance(last, Element) and last.type == "blank":
                    last.value += child.value
                else:
                    done.append(child)
                continue
            if child.ial is not None:
                apply_attribute_list(child.attr, child.ial, lists)
            if kind in _TEXT_BLOCKS and child.value is not None:
                done.append(child)
                child.children = parse_spans(parser, child.value, child.line)
                child.value = None
                if kind == "header" or kind == "dt":
                    _set_raw_text(parser, child)
                    if kind == "header" and not html_depth:
                        headers.append(child)
            elif kind == "raw_text":
                done += parse_spans(parser, child.value, child.line)
            elif kind != "eob":
                done.append(child)
                if child.children and "settled" not in child.options:
                    if kind == "li" and (only := _only_text(child)) is not None:
                        only.children = parse_spans(parser, only.value, only.line)
                        only.value = None
                        continue
                    if kind in _NO_HEADERS_IN:
                        if kind == "header" and not html_depth:  # was HTML
                            headers.append(child)
                        html_depth += 1
                    outer.append((element, rest, done))
                    element = child
                    rest = iter(child.children)
                    done = []
                    break
        else:
            element.children = done
            if element.type in _NO_HEADERS_IN:
                html_depth -= 1
                if element.type == "header":
                    _set_raw_text(parser, element)
            if not outer:
                return headers
            element, rest, done = outer.pop()


def _only_text(item: Element) -> Element | None:
    """The paragraph that is all of `item`, and has no attributes; None if there is more."""
    only = item.children[0]
    if (
        len(item.children) > 1
        or isinstance(only, str)
        or only.type != "p"
        or only.value is None
        or only.ial is not None
    ):
        return None
    return only


_NO_HEADERS_IN = frozenset(("html_element", "header"))
_TEXT_BLOCKS = frozenset(("p", "td", "header", "dt"))


def _set_raw_text(parser: ParserState, element: Element) -> None:
    """Note the text that ids are made from."""
    if element.options is NO_OPTIONS:
        element.options = {}
    if parser.gfm or parser.options["auto_id_stripping"] or element.type == "dt":
        element.options["raw_text"] = plain_text(element.children, parser.gfm)


def plain_text(nodes: list[Node], all_kinds: bool) -> str:
    """The text of `nodes` without markup; code, math, quotes and symbols count if `all_kinds` do."""
    if len(nodes) == 1 and isinstance(nodes[0], str):
        return nodes[0]
    parts = []
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif not all_kinds:
            stack.extend(reversed(node.children))
        elif node.type in ("codespan", "math"):
            parts.append(node.value)
        elif node.type == "entity":
            parts.append(node.value.char or "")
        elif node.type in ("smart_quote", "typographic_sym"):
            parts.append(symbol_text(node.value))
        else:
            stack.extend(reversed(node.children))
    return "".join(parts)


def symbol_text(name: str) -> str:
    """The characters of a quote or typographic symbol."""
    if name == "laquo_space":
        return "\u00ab\u00a0"
    if name == "raquo_space":
        return "\u00a0\u00bb"
    entity = named(name)
    return (entity.char or "") if entity else ""


def _give_ids(parser: ParserState, headers: list[Element]) -> None:
    """GFM: give headers the ids that GitHub gives them, those that have none."""
    options = parser.options
    if not options["auto_ids"] or options["transliterated_header_ids"]:
        return
    used: dict[str, int] = {}
    for header in headers:
        if "id" in header.attr:
            continue
        identifier = header_id(header.options["raw_text"])
        count = used.get(identifier, -1) + 1
        used[identifier] = count
        if count:
            identifier += f"-{count}"
        header.attr["id"] = options["auto_id_prefix"] + identifier
