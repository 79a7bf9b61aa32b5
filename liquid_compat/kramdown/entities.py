"""Named and numeric character references.

The names are those of HTML 4 with `apos` and `vellip`; kramdown has the two angle brackets, and the two ceiling
brackets, the wrong way round, and documents are rendered with that. Numbers from 128 to 159 mean what
Windows-1252 has there, as in
browsers.
"""

from __future__ import annotations

from html.entities import name2codepoint
from typing import NamedTuple


class Entity(NamedTuple):
    """A character and the name it has in HTML, if any."""

    code_point: int
    name: str | None

    @property
    def char(self) -> str | None:
        """The character itself; None for a number that is not one."""
        try:
            char = chr(self.code_point)
        except (ValueError, OverflowError):
            return None
        return None if 0xD800 <= self.code_point <= 0xDFFF else char


def _windows_1252() -> dict[int, int]:
    table = {}
    for number in range(128, 160):
        char = bytes([number]).decode("cp1252", errors="ignore")
        if char:
            table[number] = ord(char)
    return table


_NAMED = {**name2codepoint, "apos": 39, "vellip": 8942, "lceil": 8969, "rceil": 8968, "lang": 9002, "rang": 9001}
_BY_NAME = {name: Entity(code, name) for name, code in _NAMED.items()}
_BY_CODE = {entity.code_point: entity for entity in _BY_NAME.values()}
_BY_CODE.update({number: _BY_CODE.get(code) or Entity(code, None) for number, code in _windows_1252().items()})


def named(name: str) -> Entity | None:
    """The entity called `name`, or None if there is none."""
    return _BY_NAME.get(name)


def numbered(code_point: int) -> Entity:
    """The entity with this number, with its name if it has one."""
    return _BY_CODE.get(code_point) or Entity(code_point, None)
