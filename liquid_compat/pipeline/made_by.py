"""What a store must have been made by, so that anything in it still holds."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from .prepared import PreparedSite
from .stamp import environment, program_stamp


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
