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
def scratch_folder() -> Iterator[str]:
    """A new folder for a few files, which go with it at the end."""
    place = os.path.abspath(os.environ.get("TMPDIR") or "/tmp")
    folder = f"{place}/liquid_compat_{os.getpid()}_{os.urandom(8).hex()}"
    try:
        os.mkdir(folder, 0o700)
    except OSError:  # the place is another one here
        import tempfile

        with tempfile.TemporaryDirectory() as other:
            yield other
        return
    try:
        yield folder
    finally:
        for name in os.listdir(folder):
            os.remove(f"{folder}/{name}")
        os.rmdir(folder)
