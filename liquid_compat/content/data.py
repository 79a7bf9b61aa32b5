"""Data files: YAML, JSON, CSV and TSV below `_data` (https://jekyllrb.com/docs/datafiles/)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from ..config.kinds import CHECK, Kind, kind_of, names_in
from ..config.load import Config
from ..config.places import relative
from ..config.yaml_file import load_yaml_file
from ..errors import FrontMatterError, Location, Warnings
from ..lazy import pattern
from ..ruby import bounds
from .csv_file import read_csv
from .entry_filter import EntryFilter
from .source_file import is_file
from .trail import Trail

# Later kinds win where two files have the same name, as in Jekyll.
_EXTENSIONS = (".yaml", ".yml", ".json", ".csv", ".tsv")
_NOT_NAME = pattern(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", re.ASCII)  # Ruby's \w is ASCII
_SPACE = pattern(r"\s+")


def read_data(
    folder: Path, base: Path, config: Config, entry_filter: EntryFilter, warnings: Warnings
) -> dict[str, Any]:
    """Everything in a data folder: file and folder names to values.

    `base` is the source, or the theme's folder. Raises FrontMatterError and PathError for what can't be read.
    """
    if kind_of(folder) is not Kind.FOLDER or entry_filter.refuses_folder(str(folder), str(base)):
        return {}
    return _read_folder(str(folder), str(base), config, entry_filter, Trail(warnings), warnings)


def _read_folder(
    folder: str, base: str, config: Config, entry_filter: EntryFilter, trail: Trail, warnings: Warnings, depth: int = 1
) -> dict[str, Any]:
    content: dict[str, Any] = {}
    shown_folder = relative(folder, base)
    if depth > bounds.MAX_DEPTH:
        raise FrontMatterError(f"{shown_folder}: {bounds.TOO_DEEP}", Location(shown_folder), "Use fewer folders.")
    with trail.entering(folder, shown_folder) as entered:
        if not entered:
            return content
        files, folders = [], []
        for name in names_in(folder, shown_folder):
            path = f"{folder}/{name}"
            if name.startswith(".") or entry_filter.refuses_link(path, base):
                continue
            kind = kind_of(path, f"{shown_folder}/{name}")
            if kind is Kind.FOLDER:
                folders.append(name)
            elif name.endswith(_EXTENSIONS) and is_file(path, f"{shown_folder}/{name}", warnings):
                files.append(name)
        for extension in _EXTENSIONS:
            for name in files:
                if name.endswith(extension):
                    key = data_key(name[: name.rindex(".")])
                    content[key] = _read_file(Path(folder, name), f"{shown_folder}/{name}", config)
        for name in folders:
            below = f"{folder}/{name}"
            content[data_key(name)] = _read_folder(below, base, config, entry_filter, trail, warnings, depth + 1)
    return content


def data_key(name: str) -> str:
    """The key that a data file's or folder's name stands for: `team.members` is `teammembers`."""
    return _SPACE.sub("_", _NOT_NAME.sub("", name))


def _read_file(path: Path, shown: str, config: Config) -> Any:
    suffix = path.suffix.lower()
    if suffix in {".csv", ".tsv"}:
        options = (config[f"{suffix[1:]}_reader"] or {}) if config.engine.csv_options else {}
        return read_csv(
            _read_text(path, shown),
            shown,
            "," if suffix == ".csv" else "\t",
            bool(options.get("headers", True)),
            tuple(str(name) for name in options.get("csv_converters") or ()),
        )
    if suffix == ".json":
        # JSON is YAML with another parser that is a hundred times faster; what JSON refuses goes the slow way.
        try:
            value = json.loads(_read_text(path, shown), parse_float=_json_float, parse_constant=str)
            bounds.check(value)
            return value
        except (ValueError, RecursionError, bounds.BoundsError):
            pass  # too deep: YAML's parser knows the line
    return load_yaml_file(path, FrontMatterError, shown)


def _json_float(text: str) -> float | str:
    """A number as YAML 1.1 has it: without a point it is no float."""
    return float(text) if "." in text else text


def _read_text(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")  # with its carriage returns
    except UnicodeDecodeError as error:
        raise FrontMatterError(f"{shown} is not valid UTF-8", Location(shown), "Save it as UTF-8.") from error
    except OSError as error:
        raise FrontMatterError(f"{shown} can't be read: {error.strerror}", Location(shown), f"{CHECK}.") from error
