"""`liquid-compat build`: what `jekyll build` does."""

from __future__ import annotations

from typing import Any

import click

from .building import run_build
from .log_option import current_log
from .options import site_options


@click.command("build")
@site_options
@click.option("--watch/--no-watch", "-w", default=False, help="Build again whenever a file changes.")
@click.option("--force_polling", "--force-polling", is_flag=True, help="Look for changes by polling.")
@click.option("--jobs", "-j", type=click.IntRange(1), help="Render in so many processes (default: as suits the site).")
@click.option("--executor", metavar="URL", help="Render on a Dask cluster: dask://HOST:PORT.")
@click.option("--cache/--no-cache", default=True, help="Render only what changed since the last build (default).")
@click.option("--strict/--no-strict", default=False, help="Fail when there are warnings.")
@click.option(
    "--profile-json",
    type=click.Path(dir_okay=False, writable=True),
    metavar="FILE",
    help="Write what took how long to a file, for programs.",
)
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(**given: Any) -> int:
    """Build the site: read the source folder, write the destination folder."""
    if given["watch"] and given["executor"] is not None:
        raise click.UsageError("--executor is for a single build: leave out --watch.")
    if given["watch"] and given["profile_json"] is not None:  # which would be a change itself, if it is in the source
        raise click.UsageError("--profile-json is for a single build: leave out --watch.")
    return run_build(given, current_log())
