"""Objects of a BibTeX file put together to entries."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...errors import BibliographyError, Location
from .entry import Entry
from .lexer import RawObject, Token, scan
from .values import Macro, Value


def parse(
    text: str,
    path: str | None,
    strings: dict[str, Value],
    *,
    allow_missing_keys: bool = False,
    warn: Callable[[str, Location], None] = lambda message, place: None,
) -> list[Entry]:
    """The entries of a BibTeX file's text; its `@string`s are added to `strings`, by their names in lower case.

    Raises BibliographyError, with file, line and column, for what bibtex-ruby refuses: one faulty entry refuses the
    file. `warn` is told of what it leaves out instead.
    """

    def place(position: int) -> Location:
        line = text.count("\n", 0, position) + 1
        start = text.rfind("\n", 0, position) + 1
        end = text.find("\n", position)
        return Location(path, line, position - start + 1, text[start : end if end >= 0 else len(text)].rstrip("\r"))

    entries: list[Entry] = []
    for item in scan(text, lambda message, position: warn(message, place(position))):
        command = item.command.lower()
        reader = _Reader(item, place)
        reader.take("{", "opening brace")
        if command == "comment":
            continue
        if command == "preamble":
            reader.value()
        elif command == "string":
            name = reader.take("name", "name of the string").text.lower()
            reader.take("=", "`=`")
            strings[name] = reader.value().replace(strings)
        else:
            entries.append(_entry(command, item, reader, allow_missing_keys))
        reader.take("}", "closing brace")
    return entries


def _entry(command: str, item: RawObject, reader: _Reader, allow_missing_keys: bool) -> Entry:
    key = reader.optional("key")
    if key is None:
        if not allow_missing_keys:
            raise reader.error("this entry has no key", "write `@" + command + "{key, …}`")
        reader.optional(",")
    entry = Entry(command, key.text if key else "")
    reader.key = entry.key
    while (name := reader.optional("name")) is not None:
        reader.take("=", "`=`")
        number = reader.optional("number")
        entry.fields[name.text.lower()] = Value.of(number.text) if number else reader.value()
        if reader.optional(",") is None:
            break
    return entry


class _Reader:
    """The tokens of one object, taken one after the other."""

    def __init__(self, item: RawObject, place: Callable[[int], Location]) -> None:
        self.item = item
        self.key = ""
        self._tokens: Iterator[Token] = iter(item.tokens)
        self._token = next(self._tokens, None)
        self._place = place

    def optional(self, kind: str) -> Token | None:
        """The next token, if it is of that kind."""
        token = self._token
        if token is None or token.kind != kind:
            return None
        self._token = next(self._tokens, None)
        return token

    def take(self, kind: str, what: str) -> Token:
        """The next token, which must be of that kind."""
        token = self.optional(kind)
        if token is None:
            raise self.error(f"a {what} is missing")
        return token

    def value(self) -> Value:
        """Literals and macros joined by `#`."""
        parts: list[str | Macro] = []
        while True:
            token = self.optional("literal") or self.optional("name")
            if token is None:
                raise self.error("a value is missing", "write it in braces: `{…}`")
            parts.append(token.text if token.kind == "literal" else Macro(token.text.lower()))
            if self.optional("#") is None:
                return Value(tuple(parts))

    def error(self, message: str, hint: str | None = None) -> BibliographyError:
        """An error that points to the next token."""
        name = f"@{self.item.command}" + (f" `{self.key}`" if self.key else "")
        position = self._token.position if self._token else self.item.position
        default = "look for a missing comma, brace or quote before this place"
        return BibliographyError(f"BibTeX can't be read: in {name} {message}", self._place(position), hint or default)
