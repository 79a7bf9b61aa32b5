"""`liquid-compat doctor`: is anything wrong with the site?"""

from __future__ import annotations

from typing import Any

import click

from .given import config_options
from .options import site_options
from .output import Report


@click.command("doctor")
@site_options
@click.option("--external", is_flag=True, help="Ask other sites too whether links to them are good.")
@click.option("--timeout", type=click.FloatRange(0.1), default=10.0, help="Seconds for an answer of theirs.")
@click.option("--retries", type=click.IntRange(0, 10), default=2, help="How often they are asked again.")
@click.option("--budget", type=click.FloatRange(0), metavar="KB", help="How many kilobytes a page may cost.")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(external: bool, timeout: float, retries: int, budget: float | None, trace: bool, **given: Any) -> int:
    """Look for faults: of the configuration, front matter, URLs, links, images, and what differs from Jekyll.

    Nothing is written but a list of good links to other sites. Exit status 1 if there is a fault; notes are none.
    """
    from ..doctor.examine import Wishes, examine
    from ..doctor.external import Patience
    from ..doctor.finding import CHECKS

    report = Report(quiet=bool(given["quiet"]))
    options = config_options(given)
    wishes = Wishes(Patience(timeout, retries) if external else None, None if budget is None else int(budget * 1000))
    with report:
        found = examine(options, wishes, report.progress)
    for check, heading in CHECKS.items():
        here = [finding for finding in found.findings if finding.check == check]
        shown = [finding for finding in here if finding.level != "note" or not report.quiet]
        if shown:
            report.heading(f"{heading} ({len(shown)})")
        for finding in shown:
            report.finding(finding.level, finding.problem)
    faults = sum(finding.level != "note" for finding in found.findings)
    report.note("Examined:", f"{len(found.weights)} pages, {faults or 'no'} fault{'s' * (faults != 1)}")
    return 0 if found.is_healthy else 1
