"""What is shown at the moment, and telling browsers when that changes."""

from __future__ import annotations

import asyncio
import fnmatch
import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import quote

from .snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class State:
    """The last good site, and what to tell of the last build: HTML, "" for nothing."""

    version: str
    snapshot: Snapshot | None = None
    base: str = ""
    """The path that the site lives at: "", or one that begins with a slash and ends with none."""
    previous: str = ""
    """The version before this one."""
    styles: tuple[str, ...] | None = None
    """The paths of the style sheets that are all that differs from the version before; None if more does."""
    failure: str = ""
    warnings: str = ""

    def message(self) -> str:
        """What browsers are told: JSON."""
        return json.dumps(
            {
                "version": self.version,
                "previous": self.previous,
                "styles": None if self.styles is None else list(self.styles),
                "failure": self.failure,
                "warnings": self.warnings,
            }
        )


class Stage:
    """Holds the state. It is changed by the thread that builds, and read by the one that answers: all of it or nothing.

    Versions are those of one server's life, so that a page of an earlier one knows itself as old.
    """

    def __init__(self, ignored: Sequence[str] = (), min_delay: float = 0, max_delay: float = 0) -> None:
        """Changes of what `ignored` (globs) names aren't told of.

        Browsers are told when nothing has changed for `min_delay` seconds, and `max_delay` after a change at last.
        """
        self._life = secrets.token_hex(4)
        self._number = 0
        self._ignored = tuple(ignored)
        self._delays = (min_delay, max(min_delay, max_delay))
        self._queues: set[asyncio.Queue[str]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._first: float | None = None
        self.state = State(self._version())

    def _version(self) -> str:
        return f"{self._life}.{self._number}"

    def succeed(self, snapshot: Snapshot, warnings: str, base: str) -> list[str]:
        """Show a new site at a path; returns the names of the files that are new, other, or gone."""
        changed = snapshot.differs(self.state.snapshot)
        shown = [name for name in changed if not any(fnmatch.fnmatch(name, glob) for glob in self._ignored)]
        state = replace(self.state, snapshot=snapshot, base=base, failure="", warnings=warnings)
        if shown or self.state.snapshot is None:
            self._number += 1
            styles = None
            if self.state.snapshot is not None and all(name.endswith((".css", ".css.map")) for name in shown):
                styles = tuple(f"{base}/{quote(name)}" for name in shown if name.endswith(".css"))
            state = replace(state, version=self._version(), previous=self.state.version, styles=styles)
        self._set(state)
        return changed

    def fail(self, failure: str, warnings: str) -> None:
        """Tell of a failure; the site stays."""
        self._set(replace(self.state, failure=failure, warnings=warnings))

    def _set(self, state: State) -> None:
        same = state.message() == self.state.message()
        self.state = state
        if self._loop is not None and not same:
            self._loop.call_soon_threadsafe(self._schedule)

    # What follows runs in the thread that answers.

    def _schedule(self) -> None:
        shortest, longest = self._delays
        now = time.monotonic()
        if self._first is None:
            self._first = now
        if self._timer is not None:
            self._timer.cancel()
        delay = min(shortest, self._first + longest - now)
        if delay <= 0:
            self._tell()
        else:
            self._timer = asyncio.get_running_loop().call_later(delay, self._tell)

    def _tell(self) -> None:
        self._first = self._timer = None
        message = self.state.message()
        for queue in self._queues:
            queue.put_nowait(message)

    def listen(self) -> asyncio.Queue[str]:
        """A queue of messages, the state as it is now being the first."""
        self._loop = asyncio.get_running_loop()
        queue: asyncio.Queue[str] = asyncio.Queue()
        queue.put_nowait(self.state.message())
        self._queues.add(queue)
        return queue

    def leave(self, queue: asyncio.Queue[str]) -> None:
        """Nobody listens to this queue any more."""
        self._queues.discard(queue)
