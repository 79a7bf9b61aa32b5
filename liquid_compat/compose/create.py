"""New posts, drafts, pages and documents of other collections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..config.load import Config
from ..content.slug import slugify
from ..errors import PathError
from ..ruby.dates import parse_date
from ..ruby.psych_dump import dump
from ..ruby.strftime import strftime
from .files import put, shown

TIMESTAMP = "%Y-%m-%d %H:%M %z"
"""How dates are written where nothing else is asked for."""

PAGES = "pages"
"""Stands for the pages where the name of a collection is expected."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is wanted of a new file.

    `collection` is "posts", "drafts", another collection's label, or `PAGES`. `date` is None where the front matter
    gets none. The extension is without its dot.
    """

    title: str
    collection: str
    date: datetime | None = None
    layout: str | None = None
    extension: str = "md"
    timestamp: str = TIMESTAMP


def create(config: Config, new: NewFile, force: bool = False) -> Path:
    """Write a new file with its front matter, below what the site has for such files; returns its path.

    `jekyll_compose: default_front_matter` of the configuration adds values. Raises PathError where the file is there
    already (but for `force`), and for a title of which no name can be made.
    """
    name = slugify(new.title)
    if not name:
        raise PathError(f"No file name can be made of the title {new.title!r}", hint="Use letters or digits in it.")
    if new.collection == "posts":
        name = f"{new.date or config.time:%Y-%m-%d}-{name}"
    folder = () if new.collection == PAGES else (config.collections_dir, f"_{new.collection}")
    path = config.in_source(*folder, f"{name}.{new.extension.lstrip('.')}")
    values: dict[str, Any] = {"layout": new.layout or ("page" if new.collection == PAGES else "post")}
    values["title"] = new.title
    if new.date is not None:
        values["date"] = strftime(new.date, new.timestamp)
    values |= _defaults(config, new.collection)
    if path.exists() and not force:
        raise PathError(f"{shown(config, path)} is there already", hint="Write over it with --force.")
    put(path, f"---\n{dump(values)}---\n".encode())
    return path


def given_date(text: str | None, config: Config) -> datetime:
    """The time that an option names, in the site's zone; without one the time of the build.

    Raises InvalidDateError for a text that is no date.
    """
    midnight = config.time.replace(hour=0, minute=0, second=0, microsecond=0)
    return config.time if text is None else parse_date(text, config.zone, now=midnight)


def compose_settings(config: Config) -> Mapping[str, Any]:
    """The section `jekyll_compose` of the configuration."""
    section = config["jekyll_compose"]
    return section if isinstance(section, dict) else {}


def _defaults(config: Config, collection: str) -> Mapping[Any, Any]:
    found = compose_settings(config).get("default_front_matter")
    values = found.get(collection) if isinstance(found, dict) and collection != PAGES else None
    return values if isinstance(values, dict) else {}
