"""`liquid-compat serve`: what `jekyll serve` does, with the site kept in memory."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any

import click

from ..errors import LiquidCompatError
from .given import config_options
from .options import site_options
from .output import Report

if TYPE_CHECKING:
    from ..serve import Server

_START = 120
"""Seconds in which a server in the background has to begin; a large site takes some to build."""
_PARENT = "LIQUID_COMPAT_DETACHED"
"""The variable that tells a server that it runs in the background."""


@click.command("serve")
@site_options
@click.option("--host", "-H", metavar="HOST", default=None, help="The address to listen on (default: 127.0.0.1).")
@click.option("--port", "-P", type=click.IntRange(0, 65535), default=None, help="The port (default: 4000).")
@click.option("--open-url/--no-open-url", "-o", default=None, help="Show the site in the browser.")
@click.option("--detach/--no-detach", "-B", default=None, help="Serve in the background, without watching.")
@click.option("--skip-initial-build", is_flag=True, default=None, help="Serve what is there until something changes.")
@click.option("--show-dir-listing", is_flag=True, default=None, help="List folders instead of showing their indexes.")
@click.option("--watch/--no-watch", "-w", default=None, help="Build again whenever a file changes (default: yes).")
@click.option(
    "force_polling", "--force_polling", "--force-polling", is_flag=True, default=None, help="Look for changes."
)
@click.option("--livereload/--no-livereload", "-l", default=None, help="Reload pages by themselves (default: yes).")
@click.option("--livereload-ignore", metavar="GLOB[,GLOB2,...]", default=None, help="Files that reload nothing.")
@click.option("--livereload-min-delay", type=click.IntRange(0), metavar="SECONDS", help="Reload after so long a rest.")
@click.option("--livereload-max-delay", type=click.IntRange(0), metavar="SECONDS", help="Reload in any case by then.")
@click.option(
    "--livereload-port", type=click.IntRange(0, 65535), help="A port of its own for it (default: the site's)."
)
@click.option("--ssl-cert", metavar="FILE", default=None, help="A certificate, relative to the source.")
@click.option("--ssl-key", metavar="FILE", default=None, help="Its private key.")
@click.option("--jobs", "-j", type=click.IntRange(1), help="Render in so many processes (default: as suits the site).")
@click.option("--strict/--no-strict", default=False, help="Fail when there are warnings.")
@click.option("--trace", "-t", is_flag=True, hidden=True, expose_value=False)
def command(jobs: int | None, strict: bool, **given: Any) -> int:
    """Serve the site on this machine, and follow its edits."""
    report = Report(quiet=bool(given["quiet"]))
    if given["livereload_ignore"]:
        given["livereload_ignore"] = [glob.strip() for glob in given["livereload_ignore"].split(",")]
    from ..serve import Server
    from ..serve.memory import keep_one_heap
    from .serve_log import TerminalLog

    in_background = bool(os.environ.get(_PARENT))
    options = config_options(given)
    if in_background:
        options["detach"] = True
    elif options.get("detach"):
        return _detach(report)
    keep_one_heap()
    log = TerminalLog(report)
    server = Server(options, strict=strict, jobs=jobs, log=log)
    with server:
        _tell(server, report)
        if options.get("open_url"):
            import webbrowser

            webbrowser.open(server.shown_address)
        with contextlib.suppress(KeyboardInterrupt):
            server.wait()
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is on its way
    report.note("", "stopped.")
    return 0


def _tell(server: Server, report: Report) -> None:
    report.note("Auto-regeneration:", "enabled" if server.settings.watches else "disabled")
    report.note("Server address:", server.address)
    report.note("Server running...", "press ctrl-c to stop.")
    sys.stdout.flush()


def _detach(report: Report) -> int:
    """Start the same command in the background; returns when it serves. Raises LiquidCompatError with what it tells."""
    words = [sys.executable, "-m", "liquid_compat", *sys.argv[1:]]
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
        process = subprocess.Popen(
            words,
            env={**os.environ, _PARENT: "1"},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        end = time.monotonic() + _START
        while process.poll() is None and time.monotonic() < end:
            told.seek(0)
            text = told.read()
            if "Server running..." in text:
                address = text.partition("Server address:")[2].split()[0]
                report.note("Server address:", address)
                report.note("", f"in the background as process {process.pid}; end it with: kill {process.pid}")
                return 0
            time.sleep(0.05)
        told.seek(0)
        text = told.read()
    if process.poll() is None:
        process.terminate()
    raise LiquidCompatError(f"The server could not be started:\n{text.strip()}")
