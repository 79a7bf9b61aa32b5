"""Lists of names (CSL 1.0.1, "Names")."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from .item import PersonName
from .joining import Joiner
from .locale import Locales
from .style import Node

# Attributes of `cs:name` that `style`, `citation` and `bibliography` hand down.
_INHERITED = {
    "and": "and",
    "delimiter-precedes-et-al": "delimiter-precedes-et-al",
    "delimiter-precedes-last": "delimiter-precedes-last",
    "et-al-min": "et-al-min",
    "et-al-use-first": "et-al-use-first",
    "et-al-use-last": "et-al-use-last",
    "initialize": "initialize",
    "initialize-with": "initialize-with",
    "name-as-sort-order": "name-as-sort-order",
    "sort-separator": "sort-separator",
    "name-form": "form",
    "name-delimiter": "delimiter",
}

Finish = Callable[[str, Node], str]


@dataclass(frozen=True, slots=True)
class NameStyle:
    """How names are written: the attributes of `cs:name`, with what it inherits, and its neighbours."""

    options: Mapping[str, str]
    name: Node
    et_al: Node | None
    demote: str

    def get(self, option: str, default: str = "") -> str:
        """An attribute of `cs:name`."""
        return self.options.get(option, default)

    @property
    def parts(self) -> Mapping[str, Node]:
        """The `cs:name-part`s by the part that they format."""
        return {child.get("name"): child for child in self.name.children if child.tag == "name-part"}


def name_options(name: Node, parents: Sequence[Node]) -> dict[str, str]:
    """The attributes of a `cs:name`; `parents` hand down theirs, the last one first."""
    options: dict[str, str] = {}
    for parent in parents:
        for attribute, option in _INHERITED.items():
            if attribute in parent.attributes:
                options[option] = parent.get(attribute)
    return options | dict(name.attributes)


def format_names(
    names: Sequence[PersonName], style: NameStyle, locales: Locales, finish: Finish, joiner: Joiner
) -> str:
    """The list as one text; in the form "count" the number of names that it would show."""
    minimum = int(style.get("et-al-min") or 0)
    first = int(style.get("et-al-use-first") or 1)
    shortened = 0 < minimum <= len(names) and first < len(names)
    shown = names[:first] if shortened else names
    if style.get("form") == "count":
        return str(len(shown))
    order = style.get("name-as-sort-order")
    texts = [
        finish(
            format_name(name, style, inverted=order == "all" or (order == "first" and index == 0), finish=finish),
            style.name,
        )
        for index, name in enumerate(shown)
    ]
    delimiter = style.get("delimiter", ", ")
    inverted = order == "all" or (order == "first" and len(texts) == 1)
    if not shortened:
        return _with_and(texts, style, locales, delimiter, order, joiner)
    text = joiner.join(texts, delimiter)
    if style.get("et-al-use-last") == "true" and len(names) > first + 1:
        last = format_name(names[-1], style, inverted=order == "all", finish=finish)
        return joiner.append(joiner.append(text, delimiter), "… " + last)
    et_al = style.et_al
    term = locales.term(et_al.get("term", "et-al") if et_al else "et-al")
    if et_al is not None:
        term = finish(term, et_al)
    if not term:
        return text
    precedes = style.get("delimiter-precedes-et-al", "contextual")
    separated = (
        precedes == "always"
        or (precedes == "contextual" and len(shown) > 1)
        or (precedes == "after-inverted-name" and inverted)
    )
    return joiner.append(joiner.append(text, delimiter if separated else " "), term)


def _with_and(texts: list[str], style: NameStyle, locales: Locales, delimiter: str, order: str, joiner: Joiner) -> str:
    word = style.get("and")
    if not word or len(texts) < 2:
        return joiner.join(texts, delimiter)
    sign = "&" if word == "symbol" else locales.term("and")
    precedes = style.get("delimiter-precedes-last", "contextual")
    inverted = order == "all" or (order == "first" and len(texts) == 2)
    separated = (
        precedes == "always"
        or (precedes == "contextual" and len(texts) > 2)
        or (precedes == "after-inverted-name" and inverted)
    )
    before = joiner.join(texts[:-1], delimiter)
    return joiner.append(joiner.append(before, delimiter if separated else " "), f"{sign} {texts[-1]}")


def format_name(name: PersonName, style: NameStyle, *, inverted: bool, finish: Finish) -> str:
    """One name, the family name first if `inverted`."""
    parts = style.parts

    def part(kind: str, text: str) -> str:
        return finish(text, parts[kind]) if text and kind in parts else text

    if not _is_romanesque(name):
        return " ".join(text for text in (part("family", name.family), part("given", name.given)) if text)
    given = initials(name.given, style)
    if style.get("form") == "short":
        return part("family", _words(name.particle, name.family))
    if not inverted:
        family = part("family", _words(name.particle, name.family))
        return _words(part("given", given), family, name.suffix)
    if style.demote != "never":
        family = part("family", name.family)
        given = part("given", _words(given, name.particle))
    else:
        family = part("family", _words(name.particle, name.family))
        given = part("given", given)
    return _separator(style).join(text for text in (family, given, name.suffix) if text)


def _separator(style: NameStyle) -> str:
    return style.get("sort-separator", ", ")


def _words(*texts: str) -> str:
    return " ".join(text for text in texts if text)


def initials(given: str, style: NameStyle) -> str:
    """The given name, abbreviated to initials where the style says with what."""
    if "initialize-with" not in style.options or style.get("initialize") == "false" or not given:
        return given
    mark = style.get("initialize-with")
    pieces: list[str] = []
    for word in re.split(r"(\s+|-)", given):
        if word == "-" and pieces:
            pieces[-1] = pieces[-1].rstrip()
            pieces.append("-")
        elif word and not word.isspace():
            pieces.append(_initial(word, mark))
    return "".join(pieces).rstrip()


def _initial(word: str, mark: str) -> str:
    """Each upper-case letter of a word with the mark; a word without one stays whole."""
    start = next((index for index, char in enumerate(word) if char.isupper()), None)
    if start is None:
        return word + " "
    letters = [char for char in word[start:] if char.isupper()]
    return word[:start] + "".join(letter + mark for letter in letters)


def _is_romanesque(name: PersonName) -> bool:
    """Whether a name is written in an alphabet that puts blanks and commas between the parts."""
    return all(_fits(char) for char in name.family + name.given + name.particle + name.suffix)


def _fits(char: str) -> bool:
    if char < "\u0300":
        return True
    if unicodedata.category(char) == "Mn":
        return False
    if not char.isalpha():
        return True
    return unicodedata.name(char, "").split(" ")[0] in ("LATIN", "CYRILLIC", "GREEK")
