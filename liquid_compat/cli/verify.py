"""`liquid-compat verify OLD_SITE [NEW_SITE]`: does the site come out as before?"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import PathError, Problem, Warnings
from .given import config_options
from .options import site_options
from .output import Report

if TYPE_CHECKING:
    from ..verify.report import Comparison
    from ..verify.screenshots import Shot

_SHOWN = 20
"""So many files are named on the terminal; the report has all."""


@click.command("verify")
@click.argument("old_site", type=click.Path())
@click.argument("new_site", type=click.Path(), required=False)
@site_options
@click.option(
    "--report", "folder", type=click.Path(), default="_verify", help="The report's folder (default: _verify)."
)
@click.option("--json", "json_file", metavar="FILE", help="Write what was found as JSON too (-: standard output).")
@click.option("--screenshots", is_flag=True, help="Show pages that differ as Chromium shows them.")
@click.option("--browser", metavar="COMMAND", help="The browser for --screenshots.")
@click.option("--most", type=click.IntRange(1), default=30, help="Pictures of so many pages (default: 30).")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(
    old_site: str, new_site: str | None, folder: str, json_file: str | None, screenshots: bool, browser: str | None,
    most: int, trace: bool, **given: Any,
) -> int:  # fmt: skip
    """Compare OLD_SITE, a folder that Jekyll built, with NEW_SITE, or with the site in this folder, built now.

    A report with the differences side by side goes into the folder _verify. Exit status 1 if anything differs for
    a reader; white space in HTML and the colours of code don't.
    """
    from ..verify.compare import compare
    from ..verify.report import Comparison, as_page, as_values
    from ..verify.run import build_and_compare, read_folder
    from ..verify.screenshots import find_browser, take

    report = Report(quiet=bool(given["quiet"]) or json_file == "-")
    command_of_browser = find_browser(browser) if screenshots else None
    old = Path(old_site).absolute()
    base = ""
    with report:
        if new_site is None:
            warnings = Warnings(listener=report.warning)
            comparison, left, right, config = build_and_compare(
                old, config_options(given), warnings, os.environ, report.progress,
                lambda config: report.note("Source:", str(config.source)),
            )  # fmt: skip
            base = str(config["baseurl"] or "").rstrip("/")
        else:
            new = Path(new_site).absolute()
            left, right = read_folder(old), read_folder(new)
            base = str(given["baseurl"] or "").rstrip("/")
            comparison = Comparison(str(old), str(new), tuple(compare(left, right)))
    target = Path(folder).absolute()
    shots = {}
    if command_of_browser is not None:
        with report:
            shots = take(left, right, _pages(comparison, most), base, target, command_of_browser, report.progress)
    values = as_values(comparison, shots)
    if json_file == "-":
        click.echo(json.dumps(values, ensure_ascii=False, indent=1))
    _write(target / "index.html", as_page(comparison, shots))
    if json_file not in (None, "-"):
        _write(Path(str(json_file)), json.dumps(values, ensure_ascii=False, indent=1) + "\n")
    _tell(comparison, shots, report)
    report.note("Report:", str(target / "index.html"))
    return 0 if comparison.is_good else 1


def _pages(comparison: Comparison, most: int) -> list[str]:
    """The pages to make pictures of: those that differ."""
    from ..verify.compare import State
    from ..verify.lines import is_page

    return [file.path for file in comparison.faults if file.state is State.DIFFERENT and is_page(file.path)][:most]


def _tell(comparison: Comparison, shots: dict[str, Shot], report: Report) -> None:
    from ..verify.compare import MEANINGS, State

    for note in comparison.notes:
        report.note("", note)
    for state in State:
        report.note(f"{state.value.capitalize()}:", f"{comparison.counts[state]:>5}  {MEANINGS[state]}")
    for file in comparison.faults[:_SHOWN] if not report.quiet else ():
        looks = " (looks the same in the browser)" if file.path in shots and shots[file.path].looks_the_same else ""
        hint = f"likely cause: {'; '.join(file.causes)}" if file.causes else None
        report.finding("warning", Problem(f"{file.state.value}: {file.path}{looks}", hint=hint))
    if len(comparison.faults) > _SHOWN:
        report.note("", f"… and {len(comparison.faults) - _SHOWN} more, see the report")


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="surrogateescape")
    except OSError as error:
        raise PathError(
            f"{path} can't be written: {error.strerror}", hint="Name another place with --report."
        ) from error
