"""`liquid-compat scholar`: fetch the author's citation statistics and store them in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..errors import Problem
    from ..scholar.update import Outcome


@click.command(name="scholar")
@click.option("-s", "--source", type=click.Path(file_okay=False), help="The site's folder.", metavar="DIR")
@click.option("-c", "--config", multiple=True, metavar="FILE", help="A configuration file; may be given again.")
@click.option("--from", "from_source", metavar="NAME", help="google_scholar, openalex or semantic_scholar.")
@click.option("--author", metavar="ID", help="The id or address of the author's profile there.")
@click.option("--accept-less", is_flag=True, help="Take the answer also where it has less than is known.")
@click.option("-n", "--dry-run", is_flag=True, help="Tell what would change, write nothing.")
@click.option("--strict", is_flag=True, help="Fail where anything is to be warned of.")
def command(
    source: str | None,
    config: tuple[str, ...],
    from_source: str | None,
    author: str | None,
    accept_less: bool,
    dry_run: bool,
    strict: bool,
) -> None:
    """Fetch citation statistics for the site's author.

    What to ask is under `citations:` in _config.yml (see docs/scholar.md). A source that fails, or answers with
    less than is known, costs nothing: the earlier figures stay, and a warning says what happened.
    """
    import os

    from ..config.load import load_config
    from ..errors import ConfigError, Warnings
    from ..scholar.settings import read_settings
    from ..scholar.update import update

    warnings = Warnings(listener=_warn)
    # Jekyll's own notes on the configuration belong to the build, not here.
    site = load_config({"source": source, "config": list(config)}, Warnings())
    socials = _socials(site.source / str(site.values.get("data_dir") or "_data"))
    settings = read_settings(site.values, socials, os.environ, source=from_source, author=author)
    if not site.files:
        raise ConfigError(
            f"there is no _config.yml in {site.source}", hint="run it in the site's folder, or name that with --source"
        )
    outcome = update(site.source, settings, warnings, click.echo, accept_less=accept_less, dry_run=dry_run)
    _tell(outcome, site.source, dry_run)
    if strict and warnings.problems:
        raise click.exceptions.Exit(1)


def _tell(outcome: Outcome, root: Path, dry_run: bool) -> None:
    profile = outcome.profile
    figures = f"{profile.citedby} citations of {len(profile.publications)} papers"
    if h_index := profile.indices.get("hindex"):
        figures += f", h-index {h_index}"
    since = "" if outcome.source else f" (as of {profile.updated or 'an unknown day'})"
    click.echo(f"{profile.name or 'the author'}: {figures}{since}")
    if dry_run:
        click.echo("nothing was written (--dry-run)")
    elif outcome.written:
        click.echo("written: " + ", ".join(path.relative_to(root).as_posix() for path in outcome.written))
    else:
        click.echo("nothing has changed: the files stay as they are")


def _warn(problem: Problem) -> None:
    click.echo(f"warning: {problem}", err=True)


def _socials(folder: Path) -> Mapping[str, Any]:
    """al-folio's `_data/socials.yml`, empty where there is none or it can't be read: it isn't ours to judge."""
    import yaml

    try:
        loaded = yaml.safe_load((folder / "socials.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
