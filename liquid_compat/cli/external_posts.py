"""`liquid-compat external-posts`: al-folio's posts of other sites, asked for and stored."""

from __future__ import annotations

from typing import Any

import click

from ..errors import Warnings
from .given import config_options
from .output import Report


@click.command("external-posts")
@click.option("--config", metavar="FILE[,FILE2,...]", help="Configuration files, merged from left to right.")
@click.option("--source", "-s", metavar="FOLDER", help="The site's source (default: this folder).")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(trace: bool, **given: Any) -> int:
    """Ask the sites of `external_sources` for their posts and store them for builds (_external_posts.json)."""
    from ..pipeline.commands import store_external_posts

    report = Report(quiet=False)
    warnings = Warnings(listener=report.warning)
    failures = store_external_posts(config_options(given), warnings, lambda line: report.note("Posts:", line))
    return 1 if failures else 0
