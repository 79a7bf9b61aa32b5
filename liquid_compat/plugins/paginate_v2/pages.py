"""The pages of jekyll-paginate-v2: those that it makes of a template, and the templates that it makes by itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...content.item import ItemData, Rules
from ...content.page import Page
from ...ruby.printing import to_s
from ..liquid_values import is_true


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a template's pages; `:num` and `:max` stand for a page's number and how many there are."""

    first: str
    """The first page's; ends with a slash."""
    later: str
    index: str
    """What an index file is called, "" if the configuration doesn't say."""
    ext: str
    """The extension of the files with its dot, or ""."""
    total: int

    @classmethod
    def of(cls, template: Page, options: Mapping[str, Any], total: int) -> Addresses:
        """The addresses that the options of a template ask for."""
        index, ext = options["indexpage"], options["extension"]
        base = to_s(template.data["permalink"]) if is_true(template.data["permalink"]) else template.dir
        first = base if base.endswith("/") else f"{base}/"
        return cls(
            first,
            joined(first, to_s(options["permalink"])),
            "" if index is None else to_s(index).split(".")[0],
            "" if ext is None else "." + to_s(ext).removeprefix("."),
            total,
        )

    def link(self, number: int) -> str:
        """The address of a page as links to it are written."""
        path = self.first if number == 1 else self.later
        return self._numbered(_whole(path, self.index, self.ext) if self.index else path, number)

    @property
    def last(self) -> str:
        """The address of the last page by its number, even where that is the first."""
        path = _whole(self.later, self.index, self.ext) if self.index else self.later
        return self._numbered(path, self.total)

    def page(self, number: int) -> str:
        """The address of a page itself, with the file's name."""
        path = self.first if number == 1 else self.later
        return self._numbered(_whole(path, self.index or "index", self.ext or ".html"), number)

    def url(self, number: int) -> str:
        """Where a page is written."""
        path = self.page(number)
        if path.endswith("/"):
            return joined(path, self.index + self.ext)
        return path if path.endswith(self.ext) else path + self.ext

    def _numbered(self, path: str, number: int) -> str:
        return numbered(path, number, self.total)


def _whole(path: str, index: str, ext: str) -> str:
    """An address with a file's name at its end."""
    if path.endswith("/"):
        return path + index + ext
    return path if "." in path else path + index


def numbered(text: str, number: int, total: int) -> str:
    """A text with the first `:num` and the first `:max` filled in."""
    return text.replace(":num", str(number), 1).replace(":max", str(total), 1)


def joined(path: str, more: str) -> str:
    """Two parts of an address with one slash between."""
    return path.rstrip("/") + "/" + more.lstrip("/")


class PaginationPage(Page):
    """One page of those that a template becomes."""

    def __init__(self, template: Page, number: int, addresses: Addresses) -> None:
        """`number` counts from 1. Of a template that was made by itself the page has the values, not the text."""
        values = {**template.data, "pagination_info": {"curr_page": number, "total_pages": addresses.total}}
        made = template.data["autopage"]
        if isinstance(made, dict) and "display_name" in made:
            values["autopages"] = dict(made)
        super().__init__(template.rules, "", "", addresses.index + addresses.ext, {}, "")
        self.content = "" if is_true(made) else template.content
        self.first_line = template.first_line
        # The defaults are looked up for the template; what is listed of the page has those of its own name.
        self.data = template.data.with_values(values)
        self._page_url = addresses.url(number)

    def _make_url(self) -> str:
        return self._page_url


class AutoPage(Page):
    """A template for a tag, a category or a collection: a layout's front matter, with a permalink and a title."""

    def __init__(
        self, rules: Rules, layout: str, front_matter: Mapping[str, Any], content: str, permalink: str
    ) -> None:
        """`layout` is the file's name in `_layouts`; `front_matter` is complete but for layout and permalink."""
        super().__init__(rules, rules.config.source.as_posix(), "", "index.html", {}, content)
        values = {**front_matter, "permalink": permalink, "layout": os.path.splitext(os.path.basename(layout))[0]}
        self.data = ItemData(values, rules.defaults, f"_layouts/{layout}", self.kind)
        self._page_url = joined(permalink, self.name)

    def _make_url(self) -> str:
        return self._page_url
