"""`liquid-compat scholar`: fetch the author's citation statistics and store them in the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from .given import config_options
from .log_option import log_format_option, note_source
from .output import Report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from ..scholar.update import Outcome
    from ..scholar.works.update import BibOutcome


@click.command("scholar")
@click.option("--config", metavar="FILE[,FILE2,...]", help="Configuration files, merged from left to right.")
@click.option(
    "--source", "-s", metavar="FOLDER", callback=note_source, help="The site's source (default: this folder)."
)
@click.option("--from", "from_source", metavar="NAME", help="Ask google_scholar, openalex, semantic_scholar or orcid.")
@click.option("--author", metavar="ID", help="The id or the address of the author's profile there.")
@click.option("--accept-less", is_flag=True, help="Take the answer even where it has less than what is known.")
@click.option("--bib", is_flag=True, help="Write the author's works (ORCID, OpenAlex) into a BibTeX file instead.")
@click.option("--bib-file", metavar="FILE", help="That file (default: the one that jekyll-scholar reads).")
@click.option("--dry-run", "-n", is_flag=True, help="Ask and tell, but write nothing.")
@click.option("--strict", is_flag=True, help="Fail where there is anything to warn of.")
@click.option("--quiet", "-q", is_flag=True, help="Print errors only.")
@click.option("--trace", "-t", is_flag=True, hidden=True)
@log_format_option
def command(
    from_source: str | None,
    author: str | None,
    accept_less: bool,
    bib: bool,
    bib_file: str | None,
    dry_run: bool,
    strict: bool,
    quiet: bool,
    trace: bool,
    **given: Any,
) -> int:
    """Fetch citation statistics for the site's author, or the list of works.

    What to ask is under `citations:` in _config.yml (see docs/scholar.md). A source that fails, or answers with
    less than what is known, costs nothing: the earlier figures stay, and a warning says what happened.
    """
    import os

    from ..config.load import load_config
    from ..errors import ConfigError, Warnings
    from ..scholar.settings import read_bib_settings, read_settings
    from ..scholar.update import update
    from ..scholar.works.update import update_bibliography

    report = Report(quiet)
    warnings = Warnings(listener=report.warning)
    # What is odd in the configuration, the build tells; with --strict it must not count here.
    config = load_config(config_options(given), Warnings())
    if not config.files:
        raise ConfigError(
            f"there is no _config.yml in {config.source}",
            hint="run this in the site's folder, or name that with --source",
        )
    socials = _socials(config.in_source(config.data_dir))
    if bib or bib_file:
        bib_settings = read_bib_settings(
            config.values, socials, os.environ, source=from_source, author=author, file=bib_file
        )
        made = update_bibliography(
            config.source, bib_settings, warnings, lambda text: report.note("Works:", text), dry_run=dry_run
        )
        _tell_works(made, config.source, report, dry_run)
        return 1 if strict and warnings.problems else 0
    settings = read_settings(config.values, socials, os.environ, source=from_source, author=author)
    outcome = update(
        config.source,
        settings,
        warnings,
        lambda text: report.note("Citations:", text),
        accept_less=accept_less,
        dry_run=dry_run,
    )
    _tell(outcome, config.source, report, dry_run)
    return 1 if strict and warnings.problems else 0


def _tell(outcome: Outcome, root: Path, report: Report, dry_run: bool) -> None:
    profile = outcome.profile
    papers = len(profile.publications)
    figures = f"{profile.citedby} citations of {papers} paper{'' if papers == 1 else 's'}"
    if h_index := profile.indices.get("hindex"):
        figures += f", h-index {h_index}"
    if outcome.source is None:
        figures += f" (as of {profile.updated or 'an unknown day'})"
    report.note(f"{profile.name or 'The author'}:", figures)
    _tell_written(outcome.written, root, report, dry_run)


def _tell_works(outcome: BibOutcome, root: Path, report: Report, dry_run: bool) -> None:
    merged = outcome.merged
    report.note("Works:", f"{outcome.works}, of which {len(merged.added)} new and {len(merged.changed)} changed")
    _tell_written(outcome.written, root, report, dry_run)


def _tell_written(written: tuple[Path, ...], root: Path, report: Report, dry_run: bool) -> None:
    if dry_run:
        report.note("Written:", "nothing (--dry-run)")
    for path in written:
        report.note("Written:", path.relative_to(root).as_posix())
    if not dry_run and not written:
        report.note("Written:", "nothing, the files say this already")


def _socials(folder: Path) -> Mapping[str, Any]:
    """al-folio's `_data/socials.yml`, empty where there is none or it can't be read: it isn't ours to judge."""
    import yaml

    try:
        loaded = yaml.safe_load((folder / "socials.yml").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
