"""How a site is served: Jekyll's keys, from the command line or `_config.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..config.load import Config, config_names
from ..errors import ConfigError
from ..ruby.printing import inspect, to_s

DEFAULT_RELOAD_PORT = 35729


@dataclass(frozen=True, slots=True)
class ServeSettings:
    """What `jekyll serve` has options for (https://jekyllrb.com/docs/configuration/options/#serve-command-options)."""

    host: str
    port: int
    listing: bool
    watches: bool
    polls: bool
    builds_first: bool
    reloads: bool
    reload_port: int | None
    ignored: tuple[str, ...]
    min_delay: float
    max_delay: float
    certificate: Path | None
    key: Path | None

    @property
    def shown_host(self) -> str:
        """The host in `site.url`: a name for the loopback address, as in Jekyll."""
        return "localhost" if self.host in ("127.0.0.1", "::1") else self.host


def serve_settings(config: Config) -> ServeSettings:
    """The settings in a configuration. Raises ConfigError for a value that can't be used."""
    values = config.values.plain()
    certificate, key = _file(config, "ssl_cert"), _file(config, "ssl_key")
    if (certificate is None) != (key is None):
        raise ConfigError("A certificate and its key go together", hint="Give both --ssl-cert and --ssl-key.")
    return ServeSettings(
        host=to_s(values.get("host") or "127.0.0.1"),
        port=_number(values, "port", 4000),
        listing=bool(values.get("show_dir_listing")),
        watches=values.get("watch") is not False and not values.get("detach"),
        polls=bool(values.get("force_polling")),
        builds_first=not values.get("skip_initial_build"),
        reloads=values.get("livereload") is not False,
        reload_port=None if values.get("livereload_port") is None else _number(values, "livereload_port", 0),
        ignored=tuple(config_names(values, "livereload_ignore")),
        min_delay=_number(values, "livereload_min_delay", 0),
        max_delay=_number(values, "livereload_max_delay", 0),
        certificate=certificate,
        key=key,
    )


def base_path(config: Config) -> str:
    """The path that a site lives at: "", or one that begins with a slash and ends with none."""
    parts = [part for part in to_s(config["baseurl"]).split("/") if part not in ("", ".")]
    return "".join(f"/{part}" for part in parts)


def _number(values: Mapping[str, Any], key: str, default: int) -> int:
    value = values.get(key)
    text = to_s(default if value is None else value).strip()
    if not text.isascii() or not text.isdigit() or int(text[:9]) > 65535:
        raise ConfigError(f"{key} should be a number from 0 to 65535, but is {inspect(value)}")
    return int(text)


def _file(config: Config, key: str) -> Path | None:
    value = config[key]
    if not value:
        return None
    path = config.source / to_s(value)
    if not path.is_file():
        raise ConfigError(f"{key}: there is no file {path}", hint="The path is relative to the site's source.")
    return path
