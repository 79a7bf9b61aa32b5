"""`{:.class}` around blocks, `{:name: …}`, and extensions that stand alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..attributes import BLOCK_TEXT, ID_NAME, parse_attribute_list
from ..element import AttributeList, Element
from ..extensions import EXTENSION_PATTERN, apply_extension
from .patterns import BLOCK_ATTRIBUTES

if TYPE_CHECKING:
    from ..parser import Parser
    from .frame import BlockFrame

_DEFINITION = re.compile(rf" {{0,3}}\{{:({ID_NAME}):({BLOCK_TEXT})\}}\s*?\n", re.ASCII)
_EXTENSION = re.compile(rf" {{0,3}}(?:{EXTENSION_PATTERN})\s*?\n", re.ASCII)
_DEFINES = ("link_def", "abbrev_def", "footnote_def")


def parse(parser: Parser, frame: BlockFrame, pos: int, eol: int) -> int:
    """An attribute list definition, an extension, or attributes for the block before or after."""
    src = frame.src
    if not frame.may_find("}", pos):
        return -1
    if match := _DEFINITION.match(src, pos):
        _add_attributes(parser, match[2], parser.attribute_lists.setdefault(match[1], AttributeList()))
        frame.add(Element("eob", "ald"))
        return match.end()
    if match := _EXTENSION.match(src, pos):
        return _extension(parser, frame, match)
    if match := BLOCK_ATTRIBUTES.match(src, pos):
        last = frame.last
        if last is not None and last.type != "blank" and (last.type != "eob" or last.value in _DEFINES):
            if last.ial is None:
                last.ial = AttributeList()
            _add_attributes(parser, match[1], last.ial)
            if not BLOCK_ATTRIBUTES.match(src, match.end()):
                frame.add(Element("eob", "ial"))
        else:
            if frame.ial is None:
                frame.ial = AttributeList()
            _add_attributes(parser, match[1], frame.ial)
        return match.end()
    return -1


def _add_attributes(parser: Parser, text: str, into: AttributeList) -> None:
    if not parse_attribute_list(text, into):
        parser.warnings.append(f"No or invalid attributes found in IAL/ALD content: {text}")


def _extension(parser: Parser, frame: BlockFrame, match: re.Match[str]) -> int:
    src = frame.src
    pos, end = match.span()
    line = frame.line_at(pos)
    name, attributes, empty, stopped = match.group("name", "attributes", "empty", "stopped")
    if name is None:
        shown = f"for '{stopped}' " if stopped else ""
        parser.warnings.append(f"Invalid extension stop tag {shown}found on line {line} - ignoring it")
        return -1
    body = None
    if not empty:
        stop = (
            None
            if not frame.may_find("{:/", end)
            else re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}} *?\n", re.ASCII | re.MULTILINE).search(src, end)
        )
        if stop is None:
            parser.warnings.append(f"No stop tag for extension '{name}' found on line {line} - ignoring it")
            return -1
        body = src[end : stop.start()].removesuffix("\n")
        end = stop.end()
    given = AttributeList()
    _add_attributes(parser, attributes or "", given)
    result = apply_extension(parser, name, given.attributes, body, "block")
    if result is None:
        parser.warnings.append(f"Invalid extension with name '{name}' specified on line {line} - ignoring it")
        return -1
    if isinstance(result, Element):
        frame.children.append(result)
    elif name == "options":
        frame.add(Element("eob", "extension"))
    return end
