"""Making the new files and folders of a site where they can be renamed into place."""

from __future__ import annotations

import errno
import os
import stat
import threading
from collections.abc import Mapping
from contextlib import suppress

from ..errors import Location, PathError
from .journal import Step
from .plan import Plan
from .present import Present, parents
from .staging import Staging

_CHUNK = 1 << 20
_PART = 32
"""Files that one thread lays out in a row."""
_THREADS = 2
_WORTH_THREADS = 128
"""From so many new files on several threads lay them out: a new folder or file costs the system's time.

New texts of files that are there all lie in one folder for a while, in which one thread can work at a time.
"""


def lay_out(
    stage: Staging, present: Present, plan: Plan, texts: Mapping[str, str | bytes], copies: Mapping[str, str]
) -> tuple[list[Step], dict[str, os.stat_result]]:
    """Make the new files and folders of all steps; the steps, with the numbers of the new files, and states of files.

    These are of texts that come in folders, and stay as they are when those are put in place. Raises PathError for the
    first, by name, that can't be made.
    """
    for folder in {os.path.dirname(stage.old(0, step.place)) for step in plan.steps}:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    # What is to be looked up is so in this thread, as it may come from a database.
    laying = _Laying(stage, present, plan, {name: texts[name] for name in plan.files if name in texts}, copies)
    if len(plan.files.keys() - present.files) < _WORTH_THREADS:
        laying.run()
    else:
        laying.run_in_threads(_THREADS)
    if laying.failed:
        raise laying.failed[min(laying.failed)]
    steps = [step._replace(inode=laying.inodes.get(number, 0)) for number, step in enumerate(plan.steps)]
    return steps, laying.states


class _Laying:
    """Files in the order of their names, from which each thread takes the next part.

    Parts have no folder in common, or one that is made beforehand.
    """

    def __init__(
        self,
        stage: Staging,
        present: Present,
        plan: Plan,
        texts: Mapping[str, str | bytes],
        copies: Mapping[str, str],
    ) -> None:
        self.failed: dict[int, BaseException] = {}
        self.inodes: dict[int, int] = {}
        self.states: dict[str, os.stat_result] = {}
        self._stage, self._present, self._plan, self._texts, self._copies = stage, present, plan, texts, copies
        self._names = list(plan.files)
        self._starts = iter(range(0, len(self._names), _PART))
        self._made: set[str] = set()
        if plan.steps and not plan.steps[0].place:
            self._make(0, "")

    def run_in_threads(self, count: int) -> None:
        """Lay all out, this thread being one of them; the only one where there are no others to be had."""
        self._make_shared()
        threads: list[threading.Thread] = []
        try:
            for _ in range(count - 1):
                with suppress(RuntimeError):
                    thread = threading.Thread(target=self.run)
                    thread.start()
                    threads.append(thread)
            self.run()
        except BaseException:
            self._starts = iter(())
            raise
        finally:
            for thread in threads:
                thread.join()

    def run(self) -> None:
        """Lay out part after part, up to the first file that has failed anywhere."""
        for start in self._starts:
            for at in range(start, min(start + _PART, len(self._names))):
                if self.failed and at > min(self.failed):
                    return
                try:
                    self._put(self._names[at])
                except Exception as error:
                    self.failed[at] = error
                    return

    def _make_shared(self) -> None:
        """Make the folders that are in more than one part."""
        for start in range(_PART, len(self._names), _PART):
            last, first = self._names[start - 1], self._names[start]
            number = self._plan.files[first]
            shared = set(parents(last)).intersection(parents(first))
            if shared and number == self._plan.files[last]:
                with suppress(OSError):  # the thread that comes to need it tells
                    self._make(number, max(shared, key=len))

    def _path(self, number: int, name: str) -> str:
        """Where what will be `name` is laid out for a step."""
        place = self._plan.steps[number].place
        new = self._stage.new(number, place)
        return new if name == place else f"{new}/{name[len(place) :].lstrip('/')}"

    def _make(self, number: int, folder: str) -> None:
        """Make a folder of a step, with those above it."""
        missing = []
        while (path := self._path(number, folder)) not in self._made:
            missing.append(path)
            if folder == self._plan.steps[number].place:
                break
            folder = folder.rpartition("/")[0]
        for path in reversed(missing):
            os.mkdir(path)
            self._made.add(path)

    def _put(self, name: str) -> None:
        number = self._plan.files[name]
        path = self._path(number, name)
        try:
            if name != self._plan.steps[number].place:
                self._make(number, name.rpartition("/")[0])
            if name in self._texts:
                status = _write(path, as_bytes(self._texts[name]))
                inode = status.st_ino
                if name != self._plan.steps[number].place:
                    self.states[name] = status
        except OSError as error:
            raise PathError(
                f"{name} can't be written: {error.strerror}",
                Location(name),
                "Check its permalink and the space on the disk.",
            ) from error
        if name not in self._texts:
            inode = _copy(self._copies[name], path)
        if name in self._present.files:
            self.inodes[number] = inode


def as_bytes(text: str | bytes) -> bytes:
    """UTF-8 of a text; what was none in the source comes back, half a surrogate pair is a replacement character."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def _write(path: str, data: bytes) -> os.stat_result:
    """Make a file; what it is like then."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, data[written:])
        return os.fstat(file)
    finally:
        os.close(file)


def _copy(source: str, path: str) -> int:
    """Copy a file with its time; the number of the copy."""
    try:
        with open(source, "rb", buffering=0, opener=_open_at_once) as old, open(path, "xb", buffering=0) as new:
            state = os.fstat(old.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise OSError(errno.EINVAL, "it is no regular file")
            while chunk := old.read(_CHUNK):
                new.write(chunk)
            inode = os.fstat(new.fileno()).st_ino
        os.utime(path, ns=(state.st_mtime_ns, state.st_mtime_ns))
        return inode
    except OSError as error:
        raise PathError(
            f"{source} can't be copied: {error.strerror}", Location(source), "Check its permissions or exclude it."
        ) from error


def _open_at_once(path: str, flags: int) -> int:
    """Open a file; a FIFO without a writer doesn't block."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
