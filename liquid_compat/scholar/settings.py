"""The `citations:` section of `_config.yml`, and where an author's id is found without it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from ..config.declared import OTHERS
from ..errors import ConfigError, Location
from .sources import SOURCES, Source
from .sources.request import Request
from .works.sources import WORK_SOURCES

_FILE = Location("_config.yml")

_PLACES: Mapping[str, tuple[str, ...]] = {
    "google_scholar": (
        "scholar_userid",
        "author.googlescholar",
        "author.google_scholar",
        "author.links",
        "socials.scholar_userid",
        "environment.GOOGLE_SCHOLAR_ID",
    ),
    "openalex": ("author.openalex", "author.orcid", "orcid_id", "author.links", "socials.orcid_id"),
    "semantic_scholar": (
        "author.semantic",
        "author.semanticscholar",
        "semanticscholar_id",
        "author.links",
        "socials.semanticscholar_id",
    ),
    "orcid": ("author.orcid", "orcid_id", "author.links", "socials.orcid_id"),
}
"""Where academicpages, acad-homepage, al-folio and minimal-mistakes keep the ids, in the order of looking.

`socials.` is `_data/socials.yml`, `environment.` the environment variable of acad-homepage's workflow.
"""


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where the statistics are stored, relative to the site's source; `None`: this file isn't written."""

    data_file: str | None = "_data/google_scholar.json"
    citations_file: str | None = "_data/citations.yml"
    stats_folder: str | None = "google-scholar-stats"


@dataclass(frozen=True, slots=True)
class Settings:
    """Which sources are asked, in this order until one answers; where to store; `aliases` from page id to paper.

    An alias names the paper by its id at the source, its DOI or its title.
    """

    requests: tuple[Request, ...]
    outputs: Outputs
    aliases: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BibSettings:
    """Whom to ask for works, and the BibTeX file for them, relative to the site's source."""

    request: Request
    file: str


_KEYS = frozenset(option.key.removeprefix("citations.") for option in OTHERS if option.key.startswith("citations."))


def read_settings(
    config: Mapping[str, Any],
    socials: Mapping[str, Any],
    environment: Mapping[str, str],
    *,
    source: str | None = None,
    author: str | None = None,
) -> Settings:
    """The settings from a site's configuration, its `_data/socials.yml` and the environment.

    `source` and `author` (the command line) go before the section's own.

    Raises:
        ConfigError: for a value that can't be used, and where there is no author id.

    """
    section = _section(config)
    context = {**config, "socials": socials, "environment": environment}
    names = _sources(source or section.get("source"), context, author or section.get("author"))
    wanted = author or section.get("author")
    requests = [_request(SOURCES[name], name, wanted, context, section) for name in names]
    data_dir = str(config.get("data_dir") or "_data").strip("/")
    outputs = Outputs(
        data_file=_path(section, "data_file", f"{data_dir}/google_scholar.json"),
        citations_file=_path(section, "citations_file", f"{data_dir}/citations.yml"),
        stats_folder=_path(section, "stats_folder", "google-scholar-stats"),
    )
    return Settings(tuple(requests), outputs, _aliases(section.get("aliases")))


def read_bib_settings(
    config: Mapping[str, Any],
    socials: Mapping[str, Any],
    environment: Mapping[str, str],
    *,
    source: str | None = None,
    author: str | None = None,
    file: str | None = None,
) -> BibSettings:
    """Whom to ask for the author's works, and the file for them; arguments as in `read_settings`.

    Raises:
        ConfigError: for a value that can't be used, and where there is no author id.

    """
    section = _section(config)
    context = {**config, "socials": socials, "environment": environment}
    wanted = author or section.get("author")
    names = [source] if source else list(WORK_SOURCES)
    for name in names:
        if name not in WORK_SOURCES:
            raise ConfigError(
                f"{name} has no list of works to make a bibliography of", hint=f"ask {' or '.join(WORK_SOURCES)}"
            )
    name = next((name for name in names if _find(WORK_SOURCES[name], name, wanted, context)), names[0])
    request = _request(WORK_SOURCES[name], name, wanted, context, section)
    place = file or _path(section, "bib_file", _scholar_file(config))
    if place is None:
        raise ConfigError("`bib_file` under `citations:` is off", _FILE, "name the file with --bib-file")
    return BibSettings(replace(request, works=True), place)


def _scholar_file(config: Mapping[str, Any]) -> str:
    """The file that jekyll-scholar reads with this configuration (https://github.com/inukshuk/jekyll-scholar)."""
    scholar = config.get("scholar")
    scholar = scholar if isinstance(scholar, Mapping) else {}
    name = scholar.get("bibliography")
    name = name if isinstance(name, str) and "*" not in name else "references.bib"
    folder = str(scholar.get("source") or "_bibliography").strip("./")
    return f"{folder}/{name if name.endswith('.bib') else name + '.bib'}"


def _section(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """The section `citations:`, all of whose keys are known."""
    section = config.get("citations") or {}
    if not isinstance(section, Mapping):
        raise ConfigError("`citations` is no mapping", _FILE, "write `citations:` and its keys indented below it")
    for key in section:
        if key not in _KEYS:
            near = difflib.get_close_matches(str(key), _KEYS, 1)
            raise ConfigError(
                f"`citations` has no key `{key}`",
                _FILE,
                f"did you mean `{near[0]}`?" if near else f"its keys are {', '.join(sorted(_KEYS))}",
            )
    return section


def _request(source: Source, name: str, wanted: Any, context: Mapping[str, Any], section: Mapping[str, Any]) -> Request:
    return Request(
        source=name,
        author=_author(source, name, wanted, context),
        base_url=_base_url(section.get("base_url"), name, source.base_url),
        timeout=_number(section, "timeout", 120.0, least=1),
        request_timeout=_number(section, "request_timeout", 15.0, least=0.1),
        retries=int(_number(section, "retries", 2, least=0, most=10)),
        backoff=_number(section, "backoff", 2.0, least=0),
        mailto=str(section.get("mailto") or ""),
    )


def _sources(wanted: Any, context: Mapping[str, Any], author: Any) -> list[str]:
    if wanted is None:
        for name in SOURCES:
            if _find(SOURCES[name], name, author, context) is not None:
                return [name]
        examples = "; ".join(f"{source.label}: {source.id_example}" for source in SOURCES.values())
        raise ConfigError(
            "whose citations? There is no author id in _config.yml",
            _FILE,
            f"add `citations:` with `author:` below it, the id or address of a profile ({examples})",
        )
    names = wanted if isinstance(wanted, list) else [wanted]
    for name in names:
        if name not in SOURCES:
            raise ConfigError(
                f"there is no source of citations called {name!r}",
                _FILE,
                f"`source` under `citations:` is one of {', '.join(SOURCES)}, or a list of them",
            )
    if not names:
        raise ConfigError("`source` under `citations:` is empty", _FILE, f"name one of {', '.join(SOURCES)}")
    return list(dict.fromkeys(names))


def _author(source: Source, name: str, wanted: Any, context: Mapping[str, Any]) -> str:
    found = _find(source, name, wanted, context)
    if found is None:
        given = wanted.get(name) if isinstance(wanted, Mapping) else wanted
        told = f", and {given!r} isn't one" if given else ""
        raise ConfigError(
            f"{source.label} needs an author id{told}",
            _FILE,
            f"set `author` under `citations:`, for instance to {source.id_example}",
        )
    return found


def _find(source: Source, name: str, wanted: Any, context: Mapping[str, Any]) -> str | None:
    """The id for a source: from `author` (an id, or a mapping from sources to ids), else from the usual places."""
    if isinstance(wanted, Mapping):
        wanted = wanted.get(name)
    candidates = [wanted] if wanted else []
    for place in _PLACES[name]:
        candidates.extend(_look_up(context, place))
    for candidate in candidates:
        if isinstance(candidate, (str, int)) and (found := source.author_id(str(candidate))):
            return found
    return None


def _look_up(context: Any, place: str) -> Iterator[Any]:
    """The values at a dotted path; of a list of links, their addresses."""
    for part in place.split("."):
        if not isinstance(context, Mapping):
            return
        context = context.get(part)
    if isinstance(context, list):
        # Only whole addresses: a bare word in a list of links is no id.
        yield from (link["url"] for link in context if isinstance(link, Mapping) and "/" in str(link.get("url")))
    elif context is not None:
        yield context


def _number(section: Mapping[str, Any], key: str, default: float, *, least: float, most: float = 3600) -> float:
    value = section.get(key, default)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not least <= value <= most:
        raise ConfigError(
            f"`{key}` under `citations:` is {value!r}", _FILE, f"write a number from {least:g} to {most:g}"
        )
    return value


def _base_url(value: Any, name: str, default: str) -> str:
    if isinstance(value, Mapping):
        value = value.get(name)
    if not value:
        return default
    if urlsplit(str(value)).scheme not in ("http", "https"):
        raise ConfigError(f"`base_url` under `citations:` is {value!r}", _FILE, "it begins with http:// or https://")
    return str(value)


def _path(section: Mapping[str, Any], key: str, default: str) -> str | None:
    value = section.get(key, default)
    if value is None or value is False:
        return None
    path = PurePosixPath(str(value))
    if path.is_absolute() or ".." in path.parts or not path.parts or not str(value).isprintable():
        raise ConfigError(
            f"`{key}` under `citations:` is {value!r}", _FILE, "write a path inside the site, or `false` for no file"
        )
    return str(path)


def _aliases(value: Any) -> Mapping[str, str]:
    if value is None:
        return {}
    if not isinstance(value, Mapping) or not all(isinstance(item, (str, int)) for item in value.values()):
        raise ConfigError(
            "`aliases` under `citations:` is no mapping from paper ids to paper ids, DOIs or titles", _FILE
        )
    return {str(key): str(item) for key, item in value.items()}
