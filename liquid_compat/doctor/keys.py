"""The configuration's keys: misspelt, of a wrong type, given twice, or read by nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from ..config.declared import Option
from ..config.load import Config
from ..config.places import key_location
from ..config.yaml_file import load_yaml_file
from ..errors import ConfigError, LiquidCompatError, Location
from ..ruby.printing import inspect
from .finding import Finding, finding
from .repeated import repeated_keys
from .schema import options

_CHECK = "configuration"

_CLASSES: Mapping[str, tuple[type, ...]] = {
    "text": (str, int, float),
    "path": (str,),
    "flag": (bool,),
    "number": (int,),
    "list": (list,),
    "mapping": (dict,),
}

_NAMES = {
    "text": "a text",
    "path": "a path",
    "flag": "true or false",
    "number": "a number",
    "date": "a date",
    "list": "a list",
    "mapping": "a mapping",
}


_FEW = 15
"""So many keys fit into a hint."""


def check_keys(config: Config, mentioned: Collection[str] | None) -> Iterator[Finding]:
    """What is wrong with the keys of the configuration files.

    `mentioned` are the keys that the site's templates read; None where that isn't known.
    """
    declared = {option.key: option for option in options()}
    for file in config.files:
        if file.suffix == ".toml":
            continue
        yield from repeated_keys(file.read_text(encoding="utf-8-sig", errors="replace"), _shown(config, file), _CHECK)
        try:
            values = load_yaml_file(file, ConfigError)
        except LiquidCompatError:
            continue
        if isinstance(values, dict):
            yield from _check(config, file, values, declared, mentioned)


def _check(
    config: Config,
    file: Path,
    values: dict[str, Any],
    declared: Mapping[str, Option],
    mentioned: Collection[str] | None,
) -> Iterator[Finding]:
    known = {key for key in declared if "." not in key}
    unread = []
    for key, value in values.items():
        if not isinstance(key, str):
            continue
        if key in known:
            yield from _check_type(config, file, declared[key], (key,), value)
            if isinstance(value, dict):
                yield from _check_section(config, file, key, value, declared)
        elif mentioned is None or key not in mentioned:
            near = nearest(key, known - values.keys())
            if near is not None:
                yield finding(
                    _CHECK, f"Nothing reads the key `{key}`", _place(config, file, (key,)), f"Did you mean `{near}`?"
                )
            elif mentioned is not None:
                unread.append(key)
    if unread:
        names = ", ".join(f"`{key}`" for key in unread)
        yield finding(
            _CHECK,
            f"No template mentions these keys: {names}",
            Location(_shown(config, file)),
            "Remove them if they are left over from another theme or plugin.",
            "note",
        )


def _check_section(
    config: Config, file: Path, section: str, values: dict[Any, Any], declared: Mapping[str, Option]
) -> Iterator[Finding]:
    """Keys of a section whose keys are all declared."""
    known = {key.partition(".")[2]: option for key, option in declared.items() if key.startswith(f"{section}.")}
    if not known or any(name.startswith("*") for name in known):
        return
    for name, value in values.items():
        option = known.get(str(name).removeprefix(":"))
        if option is not None:
            yield from _check_type(config, file, option, (section, str(name)), value)
        else:
            near = nearest(str(name), known.keys() - values.keys(), 0.7)
            hint = f"Did you mean `{near}`?" if near else _keys(known)
            place = _place(config, file, (section, str(name)))
            yield finding(_CHECK, f"`{section}` has no key `{name}`", place, hint)


def _keys(known: Collection[str]) -> str | None:
    return f"Its keys are: {', '.join(sorted(known))}." if len(known) <= _FEW else None


def _check_type(config: Config, file: Path, option: Option, keys: tuple[str, ...], value: Any) -> Iterator[Finding]:
    kinds = option.type.split("|")
    place = _place(config, file, keys)
    if value is None or "any" in kinds:
        return
    if not any(kind == "date" or _is(value, kind) for kind in kinds):
        wanted = " or ".join(_NAMES[kind] for kind in kinds)
        yield finding(
            _CHECK, f"`{option.key}` should be {wanted}, but is {inspect(value)}", place, option.meaning + "."
        )
    elif option.choices and str(value) not in option.choices:
        near = nearest(str(value), option.choices, 0.7)
        hint = f"Did you mean `{near}`?" if near else f"It can be: {', '.join(option.choices)}."
        yield finding(_CHECK, f"`{option.key}` can't be {inspect(value)}", place, hint)


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "flag"
    return isinstance(value, _CLASSES[kind])


def nearest(name: str, known: Collection[str], likeness: float = 0.84) -> str | None:
    """The known name that a misspelt one is likely to mean; `likeness` is that of `difflib`, from 0 to 1."""
    if len(name) < 4:
        return None
    plain = {key.lower().replace("-", "_"): key for key in sorted(known)}
    name = name.lower().replace("-", "_")
    swapped = [key for key in plain if sorted(key) == sorted(name)]
    found = swapped or get_close_matches(name, plain, 1, likeness)
    return plain[found[0]] if found else None


def _place(config: Config, file: Path, keys: tuple[str, ...]) -> Location:
    place = key_location([file], keys)
    return Location(_shown(config, file), place.line, place.column, place.text) if place else Location(str(file))


def _shown(config: Config, file: Path) -> str:
    path = Path(file).absolute()
    return path.relative_to(config.source).as_posix() if path.is_relative_to(config.source) else str(file)
