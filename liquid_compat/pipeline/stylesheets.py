"""The stylesheets of a site, as far as they are known before it is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ..config.front_matter_defaults import FrontMatterDefaults
from ..config.load import Config
from ..content.entry_filter import EntryFilter
from ..content.item import SASS_EXTENSIONS, Item, Rules
from ..content.page import read_page
from ..content.source_file import has_front_matter
from ..converters.base import SourcePlace
from ..converters.chain import ConverterChain
from ..converters.sass import SassConverter
from ..errors import LiquidCompatError, Warnings

_SMALL = 4_000
"""Shorter stylesheets that import nothing take less time than a process."""
_FOLDERS = 200
"""In so many folders stylesheets are looked for. They lie near the root."""


class Source(NamedTuple):
    """What is to be converted: an item's text as its converters get it."""

    item: Item
    text: str
    place: SourcePlace

    @classmethod
    def of(cls, item: Item, text: str) -> Source:
        """A text of an item, with its place."""
        shown = item.shown_path
        name, folder = os.path.basename(shown), os.path.dirname(item.source_path)
        return cls(item, text, SourcePlace(shown, name, folder, item.first_line))

    @property
    def is_plain(self) -> bool:
        """Whether there is no Liquid in the item."""
        return not self.item.renders_liquid(self.item.content)

    @property
    def is_worth_it(self) -> bool:
        """Whether to convert it may take long."""
        return len(self.text) > _SMALL or any(word in self.text for word in ("@import", "@use", "@forward"))


def sass_converters(
    config: Config, theme_folder: str | None = None, functions: Mapping[str, Callable[..., Any]] | None = None
) -> tuple[SassConverter, SassConverter]:
    """What compiles SCSS, and what compiles Sass. For `theme_folder` and `functions` see `SassConverter`."""
    source, style = os.path.abspath(config.source), config.engine.sass
    return (
        SassConverter(config.values, source, config.environment, theme_folder, "scss", style, functions),
        SassConverter(config.values, source, config.environment, theme_folder, "sass", style, functions),
    )


def foreseen_stylesheets(config: Config) -> tuple[list[Source], ConverterChain]:
    """The site's own stylesheets without Liquid, and what they are compiled by, if neither theme nor plugin changes it.

    What can't be read is left out: whoever reads the site tells of it.
    """
    chain = ConverterChain(sass_converters(config))
    if not all(config.values.peek(key) in (None, False) for key in ("theme", "remote_theme")):
        return [], chain
    warnings = Warnings()
    defaults = FrontMatterDefaults(config["defaults"], config.source, config.collections_dir, config.zone, warnings)
    rules = Rules(config, defaults, chain.output_ext, warnings)
    found = []
    for folder, name in _files(config):
        try:
            if has_front_matter(f"{config.source.as_posix()}{folder}/{name}"):
                page = read_page(rules, config.source.as_posix(), folder, name)
                found.append(Source.of(page, page.content))
        except LiquidCompatError:
            continue
    return [source for source in found if source.is_plain], chain


def _files(config: Config) -> Iterator[tuple[str, str]]:
    """The folders (relative, with a leading slash) and names of files that may be stylesheets."""
    entry_filter = EntryFilter(config)
    pending = [""]
    for _ in range(_FOLDERS):
        if not pending:
            return
        folder = pending.pop(0)
        try:
            with os.scandir(config.source.as_posix() + folder) as scanned:
                entries = {entry.name: entry.is_dir(follow_symlinks=False) for entry in scanned}
        except OSError:
            continue
        for name in entry_filter.filter(entries, folder):
            if entries[name]:
                pending.append(f"{folder}/{name}")
            elif os.path.splitext(name)[1] in SASS_EXTENSIONS:
                yield folder, name
