"""The files: what they said before, and how they are replaced.

| file | read by |
|---|---|
| `_data/google_scholar.json` | templates, as `site.data.google_scholar`, and the tags |
| `_data/citations.yml` | al-folio's pages, as `site.data.citations` |
| `google-scholar-stats/gs_data.json` | acad-homepage's script in the browser |
| `google-scholar-stats/gs_data_shieldsio.json` | https://shields.io/badges/endpoint-badge |
| `google-scholar-stats/citations.svg` | `<img>`, the chart of citations per year |
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ..errors import PathError, Warnings
from .chart import chart_file
from .files import inside, replace_file
from .merge import merge
from .profile import Profile, Publication, count, from_gs_data, small_number, to_gs_data
from .settings import Outputs

_FOLDER_FILES = ("gs_data.json", "gs_data_shieldsio.json", "citations.svg")


@dataclass(frozen=True, slots=True)
class Files:
    """The paths of `Outputs` in a site; `None`: not written."""

    data: Path | None
    citations: Path | None
    gs_data: Path | None
    badge: Path | None
    chart: Path | None

    @classmethod
    def of(cls, root: Path, outputs: Outputs) -> Files:
        """The paths below `root`.

        Raises:
            PathError: where a symbolic link leads out of the site.

        """
        folder = outputs.stats_folder
        names = (
            outputs.data_file,
            outputs.citations_file,
            *(f"{folder}/{name}" if folder else None for name in _FOLDER_FILES),
        )
        return cls(*(None if name is None else inside(root, name) for name in names))


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the files know together (`None`: nothing yet), and those that can't be read."""

    profile: Profile | None
    broken: frozenset[Path]


def read_earlier(files: Files, warnings: Warnings) -> Earlier:
    """Read what is stored; of a file that can't be read, a warning tells."""
    profile: Profile | None = None
    broken = set()
    for path, read in ((files.data, _read_json), (files.gs_data, _read_json), (files.citations, _read_yaml)):
        if path is None or not path.is_file() or not path.read_bytes().strip():
            continue
        try:
            stored = read(path)
        except OSError as error:
            raise PathError(
                f"{path} can't be read: {error.strerror}", hint="check the permissions of the file"
            ) from error
        except (ValueError, RecursionError) as error:
            broken.add(path)
            reason = "it is nested too deeply" if isinstance(error, RecursionError) else error
            warnings.warn(
                f"{path.name} can't be read: {reason}",
                hint=f"it is set aside as {_aside(path).name}: look there for what is lost",
            )
            continue
        profile = stored if profile is None else merge(stored, profile).profile
    if profile is not None and profile.citedby == 0:
        # Only al-folio's file is there, which has no total.
        profile = replace(profile, citedby=sum(item.citations for item in profile.publications.values()))
    return Earlier(profile, frozenset(broken))


def set_aside(broken: Collection[Path]) -> None:
    """Move files that can't be read out of the way: a build would stop at them.

    Raises:
        PathError: where that isn't allowed.

    """
    for path in sorted(broken):
        try:
            if path.exists():
                path.rename(_aside(path))
        except OSError as error:
            raise PathError(f"{path} can't be set aside: {error.strerror}") from error


def write(files: Files, profile: Profile, broken: Collection[Path] = ()) -> list[Path]:
    """Replace the files whose content changed; each is whole at any moment. Returns those that were replaced.

    `updated` alone is no change: a daily run that finds nothing new leaves the repository clean. Files in `broken`
    are moved aside, for what they may still hold.

    Raises:
        PathError: where a file can't be written.

    """
    changed = {path: content for path, content in _contents(files, profile).items() if not _same(path, content)}
    set_aside(broken)
    for path, content in changed.items():
        replace_file(path, content)
    return list(changed)


def _contents(files: Files, profile: Profile) -> dict[Path, str]:
    data = json.dumps(to_gs_data(profile), ensure_ascii=False, indent=2) + "\n"
    badge = {"schemaVersion": 1, "label": "citations", "message": str(profile.citedby)}
    made: dict[Path | None, str] = {
        files.data: data,
        files.gs_data: data,
        files.badge: json.dumps(badge, indent=2) + "\n",
        files.citations: _citations(profile),
        files.chart: chart_file(profile.cites_per_year),
    }
    return {path: content for path, content in made.items() if path is not None}


def _citations(profile: Profile) -> str:
    """al-folio's file: papers by `USER:PAPER`, sorted, the year as a string."""
    import yaml

    data = {
        "metadata": {"last_updated": profile.updated[:10]},
        "papers": {
            key: {"citations": publication.citations, "title": publication.title, "year": publication.year}
            for key, publication in profile.publications.items()
        },
    }
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=True, width=1000)


def _read_json(path: Path) -> Profile:
    return from_gs_data(json.loads(path.read_text(encoding="utf-8")))


def _read_yaml(path: Path) -> Profile:
    """The counts of al-folio's file, which has no total."""
    import yaml

    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except yaml.YAMLError as error:
        raise ValueError(str(error).replace("\n", " ")) from error
    papers = data.get("papers") or {} if isinstance(data, Mapping) else None
    if not isinstance(papers, Mapping):
        raise ValueError("it has no mapping `papers`")
    publications = {str(key): _paper(str(key), value) for key, value in papers.items() if isinstance(value, Mapping)}
    metadata = data.get("metadata")
    users = {key.partition(":")[0] for key in publications if ":" in key}
    return Profile(
        name="",
        citedby=0,
        publications=publications,
        updated=_plain(metadata.get("last_updated")) if isinstance(metadata, Mapping) else "",
        extra={"scholar_id": users.pop()} if len(users) == 1 else {},
    )


def _plain(value: Any) -> str:
    """A value as text; a list or a mapping, which aliases can make endless, is none."""
    return str(value) if isinstance(value, (str, int, float, date)) and value else ""


def _paper(key: str, value: Mapping[str, Any]) -> Publication:
    year = _plain(value.get("year"))
    bib = {"title": _plain(value.get("title")), **({"pub_year": year} if small_number(year) is not None else {})}
    return Publication(key=key, citations=count(value.get("citations") or 0), bib=bib)


def _same(path: Path, content: str) -> bool:
    """Whether the file says this already, but for the date."""
    try:
        present = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return False
    return _undated(present) == _undated(content)


def _undated(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.lstrip().startswith(('"updated":', "last_updated:"))]


def _aside(path: Path) -> Path:
    """A name that is free: what was set aside earlier stays."""
    place, number = path.with_name(f"{path.name}.broken"), 2
    while place.exists():
        place, number = path.with_name(f"{path.name}.broken.{number}"), number + 1
    return place
