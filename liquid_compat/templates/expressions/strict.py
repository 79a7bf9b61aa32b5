"""Liquid 4.0.4's strict parser: a lexer and the rules for one value.

Its result is text in a canonical form (`a . b` becomes `a.b`), from which `primitive.parse_value` then reads the value.
"""

from __future__ import annotations

import re

from ...lazy import pattern

END = "end_of_string"
"""Kind of what stands after the last token."""

# The kinds of tokens as messages name them: those of one sign, and by the names of the groups all others.
_SIGNS = {
    "(": "open_round",
    ")": "close_round",
    ",": "comma",
    "-": "dash",
    ".": "dot",
    ":": "colon",
    "?": "question",
    "[": "open_square",
    "]": "close_square",
    "|": "pipe",
}
_TOKEN = pattern(
    r"""\s*(?:
        (?P<string>"[^"]*"|'[^']*')
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<comparison>[!=]=|<[=>]?|>=?|contains(?=\s))
      | (?P<id>[a-zA-Z_][\w-]*\??)
      | (?P<dotdot>\.\.)
      | (?P<sign>[(),.:?[\]|-])
      | (?P<end_of_string>\Z)
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


class StrictParser:
    """Steps through the tokens of one piece of markup."""

    def __init__(self, markup: str) -> None:
        """Cut `markup` into tokens. Raises StrictError."""
        self._position = 0
        self._tokens: list[tuple[str, str, int]] = [
            (_SIGNS[match[kind]] if kind == "sign" else kind, match[kind], match.end())
            for match in _TOKEN.finditer(markup)
            if (kind := match.lastgroup)
        ]
        for position, (kind, text, _) in enumerate(self._tokens):
            if kind == "other":
                self._position = position
                raise self.refuse(f"Unexpected character {text}")

    def take(self, kind: str) -> str:
        """The text of the next token, which must be of that kind. Raises StrictError."""
        found, text, _ = self._tokens[self._position]
        if found != kind:
            raise self.refuse(f"Expected {kind} but found {found}")
        self._position += 1
        return text

    def accept(self, kind: str) -> str | None:
        """The text of the next token if it is of that kind."""
        found, text, _ = self._tokens[self._position]
        if found != kind:
            return None
        self._position += 1
        return text

    def accept_word(self, *words: str) -> str | None:
        """The next token if it is one of these words."""
        kind, text, _ = self._tokens[self._position]
        if kind != "id" or text not in words:
            return None
        self._position += 1
        return text

    def at(self, kind: str, ahead: int = 0) -> bool:
        """Whether the token so many steps ahead is of that kind."""
        position = self._position + ahead
        return position < len(self._tokens) and self._tokens[position][0] == kind

    def finish(self) -> None:
        """Expect the end. Raises StrictError."""
        position = self._position
        if self._tokens[position][0] != END:
            raise self.refuse(f"Expected {END} but found {self._tokens[position][0]}")

    def refuse(self, message: str) -> StrictError:
        """The error to raise at the next token."""
        _, text, end = self._tokens[self._position]
        return StrictError(message, end - len(text))

    def value(self) -> str:
        """One value, in canonical form. Raises StrictError."""
        kind, text, _ = self._tokens[self._position]
        if kind == "id":
            return self._path()
        if kind in ("string", "number"):
            self._position += 1
            return text
        if kind == "open_round":
            self._position += 1
            first = self.value()
            self.take("dotdot")
            last = self.value()
            self.take("close_round")
            return f"({first}..{last})"
        shown = f"[:{kind}]" if kind == END else f'[:{kind}, "{text}"]'
        raise self.refuse(f"{shown} is not a valid expression")

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
