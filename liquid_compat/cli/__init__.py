"""The command line: one module per subcommand, looked up in one table and imported when used."""

from __future__ import annotations

import gc
import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run `liquid-compat` with the words after its name; returns the exit status.

    0: done. 1: the build failed. 2: wrong usage. Without `argv` the words are the process's, which ends with them.
    """
    words = sys.argv[1:] if argv is None else argv
    if words in (["--version"], ["-v"]):  # answered without the imports that everything else needs
        from ..version import __version__

        print(f"liquid-compat {__version__}")
        return 0
    # A build makes many objects that live to its end; looking for garbage among them costs a tenth of its time.
    gc.set_threshold(100_000, 20, 20)
    status = _run(words)
    if argv is None:
        _end(status)
    return status


def _run(words: list[str]) -> int:
    """Run the subcommand that the words name: a plain build at once, all else by way of click."""
    from .plain import plain_build
    from .running import TRACE, guarded

    trace = not TRACE.isdisjoint(words)
    words = [word for word in words if word not in TRACE]
    given = plain_build(words, os.environ)
    if given is None:
        from .group import run

        return run(words, trace=trace)
    from .building import run_build
    from .log import Log

    log = Log(source="." if given["source"] is None else given["source"], trace=trace)
    return guarded(lambda: run_build(given, log), log)


def _end(status: int) -> None:
    """End the process at once, if nothing else is going on in it.

    Python would first take apart all that it holds, object by object, which takes longer than many a build.
    """
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return
    import atexit

    try:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except Exception:  # noqa: BLE001 (a pipe that is gone: Python says so in its own way)
        return
    os._exit(status)
