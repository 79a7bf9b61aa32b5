"""How a site is changed: values, keys, filters, tags, markup, lines and files. `dictionary.json` has the pieces."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from liquid_compat.config.defaults import default_values
from liquid_compat.templates.filters import FILTERS
from liquid_compat.templates.tags import TAGS
from tests.fuzz.sites import Site

_WORDS: Mapping[str, list[str]] = json.loads(Path(__file__).with_name("dictionary.json").read_text(encoding="utf-8"))
_VALUES = (*_WORDS["values"], "9" * 4400, "9" * 60_000, "x" * 5000, "[" * 250 + "]" * 250)
_KEYS = (*default_values(), *_WORDS["keys"])
_ARGUMENTS = _WORDS["arguments"]
_MARKUP = _WORDS["markup"]
_LIQUID = _WORDS["liquid"]
_SASS = _WORDS["sass"]
_NAMES = _WORDS["names"]
_PAIR = re.compile(rb"^([ -]*[\w-]+: *)(.*)$", re.MULTILINE)
_OUTPUT = re.compile(rb"\{\{-?([^}]*?)-?\}\}")


def mutated(site: Site, others: list[Site], random: Random) -> Site:
    """A copy with one to six changes."""
    result = dict(site)
    for _ in range(random.choice((1, 1, 2, 3, 4, 6))):
        change = random.choice(_CHANGES)
        name = random.choice(sorted(result)) if result else "index.html"
        change(result, name, others, random)
    return result


Change = Callable[[Site, str, list[Site], Random], None]


def _value(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A value of YAML (or of anything that looks like it) becomes another."""
    pairs = list(_PAIR.finditer(site.get(name, b"")))
    if pairs:
        pair = random.choice(pairs)
        _splice(site, name, pair.start(2), pair.end(2), random.choice(_VALUES))


def _key(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A key more in the configuration, or in a front matter."""
    line = f"{random.choice(_KEYS)}: {random.choice(_VALUES)}\n"
    if random.random() < 0.5:
        name = "_config.yml"
        site[name] = site.get(name, b"") + line.encode("utf-8", "surrogatepass")
    elif site.get(name, b"").startswith(b"---\n"):
        _splice(site, name, 4, 4, line)


def _filter(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A filter more."""
    outputs = list(_OUTPUT.finditer(site.get(name, b"")))
    arguments = random.choice(_ARGUMENTS)
    text = f" | {random.choice(sorted(FILTERS))}{': ' + arguments if arguments else ''} "
    if outputs:
        at = random.choice(outputs).end(1)
        _splice(site, name, at, at, text)
    elif name.endswith((".md", ".html", ".markdown", ".xml")):
        _insert(site, name, f"{{{{ {random.choice(_ARGUMENTS)}{text}}}}}", random)


def _piece(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A piece of markup, of Liquid, of Sass, of YAML, perhaps often."""
    pieces = _SASS if "sass" in name or "scss" in name else random.choice((_MARKUP, _LIQUID, _VALUES))
    text = random.choice((*pieces, f"{{% {random.choice(_TAGS)} {random.choice(_ARGUMENTS)} %}}"))
    _insert(site, name, text * random.choice((1, 1, 1, 1, 2, 30)), random)


def _lines(site: Site, name: str, others: list[Site], random: Random) -> None:
    """Lines are left out, doubled, swapped, or taken from elsewhere."""
    lines = site.get(name, b"").splitlines(keepends=True)
    donor = random.choice(sorted(random.choice(others).items()))[1].splitlines(keepends=True)
    at = random.randrange(len(lines) + 1)
    count = random.choice((1, 1, 2, 5))
    kind = random.randrange(4)
    if kind == 0:
        del lines[at : at + count]
    elif kind == 1:
        lines[at:at] = lines[at : at + count] * random.choice((1, 2, 50))
    elif kind == 2:
        random.shuffle(lines)
    elif donor:
        start = random.randrange(len(donor))
        lines[at:at] = donor[start : start + count]
    site[name] = b"".join(lines)


def _bytes(site: Site, name: str, others: list[Site], random: Random) -> None:
    """Bytes are left out, changed or put in."""
    content = bytearray(site.get(name, b""))
    at = random.randrange(len(content) + 1)
    kind = random.randrange(3)
    if kind == 0:
        del content[at : at + random.choice((1, 2, 10))]
    elif kind == 1:
        content[at:at] = random.randbytes(random.choice((1, 2, 4)))
    elif content:
        content[at % len(content)] = random.randrange(256)
    site[name] = bytes(content)


def _files(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A file is left out, renamed, copied, or comes from another site."""
    kind = random.randrange(4)
    new = random.choice(_NAMES)
    if kind == 0:
        site.pop(name, None)
    elif kind == 1 and name in site:
        site[new] = site.pop(name)
    elif kind == 2:
        site[new] = site.get(name, b"")
    else:
        other, content = random.choice(sorted(random.choice(others).items()))
        site[random.choice((new, other))] = content


_CHANGES: tuple[Change, ...] = (_value, _value, _key, _key, _filter, _filter, _piece, _piece, _lines, _bytes, _files)
_TAGS = tuple(sorted({tag.name for tag in TAGS}))


def _insert(site: Site, name: str, text: str, random: Random) -> None:
    at = random.randrange(len(site.get(name, b"")) + 1)
    _splice(site, name, at, at, text)


def _splice(site: Site, name: str, start: int, end: int, text: str) -> None:
    content = site.get(name, b"")
    site[name] = content[:start] + text.encode("utf-8", "surrogatepass") + content[end:]
