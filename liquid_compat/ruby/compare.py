"""Comparisons as Ruby makes them: `==`, `<`, `include?`.

Python's own `==` differs where a boolean meets a number and where such a pair hides in an array or a hash.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from .drop import Drop
from .errors import RubyArgumentError
from .printing import inspect, to_s
from .values import Symbol, nanoseconds


class ComparisonError(RubyArgumentError):
    """Two values that can't be ordered: Ruby's ArgumentError `comparison of Integer with String failed`."""


def equal(left: Any, right: Any) -> bool:
    """Ruby's `left == right`."""
    kind = type(left)
    if kind is str or left is None:
        return left == right and type(right) is not Symbol
    if kind is bool or type(right) is bool:
        return left is right
    if kind is list or kind is tuple or isinstance(left, (list, Mapping)):
        return _equal_parts(left, right, set())
    if kind is Symbol:
        return type(right) is Symbol and str.__eq__(left, right)
    if kind is range:
        return type(right) is range and left.start == right.start and left.stop == right.stop
    if isinstance(left, datetime):
        return isinstance(right, datetime) and left == right and nanoseconds(left) == nanoseconds(right)
    if isinstance(left, date):
        return isinstance(right, date) and not isinstance(right, datetime) and left == right
    return bool(left == right)


def _equal_parts(left: Any, right: Any, met: set[tuple[int, int]]) -> bool:
    """Compare arrays and hashes; a pair in `met` is (or is being) compared, and need not be again."""
    if left is right or (id(left), id(right)) in met:
        return True
    met.add((id(left), id(right)))
    if isinstance(left, Mapping):
        if not isinstance(right, Mapping) or len(left) != len(right) or any(key not in right for key in left):
            return False
        pairs: Iterable[tuple[Any, Any]] = ((value, right[key]) for key, value in left.items())
    else:
        if not isinstance(right, (list, tuple)) or len(left) != len(right):
            return False
        pairs = zip(left, right, strict=True)
    for mine, other in pairs:
        nested = isinstance(mine, (list, tuple, Mapping))
        if not (_equal_parts(mine, other, met) if nested else equal(mine, other)):
            return False
    return True


def class_name(value: Any) -> str:
    """The name of a value's class in Ruby."""
    if value is None or isinstance(value, bool):
        return {None: "NilClass", True: "TrueClass", False: "FalseClass"}[value]
    for kind, name in _CLASSES:
        if isinstance(value, kind):
            return name
    return type(value).__name__


def comparison_error(left: Any, right: Any) -> ComparisonError:
    """Ruby's complaint about a pair without an order: small values by content, others by class."""
    small = isinstance(right, int) and -(2**62) <= right < 2**62
    by_content = right is None or small or isinstance(right, float) or type(right) is Symbol
    shown = inspect(right) if by_content else class_name(right)
    return ComparisonError(f"comparison of {class_name(left)} with {shown} failed")


def ordered(value: Any) -> bool:
    """Whether a value has `<` at all (Liquid doesn't compare the others, hashes neither)."""
    return isinstance(value, (str, int, float, date)) and not isinstance(value, bool)


def compare(left: Any, right: Any) -> int | None:
    """Ruby's `left <=> right`: negative, zero, positive, or None for a pair without an order."""
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        return _compare_arrays(left, right, set())
    sides = _comparable(left, right)
    if sides is None:
        return 0 if equal(left, right) else None
    mine, other = sides
    if mine == other:
        return 0
    if mine < other:
        return -1
    return 1 if mine > other else None


def _compare_arrays(left: Sequence[Any], right: Sequence[Any], met: set[tuple[int, int]]) -> int | None:
    """The order of the first elements that differ, else of the lengths; a pair in `met` doesn't differ."""
    if left is right or (id(left), id(right)) in met:
        return 0
    met.add((id(left), id(right)))
    for mine, other in zip(left, right, strict=False):
        nested = isinstance(mine, (list, tuple)) and isinstance(other, (list, tuple))
        order = _compare_arrays(mine, other, met) if nested else compare(mine, other)
        if order != 0:
            return order
    return (len(left) > len(right)) - (len(left) < len(right))


def _comparable(left: Any, right: Any) -> tuple[Any, Any] | None:
    """Two keys that Python orders as Ruby orders the values."""
    if isinstance(left, str):
        # symbols are ordered among themselves only
        if isinstance(right, str) and (type(left) is Symbol) == (type(right) is Symbol):
            return str(left), str(right)
        return None
    if isinstance(left, bool) or isinstance(right, bool):
        return None
    if isinstance(left, (int, float)):
        return (left, right) if isinstance(right, (int, float)) else None
    if isinstance(left, datetime):
        if isinstance(right, datetime):
            return (left, nanoseconds(left)), (right, nanoseconds(right))
        return None
    if isinstance(left, date):
        if isinstance(right, datetime):
            return None
        if isinstance(right, date):
            return left, right
        if isinstance(right, (int, float)):
            return left.toordinal() + 1721424.5, right  # days are numbers to Date: the astronomical Julian day
        return None
    return None


def _relation(relation: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool | None]:
    def check(left: Any, right: Any) -> bool | None:
        if type(left) in _NUMBERS and type(right) in _NUMBERS:
            return relation(left, right)
        if not ordered(left) or not ordered(right):
            return None
        sides = _comparable(left, right)
        if sides is None:
            raise comparison_error(left, right)
        return relation(*sides)

    return check


_NUMBERS = frozenset((int, float))

less = _relation(operator.lt)
"""Liquid's `<`: None for values that have no order at all, `ComparisonError` for two of different kinds."""
less_equal = _relation(operator.le)
"""Liquid's `<=`, likewise."""
greater = _relation(operator.gt)
"""Liquid's `>`, likewise."""
greater_equal = _relation(operator.ge)
"""Liquid's `>=`, likewise."""


def contains(left: Any, right: Any) -> bool:
    """Liquid's `left contains right`: a part of a string, an element of an array, a key of a hash."""
    if right is None or right is False or left is None:
        return False
    kind = type(left)
    if kind is str:
        return (right if type(right) is str else to_s(right)) in left
    if kind is list or kind is tuple:
        return any(equal(item, right) for item in left)
    if isinstance(left, Drop):
        return any(equal(item, right) for item in left.items())
    if isinstance(left, Mapping):
        return not isinstance(right, (list, dict)) and right in left
    if isinstance(left, list):
        return any(equal(item, right) for item in left)
    if kind is range:
        return isinstance(right, (int, float)) and right is not True and left.start <= right <= left.stop - 1
    return False


_CLASSES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (Symbol, "Symbol"),
    (str, "String"),
    (int, "Integer"),
    (float, "Float"),
    (Mapping, "Hash"),
    ((list, tuple), "Array"),
    (range, "Range"),
    (datetime, "Time"),
    (date, "Date"),
)
