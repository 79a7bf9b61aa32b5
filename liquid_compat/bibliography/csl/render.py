"""Rendering items with a style, in a language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .elements import Rendering
from .item import Cite, Item
from .joining import Joiner
from .locale import Locales
from .markup import escape
from .roles import render_names
from .style import Node, Style

HANDLERS: Mapping[str, Callable[[Rendering, Node], str]] = {
    "text": Rendering.text,
    "number": Rendering.number,
    "label": Rendering.label,
    "date": Rendering.date,
    "group": Rendering.group,
    "choose": Rendering.choose,
    "names": render_names,
}


@dataclass(frozen=True)
class Renderer:
    """Renders items with one style in one language."""

    style: Style
    locales: Locales

    @cached_property
    def joiner(self) -> Joiner:
        """Knows the language's quotes, and whether full stops and commas go inside of them."""
        closing = self.locales.term("close-quote") + self.locales.term("close-inner-quote")
        return Joiner(closing, self.locales.option("punctuation-in-quote") == "true")

    def entry(self, item: Item, cite: Cite, same_authors: str = "") -> tuple[str, str]:
        """An entry of the bibliography as HTML, and its authors as they stand there. A number of 0 isn't shown.

        `same_authors` is the second value of the entry before: where the style substitutes something for authors that
        are repeated, equal ones are substituted.
        """
        part = self.style.bibliography
        if part is None:
            return "", ""
        rendering = Rendering(
            HANDLERS,
            self.style,
            self.locales,
            self.joiner,
            part,
            item,
            cite,
            part.get("subsequent-author-substitute") if self.style.substitutes_authors else "",
            same_authors,
        )
        return escape(rendering.layout(self.style.bibliography_layout)), rendering.authors

    def citation(self, item: Item, cite: Cite) -> str:
        """A citation as HTML, without the affixes of the layout."""
        rendering = self._citation(item, cite)
        layout = self.style.citation_layout
        return escape(rendering.children(layout, layout.get("delimiter")))

    def citations(self, texts: list[str]) -> str:
        """Citations of one bracket put together, with the affixes and formatting of the layout."""
        layout = self.style.citation_layout
        rendering = Rendering(
            HANDLERS, self.style, self.locales, self.joiner, self.style.citation, Item("", ""), Cite()
        )
        return escape(rendering.finish(self.joiner.join(texts, layout.get("delimiter")), layout))

    def _citation(self, item: Item, cite: Cite) -> Rendering:
        return Rendering(HANDLERS, self.style, self.locales, self.joiner, self.style.citation, item, cite)
