"""What starts with a bracket: links, images, footnote markers.

https://kramdown.gettalong.org/syntax.html#links-and-images
"""

from __future__ import annotations

import re

from ...lazy import pattern
from ..attributes import ID_NAME, apply_attribute_list
from ..element import Element
from ..runs import ESCAPABLE
from ..strings import WHITESPACE, normalize_link_id
from .scanner import IN_LINK, Frame, SpanScanner

_FOOTNOTE_MARKER = pattern(rf"\[\^({ID_NAME})\]", re.ASCII)
_OPENING = pattern(r"\[*")
_SPACE = pattern(r"\s*", re.ASCII)
_URL_MARK = pattern(r"[()]|\s['\"]", re.ASCII)
_TITLE_END = {quote: re.compile(rf"{quote}\s*\)", re.ASCII) for quote in "'\""}
_ESCAPED = pattern(rf"\\([{re.escape(''.join(sorted(ESCAPABLE)))}])")


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A footnote marker, or the start of a link's or image's text."""
    frame = scanner.frame
    image = src[index] == "!"
    start = index + 2 if image else index + 1
    if not scanner.may_find("]", start):
        return _OPENING.match(src, start).end()  # type: ignore[union-attr]
    frame.brackets += 1
    if src.startswith("^", start):
        if index > limit and src[index - 1] == "!":
            frame.brackets += 1
        return _footnote_marker(scanner, src, index)
    if not image and frame.inside & IN_LINK:
        return start
    kind = "img" if image else "a"
    inside = frame.inside | IN_LINK
    if scanner.is_hopeless(kind, inside, start):
        return start
    element = Element(kind)
    match_plain = scanner.parser.plain_link
    if plain := match_plain(src, start - 1):
        text, url = plain.group("text", "url")
        if text:
            element.children.append(text)
        if url is None:
            return _complete(scanner, element, index, start, inside, plain.end() - 1)
        if image:
            frame.brackets -= 1
        _finish(element, text, url, None)
        return frame.emit(element, index, plain.end())
    opened = Frame(kind, src, index, start, scanner.parser.run_link, inside, "]", element)
    opened.brackets = 1
    return scanner.open(opened)


def _footnote_marker(scanner: SpanScanner, src: str, index: int) -> int:
    match = _FOOTNOTE_MARKER.match(src, index)
    if match is None:
        return index + 1
    footnote = scanner.parser.footnotes.get(match[1])
    if footnote is None:
        scanner.warn(f"The footnote '{match[1]}', used on line {{line}}, is not defined", index)
        return match.end()
    footnote.referenced = True
    return scanner.frame.emit(Element("footnote", footnote, None, {"name": match[1]}), *match.span())


def parse_closing(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """A closing bracket inside of a link's text, which ends it if it closes the first bracket."""
    frame = scanner.frame
    frame.brackets -= 1
    if frame.brackets:
        return scanner.decline(index)
    element = frame.element
    assert element is not None
    frame.flush(index)
    element.children = frame.children
    scanner.frame = scanner.stack.pop()
    return _complete(scanner, element, frame.opener, frame.resume, frame.inside, index)


def _complete(scanner: SpanScanner, element: Element, opener: int, start: int, inside: int, close: int) -> int:
    """Add the link or image whose text goes from `start` to `close`, if a target follows; else `opener` is text."""
    src = scanner.src
    read_target = _inline if src.startswith("(", close + 1) else _reference
    end = read_target(scanner, element, opener, src[start:close], close + 1)
    if end < 0:
        scanner.fail(element.type, inside, start, close - start)
        return start
    if element.type == "img":
        scanner.frame.brackets -= 1
    return scanner.frame.emit(element, opener, end)


def _reference(scanner: SpanScanner, element: Element, opener: int, text: str, pos: int) -> int:
    """`[name]` at `pos`, or nothing, for the link that is called like its text: where it ends, -1 if undefined."""
    src, parser = scanner.src, scanner.parser
    name = ""
    end = pos
    bracket = _SPACE.match(src, pos).end()  # type: ignore[union-attr]
    if src.startswith("[", bracket) and (close := src.find("]", bracket)) > 0:
        name = src[bracket + 1 : close]
        end = close + 1
    wanted = normalize_link_id(name or _unescaped(text))
    definition = parser.link_definitions.get(wanted)
    if definition is None:
        if not name:
            scanner.warn(f"The link '{wanted}', used on line {{line}}, is not defined", opener)
        return -1
    url, title, marker = definition
    if marker is not None and marker.ial is not None:
        element.ial = marker.ial
        apply_attribute_list(element.attr, marker.ial, parser.attribute_lists)
    _finish(element, text, url, title)
    return end


def _inline(scanner: SpanScanner, element: Element, opener: int, text: str, pos: int) -> int:
    """`(url "title")` at `pos`: where it ends, -1 if it doesn't."""
    src = scanner.src
    if not scanner.may_find(")", pos):
        return -1
    close = _angled_end(src, pos + 1)
    if close >= 0:
        url = src[pos + 2 : close]
        end = close + 1
        complete = src.startswith(")", end)
        if complete:
            end += 1
    else:
        url, end, complete = _parenthesized(src, pos)
        if not complete and not scanner.afford(end - opener):
            return -1
    title = None
    if not complete:
        found = _read_title(src, end)
        if found is None:
            return -1
        title, end = found
    _finish(element, text, url, title)
    return end


def _angled_end(src: str, pos: int) -> int:
    """Where the bracket stands that closes the one at `pos`, on the same line; -1 if none does."""
    if not src.startswith("<", pos):
        return -1
    close = src.find(">", pos)
    return close if close >= 0 and src.find("\n", pos, close) < 0 else -1


def _parenthesized(src: str, pos: int) -> tuple[str, int, bool]:
    """What the parenthesis at `pos` opens: the URL, where it ends, and whether with the parenthesis that closes it.

    Else it ends behind the white space before a quote.
    """
    depth = 0
    end = pos
    for mark in _URL_MARK.finditer(src, pos):
        char = src[mark.start()]
        end = mark.start() + 1
        if char == "(":
            depth += 1
        elif char == ")":
            depth -= 1
            if not depth:
                break
        else:
            break
    return src[pos + 1 : end - 1].strip(WHITESPACE), end, not depth


def _read_title(src: str, pos: int) -> tuple[str, int] | None:
    """The title in quotes at `pos`, maybe behind white space, and where its parenthesis ends."""
    opening = _SPACE.match(src, pos).end()  # type: ignore[union-attr]
    pattern = _TITLE_END.get(src[opening : opening + 1])
    closing = pattern.search(src, opening + 2) if pattern else None
    return (src[opening + 1 : closing.start()], closing.end()) if closing else None


def _unescaped(text: str) -> str:
    """`text` without the backslashes that escape something."""
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _finish(element: Element, text: str, url: str, title: str | None) -> None:
    """Give `element`, whose source is `text`, its attributes."""
    if element.type == "a":
        element.attr["href"] = url
    else:
        element.attr["src"] = url
        element.attr["alt"] = _unescaped(text)
        element.children = []
    if title is not None:
        element.attr["title"] = title
