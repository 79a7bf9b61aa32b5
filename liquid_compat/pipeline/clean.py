"""Removing what builds have made: the destination and the caches, and nothing else.

A cache folder is only taken for one where nothing can be lost: it has to be a folder of its own in the source, and of
one that isn't called as Jekyll calls it only Jekyll's and our part go.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from ..config.load import Config
from ..config.places import STORE, holds_any, source_folders
from ..errors import Location, PathError
from .cache_folder import IGNORE_FILE, is_ours
from .write import tidy

_CACHE = ".jekyll-cache"
_CACHE_PARTS = ("Jekyll/Cache", "liquid-compat", STORE, f"{STORE}-journal")


def clean(config: Config) -> Iterator[tuple[Path, bool]]:
    """Remove them one by one; gives each path and whether there was something to remove.

    Raises PathError for what can't be removed.
    """
    tidy(config.destination)
    yield config.destination, _remove(config.destination)
    metadata = config.source / ".jekyll-metadata"
    yield metadata, (metadata.is_file() or metadata.is_symlink()) and _remove(metadata)
    cache = config.in_source(config.cache_dir)
    yield cache, _remove_cache(cache, config)
    sass = Path(os.path.abspath(".sass-cache"))
    yield sass, _remove(sass)


def _remove_cache(cache: Path, config: Config) -> bool:
    if cache.is_symlink() and cache.name == _CACHE:
        return _remove(cache)
    real, source = os.path.realpath(cache), os.path.realpath(config.source)
    own = real.startswith(source + os.sep) and not holds_any(cache, source_folders(config.values, config.source))
    if not own or not cache.is_dir():
        return False
    if cache.name == _CACHE:
        return _remove(cache)
    removed = [_remove(cache / part) for part in _CACHE_PARTS]
    if is_ours(cache / IGNORE_FILE):
        removed.append(_remove(cache / IGNORE_FILE))
    for folder in (cache / "Jekyll", cache):
        if any(removed) and folder.is_dir() and not os.listdir(folder):
            folder.rmdir()
    return any(removed)


def _remove(path: Path) -> bool:
    """Remove a folder, a file or a link, not what a link leads to; False where there is nothing."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif os.path.lexists(path):
            path.unlink()
        else:
            return False
    except OSError as error:
        place = str(error.filename or path)
        raise PathError(
            f"{place} can't be removed: {error.strerror}", Location(place), "Check the permissions of its folder."
        ) from error
    return True
