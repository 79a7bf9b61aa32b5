"""A JSON schema of `_config.yml`, for editors, made from the declaration of the options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..config.declared import OTHERS, UNSET, WITH_DEFAULTS, Option
from ..kramdown.options import OPTIONS as KRAMDOWN
from ..plugins.jekyll_scholar.settings import DEFAULTS as SCHOLAR

ADDRESS = "https://raw.githubusercontent.com/liquid-compat/liquid-compat/main/docs/config.schema.json"
"""Where the schema is published."""

_TYPES: Mapping[str, tuple[str, ...]] = {
    "text": ("string", "number"),
    "path": ("string",),
    "flag": ("boolean",),
    "number": ("integer",),
    "date": ("string",),
    "list": ("array",),
    "mapping": ("object",),
    "any": (),
}

_KINDS = {bool: "flag", str: "text", list: "list", dict: "mapping"}


def options() -> tuple[Option, ...]:
    """All declared options: the configuration's own, and those of kramdown's and jekyll-scholar's sections."""
    known = {f"kramdown.{name}": value for name, value in _jekylls("kramdown").items()}
    kramdown = [
        Option(f"kramdown.{option.name}", "any", option.meaning, known.pop(f"kramdown.{option.name}", option.default))
        for option in KRAMDOWN
    ]
    kramdown += [
        Option("kramdown.guess_lang", "flag", "Guess the language of code", known.pop("kramdown.guess_lang")),
        Option("kramdown.show_warnings", "flag", "Tell what kramdown warns of", known.pop("kramdown.show_warnings")),
    ]  # fmt: skip
    scholar = [
        Option(f"scholar.{name}", _KINDS.get(type(value), "any"), "See jekyll-scholar's documentation", value)
        for name, value in SCHOLAR.items()
    ]
    return (*WITH_DEFAULTS, *OTHERS, *kramdown, *scholar)


def _jekylls(key: str) -> Any:
    return next(option.default for option in WITH_DEFAULTS if option.key == key)


def schema() -> dict[str, Any]:
    """The schema (https://json-schema.org/draft-07). Other keys than the declared ones are allowed at the top."""
    root: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": ADDRESS,
        "title": "_config.yml of a Jekyll site",
        "type": "object",
        "properties": {},
    }
    for option in options():
        place = root
        *above, name = option.key.split(".")
        for part in above:
            place = _within(place, part)
        entry = _entry(option)
        if name == "*":
            place["additionalProperties"] = entry
        else:
            place.setdefault("properties", {})[name] = entry
            if place is not root and "*" not in above:
                place["additionalProperties"] = False
    return root


def _within(place: dict[str, Any], part: str) -> dict[str, Any]:
    if part == "*":
        found: dict[str, Any] = place.setdefault("additionalProperties", {"type": ["object", "null"]})
        return found
    return place["properties"][part]


def _entry(option: Option) -> dict[str, Any]:
    entry: dict[str, Any] = {"description": option.meaning}
    types = [name for kind in option.type.split("|") for name in _TYPES[kind]]
    if types:
        entry["type"] = [*dict.fromkeys(types), "null"]
    if option.choices:
        entry["enum"] = [*option.choices, None]
    if option.default is not UNSET:
        entry["default"] = option.default
    return entry
