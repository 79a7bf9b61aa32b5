"""`liquid-compat clean`: what `jekyll clean` does."""

from __future__ import annotations

from typing import Any

import click

from ..errors import Warnings
from .given import config_options
from .options import site_options
from .output import Report


@click.command("clean")
@site_options
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(trace: bool, **given: Any) -> int:
    """Remove the built site, the metadata file and the caches."""
    from ..config.load import load_config
    from ..pipeline.clean import clean

    report = Report(quiet=bool(given["quiet"]))
    config = load_config(config_options(given), Warnings(listener=report.warning))
    for path, removed in clean(config):
        report.note("Cleaner:", f"Removing {path}..." if removed else f"Nothing to do for {path}.")
    return 0
