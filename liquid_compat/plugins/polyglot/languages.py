"""The languages of a site, as the configuration has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ...errors import Location, PluginError
from ...ruby.printing import inspect, to_s
from ..liquid_values import is_true

if TYPE_CHECKING:
    from ...config.load import Config
    from ...content.item import Item

_SEGMENT = re.compile(r"[./]")


@dataclass(frozen=True, slots=True)
class Languages:
    """The languages, and for which of them the site is built just now."""

    default: str
    listed: tuple[str, ...]
    active: str
    from_path: bool
    excluded: tuple[str, ...]
    """Beginnings of paths that are only in the site of the default language."""
    variables: tuple[str, ...]
    """What templates may call the active language besides `site.active_lang`."""
    falls_back: bool
    """Whether the canonical address of what isn't translated is that in the default language."""

    @classmethod
    def of(cls, config: Config) -> Languages:
        """Read the configuration. Raises PluginError for languages that are no list of names."""
        default = _given(config, "default_lang", "en")
        default = to_s(default)
        excluded = []
        for path in _names(config, "exclude_from_localization", []):
            is_folder = not path.endswith("/") and config.in_source(path).is_dir()
            excluded.append(f"{path}/" if is_folder else path)
        active = config["active_lang"]
        return cls(
            default,
            tuple(dict.fromkeys(_names(config, "languages", ["en"]))),
            default if active is None else to_s(active),
            is_true(config["lang_from_path"]),
            tuple(excluded),
            tuple(_names(config, "lang_vars", [])),
            is_true(config["fallback_canonical_to_default_lang"]),
        )

    @property
    def all(self) -> list[str]:
        """All languages that the site is built for, the default first."""
        return list(dict.fromkeys((self.default, *self.listed)))

    @property
    def is_default(self) -> bool:
        """Whether the site is built for the default language."""
        return self.active == self.default

    def values(self, language: str) -> Mapping[str, Any]:
        """What templates see below `site` when it is built for a language."""
        return {
            **dict.fromkeys(self.variables, language),
            "default_lang": self.default,
            "languages": list(self.listed),
            "active_lang": language,
        }

    def said(self, item: Item) -> str | None:
        """The language that an item names, by its front matter or, if that is wanted, in its path."""
        value = item.data["lang"]
        if is_true(value):
            return to_s(value)
        if not self.from_path:
            return None
        for segment in _SEGMENT.split(item.path):
            found = self.spelled(segment)
            if found is not None:
                return found
        return None

    def spelled(self, name: str) -> str | None:
        """A listed language as the configuration spells it."""
        return next((language for language in self.listed if language.lower() == name.lower()), None)


def _given(config: Config, key: str, default: Any) -> Any:
    return default if config[key] is None else config[key]


def _names(config: Config, key: str, default: list[str]) -> list[str]:
    value = _given(config, key, default)
    if not isinstance(value, list):
        raise PluginError(
            f"jekyll-polyglot: `{key}` should be a list, but is {inspect(value)}",
            Location("_config.yml"),
            "Write `[en, fr]`.",
        )
    return [to_s(name) for name in value]
