"""What the options of a command line mean to the configuration."""

from __future__ import annotations

from typing import Any


def config_options(given: dict[str, Any]) -> dict[str, Any]:
    """The given options under the configuration's keys; those that were not given are left out."""
    options = {key: value for key, value in given.items() if value is not None and key not in ("config", "profile")}
    for name in given.get("profile") or ():
        if name:
            options["profile"] = name
    if given.get("config"):
        options["config"] = [name.strip() for name in given["config"].split(",")]
    if options.get("plugins_dir"):
        options["plugins_dir"] = [name.strip() for name in options["plugins_dir"].split(",")]
    return options
