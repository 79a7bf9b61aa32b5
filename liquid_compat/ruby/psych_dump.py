"""YAML as Ruby writes it (`YAML.dump`): which texts get quotes, and of which kind; found by running Psych 4."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from .yaml_scalars import guess

_TEXT = "tag:yaml.org,2002:str"
_SPECIAL_START = re.compile(r"\W")
_OLD_BOOLEANS = frozenset({"y", "n"})


class _Dumper(yaml.CSafeDumper):
    """libyaml's emitter, which is Ruby's too. Without resolvers every plain scalar is written without its tag."""

    yaml_implicit_resolvers: dict[Any, Any] = {}  # noqa: RUF012

    def ignore_aliases(self, data: object) -> bool:
        """What stands twice is written twice."""
        return True


def dump(values: Mapping[Any, Any]) -> str:
    """The lines of a mapping, without the `---` above them.

    Values are texts, numbers, booleans, None, and lists and mappings of these; anything else is written as its text.
    """
    return yaml.dump(
        dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=80
    )


def _style(text: str) -> str | None:
    """The character that begins the scalar; None where it is plain, if YAML allows."""
    if "\n" in text:
        return "|"
    if text in _OLD_BOOLEANS or (_SPECIAL_START.match(text) and '"' not in text):
        return '"'
    return None if isinstance(guess(text), str) else "'"


def _plain(dumper: yaml.CSafeDumper, value: object) -> yaml.ScalarNode:
    return dumper.represent_scalar(_TEXT, "" if value is None else str(value).lower())


_Dumper.add_representer(str, lambda dumper, value: dumper.represent_scalar(_TEXT, value, style=_style(value)))
for _kind in (type(None), bool, int, float):
    _Dumper.add_representer(_kind, _plain)
_Dumper.add_multi_representer(object, lambda dumper, value: dumper.represent_scalar(_TEXT, str(value)))
# An empty scalar is nil, so that it is written as nothing at all.
_Dumper.add_implicit_resolver(_TEXT, re.compile("^"), None)
