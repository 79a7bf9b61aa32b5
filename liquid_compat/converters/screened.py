"""Folders of partials without what a compiler of stylesheets must not open.

Sass compilers open what an `@import` leads them to, links and FIFOs too. Folders in which there is nothing of the kind
are used as they are. In place of another one the compiler gets a folder of links to its good files.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..errors import Location, PathError

if TYPE_CHECKING:
    import tempfile


class ScreenedFolders:
    """`folders` are those to look in; what stands in for some of them goes with this object."""

    def __init__(self, folders: Sequence[str], root: str | None, shown_from: str) -> None:
        """With a `root` (safe mode) no link may lead out of that folder; messages name paths from `shown_from`.

        Raises PathError for a file or folder that can't be read.
        """
        self._shown_from = shown_from
        self._root = os.path.realpath(root) if root is not None else None
        self._copies: tempfile.TemporaryDirectory[str] | None = None
        self.folders = [self._screened(folder) for folder in folders if self._allows(folder)]

    def _screened(self, folder: str) -> str:
        entries = list(self._entries(folder))
        if all(good for _, _, good in entries):
            return folder
        import tempfile

        if self._copies is None:
            self._copies = tempfile.TemporaryDirectory(prefix="liquid-compat-sass-")
        copy = tempfile.mkdtemp(dir=self._copies.name)
        for path, is_folder, good in entries:
            place = os.path.join(copy, os.path.relpath(path, folder))
            if good and is_folder:
                os.mkdir(place)
            elif good:
                _stand_in(path, place)
        return copy

    def _entries(self, folder: str, inside: tuple[str, ...] = ()) -> Iterator[tuple[str, bool, bool]]:
        """Paths below a folder, whether each is a folder, and whether it may be opened."""
        inside = (*inside, os.path.realpath(folder))
        try:
            with os.scandir(folder) as found:
                entries = list(found)
        except OSError as error:
            raise self._unreadable(folder, error.strerror) from error
        for entry in entries:
            if not entry.is_symlink():
                is_folder = entry.is_dir()
                if not is_folder and not os.access(entry.path, os.R_OK):
                    raise self._unreadable(entry.path, os.strerror(errno.EACCES))
                yield entry.path, is_folder, is_folder or entry.is_file()
            else:
                is_folder = entry.is_dir()
                circle = is_folder and os.path.realpath(entry.path) in inside
                allowed = self._allows(entry.path) and not circle
                yield entry.path, is_folder, allowed and (is_folder or _is_file(entry.path))
                is_folder = is_folder and allowed
            if is_folder:
                yield from self._entries(entry.path, inside)

    def _unreadable(self, path: str, reason: str | None) -> PathError:
        shown = os.path.relpath(path, self._shown_from).replace(os.sep, "/")
        return PathError(f"{shown} can't be read: {reason}", Location(shown), "Check its permissions.")

    def _allows(self, path: str) -> bool:
        if self._root is None:
            return True
        real = os.path.realpath(path)
        return real == self._root or real.startswith(self._root + os.sep)


def _stand_in(path: str, place: str) -> None:
    """A link to a file; a copy where the system allows no links, as Windows does not for most users."""
    try:
        os.symlink(path, place)
    except (OSError, NotImplementedError):
        import shutil

        shutil.copyfile(path, place)


def _is_file(path: str) -> bool:
    """Whether a link leads to a file, or to nothing."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
