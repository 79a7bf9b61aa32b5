"""Files and folders that are there for a moment.

`tempfile` brings in archives, random numbers and more, whose import takes longer than what a stylesheet needs of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager


def scratch_file() -> int:
    """A file that nobody else sees; its descriptor."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("liquid-compat")
    import tempfile

    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())


@contextmanager
def scratch_folder(name: str, text: str) -> Iterator[str]:
    """A new folder with a file in it, which go at the end; in memory where nobody wants it elsewhere.

    On a disk it may take longer to make a folder, and to remove it, than to compile a small stylesheet.
    """
    given = os.environ.get("TMPDIR")
    for place in [given] if given else ["/dev/shm", "/tmp"]:
        folder = f"{os.path.realpath(place)}/liquid_compat_{os.getpid()}_{os.urandom(8).hex()}"
        try:
            os.mkdir(folder, 0o700)
        except OSError:
            continue
        try:
            if _is_written(f"{folder}/{name}", text):
                yield folder
                return
        finally:
            for inner in os.listdir(folder):
                os.remove(f"{folder}/{inner}")
            os.rmdir(folder)
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
        yield folder


def _is_written(path: str, text: str) -> bool:
    """Write a text; whether there was room for it."""
    try:
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        return False
    return True
