"""YAML as Jekyll loads it: SafeYAML 1.0.5 on Psych 4.

The parser is the same libyaml that Ruby uses, here through PyYAML; its events become values by SafeYAML's rules, which
are neither YAML 1.1's nor Psych's own: tags are ignored, but for `!binary`; a dangling alias is nil; `<<` merges what
stands in the map so far. Rules from running SafeYAML (see `conformance/psych_scalars.json`).
"""

from __future__ import annotations

import binascii
from typing import Any

from . import bounds
from .errors import RubyArgumentError
from .flat_yaml import load_flat
from .libyaml import ConstructorError, yaml
from .yaml_scalars import guess

_RUBY_CLASSES: dict[type, str] = {
    type(None): "nil",
    bool: "true or false",
    str: "String",
    list: "Array",
    int: "Integer",
}
_BINARY_TAGS = frozenset({"tag:yaml.org,2002:binary", "x-private:binary", "!binary"})


class ExtentError(ConstructorError):
    """A value that is too deep, contains itself, or is too large when its aliases are written out."""


def load(text: str) -> Any:
    """Return the value of the first document in `text`; False where there is none.

    Maps are `dict`s, sequences `list`s, timestamps `date`s and aware `datetime`s, else `str`, `int`, `float`, `bool`
    and `None`. A byte order mark is not skipped (decode files with `utf-8-sig`).

    Raises yaml.YAMLError, ExtentError for a value beyond `ruby.bounds`; most have a `problem_mark` with `line` and
    `column` from 0.
    """
    flat = load_flat(text)
    return load_events(text) if flat is None else flat


def load_events(text: str) -> Any:
    """As `load`, of any text through libyaml."""
    return _Builder().build(yaml.CLoader(text))


class _Builder:
    """Makes one document's values from libyaml's events.

    As in SafeYAML there is one pending key for all levels: it survives the end of a map, which shows where a key is
    nil or itself a map.
    """

    def __init__(self) -> None:
        self._anchors: dict[str, Any] = {}
        self._stack: list[dict | list] = []
        self._structure: dict | list | None = None
        self._key: Any = None
        self._started = False
        self._result: Any = False
        self._guesses: dict[str, Any] = {}
        self._aliased = 0
        """The parts that all aliases so far would add if they were written out."""
        self._extents: dict[int, tuple[int, int]] = {}
        """Size and depth of arrays and hashes that have an alias, by identity."""

    def build(self, parser: yaml.CLoader) -> Any:
        """Read events up to the end of the first document."""
        next_event = parser.get_event
        guesses = self._guesses
        events = 0
        while True:
            event: Any = next_event()
            kind = type(event)
            events += 1
            if kind is yaml.ScalarEvent:
                value = event.value
                if event.tag is not None and event.tag in _BINARY_TAGS:
                    value = _decode_base64(value)
                elif not event.implicit[1]:
                    # the same words come again and again, in lists of posts above all
                    known = guesses.get(value, guesses)
                    value = self._guess(event) if known is guesses else known
                if event.anchor is not None:
                    self._anchors[event.anchor] = value
                self._add(value, event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                container: dict | list = {} if kind is yaml.MappingStartEvent else []
                if event.anchor is not None:
                    self._anchors[event.anchor] = container
                self._add(container, event)
                self._structure = container
                self._stack.append(container)
                if len(self._stack) > bounds.MAX_DEPTH:
                    raise ExtentError(None, None, bounds.TOO_DEEP, event.start_mark)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._stack.pop()
                self._structure = self._stack[-1] if self._stack else None
            elif kind is yaml.AliasEvent:
                value = self._anchors.get(event.anchor)
                if isinstance(value, (dict, list)):
                    self._measure(value, events, event.start_mark)
                self._add(guess(value) if isinstance(value, str) else value, event)
            elif kind is yaml.DocumentEndEvent or kind is yaml.StreamEndEvent:
                return self._result

    def _measure(self, value: dict | list, events: int, mark: Any) -> None:
        """Account for an alias. Raises ExtentError for one that leads to a value without end."""
        if any(value is container for container in self._stack):
            raise ExtentError(None, None, bounds.CYCLIC, mark)
        size, depth = self._extent(value)
        self._aliased += size
        if len(self._stack) + depth > bounds.MAX_DEPTH:
            raise ExtentError(None, None, bounds.TOO_DEEP, mark)
        if self._aliased > max(bounds.FREE_PARTS, bounds.MAX_GROWTH * events):
            raise ExtentError(None, None, bounds.TOO_LARGE, mark)

    def _extent(self, value: dict | list) -> tuple[int, int]:
        """How many parts a closed array or hash has when all is written out, and how deep it is."""
        known = self._extents.get(id(value))
        if known is None:
            size, depth = len(value), 1
            for part in value.values() if isinstance(value, dict) else value:
                if isinstance(part, (dict, list)):
                    more, below = self._extent(part)
                    size += more
                    depth = max(depth, below + 1)
            known = self._extents[id(value)] = size, depth
        return known

    def _guess(self, event: Any) -> Any:
        try:
            value = self._guesses[event.value] = guess(event.value)
        except RubyArgumentError as error:
            raise ConstructorError(None, None, str(error), event.start_mark) from None
        except bounds.BoundsError as error:
            raise ExtentError(None, None, error.problem.message, event.start_mark) from None
        return value

    def _add(self, value: Any, event: Any) -> None:
        structure = self._structure
        if type(structure) is list:
            structure.append(value)
        elif type(structure) is dict:
            if self._key is None:
                self._key = value
            else:
                self._store(structure, self._key, value, event)
                self._key = None
        elif not self._started:
            self._started = True
            self._result = value

    @staticmethod
    def _store(structure: dict, key: Any, value: Any, event: Any) -> None:
        if key == "<<":
            if not isinstance(value, dict):
                kind = _RUBY_CLASSES.get(type(value), "the value")
                raise ConstructorError(
                    "while merging with '<<'", None, f"no implicit conversion of {kind} into Hash", event.start_mark
                )
            structure.update(value)
        else:
            structure[_hashable(key)] = value


def _hashable(key: Any) -> Any:
    """A list as a key becomes a tuple, a map a tuple of pairs (Ruby's own may be keys as they are)."""
    if isinstance(key, list):
        return tuple(_hashable(item) for item in key)
    if isinstance(key, dict):
        return tuple((name, _hashable(value)) for name, value in key.items())
    return key


_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")


def _decode_base64(text: str) -> str:
    """Ruby's `unpack("m")`: other characters don't count, an equals sign within a group of four is the end."""
    digits = ""
    for char in text:
        if char in _BASE64:
            digits += char
        elif char == "=" and len(digits) % 4 > 1:
            break
    if len(digits) % 4 == 1:
        digits = digits[:-1]
    return binascii.a2b_base64(f"{digits}==").decode(errors="replace")
