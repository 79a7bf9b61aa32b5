"""The options below `scholar:`, in the configuration and in a page's front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...ruby.printing import to_s
from ..liquid_values import is_true

DEFAULTS: Mapping[str, Any] = {
    "style": "apa",
    "locale": "en",
    "sort_by": "none",
    "order": "ascending",
    "group_by": "none",
    "group_order": "ascending",
    "bibliography_group_tag": "h2,h3,h4,h5",
    "bibliography_list_tag": "ol",
    "bibliography_item_tag": "li",
    "bibliography_list_attributes": {},
    "bibliography_item_attributes": {},
    "bibliography_class": "bibliography",
    "bibliography_template": "{{reference}}",
    "source": "./_bibliography",
    "bibliography": "references.bib",
    "repository": None,
    "repository_file_delimiter": ".",
    "bibtex_options": {"strip": False, "parse_months": True},
    "bibtex_filters": [
        "smallcaps",
        "superscript",
        "italics",
        "textit",
        "lowercase",
        "textregistered",
        "tiny",
        "latex",
    ],
    "raw_bibtex_filters": [],
    "bibtex_skip_fields": ["abstract", "month_numeric"],
    "bibtex_quotes": ["{", "}"],
    "replace_strings": True,
    "join_strings": True,
    "allow_locale_overrides": False,
    "details_dir": "bibliography",
    "details_permalink": "/:details_dir/:key:extension",
    "details_layout": "bibtex.html",
    "details_link": "Details",
    "details_link_class": "details",
    "reference_tagname": "span",
    "cite_class": "citation",
    "separate_links": False,
    "relative": "",
    "missing_reference": "(missing reference)",
    "query": "@*",
    "remove_duplicates": False,
    "type_order": [],
    "type_aliases": {},
    "type_names": {},
    "month_names": None,
}

_TYPE_ALIASES: Mapping[str, str] = {"phdthesis": "thesis", "mastersthesis": "thesis"}
_TYPE_NAMES: Mapping[str, str] = {
    "article": "Journal Articles",
    "book": "Books",
    "incollection": "Book Chapters",
    "inproceedings": "Conference Articles",
    "thesis": "Theses",
    "mastersthesis": "Master's Theses",
    "phdthesis": "PhD Theses",
    "manual": "Manuals",
    "techreport": "Technical Reports",
    "misc": "Miscellaneous",
    "unpublished": "Unpublished",
}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_COMMA = re.compile(r"\s*,\s*")


class Settings:
    """Options that are looked up by name; those of a page lie over those of the site, and these over the defaults."""

    def __init__(self, *layers: Any) -> None:
        """`layers` are mappings, the last one counts most; anything else is passed over."""
        self.values: dict[str, Any] = dict(DEFAULTS)
        for layer in layers:
            if isinstance(layer, Mapping):
                self.values.update(layer)

    def __getitem__(self, name: str) -> Any:
        """An option's value; nil if nobody set it."""
        return self.values.get(name)

    def text(self, name: str) -> str:
        """An option as text."""
        return to_s(self[name])

    def is_on(self, name: str) -> bool:
        """Whether an option is neither nil nor false."""
        return is_true(self[name])

    def names(self, name: str) -> list[str]:
        """An option that lists names; one text is one name."""
        value = self[name]
        if value is None or value is False:
            return []
        return [to_s(item) for item in value] if isinstance(value, list) else [to_s(value)]

    def words(self, name: str) -> list[str]:
        """An option that lists words, as a list or with commas between them."""
        value = self[name]
        return [to_s(item) for item in value] if isinstance(value, list) else split_words(to_s(value))

    def type_of(self, type_name: str) -> str:
        """The type under which a group lists entries of a type."""
        aliases = {**_TYPE_ALIASES, **(self["type_aliases"] or {})}
        return to_s(aliases.get(type_name, type_name))

    def type_name(self, type_name: str) -> str:
        """The heading of a group of a type."""
        names = {**_TYPE_NAMES, **(self["type_names"] or {})}
        return to_s(names.get(type_name, type_name))

    def month_name(self, number: int) -> str:
        """The heading of a group of a month."""
        names = self["month_names"]
        return to_s(names[number - 1]) if isinstance(names, list) and len(names) >= number else _MONTHS[number - 1]


def split_words(text: str) -> list[str]:
    """The words between commas."""
    return _COMMA.split(text.strip())


def is_descending(order: str) -> bool:
    """Whether an order counts down: `descending`, `desc` or `reverse`."""
    return bool(re.match(r"desc|reverse", order, re.IGNORECASE))
