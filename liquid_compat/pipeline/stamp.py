"""The program and its surroundings as a text: another one where anything of it is another."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from ..version import __version__

_ENVIRON = ("JEKYLL_", "PAGES_", "PAGE_", "GITHUB_", "SSL", "API_URL", "HELP_URL", "LIQUID_COMPAT_", "OCTOKIT_", "PATH")
_OTHERS = frozenset({"TZ", "HOME", "GEM_HOME", "GEM_PATH", "XDG_CACHE_HOME"})


@cache
def program_stamp() -> str:
    """Our own code and all packages beside it, by names, versions, sizes and times, as this process met them.

    Who changes any of it doesn't want old results.
    """
    root = str(Path(__file__).resolve().parent.parent)
    found: list[Any] = [__version__, sys.version]
    pending = [root]
    while pending:
        folder = pending.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".so", ".pyd")):
                    state = entry.stat()
                    found.append([entry.path, state.st_size, state.st_mtime_ns])
                elif entry.name != "__pycache__" and entry.is_dir():
                    pending.append(entry.path)
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue
        found += [f"{folder}/{name}" for name in names if name.endswith((".dist-info", ".egg-info", ".egg-link"))]
    found[2:] = sorted(found[2:], key=str)
    return blake2b(json.dumps(found).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that a build may ask for."""
    return {key: value for key, value in sorted(environ.items()) if key.startswith(_ENVIRON) or key in _OTHERS}
