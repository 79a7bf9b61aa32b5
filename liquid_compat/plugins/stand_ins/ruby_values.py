"""What methods and operators of Ruby do with texts, numbers, lists and nil: those that `ruby_text` reads."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from ...errors import PluginError
from ...ruby.printing import to_s

_SPACE = "\t\n\v\f\r "


def strip(text: str) -> str:
    """A text without white space around it; a null byte counts at its end only."""
    return text.lstrip(_SPACE + "\0" if text[:1] == "\0" else _SPACE).rstrip(_SPACE + "\0")


def _capitalize(text: str) -> str:
    return text[:1].upper() + text[1:].lower()


def _chomp(text: str) -> str:
    return text[:-2] if text.endswith("\r\n") else text[:-1] if text[-1:] in ("\n", "\r") else text


def _to_i(text: str) -> int:
    digits = ""
    for char in strip(text):
        if not (char.isdigit() and char.isascii()) and not (char in "+-" and not digits):
            break
        digits += char
    return int(digits) if digits.strip("+-") else 0


def _split(text: str) -> list[str]:
    return [word for word in text.replace("\v", " ").replace("\f", " ").split() if word]


_OF_TEXT: Mapping[str, Callable[[str], Any]] = {
    "strip": strip,
    "lstrip": lambda text: text.lstrip(_SPACE),
    "rstrip": lambda text: text.rstrip(_SPACE + "\0"),
    "chomp": _chomp,
    "upcase": str.upper,
    "downcase": str.lower,
    "capitalize": _capitalize,
    "empty?": lambda text: not text,
    "size": len,
    "length": len,
    "to_i": _to_i,
    "split": _split,
}
_OF_NUMBER: Mapping[str, Callable[[Any], Any]] = {
    "floor": math.floor,
    "ceil": math.ceil,
    "round": lambda number: math.floor(abs(number) + 0.5) * (1 if number >= 0 else -1),
    "to_i": int,
    "to_f": float,
}
_OF_LIST: Mapping[str, Callable[[list[Any]], Any]] = {
    "size": len,
    "length": len,
    "count": len,
    "empty?": lambda values: not values,
    "first": lambda values: values[0] if values else None,
    "last": lambda values: values[-1] if values else None,
    "max": max,
    "min": min,
}
METHODS = frozenset({*_OF_TEXT, *_OF_NUMBER, *_OF_LIST, "to_s", "nil?"})


def method(name: str, value: Any) -> Any:
    """A method of a value. Raises PluginError where the value has none of that name, as Ruby does."""
    if name == "nil?":
        return value is None
    if name == "to_s":
        return to_s(value)
    table: Mapping[str, Callable[[Any], Any]] = {}
    if isinstance(value, str):
        table = _OF_TEXT
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        table = _OF_NUMBER
    elif isinstance(value, list):
        table = _OF_LIST
    elif value is None and name == "to_i":
        return 0
    if name not in table:
        raise PluginError(f"{_kind(value)} has no method {name}")
    return table[name](value)


def text(value: Any) -> str:
    """A text. Raises PluginError for anything else."""
    if not isinstance(value, str):
        raise PluginError(f"{_kind(value)} is no text")
    return value


def _kind(value: Any) -> str:
    return {type(None): "nil", str: "a text", int: "a number", float: "a number", list: "a list"}.get(
        type(value), type(value).__name__
    )


def is_true(value: Any) -> bool:
    """Whether a condition holds: nil and false don't."""
    return value is not None and value is not False


def operate(sign: str, left: Any, right: Any) -> Any:
    """Two values with an operator between them. Raises PluginError for values that it doesn't take."""
    if sign in ("==", "==="):
        return _equal(left, right)
    if sign == "!=":
        return not _equal(left, right)
    numbers = all(isinstance(value, (int, float)) and not isinstance(value, bool) for value in (left, right))
    if isinstance(left, str) and isinstance(right, str) and sign in _BOTH:
        return _BOTH[sign](left, right)
    if not numbers or (sign == "/" and right == 0 and isinstance(left, int) and isinstance(right, int)):
        raise PluginError(f"{_kind(left)} {sign} {_kind(right)} can't be computed")
    if sign == "/":
        return left // right if isinstance(left, int) and isinstance(right, int) else left / right
    if sign in ("-", "*"):
        return left - right if sign == "-" else left * right
    return _BOTH[sign](left, right)


def _equal(left: Any, right: Any) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)


_BOTH: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": lambda left, right: left + right,
    "<": lambda left, right: left < right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    ">=": lambda left, right: left >= right,
}


def item(value: Any, key: Any) -> Any:
    """What is under a key or at a place. Raises PluginError for a value that has neither."""
    if isinstance(value, (list, str)) and isinstance(key, int):
        return value[key] if -len(value) <= key < len(value) else None
    get = getattr(value, "get", None)
    if get is None:
        raise PluginError(f"{_kind(value)} has no [{key!r}]")
    return get(key)


def items(value: Any) -> list[Any]:
    """A list. Raises PluginError for anything else."""
    if not isinstance(value, list):
        raise PluginError(f"{_kind(value)} is no list")
    return value


def apart_or_together(name: str, value: Any, glue: str) -> Any:
    """`split` at a text (a space is any white space), or `join` with it. Raises PluginError for another value."""
    if name == "join":
        return glue.join(map(to_s, items(value)))
    if glue == " ":
        return _split(text(value))
    parts = text(value).split(glue) if value else []
    while parts and not parts[-1]:
        parts.pop()
    return parts


def join_path(parts: list[str]) -> str:
    """Parts of a path with one slash between them."""
    path = parts[0]
    for part in parts[1:]:
        path = f"{path.rstrip('/')}/{part.lstrip('/')}"
    return path
