"""`{:.class}` behind a span, and `{::comment}`, `{::nomarkdown}`, `{::options}` in a line of text."""

from __future__ import annotations

import re

from ..attributes import ANY_CHARS, add_attributes, apply_attribute_list, merge_attributes, parse_attribute_list
from ..element import AttributeList, Element
from ..extensions import EXTENSION_START, EXTENSIONS, apply_extension
from .scanner import SpanScanner

_ATTRIBUTE_LIST = re.compile(rf"\{{:({ANY_CHARS}+)\}}")


def parse(scanner: SpanScanner, src: str, index: int, limit: int) -> int:
    """An extension, or attributes for the construct before them."""
    if not scanner.may_find("}", index) or not scanner.afford(src.find("}", index) - index - 100):
        return index + 1
    if match := EXTENSION_START.match(src, index):
        return _extension(scanner, src, match)
    ial = _ATTRIBUTE_LIST.match(src, index)
    if ial is None:
        return index + 1
    frame = scanner.frame
    if scanner.draft and (frame.children or frame.text_pending(index)):
        frame.skip(index, ial.end())
        return ial.end()
    if frame.text_pending(index) or not frame.children or isinstance(frame.children[-1], str):
        scanner.warn("The attribute list on line {line} has no span before it", index)
        return index + 1
    target = frame.children[-1]
    given = AttributeList()
    add_attributes(scanner.parser.warnings, ial[1], given)
    if target.ial is None:
        target.ial = AttributeList()
    target.ial.refs += given.refs
    merge_attributes(target.ial.attributes, given.attributes)
    apply_attribute_list(target.attr, given, scanner.parser.attribute_lists)
    frame.start = ial.end()
    return ial.end()


def _extension(scanner: SpanScanner, src: str, match: re.Match[str]) -> int:
    index, end = match.span()
    name, attributes, empty, stopped = match.group("name", "attributes", "empty", "stopped")
    if name is None:
        scanner.warn(f"{{:/{stopped or ''}}} on line {{line}} ends no extension", index)
        return index + 1
    body = None
    if not empty and name not in EXTENSIONS:
        scanner.warn(f"There is no extension '{name}', as on line {{line}}", index)
        return index + 1
    if not empty:
        stop = None
        if scanner.vain is None or name not in scanner.vain.unended:
            stop = re.compile(rf"\{{:/(?:{name})?\}}").search(src, end)
        if stop is None:
            scanner.known_vain().unended.add(name)
            scanner.warn(f"The extension '{name}' on line {{line}} has no end", index)
            return index + 1
        body = src[end : stop.start()]
        end = stop.end()
    given = AttributeList()
    parse_attribute_list(attributes or "", given)
    element = apply_extension(scanner.parser, name, given.attributes, body, "span")
    if element is None:
        scanner.warn(f"There is no extension '{name}', as on line {{line}}", index)
        return index + 1
    if isinstance(element, Element):
        return scanner.frame.emit(element, index, end)
    scanner.frame.skip(index, end)
    return end
