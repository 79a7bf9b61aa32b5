"""Terms, dates and options of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from ...errors import BibliographyError

if TYPE_CHECKING:
    from .style import Node

_SPACE = "{http://purl.org/net/xbiblio/csl}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_FALLBACK = {"verb-short": "verb", "symbol": "short", "short": "long", "verb": "long"}


@dataclass(frozen=True, slots=True)
class Term:
    """A term's texts."""

    single: str
    multiple: str
    gender: str = ""
    gender_form: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True)
class Locale:
    """What one file says."""

    language: str
    terms: Mapping[tuple[str, str], tuple[Term, ...]] = field(default_factory=dict)
    dates: Mapping[str, Node] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Locales:
    """The locales of a rendering, the first that knows something deciding."""

    chain: Sequence[Locale]

    @property
    def is_english(self) -> bool:
        """Whether titles are written in title case."""
        return self.chain[0].language.startswith("en")

    def find(self, name: str, form: str = "long", gender: str = "") -> Term | None:
        """The term of that form, or of the next simpler one."""
        while True:
            for locale in self.chain:
                terms = locale.terms.get((name, form))
                if terms:
                    return _of_gender(terms, gender)
            if form not in _FALLBACK:
                return None
            form = _FALLBACK[form]

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """The text of a term, "" if there is none."""
        term = self.find(name, form)
        return "" if term is None else (term.multiple if plural else term.single)

    def date(self, form: str) -> Node | None:
        """The date element of `form`, "text" or "numeric"."""
        return next((locale.dates[form] for locale in self.chain if form in locale.dates), None)

    def option(self, name: str) -> str:
        """An option of the language."""
        return next((locale.options[name] for locale in self.chain if name in locale.options), "")

    def ordinal(self, number: int, gender: str = "") -> str:
        """The letters behind an ordinal number; those of a language are not mixed with another's."""
        own = next((locale for locale in self.chain if ("ordinal", "long") in locale.terms), None)
        if own is None:
            return ""
        for digits in (number % 100, number % 10):
            terms = own.terms.get((f"ordinal-{digits:02d}", "long"))
            term = _of_gender(terms, gender) if terms else None
            if term is not None and _counts(term, digits, number):
                return term.single
        return _of_gender(own.terms["ordinal", "long"], gender).single


def _of_gender(terms: Sequence[Term], gender: str) -> Term:
    return next((term for term in terms if term.gender_form == gender), terms[0])


def _counts(term: Term, digits: int, number: int) -> bool:
    """Whether a term for the last digits speaks of the number."""
    match = term.match or ("last-digit" if digits < 10 else "last-two-digits")
    if match == "whole-number":
        return number == digits
    return digits == (number % 10 if match == "last-digit" else number % 100)


def read_locale(element: ElementTree.Element) -> Locale:
    """A locale from its element."""
    from .style import node_of

    terms: dict[tuple[str, str], list[Term]] = {}
    for item in element.iter(f"{_SPACE}term"):
        key = (item.get("name", ""), item.get("form", "long"))
        single, multiple = item.find(f"{_SPACE}single"), item.find(f"{_SPACE}multiple")
        text = item.text or ""
        one = text if single is None else single.text or ""
        many = text if multiple is None else multiple.text or ""
        term = Term(one, many, item.get("gender", ""), item.get("gender-form", ""), item.get("match", ""))
        terms.setdefault(key, []).append(term)
    dates = {item.get("form", ""): node_of(item) for item in element.findall(f"{_SPACE}date")}
    options: dict[str, str] = {}
    for item in element.findall(f"{_SPACE}style-options"):
        options |= item.attrib
    language = element.get(_LANG, "")
    return Locale(language, {key: tuple(items) for key, items in terms.items()}, dates, options)


def read_locale_file(text: str, name: str) -> Locale:
    """A locale from the text of its file. Raises BibliographyError if it can't be read."""
    try:
        return read_locale(ElementTree.fromstring(text.lstrip("\ufeff")))
    except ElementTree.ParseError as error:
        raise BibliographyError(f"The locale {name} can't be read: {error}") from error
