"""A process that sees its files as on Windows, on Linux: for `test_windows.py`.

Paths have a drive and backslashes, pathlib's are Windows'; the file system knows no case; folders can't be opened or
replaced; `fork`, `fcntl` and the like are missing; links can't be made. Runs with `python -m tests.windows.fake
SUBCOMMAND …`. Works by changing `os`, `open` and `pathlib`, so libraries are imported before; those in C get Linux's
paths.
"""

from __future__ import annotations

import builtins
import io
import ntpath
import os
import pathlib
import shutil
import stat
import sys
import types
import zoneinfo
from collections.abc import Callable
from importlib import import_module
from typing import Any

DRIVE = "C:"


def real(path: Any) -> Any:
    """A path as Linux knows it."""
    if hasattr(path, "__fspath__"):
        path = path.__fspath__()
    if isinstance(path, str):
        path = path.replace("\\", "/")
        if path[:2].upper() == DRIVE:
            path = path[2:] or "/"
        return _cased(path)
    return path


def _cased(path: str) -> str:
    """The path of the same name but for case, if there is one."""
    if not path or _exists(path):
        return path
    folder, _, name = path.rpartition("/")
    folder = _cased(folder)
    try:
        there = next((other for other in _LISTDIR(folder or ".") if other.casefold() == name.casefold()), name)
    except OSError:
        there = name
    return f"{folder}/{there}" if "/" in path else there


def shown(path: str) -> str:
    """An absolute path of Linux as Windows would show it."""
    return DRIVE + path.replace("/", "\\")


def _translated(function: Callable[..., Any], count: int = 1) -> Callable[..., Any]:
    def call(*values: Any, **named: Any) -> Any:
        return function(*(real(value) if at < count else value for at, value in enumerate(values)), **named)

    return call


class _Entry:
    """What `os.scandir` gives, with Windows' path."""

    def __init__(self, entry: os.DirEntry[str], folder: str) -> None:
        self._entry = entry
        self.name = entry.name
        self.path = ntpath.join(folder, entry.name)

    def __fspath__(self) -> str:
        return self.path

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entry, name)


class _Scan:
    def __init__(self, folder: Any) -> None:
        self._folder = os.fspath(folder)
        self._entries = _SCANDIR(real(folder))

    def __iter__(self) -> Any:
        return (_Entry(entry, self._folder) for entry in self._entries)

    def __next__(self) -> _Entry:
        return _Entry(next(self._entries), self._folder)

    def close(self) -> None:
        self._entries.close()

    def __enter__(self) -> Any:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


_SCANDIR, _LISTDIR, _STAT, _LSTAT = os.scandir, os.listdir, os.stat, os.lstat


def _exists(path: str) -> bool:
    try:
        _LSTAT(path)
    except (OSError, ValueError):
        return False
    return True


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(_STAT(path).st_mode)
    except (OSError, ValueError):
        return False


_ONE = (
    "stat", "lstat", "listdir", "mkdir", "unlink", "remove", "rmdir", "readlink", "chmod", "utime", "access", "chdir",
    "open", "mkfifo", "truncate", "statvfs",
)  # fmt: skip
_TWO = ("rename", "replace", "link")
_GONE = ("fork", "geteuid", "getuid", "killpg", "uname", "O_NOFOLLOW", "O_DIRECTORY", "posix_spawn", "symlink")


_ZONES: list[zoneinfo.ZoneInfo] = []
"""All time zones: their files are read by C, which knows nothing of this."""


def install() -> None:
    """Change `os`, `open` and `pathlib` for good; call before `liquid_compat` is imported."""
    _ZONES.extend(map(zoneinfo.ZoneInfo, zoneinfo.available_timezones()))
    getcwd, lexists = os.getcwd, os.path.lexists
    for name in _ONE:
        setattr(os, name, _translated(getattr(os, name)))
    for name in _TWO:
        setattr(os, name, _translated(getattr(os, name), 2))
    os.rename, os.replace = _refusing(os.rename, _exists), _refusing(os.replace, _is_folder)
    os.open = _not_for_folders(os.open)
    os.symlink = _refused
    os.scandir = _Scan  # type: ignore[assignment,misc]
    os.getcwd = lambda: shown(getcwd())
    builtins.open = io.open = _translated(open)  # type: ignore[assignment]
    for name in _GONE:
        if hasattr(os, name):
            delattr(os, name)
    os.supports_dir_fd = os.supports_fd = os.supports_follow_symlinks = set()
    os.name = "nt"
    os.sep, os.altsep, os.pathsep, os.linesep = "\\", "/", ";", "\n"
    realpath = os.path.realpath
    ntpath.realpath = lambda path, *, strict=False: shown(realpath(real(path), strict=strict))  # type: ignore[assignment]
    ntpath.lexists = lambda path: lexists(real(path))
    ntpath.expanduser = lambda path: path
    os.path = ntpath  # type: ignore[assignment]
    os.__dict__["path"] = ntpath
    sys.modules["os.path"] = ntpath
    sys.modules["msvcrt"] = _msvcrt()
    for name in ("fcntl", "pwd", "grp", "resource"):
        sys.modules[name] = None  # type: ignore[assignment]
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    pathlib._WindowsFlavour.is_supported = True  # type: ignore[attr-defined]


def _refusing(rename: Callable[..., None], keeps: Callable[[str], bool]) -> Callable[..., None]:
    """A renaming that replaces nothing of what `keeps` tells, but for a file's own name in another case."""

    def call(old: Any, new: Any, **named: Any) -> None:
        target = real(new)
        if keeps(target) and not os.path.samefile(old, new):
            raise PermissionError(13, "access is denied", new)
        if _exists(target) and os.path.samefile(old, new):
            target = os.fspath(new).replace("\\", "/").removeprefix(DRIVE)
        _RENAME(real(old), target) if _exists(real(old)) else rename(old, new, **named)

    return call


_RENAME = os.replace


def _not_for_folders(open_: Callable[..., int]) -> Callable[..., int]:
    def call(path: Any, *values: Any, **named: Any) -> int:
        if _is_folder(real(path)):
            raise PermissionError(13, "access is denied", path)
        return open_(path, *values, **named)

    return call


def _refused(*_: Any, **__: Any) -> None:
    raise OSError(1314, "a required privilege is not held by the client")


def _msvcrt() -> types.ModuleType:
    """Locks of files as Windows' C library has them."""
    import fcntl

    module = types.ModuleType("msvcrt")

    def locking(descriptor: int, mode: int, size: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    module.locking, module.LK_NBLCK = locking, 2  # type: ignore[attr-defined]
    return module


def translate_libraries() -> None:
    """libsass and SQLite are no Python: give them Linux's paths."""
    import sqlite3

    import sass

    sqlite3.connect = _translated(sqlite3.connect)  # type: ignore[assignment]
    compile_ = sass.compile

    def call(**named: Any) -> Any:
        for name in ("include_paths", "filename", "output_filename_hint", "source_map_filename"):
            if isinstance(named.get(name), str):
                named[name] = real(named[name])
            elif named.get(name):
                named[name] = [real(path) for path in named[name]]
        os.pathsep = ":"
        try:
            return compile_(**named)
        finally:
            os.pathsep = ";"

    sass.compile = call


_LIBRARIES = (
    "asyncio", "bs4", "click", "concurrent.futures", "filelock", "httpx", "importlib.resources", "liquid", "lxml.etree",
    "lxml.html", "markdown", "multiprocessing", "pygments.lexers", "sass", "sqlite3", "subprocess", "tempfile",
    "urllib.request", "yaml",
)  # fmt: skip

if __name__ == "__main__":
    for library in _LIBRARIES:
        import_module(library)
    install()
    translate_libraries()
    from liquid_compat.cli import main

    sys.exit(main(sys.argv[1:]))
