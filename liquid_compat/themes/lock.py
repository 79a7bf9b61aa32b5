"""`liquid-compat.lock`: which fetched themes a site is built with, so that a build does not change by itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ..content.entry_filter import LOCK
from ..errors import ConfigError, Location

__all__ = ["LOCK", "read_lock", "write_lock"]

_HEAD = "# Which themes this site is built with. Keep it in the repository; `liquid-compat theme update` renews it.\n"
_KEYS = ("version", "commit", "source", "sha256")


def read_lock(source: Path) -> dict[str, dict[str, str]]:
    """The locked themes by name; {} without a lock. Raises ConfigError for one that is broken."""
    file = source / LOCK
    if not file.exists():
        return {}
    import tomllib

    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{LOCK} can't be read: {error}", Location(LOCK), "Remove it, and the next build makes a new one."
        ) from error
    entries = data.get("theme")
    found = {}
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            found[entry["name"]] = {key: entry[key] for key in _KEYS if isinstance(entry.get(key), str)}
    return found


def write_lock(source: Path, themes: Mapping[str, Mapping[str, str]]) -> None:
    """Write the lock, unless it says the same already. Raises OSError."""
    parts = [_HEAD]
    for name in sorted(themes):
        parts.append(f"\n[[theme]]\nname = {_quoted(name)}\n")
        parts += [f"{key} = {_quoted(themes[name][key])}\n" for key in _KEYS if themes[name].get(key)]
    text = "".join(parts)
    file = source / LOCK
    try:
        if file.read_text(encoding="utf-8") == text:
            return
    except (OSError, UnicodeDecodeError):
        pass
    staged = source / f".{LOCK}.new"
    staged.write_text(text, encoding="utf-8")
    os.replace(staged, file)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
