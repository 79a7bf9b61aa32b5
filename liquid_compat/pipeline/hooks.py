"""What plugins do between rendering and writing, and after it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from ..config.kinds import unreadable
from ..content.item import Item
from ..content.site import Site
from ..plugins.api import Edition, MadeFile, Plugin
from .lay_out import as_bytes
from .results import Results
from .texts import Texts

Copies = dict[str, str]


def having(plugins: Iterable[Plugin], point: str) -> list[Plugin]:
    """The plugins that do something at a point."""
    return [plugin for plugin in plugins if getattr(type(plugin), point) is not getattr(Plugin, point)]


def tell_of_items(plugins: Sequence[Plugin], items: Iterable[Item], known: set[Item]) -> None:
    """Tell plugins of the items that aren't `known`, which they are from then on."""
    told = having(plugins, "after_init")
    for item in list(items) if told else ():
        if item not in known:
            known.add(item)
            for plugin in told:
                plugin.after_init(item)


def with_plugins_files(plugins: Sequence[Plugin], site: Site, results: Results, texts: Texts, copies: Copies) -> None:
    """Let plugins add files to what is going to be written, then change any of it. Raises PathError."""
    for plugin in having(plugins, "after_rendering"):
        asked: list[Any] = []
        for position in range(len(results)):
            asked += (what for name, what in results.asked(position) if name == plugin.name)
        files: dict[str, MadeFile] = {**texts, **{place: Path(source) for place, source in copies.items()}}
        for place, made in plugin.after_rendering(site, files, asked).items():
            texts.pop(place, None)
            copies.pop(place, None)
            if isinstance(made, Path):
                copies[place] = str(made)
            elif made is not None:
                texts[place] = made
    for plugin in having(plugins, "rewrites"):
        for place in [*texts, *copies]:
            if plugin.rewrites(place):
                data = as_bytes(texts[place]) if place in texts else _read(copies.pop(place))
                texts[place] = plugin.rewrite(place, data)


def put_edition(edition: Edition, own_texts: Texts, own_copies: Copies, texts: Texts, copies: Copies) -> None:
    """Add the files of an edition to those of the ones before it; what those have in its folder goes."""
    start = f"{edition.folder}/" if edition.folder else ""
    if not (start or edition.lifted or texts or copies):
        texts.take_all(own_texts)
        copies.update(own_copies)
        return
    if start:
        for place in [place for place in (*texts, *copies) if place.startswith(start)]:
            texts.pop(place, None)
            copies.pop(place, None)

    def place_of(own: str) -> str:
        for entry, place in edition.lifted.items():
            if own == entry or own.startswith(f"{entry}/"):
                return place + own[len(entry) :]
        return start + own

    for own in own_texts:
        copies.pop(place_of(own), None)
        texts.put_from(own_texts, own, place_of(own))
    for own, source in own_copies.items():
        texts.pop(place_of(own), None)
        copies[place_of(own)] = source


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise unreadable(path, error) from error


def sparing(plugins: Sequence[Plugin]) -> Callable[[list[str]], Collection[str]] | None:
    """Who tells what stays in the destination; None where no plugin wants any of it to."""
    asked = having(plugins, "keeps")
    return partial(_spared, asked) if asked else None


def _spared(plugins: Sequence[Plugin], obsolete: list[str]) -> set[str]:
    return {name for plugin in plugins for name in plugin.keeps(obsolete)}
