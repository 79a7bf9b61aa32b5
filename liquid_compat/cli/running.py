"""One run of the command line: errors become messages, and it ends in order when it is told to end."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from ..errors import LiquidCompatError, Problem
from .log import Log

TRACE = frozenset({"--trace", "-t"})
"""The words that ask for a traceback, wherever they stand."""


def guarded(run: Callable[[], Any], log: Log) -> int:
    """Run something; returns its exit status, that of a run that failed, or 0.

    Never a traceback, unless the log has one told.
    """
    _end_orderly()
    try:
        result = run()
    except BrokenPipeError:
        _say_no_more()
        return 1
    except LiquidCompatError as error:
        if log.trace:
            raise
        print(log.problem("error", error.problem), file=sys.stderr)
        return 1
    except (EOFError, KeyboardInterrupt):
        print("\nStopped.", file=sys.stderr)  # on a line of its own, after what the terminal shows of Ctrl-C
        return 1
    except Exception as error:  # a fault of ours: say so, and how to tell more
        if log.trace:
            raise
        fault = Problem(
            f"liquid-compat failed: {type(error).__name__}: {error}",
            hint="This is a fault of liquid-compat. Run again with --trace and report what it prints.",
        )
        print(log.problem("error", fault), file=sys.stderr)
        return 1
    return result if isinstance(result, int) else 0


def _end_orderly() -> None:
    """Let a request to end (`kill`, a closed terminal) clean up, as Ctrl-C does."""
    import signal

    def end(number: int, frame: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            with suppress(ValueError):  # not in the main thread
                signal.signal(number, end)


def _say_no_more() -> None:
    """Nobody listens any more: see to it that Python doesn't try once more when it ends.

    As in https://docs.python.org/3/library/signal.html#note-on-sigpipe
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            with suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
