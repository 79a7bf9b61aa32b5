"""`{% bibliography %}`: the list of entries; `{% bibliography_count %}`: their number."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from ....errors import PluginError
from ....ruby.printing import to_s
from ..addresses import details_url, has_details
from ..arrange import arrange, group
from ..desk import Desk
from ..settings import split_words
from ..shelf import Record
from .base import ScholarTag

_INTEGER = re.compile(r"\s*([+-]?\d+)")


class BibliographyTag(ScholarTag):
    """`bibliography`: selected, sorted, grouped or cut, each entry through the template."""

    name = "bibliography"

    def write(self, desk: Desk, body: str) -> str:
        """The list, or a heading and a list for each group."""
        records = desk.selected()
        if "cited_in_order" not in desk.options:
            records = _arranged(records, desk)
        grouping = desk.interpolate(desk.options.get("group_by") or _text(desk, "group_by"))
        if grouping == "none":
            text = _list(_cut(records, desk), desk)
        else:
            orders = split_words(desk.options.get("group_order") or _text(desk, "group_order"))
            text = _groups(records, split_words(grouping), orders, desk, 0)
        if "clear" in desk.options:
            desk.state.cited.clear()
        return text


class BibliographyCountTag(ScholarTag):
    """`bibliography_count`: how many entries are selected."""

    name = "bibliography_count"

    def write(self, desk: Desk, body: str) -> str:
        """The number."""
        return str(len(desk.selected()))


def _text(desk: Desk, option: str) -> str:
    value = desk.settings[option]
    if isinstance(value, list):
        raise PluginError(f"`{option}` below `scholar:` is a list", hint="write its words in one text, with commas")
    return to_s(value)


def _arranged(records: Sequence[Record], desk: Desk) -> list[Record]:
    by_entry = {id(record.entry): record for record in records}
    return [by_entry[id(entry)] for entry in arrange([record.entry for record in records], desk.settings)]


def _cut(records: list[Record], desk: Desk) -> list[Record]:
    """The entries from `--offset` on, `--max` of them; a negative maximum counts from the end."""
    offset, limit = _integer(desk.options.get("offset")), _integer(desk.options.get("max"))
    if offset > len(records):
        raise PluginError(f"--offset {offset} is beyond the {len(records)} entries of the list")
    records = records[offset:]
    return records[:limit] if limit else records


def _integer(text: str | None) -> int:
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else 0


def _groups(records: Sequence[Record], names: Sequence[str], orders: Sequence[str], desk: Desk, level: int) -> str:
    by_entry = {id(record.entry): record for record in records}
    tags = desk.settings.words("bibliography_group_tag")
    tag = tags[min(level, len(tags) - 1)]
    texts = []
    for heading, entries in group([record.entry for record in records], names, orders, desk.settings):
        members = [by_entry[id(entry)] for entry in entries]
        inside = (
            _groups(members, names[1:], orders[1:] or orders, desk, level + 1) if names[1:] else _list(members, desk)
        )
        texts.append(f'<{tag} class="{desk.settings.text("bibliography_class")}">{heading}</{tag}>\n{inside}')
    return "\n".join(texts)


def _list(records: Sequence[Record], desk: Desk) -> str:
    template = _Template(desk)
    settings = desk.settings
    before = ""
    items = []
    tag = settings.text("bibliography_item_tag")
    attributes = _attributes(settings["bibliography_item_attributes"])
    for number, record in enumerate(records, 1):
        text, before = template.item(record, number, before)
        items.append(f"<{tag}{attributes}>{text}</{tag}>")
    tag = desk.options.get("bibliography_list_tag") or settings.text("bibliography_list_tag")
    own = settings["bibliography_list_attributes"]
    given = {"class": settings["bibliography_class"], **(own if isinstance(own, Mapping) else {})}
    return f"<{tag}{_attributes(given)}>" + "\n".join(items) + f"</{tag}>"


def _attributes(values: Any) -> str:
    if not isinstance(values, Mapping):
        return ""
    return "".join(f' {name}="{to_s(value)}"' for name, value in values.items())


class _Template:
    """`bibliography_template`: the name of a layout, or Liquid."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        text = desk.options.get("template") or desk.settings.text("bibliography_template")
        text = desk.shelf.layouts.get(text.removesuffix(".html"), text)
        self._links_details = has_details(desk.shelf, desk.settings)
        plain = not text or re.fullmatch(r"\{\{\s*reference\s*\}\}", text)
        self._template = None if plain else desk.context.environment.from_string(text, "bibliography_template")
        self._site = desk.scope["site"]
        self._page = desk.scope["page"]

    def item(self, record: Record, number: int, before: str) -> tuple[str, str]:
        """An entry of the list, and its authors."""
        desk = self.desk
        reference, authors = desk.reference(record, number, before)
        if self._links_details:
            reference += (
                f'<a class="{desk.settings.text("details_link_class")}" '
                f'href="{details_url(record.entry, desk.shelf, desk.settings)}">'
                f"{desk.settings.text('details_link')}</a>"
            )
        entry = desk.values(record)
        if self._template is None:
            return reference, authors
        links = desk.shelf.links(record.entry.key, desk.settings)
        data = {
            "entry": entry,
            "reference": reference,
            "key": record.entry.key,
            "type": record.entry.type,
            "link": links.get("pdf") or links.get("ps"),
            "links": links,
            "index": number,
            "site": self._site,
            "page": self._page,
        }
        return self._template.render(data, desk.registers), authors
