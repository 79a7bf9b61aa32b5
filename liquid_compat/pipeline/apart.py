"""Doing something in a process of its own that is to count only when this one is ready too."""

from __future__ import annotations

import gc
import os
import pickle
import signal
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NoReturn

Wait = Callable[[], Any]
"""Waits for what the other process tells at last; None where it has come to nothing."""


class Apart:
    """A forked process that does something, and ends it when it is told what this one has done meanwhile."""

    def __init__(self, run: Callable[[Wait], bool]) -> None:
        """`run` is done there; it gives whether it has succeeded."""
        reading, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(writing)
            _work(run, reading)
        os.close(reading)
        self._writing = writing

    def finish(self, told: Any) -> bool:
        """Tell it (a plain value), and wait for its end: whether it has succeeded."""
        with suppress(BrokenPipeError), os.fdopen(self._writing, "wb") as stream:
            stream.write(pickle.dumps(told))
        return self._ended() == 0

    def give_up(self) -> None:
        """What it has done is not to count."""
        os.close(self._writing)
        self._ended()

    def _ended(self) -> int:
        _, status = os.waitpid(self._child, 0)
        return status


def _work(run: Callable[[Wait], bool], reading: int) -> NoReturn:
    succeeded = False

    def wait() -> Any:
        with os.fdopen(reading, "rb") as stream:
            data = stream.read()
        return pickle.loads(data) if data else None

    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        gc.disable()  # it would look through what is shared, and make copies of it
        with suppress(Exception):  # which the other process meets, when it does the same itself
            succeeded = run(wait)
    finally:
        os._exit(0 if succeeded else 1)
