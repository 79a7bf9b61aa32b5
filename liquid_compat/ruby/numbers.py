"""Ruby's conversions from text to numbers: `Float()`, `String#to_i`, `String#to_f`."""

from __future__ import annotations

import re

_STRICT_FLOAT = re.compile(
    r"[ \t\n\v\f\r]*[-+]?(?:[0-9]+(?:_[0-9]+)*)?(?:(?<=[0-9])|\.[0-9]+(?:_[0-9]+)*)"
    r"(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?[ \t\n\v\f\r]*"
)
_LEADING_INTEGER = re.compile(r"[ \t\n\v\f\r]*([-+]?[0-9]+(?:_[0-9]+)*)")
_LEADING_FLOAT = re.compile(
    r"[ \t\n\v\f\r]*([-+]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?"
    r"|[-+]?\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?)"
)


def strict_float(text: str) -> float:
    """Return Ruby's `Float(text)` for decimal text; underscores may stand between digits.

    Raises ValueError with Ruby's words.
    """
    if not _STRICT_FLOAT.fullmatch(text):
        raise ValueError(f'invalid value for Float(): "{text}"')
    return float(text)


def to_i(text: str) -> int:
    """Return Ruby's `text.to_i`: the integer at the start, 0 where there is none."""
    match = _LEADING_INTEGER.match(text)
    return int(match[1]) if match else 0


def to_f(text: str) -> float:
    """Return Ruby's `text.to_f`: the number at the start, 0.0 where there is none."""
    match = _LEADING_FLOAT.match(text)
    return float(match[1]) if match else 0.0
