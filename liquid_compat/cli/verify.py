"""`liquid-compat verify`: are the links of the built site good?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import click

from ..errors import PathError, Warnings
from .options import config_options, site_options
from .output import Report


@click.command("verify")
@site_options
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(trace: bool, **given: Any) -> int:
    """Look for links that lead nowhere inside of the built site. Exit status 1 if there are any; nothing is fetched."""
    from ..config.load import load_config
    from ..doctor.links import Address, broken_links
    from ..doctor.output import Output

    report = Report(quiet=bool(given["quiet"]))
    config = load_config(config_options(given), Warnings(listener=report.warning))
    if not config.destination.is_dir():
        raise PathError(f"{config.destination} does not exist", hint="Build the site first: liquid-compat build.")
    host = urlsplit(str(config["url"] or "")).netloc
    found = list(
        broken_links(Output.of_folder(config.destination), Address(str(config["baseurl"] or "").rstrip("/"), host))
    )
    for link in found:
        click.echo(f"{link.page}: {link.target}\n  {link.problem}")
    report.note("Verified:", f"{config.destination}: {len(found) or 'no'} broken link(s)")
    return 1 if found else 0
