"""Liquid 4.0.4's strict parser: a lexer and the rules for one value.

Its result is text in a canonical form (`a . b` becomes `a.b`), from which `primitive.parse_value` then reads the value.
"""

from __future__ import annotations

import re
from typing import NamedTuple

SPECIALS = {
    "|": "pipe",
    ".": "dot",
    ":": "colon",
    ",": "comma",
    "[": "open_square",
    "]": "close_square",
    "(": "open_round",
    ")": "close_round",
    "?": "question",
    "-": "dash",
}
"""Kinds of the tokens that are a single character."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))
      | (?P<string>'[^']*'|"[^"]*")
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<id>[a-zA-Z_][\w-]*\??)
      | (?P<dotdot>\.\.)
      | (?P<special>[|.:,\[\]()?-])
      | (?P<end>\Z)
      | (?P<other>.)
    )""",
    re.VERBOSE | re.ASCII | re.DOTALL,
)


class StrictError(Exception):
    """What the strict parser refuses, and where in the markup."""

    def __init__(self, message: str, offset: int) -> None:
        """`offset` counts characters from the start of the markup."""
        super().__init__(message)
        self.message = message
        self.offset = offset


class Lexeme(NamedTuple):
    """A token of an expression."""

    kind: str
    text: str
    offset: int

    def __str__(self) -> str:
        """As Ruby shows the pair of kind and text."""
        return f'[:{self.kind}, "{self.text}"]' if self.kind != "end_of_string" else "[:end_of_string]"


def tokenize(markup: str) -> list[Lexeme]:
    """All tokens of a piece of markup, the end included. Raises StrictError."""
    lexemes = []
    for match in _TOKEN.finditer(markup):
        kind = match.lastgroup or ""
        text = match[kind]
        offset = match.start(kind)
        if kind == "special":
            kind = SPECIALS[text]
        elif kind == "other":
            raise StrictError(f"Unexpected character {text}", offset)
        elif kind == "end":
            break
        lexemes.append(Lexeme(kind, text, offset))
    lexemes.append(Lexeme("end_of_string", "", len(markup)))
    return lexemes


class StrictParser:
    """Steps through the tokens of one piece of markup."""

    def __init__(self, markup: str) -> None:
        """Cut `markup` into tokens. Raises StrictError."""
        self._tokens = tokenize(markup)
        self._position = 0

    def take(self, kind: str) -> str:
        """The text of the next token, which must be of that kind. Raises StrictError."""
        token = self._tokens[self._position]
        if token.kind != kind:
            raise StrictError(f"Expected {kind} but found {token.kind}", token.offset)
        self._position += 1
        return token.text

    def accept(self, kind: str) -> str | None:
        """The text of the next token if it is of that kind."""
        token = self._tokens[self._position]
        if token.kind != kind:
            return None
        self._position += 1
        return token.text

    def accept_word(self, *words: str) -> str | None:
        """The next token if it is one of these words."""
        token = self._tokens[self._position]
        if token.kind != "id" or token.text not in words:
            return None
        self._position += 1
        return token.text

    def at(self, kind: str, ahead: int = 0) -> bool:
        """Whether the token so many steps ahead is of that kind."""
        position = self._position + ahead
        return position < len(self._tokens) and self._tokens[position].kind == kind

    def finish(self) -> None:
        """Expect the end. Raises StrictError."""
        self.take("end_of_string")

    def refuse(self, message: str) -> StrictError:
        """The error to raise at the next token."""
        return StrictError(message, self._tokens[self._position].offset)

    def value(self) -> str:
        """One value, in canonical form. Raises StrictError."""
        token = self._tokens[self._position]
        kind = token.kind
        if kind == "id":
            return self._path()
        if kind == "string" or kind == "number":
            self._position += 1
            return token.text
        if kind == "open_round":
            self._position += 1
            first = self.value()
            self.take("dotdot")
            last = self.value()
            self.take("close_round")
            return f"({first}..{last})"
        raise StrictError(f"{token} is not a valid expression", token.offset)

    def argument(self) -> str:
        """A filter's argument, `name: value` or `value`. Raises StrictError."""
        if self.at("id") and self.at("colon", 1):
            name = self.take("id")
            self._position += 1
            return f"{name}: {self.value()}"
        return self.value()

    def _path(self) -> str:
        parts = []
        while True:
            parts.append(self.take("id"))
            while self.accept("open_square") is not None:
                parts.append(f"[{self.value()}]")
                self.take("close_square")
            if self.accept("dot") is None:
                return "".join(parts)
            parts.append(".")
