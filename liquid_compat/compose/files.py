"""The source's files as the commands find and write them."""

from __future__ import annotations

import os
from pathlib import Path

from ..config.load import Config
from ..config.places import STAGING_PREFIX
from ..errors import PathError


def shown(config: Config, path: Path) -> str:
    """A path as messages name it: relative to the source, with slashes."""
    return Path(os.path.relpath(path, config.source)).as_posix()


def find(config: Config, given: str) -> Path:
    """The file of the source that a path names, seen from the collections' folder, the source or the current folder.

    Raises PathError where there is none.
    """
    source = os.path.realpath(config.source)
    for folder in (config.in_source(config.collections_dir), config.source, Path.cwd()):
        path = Path(os.path.abspath(folder / given))
        if path.is_file() and Path(os.path.realpath(path)).is_relative_to(source):
            return path
    raise PathError(
        f"There is no file {given} in {config.source}", hint="Give the path from the site's folder: _drafts/name.md."
    )


def put(path: Path, data: bytes) -> None:
    """Write a file at once: what was there stays until all is written. Raises PathError where that can't be done."""
    staged = path.with_name(f"{STAGING_PREFIX}{os.getpid()}-{path.name}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            staged.write_bytes(data)
            os.replace(staged, path)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        raise PathError(f"{path} can't be written: {error.strerror}") from error
