"""Which texts the destination is known to hold, so that unchanged files needn't be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..config.file_state import state_of
from .left import Left, State, left_at, statuses
from .present import Present, Seen

if TYPE_CHECKING:
    from .write import Changes


class Manifest:
    """The files of one destination.

    What is known of a text's file is the digest of the text, and the file's state, if that tells later changes.
    """

    def __init__(self, root: str, known: Mapping[str, str], before: Left | None = None) -> None:
        """`root` is the destination's real path, `known` what is known of files, by place.

        `before` is what the last build left.
        """
        self._root = root
        self.known = dict(known)
        self.before = before
        self._sure: set[str] = set()
        self._fresh: frozenset[str] = frozenset()
        self._found: Left | None = None

    def look(self, digests: Mapping[str, bytes], places: Sequence[str], keep: Sequence[str], *, is_whole: bool) -> Seen:
        """Which of the texts with these digests are there still, and what there is, if nobody has changed anything.

        `places` are those of all files of the site, and `keep` is what stays besides, both sorted. Not `is_whole`: who
        knows what else stays.
        """
        before = self.before
        found = before.is_still_there() if before is not None and before.root == self._root else None
        if before is None or found is None:
            self._sure = self._unchanged(digests)
            return Seen(self._sure, (), None)
        files = found.files
        self._fresh = found.fresh
        self._sure = {place for place, digest in digests.items() if self._holds(place, digest)} & files
        others = {place for place in files - self._sure if place in digests and self.known.get(place)}
        if not is_whole or (before.places, before.keep) != (places, keep):
            return Seen(self._sure, others, None, files)
        self._found = found
        return Seen(self._sure, others, Present(self._root, files, found.folders, []), files)

    def _holds(self, place: str, digest: bytes) -> bool:
        return self.known.get(place, "").startswith(digest.hex())

    def _unchanged(self, digests: Mapping[str, bytes]) -> set[str]:
        asked = [place for place, digest in digests.items() if self._holds(place, digest)] if self.known else []
        found = statuses(self._root, asked)
        return {
            place for place, status in found.items() if self.known[place] == _known(digests[place], state_of(status))
        }

    def left(
        self,
        digests: Mapping[str, bytes],
        places: Sequence[str],
        keep: Sequence[str],
        changes: Changes,
        *,
        waits: bool,
    ) -> Left:
        """What there is now that the site has been written, with these changes.

        If it `waits` much that is fresh is looked at when any later change of it would show.
        """
        left = left_at(self._root, places, keep, self._found, changes.places, known=changes.states, waits=waits)
        # What is in a fresh file is what was written there, or somebody has been there since.
        written = left.fresh & digests.keys()
        if left.is_sure and any(left.states[place][-1] != digests[place].hex() for place in written):
            return left._replace(is_sure=False)
        return left

    def changes(self, digests: Mapping[str, bytes], left: Left) -> set[str]:
        """The places of which there is something else to note now that the files hold these texts; `known` has it."""
        same = self._sure - left.fresh - self._fresh
        changed = {}
        for place in digests.keys() - same:
            state = left.states.get(place)
            if state is not None:
                known = _known(digests[place], None if place in left.fresh else state)
                if self.known.get(place) != known:
                    changed[place] = known
        gone = self.known.keys() - digests.keys()
        for place in gone:
            del self.known[place]
        self.known.update(changed)
        return changed.keys() | gone


def _known(digest: bytes, state: State | None) -> str:
    return digest.hex() if state is None else f"{digest.hex()} {' '.join(map(str, state))}"
