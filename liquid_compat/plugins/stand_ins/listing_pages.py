"""Generators of Ruby files that make a page for each category or tag, read off the files.

They come in many forms of one shape: a page's class that says its folder, name, layout and values, and a generator that
makes one for each of `site.categories` or `site.tags`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...content.page import Page
from ...content.site import Site
from ...ruby.printing import to_s
from ...templates.services import SiteServices
from ..api import HIGH, HIGHEST, LOW, LOWEST, NORMAL, Plugin
from ..ruby_files import RubyFile, method_name, parameters_of, ruby_files, sections, without
from .ruby_combined import Source, Unreadable, Value
from .ruby_text import Reader

_PRIORITY = re.compile(r"\bpriority[ \t]+:(\w+)")
_PRIORITIES: Mapping[str, int] = {"lowest": LOWEST, "low": LOW, "normal": NORMAL, "high": HIGH, "highest": HIGHEST}
_LAYOUTS = r"""File\.join\(\s*(?:@?base|site\.source|@site\.source)\s*,\s*["']_layouts["']\s*\)"""
_LAYOUT = re.compile(rf"(?:self\.)?read_yaml\(?\s*{_LAYOUTS}\s*,\s*(.*?)\)?")
_DATA = re.compile(r"""(?:self\.)?data\[["'](\w+)["']\]\s*=(?!=)\s*(.*)""")
_IDLE = re.compile(
    r"@(?:site|base)\s*=\s*(?:site|base|site\.source)|(?:self\.)?process\(?\s*@?name\s*\)?|safe\s+\w+|priority\s+:\w+|"
)
_HAS_LAYOUT = re.compile(r"""(?:if|unless)?\s*site\.layouts\.key\?\s*\(?\s*["'](\w+)["']\s*\)?""")
_LOOP = re.compile(r"site\.(categories|tags)\.(each_key|keys\.each|each)\s+do\s*\|\s*(\w+)(?:\s*,\s*\w+)?\s*\|")
_NEW = re.compile(r"site\.pages\s*<<\s*(\w+)\.new\(\s*site\s*,\s*(.*)\)")
_ASSIGNMENT = re.compile(r"@?[a-z_]\w*\s*=(?!=)\s*.*")


@dataclass(frozen=True, slots=True)
class Listing:
    """Pages for each of the categories or tags."""

    generator: str
    priority: int
    of: str
    wanted_layout: str | None
    """The layout without which there are no pages."""
    folder: Value
    name: Value
    layout: Value
    data: tuple[tuple[str, Value], ...]


class ListingPages(Plugin):
    """Makes the pages that the site's Ruby files make."""

    name = "pages of Ruby files"

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add them."""
        found = [listing for file in ruby_files(self.config) for listing in listings(file)]
        for listing in sorted(found, key=lambda listing: -listing.priority):
            if listing.wanted_layout is None or listing.wanted_layout in site.layouts:
                site.pages.extend(_page(site, listing, value) for value in site.posts_by(listing.of))


@dataclass(frozen=True)
class _Source(Source):
    """What a page is made of: the configuration and the category or tag."""

    site: Site
    value: Any

    def config(self) -> Any:
        """The configuration."""
        return self.site.config.values.plain()


def _page(site: Site, listing: Listing, value: Any) -> Page:
    source = _Source(site, value)
    folder = to_s(listing.folder(source)).strip("/")
    layout = site.layouts.get(to_s(listing.layout(source)).rpartition(".")[0])
    data = {} if layout is None else dict(layout.data)
    data.update({key: make(source) for key, make in listing.data})
    content = "" if layout is None else layout.content
    page = Page(
        site.rules, str(site.config.source), f"/{folder}" if folder else "", to_s(listing.name(source)), data, content
    )
    if layout is not None:
        page.first_line = layout.first_line
    return page


def readable(file: RubyFile) -> frozenset[str]:
    """Which generators of a file can be read."""
    return frozenset(f"generator {listing.generator}" for listing in listings(file))


def listings(file: RubyFile) -> list[Listing]:
    """The generators of a file that are of this shape."""
    classes = {}
    for section in sections(file.code, "class"):
        name, _, above = section.header.partition("<")
        classes[name.strip()] = (above.strip().split("::")[-1], section.body)
    found = []
    for name, (above, body) in classes.items():
        if above == "Generator":
            try:
                found.append(_generator(name, body, classes))
            except Unreadable:
                continue
    return found


def _lines(code: str) -> Iterator[str]:
    return filter(None, (line.strip().rstrip(";").strip() for line in code.split("\n")))


def _generator(name: str, body: str, classes: Mapping[str, tuple[str, str]]) -> Listing:
    methods = {method_name(section): section for section in sections(body, "def")}
    rest = without(body, "def")
    if methods.keys() != {"generate"} or not all(_IDLE.fullmatch(line) for line in _lines(rest)):
        raise Unreadable(name)
    reader = Reader()
    reader.names["site"] = "site"
    of, layout, page = "", None, None
    for line in _lines(methods["generate"].body):
        if line == "end":
            continue
        if match := _HAS_LAYOUT.fullmatch(line):
            if not line.startswith("if"):
                raise Unreadable(line)
            layout = match[1]
        elif (match := _LOOP.fullmatch(line)) and not of:
            of = match[1]
            variable = _value if match[2] != "each" or "," in line else _pair
            reader.names[match[3]] = variable
        elif (match := _NEW.fullmatch(line)) and of and page is None:
            arguments = _arguments(match[2], reader)
            page = _page_class(match[1], arguments, classes)
        elif page is None and _ASSIGNMENT.fullmatch(line):
            reader.statements(line)
        else:
            raise Unreadable(line)
    if page is None:
        raise Unreadable(name)
    priority = _PRIORITY.search(rest)
    return Listing(name, _PRIORITIES.get(priority[1] if priority else "", NORMAL), of, layout, *page)


def _value(source: Any) -> Any:
    return source.value


def _pair(source: Any) -> Any:
    return [source.value, []]


def _arguments(code: str, reader: Reader) -> list[Any]:
    """The arguments behind the site; that of the source folder is None."""
    values: list[Any] = []
    rest = code
    if match := re.match(r"site\.source\s*(?:,\s*|\Z)", rest):
        values.append(None)
        rest = rest[match.end() :]
    if rest.strip():
        values += reader.arguments(rest)
    return values


def _page_class(name: str, arguments: list[Any], classes: Mapping[str, tuple[str, str]]) -> tuple[Any, ...]:
    above, body = classes.get(name, ("", ""))
    methods = {method_name(section): section for section in sections(body, "def")}
    if above not in ("Page", "PageWithoutAFile") or methods.keys() != {"initialize"} or without(body, "def").strip():
        raise Unreadable(name)
    parameters = parameters_of(methods["initialize"])
    if len(parameters) != len(arguments) + 1 or parameters[0] != "site":
        raise Unreadable(name)
    reader = Reader()
    reader.names.update({"site": "site", "@site": "site"})
    reader.names.update(
        {word: value for word, value in zip(parameters[1:], arguments, strict=True) if value is not None}
    )
    layout: Value | None = None
    data: list[tuple[str, Value]] = []
    for line in _lines(methods["initialize"].body):
        if _IDLE.fullmatch(line):
            continue
        if match := _LAYOUT.fullmatch(line):
            layout = reader.statements(match[1])
        elif match := _DATA.fullmatch(line):
            data.append((match[1], reader.statements(match[2])))
        elif _ASSIGNMENT.fullmatch(line):
            reader.statements(line)
        else:
            raise Unreadable(line)
    folder, file = reader.names.get("@dir"), reader.names.get("@name")
    if layout is None or not callable(folder) or not callable(file):
        raise Unreadable(name)
    return folder, file, layout, tuple(data)
