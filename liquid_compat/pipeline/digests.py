"""Names for what a site consists of, and digests of its values, that mean the same in the next build."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from decimal import Decimal
from hashlib import blake2b
from pathlib import PurePath
from typing import Any

from ..config.digest_form import PLAIN, SIZE, UNKNOWN
from ..content.excerpt import Excerpt
from ..content.known import text_digest
from ..content.noted_places import answer_of
from ..content.site import Site
from ..ruby.drop import ALL_KEYS, Drop
from ..ruby.values import Time

digest = text_digest


def _short(text: str) -> bytes:
    """The digest of what is mostly too short for SHA-256 to be worth its start."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=SIZE).digest()


class _Untold(Exception):
    """A value of which nobody knows what it hangs on."""


class Names:
    """What each item, file and collection of a site is called: by its kind and path."""

    def __init__(self, site: Site, items: Iterable[Any], site_drop: Drop) -> None:
        """`items` is everything that is rendered; the second of a name gets a number."""
        self._names: dict[Any, str] = {}
        self._drops: dict[str, Drop] = {"site": site_drop}
        self._zones: dict[tzinfo | None, str] = {}
        self._digests: dict[str, bytes] = {}
        self._names[site_drop.subject] = "site"
        counts: dict[str, int] = {}
        things: list[tuple[str, Any]] = [(f"{item.kind}:{item.relative_path}", item) for item in items]
        files = [*site.static_files, *(file for collection in site.collections.values() for file in collection.files)]
        things += [(f"file:{file.relative_path}", file) for file in files]
        things += [(f"collection:{label}", collection) for label, collection in site.collections.items()]
        for name, thing in things:
            if thing in self._names:
                continue
            counts[name] = counts.get(name, 0) + 1
            unique = name if counts[name] == 1 else f"{name}#{counts[name]}"
            self._names[thing] = unique
            self._drops[unique] = thing.drop

    def of(self, thing: Any) -> str | None:
        """The name of an item, a file or a collection."""
        return self._names.get(thing)

    def drop(self, name: str) -> Drop | None:
        """What templates see of the thing of a name."""
        return self._drops.get(name)

    def value_digest(self, value: Any) -> bytes:
        """The digest of a value as a template may see it."""
        if type(value) is not str:
            if isinstance(value, Drop):  # what most are that aren't plain
                name = self._names.get(value.subject)
                if name is not None:
                    found = self._digests.get(name)
                    if found is None:
                        found = self._digests[name] = _short(f"\0@{len(name)}:{name}")
                    return found
            elif type(value) is datetime:
                return _short(f"\0{self.moment(value)}")
        try:
            return blake2b(marshal.dumps(value, PLAIN), digest_size=SIZE).digest()
        except ValueError:
            pass  # not only plain values
        parts: list[str] = []
        try:
            self._spell(value, parts, 0)
        except (RecursionError, _Untold):  # a list in itself, from a YAML alias; an object that isn't plain
            return UNKNOWN
        return _short("\0" + "".join(parts))

    def moment(self, value: datetime) -> str:
        """A time: its text, and its zone, which several may share."""
        zone = value.tzinfo
        if zone not in self._zones:
            self._zones[zone] = repr(zone)
        more = f" {value.nanos} {value.cycles}" if isinstance(value, Time) else ""
        return f"{type(value).__name__}:{value.isoformat()} {value.fold} {value.tzname()} {self._zones[zone]}{more};"

    def _spell(self, value: Any, parts: list[str], depth: int) -> None:
        """Write a value so that no two values are written alike."""
        kind = type(value)
        if kind is str:
            parts.append(f"s{len(value)}:{value}")
        elif value is None or kind in (bool, int, float):
            parts.append(f"{kind.__name__}:{value!r};")
        elif isinstance(value, Drop):
            name = self._names.get(value.subject)
            if name is not None:
                parts.append(f"@{len(name)}:{name}")
            elif depth > 3:
                parts.append("…")
            else:
                self._spell(_values(value), parts, depth + 1)
        elif isinstance(value, datetime):
            parts.append(self.moment(value))
        elif isinstance(value, date):
            parts.append(f"{kind.__name__}:{value!r};")
        elif isinstance(value, dict):
            parts.append(f"{kind.__name__}{dict.__len__(value)}{{")
            for key, item in dict.items(value):
                self._spell(key, parts, depth)
                self._spell(item, parts, depth)
        elif isinstance(value, (list, tuple)):
            parts.append(f"{kind.__name__}{len(value)}[")
            for item in value:
                self._spell(item, parts, depth)
        elif isinstance(value, Excerpt):
            parts.append(f"excerpt{len(value.separator)}:{value.separator}")
        elif isinstance(value, str):
            parts.append(f"{kind.__name__}{len(value)}:{value}")
        elif isinstance(value, (range, PurePath, Decimal, bytes)):
            parts.append(f"{kind.__qualname__}:{value!r};")
        else:
            raise _Untold


def _values(drop: Drop) -> dict[str, Any]:
    """Everything that a nameless drop shows."""
    found: dict[str, Any] = {}
    for key in drop.keys():  # noqa: SIM118 (not what a template would loop over)
        try:
            found[key] = drop.lookup(key)
        except Exception as error:  # noqa: BLE001 (whatever it is, that is what it shows)
            found[key] = f"{type(error).__name__}: {error}"
    return found


def drop_value(drop: Drop, key: Any) -> Any:
    """What is read under a key, `ALL_KEYS` and those of parts included."""
    return drop.keys() if key == ALL_KEYS else answer_of(drop.lookup, key)
