"""Loading and merging of `_config.yml` (https://jekyllrb.com/docs/configuration/)."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

from ..errors import ConfigError, Location, Warnings
from ..ruby import dates
from ..ruby.bounds import TOO_DEEP, BoundsError, check
from ..ruby.printing import inspect, to_s
from ..ruby.sorting import identity_key
from .checked import check_lists, check_types, modernize
from .defaults import default_keys, default_values, permalink_style
from .engine import EngineOptions
from .kinds import Kind, kind_of
from .merge import deep_merge
from .places import absolute_path, check_paths, check_places, sanitized_path
from .profiles import JEKYLL, Profile, choose_profile
from .settings import Settings
from .time import now, site_zone
from .yaml_file import load_yaml_file


class Config:
    """A site's configuration: `values` as templates see them, and what the build derives from them. Read-only."""

    __slots__ = (
        "destination", "environment", "files", "profile", "profile_reason", "reproducible", "seconds", "source", "time",
        "values", "zone",
    )  # fmt: skip

    def __init__(
        self,
        *,
        values: Settings,
        source: Path,
        destination: Path,
        environment: str,
        zone: tzinfo,
        time: datetime,
        files: tuple[Path, ...],
        reproducible: bool = False,
        profile: Profile = JEKYLL,
        profile_reason: str = "",
    ) -> None:
        """`profile_reason` tells people why the build has this profile."""
        self.values = values
        self.source = source
        self.destination = destination
        self.environment = environment
        self.zone = zone
        self.time = time
        self.files = files
        self.reproducible = reproducible
        """Whether `SOURCE_DATE_EPOCH` fixes the build's time; no file then counts as younger than that."""
        self.profile = profile
        self.profile_reason = profile_reason
        self.seconds = int(time.timestamp())
        """The time, in seconds since 1970: each document is compared with it."""

    def replaced(self, **parts: Any) -> Config:
        """The same with other parts, by their names."""
        return Config(**{**{name: getattr(self, name) for name in self.__slots__ if name != "seconds"}, **parts})

    def __getitem__(self, key: str) -> Any:
        """The value of a key, None where it isn't set."""
        return self.values.get(key)

    def laid_over(self, values: Mapping[str, Any]) -> Config:
        """The same with these values in place of its own under their keys."""
        return self.replaced(values=Settings({**self.values.plain(), **values}, self.values.read)) if values else self

    @property
    def collections_dir(self) -> str:
        """The folder of all collections, relative to the source; "" for the source itself."""
        return sanitized_path("/", str(self.values.get("collections_dir") or "")).strip("/")

    @property
    def layouts_dir(self) -> str:
        """The folder of layouts, relative to the source."""
        return str(self.values.get("layouts_dir") or "_layouts")

    @property
    def includes_dir(self) -> str:
        """The folder of includes, relative to the source."""
        return str(self.values.get("includes_dir") or "_includes")

    @property
    def data_dir(self) -> str:
        """The folder of data files, relative to the source."""
        return str(self.values.get("data_dir") or "_data")

    @property
    def cache_dir(self) -> str:
        """The folder for what is kept between builds, relative to the source."""
        return str(self.values.get("cache_dir") or ".jekyll-cache")

    @property
    def encoding(self) -> str:
        """The encoding of pages, documents and layouts."""
        return str(self.values.get("encoding") or "utf-8")

    @property
    def strict_front_matter(self) -> bool:
        """Whether front matter that can't be read fails the build."""
        return bool(self.values.get("strict_front_matter"))

    @property
    def markdown_extensions(self) -> frozenset[str]:
        """The extensions of `markdown_ext`, with their dots and in lower case."""
        return frozenset(f".{ext.strip().lower()}" for ext in str(self.values.get("markdown_ext")).split(","))

    @property
    def safe(self) -> bool:
        """Whether no code and no symbolic link of the site's may be followed."""
        return bool(self.values.get("safe"))

    @property
    def engine(self) -> EngineOptions:
        """What the profile's Jekyll does otherwise than another."""
        return self.profile.engine

    def file_time(self, path: str) -> datetime:
        """When a file last changed, in the site's zone.

        With `SOURCE_DATE_EPOCH` no later than that, so that a fresh checkout gives the same bytes
        (https://reproducible-builds.org/specs/source-date-epoch/).
        """
        changed = datetime.fromtimestamp(os.stat(path).st_mtime, tz=self.zone)
        return min(changed, self.time) if self.reproducible else changed

    def in_source(self, *parts: str) -> Path:
        """A path in the source folder, whatever `..` the parts hold."""
        return Path(sanitized_path(self.source.as_posix(), "/".join(parts)))


def load_config(
    options: Mapping[str, Any],
    warnings: Warnings,
    environ: Mapping[str, str] | None = None,
) -> Config:
    """Read the configuration files and lay `options` (the command line) over them.

    `options` has Jekyll's keys; `config` is a list of files, read left to right. Raises ConfigError for a file
    that is missing or can't be read, and for a value of a type that can't be used.
    """
    environ = os.environ if environ is None else environ
    given = {key: value for key, value in options.items() if value is not None and key not in ("config", "profile")}
    check_paths(given, ())
    source = absolute_path(given.get("source", "."))
    files = [Path(name) for name in options.get("config") or () if name]
    by_default = not files
    if by_default:
        names = (source / f"_config.{extension}" for extension in ("yml", "yaml", "toml"))
        files = [next((name for name in names if kind_of(name) is Kind.FILE), source / "_config.yml")]
    values: dict[str, Any] = {}
    read: list[Path] = []
    for file in files:
        if by_default and not os.path.lexists(file):
            continue
        kind = kind_of(file)
        if by_default and kind is not Kind.FILE:
            warnings.warn(f"{file} is {kind}; left out")
            continue
        loaded = _read_file(file)
        if not isinstance(loaded, dict):
            warnings.warn(
                f"{file} is not a mapping of keys to values; its content is ignored",
                Location(str(file), 1),
                "A configuration file is a list of `key: value` lines.",
            )
            continue
        read.append(file)
        values = deep_merge(values, loaded)
    check_paths(values, read)
    if "source" not in given and values.get("source") is not None:
        source = absolute_path(values["source"])
    own = values.get("liquid_compat")
    configured = own.get("profile") if isinstance(own, dict) else None
    listed = values.get("plugins")
    plugins = [str(name) for name in listed] if isinstance(listed, list) else []
    choice = choose_profile(options.get("profile"), configured, environ, source, plugins)
    profile = choice.profile
    modernize(values, profile, warnings)
    check_lists(values, read)
    values = {to_s(key): value for key, value in deep_merge(values, given).items()}
    merged = deep_merge(deep_merge(default_values(), profile.defaults), values)
    if "theme" in values:
        merged["theme"] = values["theme"]  # nil is a choice: no theme
    merged = _add_excludes(_add_collections(merged, profile), values, profile)
    merged = deep_merge(_add_plugins(merged, profile), profile.forced)
    if values.get("source") is None:
        merged["source"] = source.as_posix()
    if values.get("destination") is None:
        merged["destination"] = str(absolute_path("_site"))
    check_types(merged, read)
    destination = absolute_path(merged["destination"])
    check_places(merged, source, destination, read)
    zone = site_zone(merged.get("timezone") or profile.zone, environ, warnings)
    limit = merged["limit_posts"]
    if not isinstance(limit, int) or limit < 0:
        raise ConfigError(f"limit_posts must be a number from 0 up, but is {inspect(limit)}")
    time = dates.parse_date(to_s(merged["time"]), zone) if merged.get("time") else now(zone, environ)
    return Config(
        values=Settings(merged),
        source=source,
        destination=destination,
        environment=_environment(profile, environ, is_served=bool(given.get("serving"))),
        zone=zone,
        time=time,
        files=tuple(read),
        reproducible=bool(environ.get("SOURCE_DATE_EPOCH")),
        profile=profile,
        profile_reason=choice.reason,
    )


def with_theme_values(config: Config, theme_values: Mapping[str, Any]) -> Config:
    """The configuration with a theme's own laid under it; a theme can't set what Jekyll has a default for."""
    reserved = default_keys()
    own = {key: value for key, value in theme_values.items() if key not in reserved}
    return config.replaced(values=Settings(deep_merge(own, config.values.plain()), config.values.read))


def _environment(profile: Profile, environ: Mapping[str, str], *, is_served: bool) -> str:
    """What `jekyll.environment` is; a site that is served on this machine isn't published by anybody."""
    own = environ.get("JEKYLL_ENV") or "development"
    return own if is_served else profile.environment or own


def _read_file(file: Path) -> Any:
    """The content of one configuration file; an empty one is an empty mapping."""
    kind = kind_of(file)
    if kind is Kind.MISSING:
        raise ConfigError(f"The configuration file {str(file)!r} could not be found")
    if kind is not Kind.FILE:
        raise ConfigError(f"The configuration file {str(file)!r} is {kind}")
    suffix = file.suffix.lower()
    if suffix == ".toml":
        import tomllib

        try:
            values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
            check(values)
            return values
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise ConfigError(f"{file} is not valid TOML: {error}", Location(str(file))) from error
        except (RecursionError, BoundsError) as error:
            raise ConfigError(f"{file}: {TOO_DEEP}", Location(str(file))) from error
    if suffix in {".yml", ".yaml"}:
        return load_yaml_file(file, ConfigError) or {}
    raise ConfigError(
        f"No parser for {str(file)!r} is available", hint="Configuration files end in .yml, .yaml or .toml."
    )


def _add_collections(values: dict[str, Any], profile: Profile) -> dict[str, Any]:
    """Give `posts` its place among the collections."""
    collections = values["collections"] or {}
    if isinstance(collections, list):
        collections = {to_s(name): {} for name in collections}
    collections = {to_s(name): (meta if isinstance(meta, dict) else {}) for name, meta in collections.items()}
    posts = dict(collections.get("posts") or {})
    posts["output"] = True
    style = values.get("permalink")
    if style and not posts.get("permalink"):
        posts["permalink"] = permalink_style(to_s(style), profile.engine)
    rest = {name: meta for name, meta in collections.items() if name != "posts"}
    values["collections"] = {"posts": posts, **rest}
    return values


def _add_excludes(values: dict[str, Any], own: Mapping[str, Any], profile: Profile) -> dict[str, Any]:
    """Add what is left out by default; `own` is what the site sets."""
    excludes = [entry for entry in (values["exclude"] or []) if entry is not None]
    if profile.added_excludes or own.get("exclude") is None:
        excludes += profile.excludes
    values["exclude"] = list({identity_key(entry): entry for entry in excludes}.values())
    return values


def _add_plugins(values: dict[str, Any], profile: Profile) -> dict[str, Any]:
    """Add the plugins that are always on, and what a site's keys switch on."""
    if profile.plugins:
        own = [name for name in (values["plugins"] or []) if isinstance(name, str)]
        remote = ["jekyll-remote-theme"] if values.get("remote_theme") else []
        values["plugins"] = list(dict.fromkeys([*own, *profile.plugins, *remote]))
    return values


def config_patterns(values: Mapping[str, Any], key: str) -> Sequence[str]:
    """The patterns of `include` or `exclude`; Jekyll passes over what is no text there."""
    return tuple(entry for entry in values.get(key) or () if isinstance(entry, str))


def config_names(values: Mapping[str, Any], key: str) -> Sequence[str]:
    """A list-like setting as strings: a list, or one value; empty entries are left out."""
    value = values.get(key)
    given = value if isinstance(value, list) else [value]
    return tuple(to_s(item) for item in given if item is not None)
