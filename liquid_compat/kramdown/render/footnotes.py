"""Footnotes: their numbers, and the list of them."""

from __future__ import annotations

from typing import Any

from ..element import Element, copy_nodes
from .escape import attributes_html, escape_text
from .symbols import symbol_html
from .writer import Writer


class _Entry:
    __slots__ = ("content", "name", "number", "repeats")

    def __init__(self, name: str, content: Element, number: int) -> None:
        self.name = name
        self.content = content
        self.number = number
        self.repeats = 0


class FootnoteList:
    """The footnotes that have been referred to, in that order."""

    def __init__(self, options: dict[str, Any]) -> None:
        """`options` are all options."""
        self.options = options
        self.entries: dict[str, _Entry] = {}
        self.order: list[_Entry] = []
        self.place = -1

    def reserve(self, writer: Writer) -> bool:
        """Remember that the list is to stand here; False if another place has been taken already."""
        if self.place >= 0:
            return False
        self.place = len(writer.out)
        writer.out.append("\0")
        return True

    def refer(self, name: str, content: Element) -> str:
        """The mark for the footnote `name`."""
        name = self.options["footnote_prefix"] + name
        entry = self.entries.get(name)
        repeat = ""
        if entry is None:
            entry = self.entries[name] = _Entry(name, content, self.options["footnote_nr"] + len(self.entries))
            self.order.append(entry)
        else:
            entry.repeats += 1
            repeat = f":{entry.repeats}"
        return (
            f'<sup id="fnref:{name}{repeat}" role="doc-noteref">'
            f'<a href="#fn:{name}" class="footnote" rel="footnote">{entry.number}</a></sup>'
        )

    def write(self, writer: Writer) -> None:
        """Write the list, in its place or at the end."""
        if self.place >= 0:
            writer.out[self.place] = ""
        if not self.entries:
            return
        out = writer.out
        start = len(out)
        first = self.options["footnote_nr"]
        out.append('<div class="footnotes" role="doc-endnotes">\n')
        out.append(f"  <ol{attributes_html({'start': first}) if first != 1 else ''}>\n")
        for entry in self.order:  # which grows where a footnote refers to further ones
            writer.write([self._item(writer, entry)], 4)
        out.append("  </ol>\n</div>\n")
        if self.place >= 0:
            pieces = out[start:]
            del out[start:]
            out[self.place : self.place + 1] = pieces

    def _item(self, writer: Writer, entry: _Entry) -> Element:
        """The list item of one footnote, with the links back."""
        item = Element("li", None, {"id": f"fn:{entry.name}", "role": "doc-endnote"})
        item.children = copy_nodes(entry.content.children)
        paragraph = self._paragraph_for_links(item)
        fresh = paragraph is None
        if paragraph is None:
            paragraph = Element("p")
            item.children.append(paragraph)
        text = escape_text(self.options["footnote_backlink"])
        if text:
            space = symbol_html(writer, "nbsp")
            for index in range(entry.repeats + 1):
                target = f"{entry.name}:{index}" if index else entry.name
                shown = f"{text}<sup>{index + 1}</sup>" if index else text
                link = f'<a href="#fnref:{target}" class="reversefootnote" role="doc-backlink">{shown}</a>'
                paragraph.children.append(Element("raw", link if fresh and not index else space + link))
        return item

    def _paragraph_for_links(self, item: Element) -> Element | None:
        inline = self.options["footnote_backlink_inline"]
        last = item.children[-1] if item.children else None
        if not inline and not (isinstance(last, Element) and last.type == "p"):
            return None
        parent = item
        while parent.children:
            child = parent.children[-1]
            if isinstance(child, str):
                return None
            if child.type in ("p", "header"):
                return child
            parent = child
        return None
