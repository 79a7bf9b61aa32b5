"""The values of `_config.yml`: those of older versions, and those that can't be used."""

from __future__ import annotations

import codecs
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import ConfigError, Warnings
from ..ruby.printing import inspect
from .profiles import Profile
from .yaml_file import key_place


def modernize(values: dict[str, Any], profile: Profile, warnings: Warnings) -> None:
    """Read keys and values of older Jekyll versions as those of today, in place."""
    for key in ("include", "exclude") if profile.lists_as_text else ():
        if key in values and values[key] is None:
            del values[key]
        if isinstance(text := values.get(key), str):
            values[key] = [entry.strip() for entry in text.split(",")]
            warnings.warn(f"`{key}` should be a list, but is a text; it is split at its commas")
    for old, new in profile.old_keys:
        value = values.get(old)
        if old == "gems" and isinstance(value, list):
            values["plugins"] = list(dict.fromkeys([*(values.get("plugins") or []), *value]))
        elif isinstance(value, str) and new not in values:
            values[new] = value
        else:
            continue
        warnings.warn(f"The configuration key `{old}` is read as `{new}`", hint=f"Rename `{old}:` to `{new}:`.")


def check_lists(values: Mapping[str, Any], files: Sequence[Path]) -> None:
    """Raise ConfigError where Jekyll refuses a value of the files."""
    for key in ("plugins", "include", "exclude"):
        if key in values and not isinstance(values[key], list):
            raise ConfigError(
                f"`{key}` is a list, not {inspect(values[key])}",
                key_place(files, key),
                f"Write it as a list:\n    {key}:\n      - …",
            )
    collections = values.get("collections")
    if collections is not None and not isinstance(collections, (dict, list)):
        raise ConfigError(
            "`collections` is a list of names, or a mapping with their settings", key_place(files, "collections")
        )


# Sections that are read key by key, and lists; anything else there is a slip of the pen.
_MAPPINGS = ("kramdown", "liquid", "sass", "commonmark", "python_markdown", "csv_reader", "tsv_reader")
_LISTS = ("keep_files", "whitelist")
_TEXTS = ("encoding", "markdown_ext")


def check_types(values: dict[str, Any], files: Sequence[Path]) -> None:
    """Raise ConfigError for a section that is no mapping; read a lone value as a list of one."""
    for key in _MAPPINGS:
        if values.get(key) is not None and not isinstance(values[key], dict):
            raise ConfigError(
                f"'{key}' should be a mapping of options, but was: {inspect(values[key])}",
                key_place(files, key),
                f"Write it as:\n    {key}:\n      option: value",
            )
    for key in _LISTS:
        if values.get(key) is not None and not isinstance(values[key], list):
            values[key] = [values[key]]
    for key in _TEXTS:
        if values.get(key) is not None and not isinstance(values[key], str):
            raise ConfigError(
                f"'{key}' should be a text, but was: {inspect(values[key])}",
                key_place(files, key),
                "Put it between quotes.",
            )
    try:
        codecs.lookup(values["encoding"])
    except (LookupError, ValueError) as error:
        raise ConfigError(
            f"encoding: there is no encoding {inspect(values['encoding'])}", key_place(files, "encoding"), "Use utf-8."
        ) from error
