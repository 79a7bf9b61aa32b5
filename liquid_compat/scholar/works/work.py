"""One work as a source tells of it, and what every source's texts need before they are BibTeX."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SPECIAL = re.compile(r"(?<!\\)[&%#_$]")
_SMALL_WORDS = frozenset({"a", "an", "the", "on", "of", "in", "for", "and", "to", "with", "from", "by", "at"})


@dataclass(frozen=True, slots=True)
class Work:
    """A work: its id at the source, the type of its entry, and its fields as BibTeX writes them."""

    id: str
    type: str
    fields: Mapping[str, str] = field(default_factory=dict)


def plain(text: Any) -> str:
    """A text of a source as BibTeX has it: no HTML, white space once, BibTeX's own characters escaped."""
    without = html.unescape(_TAG.sub("", str(text or "")))
    safe = without.replace("\\", "").replace("{", "(").replace("}", ")")
    return _SPECIAL.sub(r"\\\g<0>", " ".join(safe.split()))


def address(text: Any) -> str:
    """An address or an identifier, without what would end a BibTeX value."""
    return re.sub(r"[\s{}\\]", "", str(text or ""))


def bare_doi(text: Any) -> str:
    """A DOI without the server's address before it."""
    return re.sub(r"^(?:https?://(?:dx\.)?doi\.org/|doi:)", "", address(text), flags=re.IGNORECASE)


def authors(names: Iterable[Any]) -> str:
    """Names joined as BibTeX joins them; a name that contains an `and` is kept together."""
    texts = [plain(name) for name in names if name]
    return " and ".join(f"{{{name}}}" if re.search(r"\band\b", name) else name for name in texts)


def present(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value}


def new_key(work: Work, taken: Collection[str]) -> str:
    """A key as Google Scholar makes them: the first author's family name, the year, a word of the title."""
    first = re.split(r"\s+and\s+", work.fields.get("author", ""))[0].strip("{}")
    family = first.partition(",")[0] if "," in first else (first.split() or [""])[-1]
    words = [_letters(word) for word in re.split(r"[\s\-–—/:]+", work.fields.get("title", ""))]
    word = next((word for word in words if word and word not in _SMALL_WORDS), "")
    base = f"{_letters(family)}{work.fields.get('year', '')}{word}" or "work"
    key, number = base, 1
    while key in taken:
        number += 1
        key = f"{base}{number}"
    return key


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in folded if char.isascii() and char.isalnum())
