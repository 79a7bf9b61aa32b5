"""Liquid 4.0.4's arithmetic, and Jekyll's `to_integer`.

A float is calculated as the decimal that it prints as (Ruby's BigDecimal), so `0.1 | plus: 0.2` is `0.3`.
"""

from __future__ import annotations

import math
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from typing import Any

from ...ruby import numbers
from ...ruby.printing import float_to_s
from ..errors import FilterInputError, advise
from .coerce import Number, from_number, to_number
from .errors import (
    FloatDomainFilterError,
    ZeroDivisionFilterError,
    no_method,
)

_EXACT_DIGITS = 200
_QUOTIENT_DIGITS = 40


def _exact() -> Context:
    return Context(prec=_EXACT_DIGITS, traps=[])


def plus(value: Any, operand: Any) -> int | float:
    """Their sum."""
    if type(value) is int and type(operand) is int:
        return value + operand
    left, right = to_number(value), to_number(operand)
    return from_number(left + right if _integers(left, right) else _exact().add(left, right))


def minus(value: Any, operand: Any) -> int | float:
    """Their difference."""
    if type(value) is int and type(operand) is int:
        return value - operand
    left, right = to_number(value), to_number(operand)
    return from_number(left - right if _integers(left, right) else _exact().subtract(left, right))


def times(value: Any, operand: Any) -> int | float:
    """Their product."""
    if type(value) is int and type(operand) is int:
        return value * operand
    left, right = to_number(value), to_number(operand)
    return from_number(left * right if _integers(left, right) else _exact().multiply(left, right))


def divided_by(value: Any, operand: Any) -> int | float:
    """Their quotient, rounded down where both are integers; only these can't be divided by zero."""
    if type(value) is int and type(operand) is int and operand:
        return value // operand
    left, right = to_number(value), to_number(operand)
    if isinstance(left, int) and isinstance(right, int):
        _refuse_zero(right)
        return left // right
    return float(Context(prec=_QUOTIENT_DIGITS, traps=[]).divide(Decimal(left), Decimal(right)))


def modulo(value: Any, operand: Any) -> int | float:
    """The remainder; it has the sign of the operand."""
    left, right = to_number(value), to_number(operand)
    if not (isinstance(left, Decimal) and left.is_nan()):
        _refuse_zero(right)
    if isinstance(left, int) and isinstance(right, int):
        return left % right
    context = _exact()
    rest = context.remainder(Decimal(left), Decimal(right))
    if rest.is_finite() and Decimal(right).is_finite():
        if not rest:
            return 0.0
        if (rest < 0) != (right < 0):
            rest = context.add(rest, Decimal(right))
    return float(rest)


def _integers(left: Number, right: Number) -> bool:
    return isinstance(left, int) and isinstance(right, int)


def _refuse_zero(number: Number) -> None:
    if number == 0:
        raise advise(ZeroDivisionFilterError("divided by 0"), "a nil or a text that is no number counts as 0, too")


def abs_(value: Any) -> int | float:
    """Without sign."""
    number = to_number(value)
    return abs(number) if isinstance(number, int) else float(abs(number))


def round_(value: Any, n: Any = 0) -> int | float:
    """Rounded to `n` digits after the point, halves away from zero."""
    number, digits = to_number(value), to_number(n)
    places = digits if isinstance(digits, int) else int(_finite(digits))
    if isinstance(number, int):
        if places >= 0:
            return number
        return int(_quantize(Decimal(number), places))
    if places < 1:
        return int(_quantize(_finite(number), places))
    return float(_quantize(number, places))


def _quantize(number: Decimal, places: int) -> Decimal:
    if not number.is_finite() or -int(number.as_tuple().exponent) <= places:
        return number
    if number.adjusted() < -places - 1:
        return Decimal(0).copy_sign(number)
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _exact())


def ceil(value: Any) -> int:
    """The least integer that is not less."""
    number = to_number(value)
    return number if isinstance(number, int) else int(_finite(number).to_integral_value(ROUND_CEILING))


def floor(value: Any) -> int:
    """The greatest integer that is not greater."""
    number = to_number(value)
    return number if isinstance(number, int) else int(_finite(number).to_integral_value(ROUND_FLOOR))


def _finite(number: Decimal) -> Decimal:
    if number.is_nan():
        raise FloatDomainFilterError("Computation results in 'NaN' (Not a Number)")
    if number.is_infinite():
        raise FloatDomainFilterError(f"Computation results in '{'-' if number < 0 else ''}Infinity'")
    return number


def at_least(value: Any, n: Any) -> int | float:
    """The greater of the two."""
    least, number = to_number(n), to_number(value)
    return from_number(least if _greater(least, number) else number)


def at_most(value: Any, n: Any) -> int | float:
    """The lesser of the two."""
    most, number = to_number(n), to_number(value)
    return from_number(most if _greater(number, most) else number)


def _greater(left: Number, right: Number) -> bool:
    if any(isinstance(number, Decimal) and number.is_nan() for number in (left, right)):
        return False
    return left > right


def to_integer(value: Any) -> int:
    """Jekyll: the integer in a text, a number, a time (seconds since 1970), nil (0) or a boolean (0, 1)."""
    if value is None or isinstance(value, (bool, int)):
        return int(value or 0)
    if isinstance(value, str):
        return numbers.to_i(value)
    if isinstance(value, float):
        if not math.isfinite(value):
            raise FilterInputError(float_to_s(value), "this is no finite number")
        return int(value)
    if isinstance(value, date) and isinstance(value, datetime):
        return math.floor(value.timestamp())
    raise no_method("to_i", value, "a number or a text")
