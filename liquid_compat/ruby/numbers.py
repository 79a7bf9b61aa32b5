"""Ruby's conversions from text to numbers: `Float()`, `String#to_i`, `String#to_f`."""

from __future__ import annotations

from ..lazy import pattern
from .bounds import BoundsError
from .errors import RubyArgumentError, RubyRangeError

MAX_DIGITS = 50_000
"""Integers of more decimal digits are neither read nor printed: that takes time that grows with the square."""
_MAX_LONG = 2**63

_STRICT_FLOAT = pattern(
    r"[ \t\n\v\f\r]*[-+]?(?:[0-9]+(?:_[0-9]+)*)?(?:(?<=[0-9])|\.[0-9]+(?:_[0-9]+)*)"
    r"(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?[ \t\n\v\f\r]*"
)
_LEADING_INTEGER = pattern(r"[ \t\n\v\f\r]*([-+]?[0-9]+(?:_[0-9]+)*)")
_LEADING_FLOAT = pattern(
    r"[ \t\n\v\f\r]*([-+]?[0-9]+(?:_[0-9]+)*(?:\.[0-9]+(?:_[0-9]+)*)?(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?"
    r"|[-+]?\.[0-9]+(?:_[0-9]+)*(?:[eE][-+]?[0-9]+(?:_[0-9]+)*)?)"
)


def strict_float(text: str) -> float:
    """Return Ruby's `Float(text)` for decimal text; underscores may stand between digits.

    Raises ValueError with Ruby's words.
    """
    if not _STRICT_FLOAT.fullmatch(text):
        raise RubyArgumentError(f'invalid value for Float(): "{text}"')
    return float(text)


def to_i(text: str) -> int:
    """Return Ruby's `text.to_i`: the integer at the start, 0 where there is none."""
    match = _LEADING_INTEGER.match(text)
    return integer(match[1]) if match else 0


def integer(digits: str) -> int:
    """Return the integer that decimal `digits` with or without a sign stand for; underscores between them don't count.

    Raises BoundsError for too many, ValueError for a text that is none.
    """
    try:
        return int(digits)
    except ValueError:  # or too long for Python, whose own bound is 4,300 digits
        _check_digits(len(digits))
        plain = digits.strip()
        if not plain.lstrip("+-").replace("_", "").isdecimal():
            raise
        from decimal import Decimal

        return int(Decimal(plain))


def integer_to_s(number: int) -> str:
    """Return Ruby's `Integer#to_s`. Raises BoundsError for a number of too many digits."""
    try:
        return int.__repr__(number)
    except ValueError:
        _check_digits(number.bit_length() * 3 // 10)
        from decimal import Decimal

        return format(Decimal(number), "f")


def _check_digits(digits: int) -> None:
    if digits > MAX_DIGITS:
        raise BoundsError(f"an integer has more than {MAX_DIGITS} digits")


def to_long(number: int) -> int:
    """Return an integer that Ruby takes as a position or a length. Raises RubyRangeError for one that is too large."""
    if not -_MAX_LONG <= number < _MAX_LONG:
        raise RubyRangeError("bignum too big to convert into `long'")
    return number


def to_f(text: str) -> float:
    """Return Ruby's `text.to_f`: the number at the start, 0.0 where there is none."""
    match = _LEADING_FLOAT.match(text)
    return float(match[1]) if match else 0.0
