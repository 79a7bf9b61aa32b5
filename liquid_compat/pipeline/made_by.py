"""What a store must have been made by, so that anything in it still holds."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..version import __version__
from .digests import digest
from .prepared import PreparedSite

_ENVIRON = ("JEKYLL_", "PAGES_", "PAGE_", "GITHUB_", "SSL", "API_URL", "HELP_URL", "LIQUID_COMPAT_", "OCTOKIT_", "PATH")
_OTHERS = frozenset({"TZ", "NO_COLOR"})


def program_stamp() -> str:
    """Our own code and all packages beside it, by names, versions, sizes and times.

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
    return digest(json.dumps(found)).hex()


def environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The variables that a build may ask for."""
    return {key: value for key, value in sorted(environ.items()) if key.startswith(_ENVIRON) or key in _OTHERS}


def made_by(prepared: PreparedSite, environ: Mapping[str, str] | None = None) -> str:
    """All that shows in every page: programs, profile, plugins, the environment, the place of the source."""
    config = prepared.site.config
    theme = prepared.site.theme
    parts = {
        "program": program_stamp(),
        "profile": [config.profile.name, config.environment, str(config.zone), str(config.source), config.reproducible],
        "theme": None if theme is None else [theme.name, str(theme.root), theme.version],
        "plugins": [plugin.stamp for plugin in prepared.renderer.plugins],
        "environment": environment(os.environ if environ is None else environ),
    }
    return json.dumps(parts, sort_keys=True)
