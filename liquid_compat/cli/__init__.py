"""The command line: one module per subcommand, looked up in one table and imported when used."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run `liquid-compat` with the words after its name; returns the exit status.

    0: done. 1: the build failed. 2: wrong usage.
    """
    words = sys.argv[1:] if argv is None else argv
    if words in (["--version"], ["-v"]):  # answered without the imports that everything else needs
        from ..version import __version__

        print(f"liquid-compat {__version__}")
        return 0
    from .group import run

    return run(words)
