"""What git tells of a site's source."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git_output(folder: Path, *arguments: str) -> str:
    """What git prints in a folder; "" where it fails or isn't there."""
    try:
        run = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=10)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout if run.returncode == 0 else ""
