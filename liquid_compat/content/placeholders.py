"""The placeholders of permalinks, each with the function that fills it.

https://jekyllrb.com/docs/permalinks/#placeholders
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, Protocol

from ..config.engine import EngineOptions
from ..errors import LiquidCompatError, Location
from ..lazy import pattern
from ..ruby import printing, strftime
from .item import Holder, ItemData, Rules
from .slug import slugify
from .url import url_from_lookup

_NAME = pattern(r":(\w+)", re.ASCII)


class Placed(Protocol):
    """A document (`document.Document`), as far as its URL depends on it."""

    rules: Rules
    data: ItemData

    @property
    def collection(self) -> Holder:
        """Where it belongs."""
        ...

    @property
    def cleaned_relative_path(self) -> str:
        """`:path`."""
        ...

    @property
    def date(self) -> datetime:
        """Its date."""
        ...

    @property
    def output_ext(self) -> str:
        """The extension of the written file."""
        ...

    @property
    def stem(self) -> str:
        """The file's name without its extension."""
        ...

    @property
    def shown_path(self) -> str:
        """What the file is called in messages."""
        ...


Placeholder = Callable[[Placed], str | None]


def _date(pattern: str) -> Placeholder:
    return lambda document: strftime.strftime(document.date, pattern)


def slugified(document: Placed, text: str, mode: str = "default", cased: bool = False) -> str:
    """A text as a slug of the document's site."""
    return slugify(text, mode, cased, document.rules.config.engine.slug_letters == "alnum")


def _slug(document: Placed) -> str:
    slug = document.data["slug"]
    return slugified(document, printing.to_s(slug) if _given(slug) else document.stem)


def _title(document: Placed) -> str:
    slug = document.data["slug"]
    return slugified(document, printing.to_s(slug) if _given(slug) else document.stem, "pretty", cased=True)


def _categories(document: Placed, change: Callable[[str], str]) -> str:
    categories = document.data["categories"]
    items = categories if isinstance(categories, list) else [] if categories is None else [categories]
    return "/".join(dict.fromkeys(change(printing.to_s(item)) for item in items))


def _given(value: Any) -> bool:
    return value is not None and value is not False


PLACEHOLDERS: Mapping[str, Placeholder] = {
    "collection": lambda document: document.collection.label,
    "path": lambda document: document.cleaned_relative_path,
    "output_ext": lambda document: document.output_ext,
    "name": lambda document: slugified(document, document.stem),
    "title": _title,
    "slug": _slug,
    "categories": lambda document: _categories(document, str.lower),
    "slugified_categories": lambda document: _categories(document, lambda name: slugified(document, name)),
    "year": _date("%Y"),
    "month": _date("%m"),
    "day": _date("%d"),
    "hour": _date("%H"),
    "minute": _date("%M"),
    "second": _date("%S"),
    "i_day": _date("%-d"),
    "i_month": _date("%-m"),
    "short_month": _date("%b"),
    "long_month": _date("%B"),
    "short_year": _date("%y"),
    "w_year": _date("%G"),
    "week": _date("%V"),
    "w_day": _date("%u"),
    "short_day": _date("%a"),
    "long_day": _date("%A"),
    "y_day": _date("%j"),
}

UNDATED = frozenset(("collection", "path", "output_ext", "name", "title", "slug", "categories", "slugified_categories"))
"""Those that don't ask for the date."""

# What came with Jekyll 4.
_NEW = frozenset({"slugified_categories", "long_month", "w_year", "week", "w_day", "short_day", "long_day"})


def placeholders(engine: EngineOptions) -> Mapping[str, Placeholder]:
    """The placeholders that permalinks of a site may have."""
    return PLACEHOLDERS if engine.placeholders == "all" else _OLD


_OLD = {name: placeholder for name, placeholder in PLACEHOLDERS.items() if name not in _NEW}


def document_url(document: Placed, template: str) -> str:
    """The URL of a document whose permalink is `template`. Raises LiquidCompatError for an unknown placeholder."""
    known = placeholders(document.rules.config.engine)

    def lookup(name: str) -> str | None:
        placeholder = known.get(name)
        if placeholder is None:
            raise LiquidCompatError(
                f"A permalink has no placeholder called :{name}; this one is {template}",
                Location(document.shown_path),
                "The placeholders are " + ", ".join(f":{key}" for key in known) + ".",
            )
        return placeholder(document)

    return url_from_lookup(template, lookup)


@lru_cache(maxsize=64)
def is_undated(template: str) -> bool:
    """Whether a permalink doesn't ask for the date."""
    return UNDATED.issuperset(_NAME.findall(template))
