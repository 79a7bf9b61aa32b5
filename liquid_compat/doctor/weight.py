"""What a page costs its readers: the bytes that a browser loads with it."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass

from ..errors import Location
from .finding import Finding, finding
from .links import Address, resolve
from .origin import Origins
from .output import Output

_TEXTS = (".html", ".htm", ".xhtml", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt")
_LARGE_IMAGE = 1_000_000
"""Bytes from which a picture is told of: an ordinary screen shows no more detail."""
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".bmp", ".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Weight:
    """A page, the bytes that come with it from the site itself, and the files that they are of, largest first.

    Texts count as servers send them, compressed. `others` is how many files come from other hosts.
    """

    page: str
    size: int
    parts: tuple[tuple[str, int], ...]
    others: int


def weights(output: Output, address: Address) -> list[Weight]:
    """What all pages cost, the heaviest first."""
    sizes: dict[str, int] = {}
    found = []
    for page in output.pages:
        files = {page: None}
        others = 0
        for target in sorted(output.facts(page).loads):
            file = resolve(output, address, page, target)
            if file is not None:
                files[file] = None
            elif target.startswith(("http:", "https:", "//")):
                others += 1
        for file in files:
            if file not in sizes:
                sizes[file] = _sent(output, file)
        parts = sorted(((file, sizes[file]) for file in files), key=lambda part: (-part[1], part[0]))
        found.append(Weight(page, sum(size for _, size in parts), tuple(parts), others))
    return sorted(found, key=lambda weight: (-weight.size, weight.page))


def check_weights(found: list[Weight], budget: int | None, origins: Origins) -> Iterator[Finding]:
    """A note on the heaviest pages, a finding for each page beyond `budget` bytes and each very large picture."""
    for weight in found if budget is not None else ():
        if budget is not None and weight.size > budget:
            yield finding(
                "weight",
                f"{weight.page} costs its readers {megabytes(weight.size)}, more than {megabytes(budget)}",
                origins.page(weight.page),
                f"Its largest parts are {_largest(weight)}.",
            )
    pictures = {file: size for weight in found for file, size in weight.parts if file.lower().endswith(_IMAGES)}
    for file, size in sorted(pictures.items(), key=lambda part: (-part[1], part[0])):
        if size > _LARGE_IMAGE:
            page = next(weight.page for weight in found if any(part[0] == file for part in weight.parts))
            yield finding(
                "weight",
                f"The picture {file} has {megabytes(size)}; {page} loads it",
                Location(file),
                "Scale it down, or store it as WebP or AVIF.",
                "note",
            )
    if found:
        middle = found[len(found) // 2].size
        heaviest = "; ".join(f"{weight.page} {megabytes(weight.size)}" for weight in found[:3])
        yield finding(
            "weight",
            f"Half the {len(found)} pages cost up to {megabytes(middle)}, texts compressed; the heaviest: {heaviest}",
            hint=f"The largest parts of {found[0].page} are {_largest(found[0])}.",
            level="note",
        )


def megabytes(size: int) -> str:
    """A number of bytes for people."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{size / 1000:.0f} kB"


def _largest(weight: Weight) -> str:
    return ", ".join(f"{file} ({megabytes(size)})" for file, size in weight.parts[:3])


def _sent(output: Output, file: str) -> int:
    """A file's bytes on their way."""
    return len(gzip.compress(output.read(file), 6)) if file.lower().endswith(_TEXTS) else output.size(file)
