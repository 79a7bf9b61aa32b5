"""`liquid-compat clean`: what `jekyll clean` does."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import click

from ..errors import Warnings
from .options import config_options, site_options
from .output import Report


@click.command("clean")
@site_options
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(trace: bool, **given: Any) -> int:
    """Remove the built site, the metadata file and the caches."""
    from ..config.load import load_config

    report = Report(quiet=bool(given["quiet"]))
    config = load_config(config_options(given), Warnings(listener=report.warning))
    for path in (
        config.destination,
        config.source / ".jekyll-metadata",
        config.in_source(config.cache_dir),
        Path(".sass-cache").absolute(),
    ):
        if path.is_dir() and not path.is_symlink():
            report.note("Cleaner:", f"Removing {path}...")
            shutil.rmtree(path)
        elif path.exists() or path.is_symlink():
            report.note("Cleaner:", f"Removing {path}...")
            path.unlink()
        else:
            report.note("Cleaner:", f"Nothing to do for {path}.")
    return 0
