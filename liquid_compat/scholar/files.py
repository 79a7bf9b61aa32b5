"""Files of a site: where they may be, and how they are replaced."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from ..errors import PathError


def replace_file(path: Path, content: str) -> None:
    """Write beside the file, then rename: a reader, or a run that is killed, never meets half a file.

    Raises PathError where that can't be done.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise PathError(
            f"{path} can't be written: {error.strerror}", hint="check the permissions of its folder"
        ) from error


def inside(root: Path, name: str) -> Path:
    """The path of a name below `root`. Raises PathError where a symbolic link leads out of it."""
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise PathError(f"{name} leads out of the site", hint="remove the symbolic link, or set another path")
    return path
