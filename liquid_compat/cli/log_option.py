"""The option `--log-format`, and the log of a run of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from .log import FORMATS, Log

_Function = TypeVar("_Function", bound=Callable[..., Any])


def current_log() -> Log:
    """The log of this run."""
    context = click.get_current_context(silent=True)
    found = context.find_object(Log) if context is not None else None
    return found or Log()


def log_format_option(function: _Function) -> _Function:
    """Give a subcommand, or all of them, the option `--log-format`; `LIQUID_COMPAT_LOG_FORMAT` stands in for it."""

    def choose(context: click.Context, _: click.Parameter, value: str | None) -> None:
        log = context.find_object(Log)
        if value is not None and log is not None:
            log.format = value

    return click.option(
        "--log-format",
        type=click.Choice(FORMATS),
        envvar="LIQUID_COMPAT_LOG_FORMAT",
        callback=choose,
        is_eager=True,
        expose_value=False,
        help="Print text, annotations for GitHub's workflows, or JSON.",
    )(function)


def note_source(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
    """The callback of `--source`: what problems' paths are relative to."""
    log = context.find_object(Log)
    if value is not None and log is not None:
        log.source = value
    return value
