"""The strings of a site in its languages: `_i18n/LANGUAGE.yml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ...config.load import Config
from ...config.yaml_file import load_yaml_file
from ...errors import ConfigError, Location, PluginError
from ...ruby.printing import inspect, to_s
from ..liquid_values import is_true

_NUMBER = re.compile(r"0|-?[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Translations:
    """The strings, and the language that the site is built in just now."""

    strings: Mapping[str, Any]
    """By language, the content of its file."""
    default: str
    active: str

    def text(self, key: str) -> str:
        """The string of a key such as `pages.home`; the default language's where the active one has none.

        Raises PluginError for one that neither has, or that is no text.
        """
        found = _found(self.strings[self.active], key)
        if found is None or found in ("", [], {}):
            found = _found(self.strings[self.default], key)
        if found is None or isinstance(found, (dict, list)):
            raise PluginError(
                f"There is no text for the key {key!r}" + ("" if found is None else f", but {inspect(found)}"),
                Location(f"_i18n/{self.active}.yml"),
                f"Add it to _i18n/{self.active}.yml or _i18n/{self.default}.yml.",
            )
        return to_s(found)


def _found(strings: Any, key: str) -> Any:
    """What lies at the end of a key's parts; numbers count in lists."""
    found = strings
    for part in key.split("."):
        if isinstance(found, list):
            found = found[int(part)] if _NUMBER.fullmatch(part) and -len(found) <= int(part) < len(found) else None
        elif isinstance(found, Mapping):
            found = found.get(int(part)) if _NUMBER.fullmatch(part) else found.get(part)
        else:
            return None
        if not is_true(found):
            return None
    return found


def languages_of(config: Config) -> list[str]:
    """The languages of the configuration. Raises PluginError where there are none."""
    value = config["languages"]
    if not isinstance(value, list) or not value or not all(map(is_true, value)):
        raise PluginError(
            f"jekyll-multiple-languages-plugin needs a list of `languages`, but has {inspect(value)}",
            Location("_config.yml"),
            "Write `languages: [en, fr]`, the default language first.",
        )
    return [to_s(language) for language in value]


def read_strings(config: Config, languages: list[str]) -> dict[str, Any]:
    """The strings of all languages. Raises PluginError for a file that is missing, ConfigError for a broken one."""
    found = {}
    for language in languages:
        name = f"_i18n/{language}.yml"
        if not config.in_source(name).is_file():
            raise PluginError(
                f"There is no {name} for a language of `languages`", Location(name), "Add it, even if it is empty."
            )
        found[language] = load_yaml_file(config.in_source(name), ConfigError) or {}
    return found
