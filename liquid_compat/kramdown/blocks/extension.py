"""`{:.class}` around blocks, `{:name: …}`, and extensions that stand alone."""

from __future__ import annotations

import re

from ...lazy import pattern
from ..attributes import BLOCK_TEXT, ID_NAME, add_attributes
from ..element import AttributeList, Element
from ..extensions import EXTENSION_PATTERN, EXTENSIONS, apply_extension
from ..frame import BlockFrame
from ..patterns import BLOCK_ATTRIBUTES
from ..state import ParserState

_DEFINITION = pattern(rf" {{0,3}}\{{:({ID_NAME}):({BLOCK_TEXT})\}}\s*?\n", re.ASCII)
_EXTENSION = pattern(rf" {{0,3}}(?:{EXTENSION_PATTERN})\s*?\n", re.ASCII)
_DEFINES = ("link_def", "abbrev_def", "footnote_def")


def parse(parser: ParserState, frame: BlockFrame, pos: int, eol: int) -> int:
    """An attribute list definition, an extension, or attributes for the block before or after."""
    src = frame.src
    if not frame.may_find("}", pos):
        return -1
    if match := _DEFINITION.match(src, pos):
        add_attributes(parser.warnings, match[2], parser.attribute_lists.setdefault(match[1], AttributeList()))
        frame.add(Element("eob", "ald"))
        return match.end()
    if match := _EXTENSION.match(src, pos):
        return _extension(parser, frame, match)
    if match := BLOCK_ATTRIBUTES.match(src, pos):
        last = frame.last
        if last is not None and last.type != "blank" and (last.type != "eob" or last.value in _DEFINES):
            if last.ial is None:
                last.ial = AttributeList()
            add_attributes(parser.warnings, match[1], last.ial)
            if not BLOCK_ATTRIBUTES.match(src, match.end()):
                frame.add(Element("eob", "ial"))
        else:
            if frame.ial is None:
                frame.ial = AttributeList()
            add_attributes(parser.warnings, match[1], frame.ial)
        return match.end()
    return -1


def _extension(parser: ParserState, frame: BlockFrame, match: re.Match[str]) -> int:
    src = frame.src
    pos, end = match.span()
    line = frame.line_at(pos)
    name, attributes, empty, stopped = match.group("name", "attributes", "empty", "stopped")
    if name is None:
        parser.warnings.append(f"{{:/{stopped or ''}}} on line {line} ends no extension")
        return -1
    body = None
    if not empty and name not in EXTENSIONS:
        parser.warnings.append(f"There is no extension '{name}', as on line {line}")
        return -1
    if not empty:
        stop = (
            None
            if name in frame.unended or not frame.may_find("{:/", end)
            else re.compile(rf"^ {{0,3}}\{{:/(?:{name})?\}} *?\n", re.ASCII | re.MULTILINE).search(src, end)
        )
        if stop is None:
            frame.unended.add(name)
            parser.warnings.append(f"The extension '{name}' on line {line} has no end")
            return -1
        body = src[end : stop.start()].removesuffix("\n")
        end = stop.end()
    given = AttributeList()
    add_attributes(parser.warnings, attributes or "", given)
    result = apply_extension(parser, name, given.attributes, body, "block")
    if result is None:
        parser.warnings.append(f"There is no extension '{name}', as on line {line}")
        return -1
    if isinstance(result, Element):
        frame.children.append(result)
    elif name == "options":
        frame.add(Element("eob", "extension"))
    return end
