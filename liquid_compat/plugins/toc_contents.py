"""The headings of a piece of HTML: as a list of links, and with anchors in them."""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

from .html_fragment import HtmlFragment

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `toc:` with their defaults."""

    min_level: int = 1
    max_level: int = 6
    ordered_list: bool = False
    no_toc_section_class: str | list[str] = "no_toc_section"
    list_id: str = "toc"
    list_class: str = "section-nav"
    sublist_class: str = ""
    item_class: str = "toc-entry"
    item_prefix: str = "toc-"

    @classmethod
    def read(cls, given: Any) -> Options:
        """The options of a configuration; all defaults if it is no mapping."""
        known = {field.name for field in fields(cls)}
        return cls(**{key: value for key, value in given.items() if key in known}) if isinstance(given, dict) else cls()


@dataclass(frozen=True, slots=True)
class _Heading:
    element: _Element
    level: int
    id: str
    text: str


class Contents:
    """The headings between two levels but those with the class `no_toc`, and those within the section classes."""

    def __init__(self, text: str, options: Any = None) -> None:
        """`text` is HTML, `options` the mapping `toc:` of the configuration."""
        self._options = Options.read(options)
        self._fragment = HtmlFragment(text)
        self._headings = self._find()

    def _find(self) -> list[_Heading]:
        options = self._options
        levels = {f"h{level}": level for level in range(options.min_level, options.max_level + 1)}
        sections = options.no_toc_section_class
        left_out = set(sections if isinstance(sections, list) else [sections])
        counts: dict[str, int] = {}
        headings = []
        for element in self._fragment.root.iter(*levels):
            within = (ancestor.get("class", "").split() for ancestor in element.iterancestors())
            if "no_toc" in element.get("class", "").split() or any(left_out.intersection(names) for names in within):
                continue
            text = str(element.xpath("string()"))
            name = element.get("id")
            if name is None:
                name = _make_id(text)
                counts[name] = counts.get(name, 0) + 1
                name = name if counts[name] == 1 else f"{name}-{counts[name] - 1}"
            headings.append(_Heading(element, levels[element.tag], name, text))
        return headings

    def listed(self) -> str:
        """The list of links."""
        options = self._options
        tag = "ol" if options.ordered_list else "ul"
        items = self._items(self._headings, tag)
        return f'<{tag} id="{options.list_id}" class="{options.list_class}">\n{items}</{tag}>'

    def _items(self, headings: list[_Heading], tag: str) -> str:
        """The items for the headings of the highest level, with those between them in lists of their own.

        Deeper headings before the first of that level are listed beside it.
        """
        options = self._options
        top = min((heading.level for heading in headings), default=0)
        text, index = "", 0
        while index < len(headings):
            heading = headings[index]
            end = next((i for i in range(index + 1, len(headings)) if headings[i].level == top), len(headings))
            if heading.level > top:
                text += self._items(headings[index:end], tag)
            else:
                label = html.escape(heading.text).replace("&#x27;", "&#39;")
                css_class = f"{options.item_class} {options.item_prefix}h{heading.level}"
                text += f'<li class="{css_class}"><a href="#{heading.id}">{label}</a>'
                if end > index + 1:
                    attributes = f' class="{options.sublist_class}"' if options.sublist_class else ""
                    text += f"\n<{tag}{attributes}>\n{self._items(headings[index + 1 : end], tag)}</{tag}>\n"
                text += "</li>\n"
            index = end
        return text

    def anchored(self) -> str:
        """The HTML with a link at the start of each heading. Ask for it once, and last."""
        from lxml import etree

        for heading in self._headings:
            anchor = etree.Element("a", {"class": "anchor", "href": f"#{heading.id}", "aria-hidden": "true"})
            etree.SubElement(anchor, "span", {"class": "octicon octicon-link"})
            anchor.tail, heading.element.text = heading.element.text, None
            heading.element.insert(0, anchor)
        return str(self._fragment)


def _make_id(text: str) -> str:
    """An id from a heading's text: letters, marks, digits, `_` and hyphens, percent-encoded."""
    kept = (char for char in text.lower() if char in "- " or _is_word(char))
    return quote_plus("".join(kept).replace(" ", "-"))


def _is_word(char: str) -> bool:
    category = unicodedata.category(char)
    return category[0] in "LM" or category in ("Nd", "Pc")
