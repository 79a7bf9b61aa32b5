"""A BibTeX file cut into objects of tokens.

Text between objects is ignored. An object whose braces or characters can't be read is dropped with a warning, and
reading goes on behind it; what is read, but in a wrong order, is the parser's to refuse.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

_COMMAND = re.compile(r"\s*([^\W\d_][^\s{}(),=#\"@]*)")
_KEY = re.compile(r"\s*([^\s,=#@()\"][^,=#@()\"]*?)\s*,")
_BLANK = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"[^\s{}(),=#\"@\d][^\s{}(),=#\"@]*")
_BRACE = re.compile(r"[{}]")
_QUOTED = re.compile(r"[{}\"]")
_PUNCTUATION = {"=": "=", ",": ",", "#": "#", "@": "@"}

_PLAIN = frozenset({"string", "preamble", "comment"})


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of an object.

    `kind` is "key", "name", "number", "literal" (the content of braces or quotes), one of `{ } = , # @`, or "end".
    """

    kind: str
    text: str
    position: int


@dataclass(slots=True)
class RawObject:
    """An `@command` and its tokens; `closed` is false where the file or the next `@` cut it off."""

    command: str
    position: int
    tokens: list[Token] = field(default_factory=list)


class _Lost(Exception):
    """The object at hand can't be read; reading goes on at `position`."""

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


def scan(text: str, warn: Callable[[str, int], None]) -> list[RawObject]:
    """The objects of `text`. `warn` gets a message and a position for everything that is dropped."""
    objects: list[RawObject] = []
    position = text.find("@")
    while position >= 0:
        start = position + 1
        command = _COMMAND.match(text, start)
        if command is None:
            warn("there is no entry type behind this `@`", position)
            position = text.find("@", start)
            continue
        item = RawObject(command[1], position)
        try:
            position = _Object(text, item).read(command.end())
            objects.append(item)
        except _Lost as lost:
            warn(f"@{item.command} is left out: {lost}", min(lost.position, max(len(text) - 1, 0)))
            position = lost.position
        position = text.find("@", position)
    return objects


class _Object:
    """Reads the tokens of one object."""

    def __init__(self, text: str, item: RawObject) -> None:
        self.text = text
        self.item = item

    def read(self, position: int) -> int:
        """Fill the object's tokens; returns where it ends."""
        text = self.text
        position = self._skip(position)
        if not text.startswith("{", position):
            if position < len(text) and text[position] == "(":
                raise _Lost("it opens with `(`, write `{`", position)
            self._add("end" if position >= len(text) else text[position], text[position : position + 1], position)
            return position
        self._add("{", "{", position)
        position += 1
        command = self.item.command.lower()
        if command == "comment":
            return self._close(self._braced(position))
        if command not in _PLAIN and (key := _KEY.match(text, position)):
            self._add("key", key[1], key.start(1))
            position = key.end()
        return self._body(position)

    def _body(self, position: int) -> int:
        text = self.text
        while True:
            position = self._skip(position)
            if position >= len(text):
                self._add("end", "", position)
                return position
            char = text[position]
            if char == "}":
                return self._close(position)
            if char == "{":
                end = self._braced(position + 1)
                self._add("literal", text[position + 1 : end], position)
                position = end + 1
            elif char == '"':
                end = self._quoted(position + 1)
                self._add("literal", text[position + 1 : end], position)
                position = end + 1
            elif char in _PUNCTUATION:
                self._add(char, char, position)
                if char == "@":
                    return position
                position += 1
            elif match := _NUMBER.match(text, position):
                self._add("number", match[0], position)
                position = match.end()
            elif match := _NAME.match(text, position):
                self._add("name", match[0], position)
                position = match.end()
            else:
                raise _Lost(f"`{char}` is not expected here", position)

    def _add(self, kind: str, text: str, position: int) -> None:
        self.item.tokens.append(Token(kind, text, position))

    def _skip(self, position: int) -> int:
        match = _BLANK.match(self.text, position)
        return match.end() if match else position

    def _close(self, position: int) -> int:
        self._add("}", "}", position)
        return position + 1

    def _braced(self, position: int) -> int:
        """Where the brace that was opened before `position` closes."""
        level = 1
        for brace in _BRACE.finditer(self.text, position):
            level += 1 if brace[0] == "{" else -1
            if level == 0:
                return brace.start()
        raise _Lost("a brace is never closed", len(self.text))

    def _quoted(self, position: int) -> int:
        """Where the quote that was opened before `position` closes: braces inside must balance."""
        level = 0
        for mark in _QUOTED.finditer(self.text, position):
            if mark[0] == '"':
                if level == 0:
                    return mark.start()
            else:
                level += 1 if mark[0] == "{" else -1
                if level < 0:
                    raise _Lost("a quoted value has a brace too many", mark.end())
        raise _Lost("a quote is never closed", len(self.text))
