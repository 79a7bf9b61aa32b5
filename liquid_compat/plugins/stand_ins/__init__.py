"""Plugins of ours that stand in for Ruby files which many sites have copied, and which files those are.

A stand-in is a `Plugin` like any other, in a module of this folder. It is switched on by a row of `table.STAND_INS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..ruby_files import Registered, RubyFile


class StandIn(NamedTuple):
    """A plugin of ours, and the Ruby files that it does the work of."""

    module: str
    """The module beside this one."""
    plugin: str
    """Its class there."""
    covers: frozenset[str]
    """What it brings of what a file registers: `tag youtube`, `hook :posts :post_init` (`ruby_files.Registered`)."""
    known: frozenset[str] = frozenset()
    """The fingerprints (`RubyFile.fingerprint`) of texts whose output has been seen to be ours."""
    signs: tuple[str, ...] = ()
    """Patterns that the code of other files must have, all of them, to be taken for the same. None: no others are."""


class Claim(NamedTuple):
    """A stand-in that does the work of a file, or of a part of it."""

    stand_in: StandIn
    file: RubyFile
    is_sure: bool
    """Whether this very text is known to give the same output."""

    @property
    def covers(self) -> list[Registered]:
        """What of the file it brings."""
        return [thing for thing in self.file.registered if str(thing) in self.stand_in.covers]


def claims(files: Iterable[RubyFile], table: Sequence[StandIn]) -> list[Claim]:
    """The stand-ins that files call for: what can be read off them, then those of a table.

    Of several for one thing a sure one comes before the others.
    """
    from . import listing_pages, site_values, text_tags

    readers = (
        ("text_tags", "TextTags", text_tags.readable),
        ("site_values", "SiteValues", site_values.readable),
        ("listing_pages", "ListingPages", listing_pages.readable),
    )
    found = []
    for file in files:
        names = {str(thing) for thing in file.registered}
        for module, plugin, readable in readers:
            read = readable(file)
            if read:
                found.append(Claim(StandIn(module, plugin, read), file, True))
                names -= read
        fitting = [claim for stand_in in table if (claim := _claim(stand_in, file, names)) is not None]
        for claim in sorted(fitting, key=lambda claim: not claim.is_sure):
            if not names.isdisjoint(claim.stand_in.covers):
                names -= claim.stand_in.covers
                found.append(claim)
    return found


def _claim(stand_in: StandIn, file: RubyFile, names: set[str]) -> Claim | None:
    if names.isdisjoint(stand_in.covers):
        return None
    if file.fingerprint in stand_in.known:
        return Claim(stand_in, file, True)
    if stand_in.signs and all(re.search(sign, file.code) for sign in stand_in.signs):
        return Claim(stand_in, file, False)
    return None


def uncovered(file: RubyFile, found: Iterable[Claim]) -> list[Registered]:
    """What of a file no stand-in brings."""
    covered = {thing for claim in found if claim.file == file for thing in claim.covers}
    return [thing for thing in file.registered if thing not in covered]
