"""What a Ruby method computes, put together of functions of what it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from ...ruby.printing import to_s
from . import ruby_values


class Unreadable(Exception):
    """Ruby that does more than put a text together."""


class Source:
    """Where values come from when they are computed: nothing is known, but for what a subclass knows."""

    def variable(self, name: str) -> Any:
        """What templates have under a name."""
        return None

    def config(self) -> Any:
        """The configuration."""
        return {}

    def body(self) -> str:
        """What stands in a block."""
        return ""

    def markdown(self, text: str) -> str:
        """HTML of a text."""
        return text

    def environment(self, name: str, default: str | None) -> str | None:
        """A variable of the environment."""
        return default

    def git(self, words: list[str]) -> str:
        """What git prints in the site's source."""
        return ""


Value = Callable[[Source], Any]


@dataclass
class Known:
    """What is known while a method is read."""

    names: dict[str, Any] = field(default_factory=dict)
    """What its variables stand for."""
    fixed: frozenset[str] = frozenset()
    """Variables of the object, which it has from call to call: a method that sets one anew isn't read."""
    outside: bool = False
    """Whether the environment and git may be asked."""


def constant(value: Any) -> Value:
    """What stands for itself."""

    def give(source: Source) -> Any:
        return value

    give.constant = value  # type: ignore[attr-defined]
    return give


def checked(*values: Any) -> None:
    """Refuse what is no value, as the site or a converter. Raises Unreadable."""
    if not all(map(callable, values)):
        raise Unreadable("something that is no value")


def joined(parts: list[Any]) -> Value:
    """All parts as one text."""
    checked(*parts)
    constants = [getattr(part, "constant", None) for part in parts]
    if None not in constants:
        return constant("".join(map(to_s, constants)))
    return lambda source: "".join(to_s(part(source)) for part in parts)


def either(condition: Any, yes: Any, no: Any, inverted: bool) -> Value:
    """One of two values."""
    checked(condition, yes, no)
    return lambda source: (yes if ruby_values.is_true(condition(source)) is not inverted else no)(source)


def or_(left: Any, right: Any) -> Value:
    """The first value if it holds, else the second."""
    checked(left, right)

    def give(source: Source) -> Any:
        value = left(source)
        return value if ruby_values.is_true(value) else right(source)

    return give


def and_(left: Any, right: Any) -> Value:
    """The second value if the first holds, else the first."""
    checked(left, right)

    def give(source: Source) -> Any:
        value = left(source)
        return right(source) if ruby_values.is_true(value) else value

    return give


def operation(sign: str, left: Any, right: Any) -> Value:
    """Two values with an operator between them."""
    checked(left, right)
    return lambda source: ruby_values.operate(sign, left(source), right(source))
