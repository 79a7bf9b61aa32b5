"""The fixture sites of the plugins' tests, and how a copy of one is laid out for a build."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
SITES = HERE / "sites"
GOLDEN = HERE / "golden"
MODIFIED = 1735787045
"""When all files of a fixture site were last changed: 2025-01-02 03:04:05 UTC."""


@dataclass(frozen=True)
class Case:
    """One build: a site's folder and the configuration files, left to right."""

    name: str
    site: Path
    configs: tuple[str, ...]


def cases() -> Iterator[Case]:
    """All builds, site by site."""
    for site in sorted(path for path in SITES.iterdir() if path.is_dir()):
        yield Case(site.name, site, ("_config.yml",))
        for variant in sorted(site.glob("_config.*.yml")):
            yield Case(f"{site.name}.{variant.name.split('.')[1]}", site, ("_config.yml", variant.name))


def prepare_source(site: Path, target: Path) -> None:
    """Copy a site and give its files their fixed time."""
    shutil.copytree(site, target)
    for path in target.rglob("*"):
        os.utime(path, (MODIFIED, MODIFIED))
