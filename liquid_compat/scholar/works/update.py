"""The whole of `liquid-compat scholar --bib`: ask for the works, put them into the file."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ...bibliography.bibtex.parser import parse
from ...errors import BibliographyError, Location, PathError, Warnings
from ..fetch import fetch_works
from ..files import inside, replace_file
from ..settings import BibSettings
from ..sources.request import Request
from .bib_file import Fetched, Merged, merge
from .sources import WORK_SOURCES
from .work import Work


@dataclass(frozen=True, slots=True)
class BibOutcome:
    """What came of it: how many works there are, what they changed, and the files that were written."""

    works: int
    merged: Merged
    written: tuple[Path, ...]


def update_bibliography(
    root: Path,
    settings: BibSettings,
    warnings: Warnings,
    say: Callable[[str], None],
    *,
    dry_run: bool = False,
    ask: Callable[[Request], list[Work]] = fetch_works,
) -> BibOutcome:
    """Ask the source for the author's works, and merge them into the BibTeX file.

    Beside the file, a hidden one keeps what was fetched, so that the next time edits by hand can be told from what the
    source changed. Both belong into the repository.

    Raises:
        SourceError: where the source doesn't answer; nothing is changed then.
        BibliographyError: where the file can't be read as BibTeX.
        PathError: where a file can't be read or written.

    """
    path = inside(root, settings.file)
    memory = path.with_name(f".{path.name}.fetched.json")
    text = _text(path)
    parse(text, settings.file, {}, allow_missing_keys=True, warn=_refuse)
    label = WORK_SOURCES[settings.request.source].label
    say(f"asking {label} for the works of {settings.request.author} (at most {settings.request.timeout:g} s)")
    works = ask(settings.request)
    merged = merge(text, _read(memory, warnings), works)
    if merged.kept:
        warnings.warn(
            f"{label} has something new for what was edited by hand, and the edits stay: {', '.join(merged.kept)}",
            hint="to take the source's word, delete the field's entry in the file and in " + memory.name,
        )
    found = {
        path: merged.text,
        memory: json.dumps({id_: asdict(item) for id_, item in merged.fetched.items()}, ensure_ascii=False, indent=1)
        + "\n",
    }
    written = [] if dry_run else [place for place, content in found.items() if _text(place) != content]
    for place in written:
        replace_file(place, found[place])
    return BibOutcome(len(works), merged, tuple(written))


def _refuse(message: str, place: Location) -> None:
    raise BibliographyError(f"BibTeX can't be read: {message}", place, "mend it: nothing is merged into such a file")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8") if path.is_file() else ""
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not in UTF-8"
        raise PathError(f"{path} can't be read: {reason}", hint="nothing is merged into such a file") from error


def _read(path: Path, warnings: Warnings) -> Mapping[str, Fetched]:
    """What the last time left; where that can't be read, entries are found by their DOIs and titles."""
    text = _text(path)
    if not text:
        return {}
    try:
        return {str(id_): Fetched(str(item["key"]), _fields(item["fields"])) for id_, item in json.loads(text).items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        warnings.warn(
            f"{path.name} can't be read",
            hint="it is made again; entries that are there already count as edited by hand",
        )
        return {}


def _fields(value: Any) -> dict[str, str]:
    return {str(name): str(text) for name, text in value.items()}
