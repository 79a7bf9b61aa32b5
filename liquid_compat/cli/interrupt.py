"""Ctrl-C, which ends what goes on until then."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """A context that an interrupt ends without a fault; the event is set then.

    Python raises KeyboardInterrupt wherever it is, and where that is a callback of a weak reference or a `__del__`,
    nobody hears of it (https://docs.python.org/3/library/signal.html#note-on-signal-handlers-and-exceptions). The event
    is set in any case.
    """
    event = threading.Event()
    is_main = threading.current_thread() is threading.main_thread()  # which alone gets signals
    if not is_main or signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        yield event
        return

    def interrupted(number: int, frame: FrameType | None) -> None:
        event.set()
        signal.default_int_handler(number, frame)

    before = signal.signal(signal.SIGINT, interrupted)
    try:
        with suppress(KeyboardInterrupt):
            yield event
    finally:
        signal.signal(signal.SIGINT, before)
