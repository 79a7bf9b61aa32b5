"""The texts that a build writes, by place; those from the store are only looked up when somebody wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping

from ..content.known import bytes_digest
from .digests import digest

Text = str | bytes


class Texts(MutableMapping[str, Text]):
    """Relative paths to contents."""

    def __init__(self) -> None:
        """No texts."""
        self._texts: dict[str, Text | None] = {}
        self._stored: dict[str, tuple[bytes, Callable[[], str]]] = {}
        self._encoded: dict[str, bytes] = {}
        self._checks: dict[str, bytes] = {}

    def put(self, place: str, text: str, check: bytes | None) -> None:
        """A text, with its digest if that is known."""
        self[place] = text
        if check is not None:
            self._checks[place] = check

    def put_stored(self, place: str, check: bytes, find: Callable[[], str]) -> None:
        """A text whose digest is known, and what finds it."""
        self._texts[place] = None
        self._encoded.pop(place, None)
        self._stored[place] = check, find

    def put_encoded(self, place: str, data: bytes, check: bytes | None) -> None:
        """A text in UTF-8, with its digest if that is known."""
        self.put_stored(place, bytes_digest(data) if check is None else check, data.decode)
        self._encoded[place] = data

    def put_from(self, other: Texts, own: str, place: str) -> None:
        """Take the text that another has at the place `own`."""
        text = other._texts[own]
        self._texts[place] = text
        self._checks.pop(place, None)
        if text is None:
            self._stored[place] = other._stored[own]
            self._encoded.pop(place, None)
            if own in other._encoded:
                self._encoded[place] = other._encoded[own]
        elif own in other._checks:
            self._checks[place] = other._checks[own]

    def take_all(self, other: Texts) -> None:
        """Take all texts that another has, at their places; this one has none so far."""
        self._texts.update(other._texts)
        self._stored.update(other._stored)
        self._encoded.update(other._encoded)
        self._checks.update(other._checks)

    def digests(self) -> dict[str, bytes]:
        """The digest of each text."""
        found = {}
        for place, text in self._texts.items():
            if text is None:
                found[place] = self._stored[place][0]
            elif isinstance(text, str):
                check = self._checks.get(place)
                if check is None:
                    check = self._checks[place] = digest(text)
                found[place] = check
        return found

    def __getitem__(self, place: str) -> Text:
        """The text of a place. Raises KeyError."""
        text = self._texts[place]
        return self._stored[place][1]() if text is None else text

    def __setitem__(self, place: str, text: Text) -> None:
        """Put a text."""
        self._texts[place] = text
        self._checks.pop(place, None)

    def __delitem__(self, place: str) -> None:
        """Take a text out."""
        self._checks.pop(place, None)
        del self._texts[place]

    def __contains__(self, place: object) -> bool:
        """Whether there is a text for a place."""
        return place in self._texts

    def __iter__(self) -> Iterator[str]:
        """The places."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._texts)

    @property
    def to_write(self) -> Mapping[str, Text]:
        """The same, but that texts of which there are the bytes are bytes."""
        return _ToWrite(self)

    def _to_write(self, place: str) -> Text:
        data = self._encoded.get(place)
        return data if data is not None and self._texts[place] is None else self[place]


class _ToWrite(Mapping[str, Text]):
    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def __getitem__(self, place: str) -> Text:
        return self._texts._to_write(place)

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def __contains__(self, place: object) -> bool:
        return place in self._texts
