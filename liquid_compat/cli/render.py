"""`liquid-compat render FILE`: one page, as the site would render it."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from ..errors import LiquidCompatError, Warnings
from .given import config_options
from .options import site_options
from .output import Report


@click.command("render")
@click.argument("file")
@site_options
@click.option("--strict/--no-strict", default=False, help="Fail when there are warnings.")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(file: str, strict: bool, trace: bool, **given: Any) -> int:
    """Print a page, rendered as the site would. FILE - is a page with front matter on standard input."""
    from ..pipeline.single import render_file, render_text

    report = Report(quiet=bool(given["quiet"]))
    warnings = Warnings(listener=report.warning)
    options = config_options(given)
    if file == "-":
        output = render_text(sys.stdin.buffer.read().decode("utf-8-sig"), options, warnings)
    else:
        output = render_file(os.path.abspath(file), options, warnings)
    if strict and warnings.problems:
        raise LiquidCompatError(f"--strict: there are {len(warnings.problems)} warning(s)")
    click.echo(output, nl=False)
    return 0
