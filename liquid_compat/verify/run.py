"""A verification from beginning to end: read the old site, build or read the new one, compare."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ..config.load import Config, load_config
from ..doctor.output import Output
from ..errors import PathError, Warnings
from ..pipeline.build import make
from .compare import compare
from .report import Comparison

_UPDATED = re.compile(rb"<updated>([^<]+)</updated>|<lastBuildDate>([^<]+)</lastBuildDate>")
_FEEDS = ("feed.xml", "atom.xml", "rss.xml", "feed/index.xml")


def read_folder(folder: Path) -> Output:
    """A built site. Raises PathError where there is none."""
    if not folder.is_dir():
        raise PathError(f"{folder} is no folder", hint="Give the folder that the site was built into, such as _site.")
    output = Output.of_folder(folder)
    if not output.paths:
        raise PathError(f"{folder} is empty", hint="Build the old site first: bundle exec jekyll build.")
    return output


def build_and_compare(
    old: Path,
    options: Mapping[str, Any],
    warnings: Warnings,
    environ: Mapping[str, str],
    progress: Callable[[int, int], None] | None = None,
    configured: Callable[[Config], None] | None = None,
) -> tuple[Comparison, Output, Output, Config]:
    """Build a site in memory, at the time of the old one's build, and compare; nothing is written.

    `options` has Jekyll's configuration keys. Returns the comparison, both sites and the configuration. Raises
    LiquidCompatError for a site that can't be built.
    """
    left = read_folder(old)
    notes = []
    if not environ.get("SOURCE_DATE_EPOCH"):
        moment, reason = build_time(left)
        environ = {**environ, "SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}
        notes.append(f"Built as of {moment:%Y-%m-%d %H:%M:%S %z}, {reason}.")
    # The old site stands where ours would be written, so that it is no part of the source.
    config = load_config({**options, "destination": str(old)}, warnings, environ)
    if configured is not None:
        configured(config)
    notes.append(f"Built as by {config.profile.name}, {config.profile_reason}; JEKYLL_ENV is {config.environment}.")
    made = make(config, warnings, progress)
    right = Output(made.texts, made.copies)
    if not made.is_all:
        notes.append("A plugin writes files when the site is written; those count as missing here.")
    files = tuple(compare(left, right))
    return Comparison(str(old), f"{config.source}, built now", files, tuple(notes)), left, right, config


def build_time(output: Output) -> tuple[datetime, str]:
    """When a site was built, and how that is known: what its feed says, else the time of its youngest file."""
    for path in _FEEDS:
        if path in output.paths and (found := _UPDATED.search(output.read(path))):
            try:
                return datetime.fromisoformat((found[1] or found[2]).decode().strip()).astimezone(), f"as {path} says"
            except (ValueError, OverflowError):
                continue
    youngest = max(os.path.getmtime(file) for file in output.copies.values())
    return datetime.fromtimestamp(youngest).astimezone(), "the time of the old site's youngest file"
