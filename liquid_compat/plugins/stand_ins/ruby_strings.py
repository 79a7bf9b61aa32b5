"""Ruby's strings: quotes, `%()`, heredocs, and what is printed in them."""

from __future__ import annotations

import re
from typing import Any

from .ruby_combined import Known, Unreadable, Value, constant, joined

_SPACE = re.compile(r"(?:[ \t]|\\\n)*")
_ESCAPES = {"n": "\n", "t": "\t", "s": " ", "r": "\r", "e": "\x1b", "0": "\0"}


class Strings:
    """A place in a piece of code, at which strings can be read."""

    def __init__(self, code: str, reader: Known) -> None:
        self.code = code
        self.at = 0
        self.reader = reader
        self.heredocs: list[tuple[str, bool, bool, list[Value]]] = []

    def at_end(self) -> bool:
        """Whether nothing but white space is left; it is passed."""
        while self.at < len(self.code) and self.code[self.at] in " \t\n;":
            self.at += 1
        return self.at == len(self.code)

    def rest(self) -> str:
        """What comes next, for messages."""
        return self.code[self.at : self.at + 20]

    def _space(self) -> None:
        self.at = _SPACE.match(self.code, self.at).end()  # type: ignore[union-attr]

    def _take(self, text: str) -> bool:
        self._space()
        if self.code.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def expression(self) -> Any:
        """A value. Raises Unreadable."""
        raise NotImplementedError

    def _string(self, closing: str, opening: str, *, interpolates: bool) -> Value:
        """A string whose first sign is taken, up to its last."""
        parts: list[Any] = []
        text = ""
        depth = 1
        while True:
            char = self.code[self.at : self.at + 1]
            if not char:
                raise Unreadable("a string without end")
            self.at += 1
            if char == closing:
                depth -= 1
                if depth == 0:
                    break
            elif char == opening:
                depth += 1
            if char == "\\":
                text += self._escape(closing, interpolates)
            elif char == "#" and interpolates and self.code.startswith("{", self.at):
                self.at += 1
                parts.append(constant(text))
                parts.append(self.expression())
                text = ""
                self._space()
                if not self._take("}"):
                    raise Unreadable("what is printed in a string")
            elif char == "#" and interpolates and self.code[self.at : self.at + 1] in ("@", "$"):
                raise Unreadable("a variable printed without braces")
            else:
                text += char
        parts.append(constant(text))
        return constant(text) if len(parts) == 1 else joined(parts)

    def _escape(self, closing: str, interpolates: bool) -> str:
        char = self.code[self.at : self.at + 1]
        self.at += 1
        if not interpolates:
            return char if char in ("\\", closing) else "\\" + char
        if char in ("u", "x", "c", "C", "M") or (char.isdigit() and char != "0"):
            raise Unreadable("an escape")
        return "" if char == "\n" else _ESCAPES.get(char, char)

    def _heredoc_bodies(self) -> None:
        """The lines of heredocs, which begin behind the line that names them."""
        while self.heredocs:
            end, squiggly, interpolates, cell = self.heredocs.pop(0)
            match = re.compile(rf"[^\n]*\n((?:.*\n)*?)[ \t]*{end}[ \t]*(?=\n|\Z)").match(self.code, self.at)
            if match is None:
                raise Unreadable("a heredoc without end")
            lines = match[1]
            if squiggly:
                filled = [line for line in lines.split("\n") if line.strip()]
                width = min((len(line) - len(line.lstrip(" ")) for line in filled), default=0)
                lines = "\n".join(line[width:] if line.strip() else line.lstrip(" ") for line in lines.split("\n"))
                if any(line.startswith("\t") for line in filled):
                    raise Unreadable("tabs in a heredoc")
            inner = type(self)(lines + "\0", self.reader)
            cell.append(inner._string("\0", "\0", interpolates=interpolates) if interpolates else constant(lines))
            self.at = match.end()
