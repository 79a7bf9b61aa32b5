"""Liquid 4.0.4's strict parser: a lexer and the rules for one value.

Its result is text in a canonical form (`a . b` becomes `a.b`), from which `primitive.parse_value` then reads the value.
"""

from __future__ import annotations

import re

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

END = "end_of_string"
"""Kind of what stands after the last token."""

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))
      | (?P<string>'[^']*'|"[^"]*")
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<id>[a-zA-Z_][\w-]*\??)
      | (?P<dotdot>\.\.)
      | (?P<special>[|.:,\[\]()?-])
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
        self._kinds: list[str] = []
        self._texts: list[str] = []
        self._offsets: list[int] = []
        self._position = 0
        for match in _TOKEN.finditer(markup):
            kind = match.lastgroup or ""
            text = match[kind]
            if kind == "special":
                kind = SPECIALS[text]
            elif kind == "other":
                raise StrictError(f"Unexpected character {text}", match.start(kind))
            self._kinds.append(kind)
            self._texts.append(text)
            self._offsets.append(match.end() - len(text))
            if kind == END:
                break

    def take(self, kind: str) -> str:
        """The text of the next token, which must be of that kind. Raises StrictError."""
        position = self._position
        if self._kinds[position] != kind:
            raise self.refuse(f"Expected {kind} but found {self._kinds[position]}")
        self._position += 1
        return self._texts[position]

    def accept(self, kind: str) -> str | None:
        """The text of the next token if it is of that kind."""
        position = self._position
        if self._kinds[position] != kind:
            return None
        self._position += 1
        return self._texts[position]

    def accept_word(self, *words: str) -> str | None:
        """The next token if it is one of these words."""
        position = self._position
        if self._kinds[position] != "id" or self._texts[position] not in words:
            return None
        self._position += 1
        return self._texts[position]

    def at(self, kind: str, ahead: int = 0) -> bool:
        """Whether the token so many steps ahead is of that kind."""
        position = self._position + ahead
        return position < len(self._kinds) and self._kinds[position] == kind

    def finish(self) -> None:
        """Expect the end. Raises StrictError."""
        self.take(END)

    def refuse(self, message: str) -> StrictError:
        """The error to raise at the next token."""
        return StrictError(message, self._offsets[self._position])

    def value(self) -> str:
        """One value, in canonical form. Raises StrictError."""
        position = self._position
        kind = self._kinds[position]
        if kind == "id":
            return self._path()
        if kind in ("string", "number"):
            self._position += 1
            return self._texts[position]
        if kind == "open_round":
            self._position += 1
            first = self.value()
            self.take("dotdot")
            last = self.value()
            self.take("close_round")
            return f"({first}..{last})"
        shown = f"[:{kind}]" if kind == END else f'[:{kind}, "{self._texts[position]}"]'
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
