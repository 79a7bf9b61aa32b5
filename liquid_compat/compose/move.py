"""Publishing drafts, taking posts back, renaming."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from ..config.load import Config
from ..content.file_name import read_name
from ..content.front_matter import split
from ..content.slug import slugify
from ..errors import FrontMatterError, PathError, Warnings
from ..ruby.strftime import strftime
from .create import TIMESTAMP
from .files import find, put, shown
from .front_matter import changed

_POSTS, _DRAFTS = "_posts", "_drafts"


def publish(
    config: Config, given: str, date: datetime, warnings: Warnings, *, timestamp: str = TIMESTAMP, force: bool = False
) -> tuple[Path, Path]:
    """Move a draft to the posts: the date goes into its name, and into its front matter where that has none.

    Returns where it was and where it is. Raises PathError for what is no draft, or where the post is there already
    (but for `force`).
    """
    path = find(config, given)
    target = _moved(config, path, _DRAFTS, _POSTS, "a draft") / f"{date:%Y-%m-%d}-{_undated(path)}"
    return path, _move(config, path, target, {}, warnings, force, missing={"date": strftime(date, timestamp)})


def unpublish(config: Config, given: str, warnings: Warnings, *, force: bool = False) -> tuple[Path, Path]:
    """Move a post to the drafts, without its date. Raises PathError as `publish`."""
    path = find(config, given)
    target = _moved(config, path, _POSTS, _DRAFTS, "a post") / _undated(path)
    return path, _move(config, path, target, {}, warnings, force, without=("date",))


def rename(
    config: Config, given: str, title: str, date: datetime | None, warnings: Warnings, *, force: bool = False
) -> tuple[Path, Path]:
    """Give a file another title and the name that belongs to it, and another date if there is one.

    Raises PathError as `publish`, and for a title of which no name can be made.
    """
    path = find(config, given)
    slug = slugify(title)
    if not slug:
        raise PathError(f"No file name can be made of the title {title!r}", hint="Use letters or digits in it.")
    values: dict[str, Any] = {"title": title}
    if date is not None:
        values["date"] = strftime(date, TIMESTAMP)
    name = read_name(path.name)
    day = name.date if name is not None and _POSTS in path.parent.parts else None
    if day is not None and date is not None:
        day = f"{date:%Y-%m-%d}"
    target = path.parent / f"{'' if day is None else f'{day}-'}{slug}{path.suffix}"
    return path, _move(config, path, target, values, warnings, force)


def _moved(config: Config, path: Path, old: str, new: str, kind: str) -> Path:
    """The folder `new` beside the folder `old` that a path lies in, and the same folders below it."""
    parts = list(path.parent.relative_to(config.source).parts) if path.is_relative_to(config.source) else []
    if old not in parts:
        raise PathError(f"{shown(config, path)} is not {kind}", hint=f"Give the path of a file in {old}.")
    at = len(parts) - 1 - parts[::-1].index(old)
    return config.source.joinpath(*parts[:at], new, *parts[at + 1 :])


def _undated(path: Path) -> str:
    name = read_name(path.name)
    return path.name if name is None or name.date is None else name.slug + name.ext


def _move(
    config: Config,
    path: Path,
    target: Path,
    values: Mapping[str, Any],
    warnings: Warnings,
    force: bool,
    *,
    missing: Mapping[str, Any] | None = None,
    without: tuple[str, ...] = (),
) -> Path:
    """Write the changed file in its new place, then remove the old one. `missing` are values for keys without one."""
    same = target.exists() and os.path.samefile(path, target)
    if target.exists() and not same and not force:
        raise PathError(f"{shown(config, target)} is there already", hint="Write over it with --force.")
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
        mark = data[:3] if data.startswith(b"\xef\xbb\xbf") else b""
        wanted = {**values, **_absent(text, missing or {})}
        data = mark + changed(text, shown(config, path), wanted, without).encode()
    except UnicodeDecodeError:
        warnings.warn(f"{shown(config, path)} is not valid UTF-8; its front matter stays as it is")
    except FrontMatterError as error:
        problem = error.problem
        warnings.warn(f"{problem.message}; the front matter stays as it is", problem.location, problem.hint)
    put(target, data)
    if same:
        path.rename(target)  # on a file system that knows no case, the name changes with this only
    else:
        path.unlink()
    return target


def _absent(text: str, values: Mapping[str, Any]) -> Mapping[str, Any]:
    data = split(text).data
    return {key: value for key, value in values.items() if data.get(key) is None}
