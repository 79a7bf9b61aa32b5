"""What a build has left in the destination, and whether that is still there.

Of each file and each folder that holds some of them the state is noted (`config.file_state` tells which counts); of the
few that have just been written, what is in them, because a later change might not show in their states. So one look at
the states tells whether anybody has changed a file, or has put one into a folder or taken one out.
"""

from __future__ import annotations

import hashlib
import json
import marshal
import os
import stat
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from ..config.digest_form import PLAIN, SIZE
from ..config.file_state import GRAIN_FINE, is_settled, state_of
from ..config.places import STAGING_PREFIX

State = tuple[int | str, ...]
"""Kind, size, times and number of a file or folder; of a fresh one its kind and a digest of what is in it."""
_MOST_FRESH = 50
"""Of more than this it isn't noted what is in them."""
_MORE = 100_000
"""So many nanoseconds later than is told a time is over."""


class Left(NamedTuple):
    """The files of a site in the destination `root`, at `places`, which are sorted relative paths."""

    root: str
    places: Sequence[str]
    states: Mapping[str, State]
    """Of what is there of the places and the folders above them, by place; "" is the destination itself."""
    fresh: frozenset[str]
    """Those whose contents count."""
    keep: Sequence[str] = ()
    """What besides was to stay there: the configuration's `keep_files`, sorted."""
    is_sure: bool = True
    """Whether any change will show."""
    noted_digest: str = ""
    """The digest of what was noted, where the states weren't."""

    @classmethod
    def from_note(cls, note: str) -> Left | None:
        """What was noted. Raises ValueError or TypeError for what `note` didn't write."""
        if not note:
            return None
        root, places, fresh, keep, digest = json.loads(note)
        return cls(root, places, {}, frozenset(fresh), keep, noted_digest=digest)

    def note(self) -> str:
        """All of this as JSON, with a digest in place of the states."""
        return json.dumps([self.root, self.places, sorted(self.fresh), self.keep, self.digest])

    def is_still_there(self) -> Left | None:
        """What there is now, if it is this; None if anything has changed."""
        found = look_again(self.root, self.places, self.fresh, self.keep)
        same = found.digest == self.noted_digest if self.noted_digest else found.states == self.states
        return found if same else None

    @property
    def digest(self) -> str:
        """The digest of all states."""
        return hashlib.blake2b(marshal.dumps(list(self.states.items()), PLAIN), digest_size=SIZE).hexdigest()

    @property
    def files(self) -> set[str]:
        """The regular files that are there."""
        return {place for place in self.places if place in self.states and stat.S_ISREG(int(self.states[place][0]))}

    @property
    def folders(self) -> set[str]:
        """The folders that are there, of those above the files."""
        states = self.states
        return {place for place in above(self.places) if place in states and stat.S_ISDIR(int(states[place][0]))}


def look_again(root: str, places: Sequence[str], fresh: frozenset[str], keep: Sequence[str]) -> Left:
    """What there is now at places of which those that are `fresh` were noted with their contents."""
    found = statuses(root, (*above(places), *places))
    states: dict[str, State] = {place: state_of(status) for place, status in found.items()}
    for place in fresh & found.keys():
        states[place] = _content(root, place, found[place])
    return Left(root, places, states, fresh, keep)


def left_at(
    root: str,
    places: Sequence[str],
    keep: Sequence[str],
    before: Left | None = None,
    changed: Collection[str] = (),
    *,
    known: Mapping[str, os.stat_result] | None = None,
    waits: bool = False,
) -> Left:
    """What there is now, to be noted. If that was `before`, only what has `changed` since is looked at.

    Files that have been made lately are taken as they were then, as `known`, which is surer than how they are now.
    Where much is fresh, and it `waits`, it is looked at again when that tells more.
    """
    now = time.time_ns()
    states: dict[str, State] = {}
    if before is not None:
        states.update(before.states)
        again = {*changed, *above(changed), *before.fresh}
        found = statuses(root, [place for place in states if place in again])
    else:
        found = _found(root, (*above(places), *places), known or {})
    fresh = frozenset(place for place, status in found.items() if not is_settled(status, now))
    if waits and len(fresh) > _MOST_FRESH and _stays(root, {place: found[place] for place in fresh}):
        fresh = frozenset()
    is_sure = len(fresh) <= _MOST_FRESH
    for place, status in found.items():
        states[place] = _content(root, place, status) if is_sure and place in fresh else state_of(status)
    return Left(root, places, states, fresh, keep, is_sure)


def _found(root: str, places: Iterable[str], known: Mapping[str, os.stat_result]) -> dict[str, os.stat_result]:
    """The states of what is there of `places`, in their order; those that are `known` aren't looked at.

    Unless the file system tells other things of an open file than of the same one by its name.
    """
    one = next(iter(known), None)
    if one is None or [state_of(status) for status in statuses(root, [one]).values()] != [state_of(known[one])]:
        return statuses(root, places)
    places = list(places)
    looked = statuses(root, [place for place in places if place not in known])
    return {place: known.get(place) or looked[place] for place in places if place in known or place in looked}


def _stays(root: str, fresh: Mapping[str, os.stat_result]) -> bool:
    """Whether fresh files and folders are as they were found when a later change of any of them would show."""
    latest = max(max(status.st_mtime_ns, status.st_ctime_ns) for status in fresh.values())
    time.sleep(min(max(latest + GRAIN_FINE - time.time_ns(), 0) + _MORE, GRAIN_FINE) / 1e9)
    now = time.time_ns()
    again = statuses(root, fresh)
    return all(
        place in again and is_settled(again[place], now) and state_of(again[place]) == state_of(status)
        for place, status in fresh.items()
    )


def _content(root: str, place: str, status: os.stat_result) -> State:
    """What is in a file or a folder; of anything else its state."""
    path = f"{root}/{place}"
    try:
        if stat.S_ISDIR(status.st_mode):
            with os.scandir(path) as entries:
                names = sorted(
                    (entry.name, entry.is_dir(follow_symlinks=False), entry.is_file(follow_symlinks=False))
                    for entry in entries
                    if not entry.name.startswith(STAGING_PREFIX)
                )
            data = repr(names).encode("utf-8", "surrogatepass")
        elif stat.S_ISREG(status.st_mode):
            with open(path, "rb") as file:
                data = file.read()
        else:
            return state_of(status)
    except OSError as error:
        return status.st_mode, str(error.strerror)
    return status.st_mode, hashlib.sha256(data).hexdigest()[: 2 * SIZE]


def statuses(root: str, places: Iterable[str]) -> dict[str, os.stat_result]:
    """The states of what is there of `places`; links aren't followed."""
    found = {}
    if os.stat not in os.supports_dir_fd:
        for place in places:
            with suppress(OSError):
                found[place] = os.lstat(f"{root}/{place}")
        return found
    with suppress(OSError):
        folder = os.open(root, os.O_RDONLY)  # the way from the root of all to there is gone but once
        look = os.stat
        try:
            for place in places:
                try:
                    found[place] = look(place or ".", dir_fd=folder, follow_symlinks=False)
                except OSError:  # noqa: PERF203 (there are many places)
                    continue
        finally:
            os.close(folder)
    return found


def above(places: Iterable[str]) -> list[str]:
    """The folders that files lie in, up to the root, which is ""."""
    found = {""}
    for place in places:
        folder = place.rpartition("/")[0]
        while folder not in found:
            found.add(folder)
            folder = folder.rpartition("/")[0]
    return sorted(found)
