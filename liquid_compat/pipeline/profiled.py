"""What took how long in a build: for people (`--profile`) and for programs (`--profile-json`)."""

from __future__ import annotations

import json
from pathlib import Path

from ..errors import Location, PathError
from ..templates.profile import Profile
from .build import BuildResult


def new_profile() -> Profile:
    """An empty table of what each template takes, for `build` to fill."""
    return Profile()


def summary(result: BuildResult) -> dict[str, str]:
    """Lines below Jekyll's table, by topic: what was taken from the store, and how long each phase took."""
    hint = " (--no-cache renders all)" if result.taken else ""
    times = ", ".join(f"{phase} {seconds:.3f}" for phase, seconds in result.phases.items())
    return {
        "Rendered:": f"{result.rendered} items, {result.taken} taken from the last build{hint}",
        "Time:": f"{times} seconds",
    }


def write(file: Path, profile: Profile, result: BuildResult) -> None:
    """Write the table and that as JSON: `templates`, `items` and `seconds`. Raises PathError."""
    values = {
        "templates": [
            {"name": name, "count": usage.count, "bytes": usage.size, "time": usage.seconds}
            for name, usage in profile.rows()
        ],
        "items": {"rendered": result.rendered, "taken": result.taken},
        "seconds": dict(result.phases),
    }
    try:
        file.write_text(json.dumps(values, indent=2) + "\n", encoding="utf-8")
    except OSError as error:
        raise PathError(
            f"The profile can't be written to {file}: {error.strerror}",
            Location(str(file)),
            "Name a file in a folder that exists and that you may write to. The site itself is built.",
        ) from error
