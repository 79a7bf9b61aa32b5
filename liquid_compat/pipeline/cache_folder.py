"""The folder `.jekyll-cache` (`cache_dir`), which a build leaves in the source as Jekyll does."""

from __future__ import annotations

from pathlib import Path

from ..config.load import Config
from ..content.paths import in_folder

IGNORE_FILE = ".gitignore"
_IGNORE = "# What is here can be made again.\n*\n"


def is_copied(config: Config) -> bool:
    """Whether nothing of the source is built: the profile has a file that says so, and it is there."""
    marker = config.profile.copies_if
    return marker is not None and (config.source / marker).exists()


def make_cache_folder(config: Config) -> Path | None:
    """Make sure that the folder is there, unknown to Git; None where there is to be none, or it can't be made.

    As with Jekyll there is none with `disable_disk_cache` and in safe mode, but where only the profile asks for safe
    mode: nothing that we keep can be run. The folder is then no link.
    """
    forced = bool(config.profile.forced.get("safe"))
    if config["disable_disk_cache"] or (config.safe and not forced):
        return None
    folder = config.in_source(config.cache_dir)
    if forced and not in_folder(str(folder), str(config.source)):
        return None
    if folder.exists():
        return folder if folder.is_dir() else None
    try:
        folder.mkdir(parents=True)
        (folder / IGNORE_FILE).write_text(_IGNORE, encoding="utf-8")
    except OSError:  # a source that can't be written to is built all the same
        return None
    return folder


def is_ours(file: Path) -> bool:
    """Whether a `.gitignore` is the one that `make_cache_folder` wrote, and not somebody else's."""
    try:
        return not file.is_symlink() and file.read_text(encoding="utf-8") == _IGNORE
    except (OSError, UnicodeDecodeError):
        return False
