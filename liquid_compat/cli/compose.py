"""`post`, `draft`, `page`, `compose`, `publish`, `unpublish`, `rename`: the commands of jekyll-compose."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..errors import Warnings
from .given import config_options
from .log_option import log_format_option
from .output import Report

if TYPE_CHECKING:
    from ..config.load import Config

Function = TypeVar("Function", bound=Callable[..., Any])

_EDITORS = ("JEKYLL_EDITOR", "VISUAL", "EDITOR")

_EXTENSION = click.option("--extension", "-x", metavar="EXT", default="md", help="The file's extension (default: md).")
_LAYOUT = click.option("--layout", "-l", metavar="NAME", help="The layout.")
_FORCE = click.option("--force", "-f", is_flag=True, help="Write over a file that is there.")
_DATE = click.option("--date", "-d", metavar="DATE", help="The date, if not today.")
_FORMAT = click.option(
    "--timestamp-format", "timestamp", metavar="FORMAT", help="How the date is written (as for Ruby's strftime)."
)
_TITLE = click.argument("title", nargs=-1, required=True)


def _common(function: Function) -> Function:
    """The options that every one of these commands has; those of Jekyll that mean nothing here are accepted."""
    for words, settings in (
        (("--config",), {"metavar": "FILE[,FILE2,...]", "help": "Configuration files, merged from left to right."}),
        (
            ("--source", "-s"),
            {"type": click.Path(), "metavar": "FOLDER", "help": "The site's source (default: this folder)."},
        ),
        (("--destination",), {"hidden": True, "expose_value": False}),
        (("--plugins", "-p"), {"hidden": True, "expose_value": False}),
        (("--layouts",), {"hidden": True, "expose_value": False}),
        (("--safe",), {"is_flag": True, "hidden": True, "expose_value": False}),
        (("--quiet/--no-quiet", "-q"), {"default": False, "help": "Print errors only."}),
        (("--trace", "-t"), {"is_flag": True, "hidden": True, "expose_value": False}),
    ):
        function = click.option(*words, **settings)(function)
    return log_format_option(function)


def _site(given: dict[str, Any]) -> tuple[Config, Report, Warnings]:
    from ..config.load import load_config

    report = Report(given.pop("quiet"))
    # What is odd in the configuration, the build tells.
    return load_config(config_options(given), Warnings()), report, Warnings(listener=report.warning)


def _create(
    topic: str, title: tuple[str, ...], collection: str, dated: bool, given: dict[str, Any], opens: bool = True
) -> int:
    from ..compose.create import TIMESTAMP, NewFile, compose_settings, create, given_date
    from ..compose.files import shown

    layout, extension, force = given.pop("layout"), given.pop("extension"), given.pop("force")
    date, timestamp = given.pop("date", None), given.pop("timestamp", None)
    config, report, _ = _site(given)
    when = given_date(date, config) if dated else None
    new = NewFile(" ".join(title), collection, when, layout, extension, timestamp or TIMESTAMP)
    path = create(config, new, force)
    report.note(f"New {topic}:", shown(config, path))
    if opens and compose_settings(config).get("auto_open"):
        _open(path, report)
    return 0


def _open(path: Path, report: Report) -> None:
    """Start the user's editor with a new file; that there is none is no fault."""
    command = next((os.environ[name] for name in _EDITORS if os.environ.get(name)), None)
    if command is None:
        report.note("Editor:", f"auto_open: none of {', '.join(_EDITORS)} is set")
        return
    words = shlex.split(command, posix=os.name != "nt")
    try:
        subprocess.run([*(word.strip('"') for word in words), str(path)], check=False)
    except OSError as error:
        report.note("Editor:", f"{command} can't be started: {error.strerror}")


@click.command("post")
@_TITLE
@_EXTENSION
@_LAYOUT
@_FORCE
@_DATE
@_FORMAT
@_common
def post(title: tuple[str, ...], **given: Any) -> int:
    """Start a post with this title."""
    return _create("post", title, "posts", True, given)


@click.command("draft")
@_TITLE
@_EXTENSION
@_LAYOUT
@_FORCE
@_common
def draft(title: tuple[str, ...], **given: Any) -> int:
    """Start a draft with this title."""
    return _create("draft", title, "drafts", False, given)


@click.command("page")
@_TITLE
@_EXTENSION
@_LAYOUT
@_FORCE
@_common
def page(title: tuple[str, ...], **given: Any) -> int:
    """Start a page with this title."""
    return _create("page", title, "pages", False, given, opens=False)


@click.command("compose")
@_TITLE
@_EXTENSION
@_LAYOUT
@_FORCE
@_DATE
@_FORMAT
@click.option("--collection", "-c", metavar="NAME", default="posts", help="The collection (default: posts).")
@click.option("--post", "collection", flag_value="posts", help="A post, which is the default.")
@click.option("--draft", "collection", flag_value="drafts", help="A draft.")
@_common
def compose(title: tuple[str, ...], collection: str, **given: Any) -> int:
    """Start a document of any collection with this title."""
    topic = {"posts": "post", "drafts": "draft"}.get(collection, "document")
    return _create(topic, title, collection, True, given)


def _tell(config: Config, report: Report, moved: tuple[Path, Path]) -> int:
    from ..compose.files import shown

    report.note("Moved:", f"{shown(config, moved[0])} to {shown(config, moved[1])}")
    return 0


@click.command("publish")
@click.argument("path", type=click.Path())
@_DATE
@_FORMAT
@_FORCE
@_common
def publish(path: str, date: str | None, timestamp: str | None, force: bool, **given: Any) -> int:
    """Move a draft to the posts, with today's date."""
    from ..compose.create import TIMESTAMP, given_date
    from ..compose.move import publish as move

    config, report, warnings = _site(given)
    when = given_date(date, config)
    return _tell(config, report, move(config, path, when, warnings, timestamp=timestamp or TIMESTAMP, force=force))


@click.command("unpublish")
@click.argument("path", type=click.Path())
@_FORCE
@_common
def unpublish(path: str, force: bool, **given: Any) -> int:
    """Move a post back to the drafts, without its date."""
    from ..compose.move import unpublish as move

    config, report, warnings = _site(given)
    return _tell(config, report, move(config, path, warnings, force=force))


@click.command("rename")
@click.argument("path", type=click.Path())
@_TITLE
@_FORCE
@_DATE
@click.option("--now", is_flag=True, help="Set the date to today.")
@_common
def rename(path: str, title: tuple[str, ...], force: bool, date: str | None, now: bool, **given: Any) -> int:
    """Give a file another title, the name that belongs to it, and another date if asked."""
    from ..compose.create import given_date
    from ..compose.move import rename as move

    config, report, warnings = _site(given)
    when = given_date(date, config) if date or now else None
    return _tell(config, report, move(config, path, " ".join(title), when, warnings, force=force))
