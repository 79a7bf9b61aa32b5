"""`liquid-compat theme`: the themes that sites are built with."""

from __future__ import annotations

import os
from typing import Any

import click

from ..errors import Warnings
from .given import config_options
from .options import site_options
from .output import Report


@click.group("theme")
def command() -> None:
    """Fetch, list and remove themes."""


@command.command("update")
@site_options
def update(**given: Any) -> int:
    """Look for the newest state of the site's theme that its Gemfile and configuration allow, and lock it.

    So too for gems that have data for the site's plugins: csl-styles for jekyll-scholar.
    """
    from ..config.load import load_config
    from ..pipeline.prepared import data_gems
    from ..themes.find import ThemeFinder

    report = Report(quiet=bool(given["quiet"]))
    warnings = Warnings(listener=report.warning)
    config = load_config(config_options(given), warnings)
    finder = ThemeFinder(config, warnings, renews=True)
    theme = finder.find()
    if theme is None:
        report.note("Theme:", "the site names none")
    else:
        report.note("Theme:", f"{theme.name} {theme.version}".rstrip() + f" in {theme.root}")
    for name in data_gems(config):
        gem = finder.known_gem(name)
        if gem is not None:
            report.note("Gem:", f"{name} {gem.version} in {gem.root}")
    return 0


@command.command("list")
def list_() -> int:
    """List the themes in the cache."""
    from ..themes import cache

    folder = cache.cache_folder(os.environ)
    for theme in cache.themes(folder):
        click.echo(f"{theme.name} {theme.version} {(theme.commit or theme.sha256)[:12]} {theme.root}")
    return 0


@command.command("clean")
def clean() -> int:
    """Remove all themes from the cache; a build fetches what it needs again."""
    from ..themes import cache

    folder = cache.cache_folder(os.environ)
    click.echo(f"Removed {cache.clean(folder)} theme(s) from {folder}")
    return 0
