"""Data files: YAML, JSON, CSV and TSV below `_data` (https://jekyllrb.com/docs/datafiles/)."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

from ..config.load import Config
from ..config.yaml_file import load_yaml_file
from ..errors import FrontMatterError, Location
from .csv_file import read_csv
from .entry_filter import EntryFilter

# Later kinds win where two files have the same name, as in Jekyll.
_EXTENSIONS = (".yaml", ".yml", ".json", ".csv", ".tsv")
_NOT_NAME = re.compile(r"[^\w\s-]+|(?:(?<=^)|(?<=\b\s))\s+(?=$|\s?\b)", re.ASCII)  # Ruby's \w is ASCII
_SPACE = re.compile(r"\s+")


def read_data(folder: Path, base: Path, config: Config, entry_filter: EntryFilter) -> dict[str, Any]:
    """Everything in a data folder: file and folder names to values; `base` is what error paths are relative to."""
    content: dict[str, Any] = {}
    if not folder.is_dir() or entry_filter.refuses_link(str(folder)):
        return content
    names = sorted((entry.name for entry in os.scandir(folder) if not entry.name.startswith(".")), key=os.fsencode)
    for extension in _EXTENSIONS:
        for name in names:
            path = folder / name
            if name.endswith(extension) and not path.is_dir() and not entry_filter.refuses_link(str(path)):
                key = data_key(name[: name.rindex(".")])
                content[key] = _read_file(path, path.relative_to(base).as_posix(), config)
    for name in names:
        if (folder / name).is_dir():
            content[data_key(name)] = read_data(folder / name, base, config, entry_filter)
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
            return json.loads(_read_text(path, shown), parse_float=_json_float)
        except ValueError:
            pass
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
        raise FrontMatterError(f"{shown} can't be read: {error.strerror}", Location(shown)) from error
