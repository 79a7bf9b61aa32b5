"""Which documents a paginated page shows, and in which order.

https://github.com/sverrirs/jekyll-paginate-v2/blob/master/README-GENERATOR.md
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from ...content.document import Document
from ...content.site import Site
from ...errors import PluginError
from ...ruby.compare import compare
from ...ruby.numbers import to_i
from ...ruby.printing import inspect, to_s
from ...ruby.sorting import merge_sort
from ..liquid_values import is_true

_WORDS = re.compile(r"[;,\s]")
_PARTS = re.compile(r"[;,]")
_EVERYTHING = "posts"
"""The category that all documents are in."""


class Selection:
    """The documents of a site, with the names that they are found by."""

    def __init__(self, site: Site) -> None:
        """The names are read when they are first asked for."""
        self._site = site
        self._names: dict[tuple[Document, str], frozenset[str]] = {}

    def select(self, options: Mapping[str, Any]) -> list[Document]:
        """The documents that a page's `collection`, `category`, `tag` and `locale` let through, sorted and offset.

        Raises PluginError for options that can't be used, and for values that can't be sorted.
        """
        found = [
            document
            for name in _listed(options["collection"], _WORDS, "collection")
            for document in self._collection(name.lower().strip())
            if not is_true(document.data["hidden"])
        ]
        for option, key in (("category", "categories"), ("tag", "tags"), ("locale", "locale")):
            for name in _listed(options.get(option), _PARTS, option):
                wanted = name.lower().strip()
                found = [
                    document
                    for document in dict.fromkeys(found)
                    if (option, wanted) == ("category", _EVERYTHING) or wanted in self._names_of(document, key)
                ]
        return _sorted(found, options)

    def _collection(self, name: str) -> Iterable[Document]:
        site = self._site
        if name == "all":
            return [document for label in site.collections if label != "posts" for document in paginated(site, label)]
        return paginated(site, name) if name in site.collections else ()

    def _names_of(self, document: Document, key: str) -> frozenset[str]:
        names = self._names.get((document, key))
        if names is None:
            names = frozenset(name.lower().strip() for name in shown_names_of(document, key))
            self._names[document, key] = names
        return names


def paginated(site: Site, label: str) -> list[Document]:
    """The documents of a collection but those that are paginated pages themselves."""
    return [document for document in site.collections[label].documents if "pagination" not in document.data]


def shown_names_of(document: Document, key: str) -> Iterator[str]:
    """The names as they are written; a name may hold several, with commas or semicolons between."""
    value = document.data.get(key)
    if value is None or not to_s(value).strip():
        return
    for name in _listed(value, _WORDS, key):
        yield from _split(_PARTS, name.strip())


def _listed(value: Any, separator: re.Pattern[str], option: str) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return _split(separator, value)
    if not isinstance(value, list):
        raise PluginError(
            f"jekyll-paginate-v2: `{option}` should be a name or a list of names, but is {inspect(value)}",
            hint="Put quotes around a number.",
        )
    return [to_s(name) for name in value]


def _split(separator: re.Pattern[str], text: str) -> list[str]:
    """As Ruby splits: what is empty at the end drops out."""
    parts = separator.split(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def _sorted(documents: list[Document], options: Mapping[str, Any]) -> list[Document]:
    """Sorted by `sort_field`, without the last `offset` documents, then turned round if `sort_reverse` says so."""
    field = options["sort_field"]
    if not is_true(field):
        return documents
    keys = [key.lower().strip() for key in _split(re.compile(":"), to_s(field))]

    def order(one: Document, other: Document) -> int:
        left, right = _value(one, keys), _value(other, keys)
        result = _compare(left, right)
        if result is None:
            raise PluginError(
                f"jekyll-paginate-v2 can't sort {one.shown_path} and {other.shown_path} by `{to_s(field)}`: "
                f"{inspect(left)} and {inspect(right)} have no order",
                hint="Give all documents values of the same kind.",
            )
        return result

    for document in documents:
        _ = document.date  # a document without one gets the build's
    found = merge_sort(documents, order)
    offset = max(0, whole(options["offset"], "offset"))
    found = found[: max(0, len(found) - offset)]
    return found[::-1] if is_true(options["sort_reverse"]) else found


def _value(document: Document, keys: list[str]) -> Any:
    """The value at the end of the keys; None where there is none, or where it is a mapping."""
    value: Any = document.data
    for key in keys:
        if not isinstance(value, dict) or key not in value:
            return None
        value = value[key]
    return None if isinstance(value, dict) else value


def _compare(left: Any, right: Any) -> int | None:
    if left is None or right is None:
        return (left is not None) - (right is not None)
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.lower(), right.lower()
    elif isinstance(left, date) and isinstance(right, date):
        left, right = _moment(left), _moment(right)
    return compare(left, right)


def _moment(value: date) -> datetime:
    """A date is its midnight in UTC."""
    return value if isinstance(value, datetime) else datetime(value.year, value.month, value.day, tzinfo=UTC)


def whole(value: Any, option: str) -> int:
    """A number of the options, which may stand there as a text. Raises PluginError for anything else."""
    if isinstance(value, str):
        return to_i(value)
    if value is None or isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return int(value or 0)
    raise PluginError(f"jekyll-paginate-v2: `{option}` should be a number, but is {inspect(value)}")
