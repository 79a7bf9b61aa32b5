"""Arithmetic on integers and decimals."""

from __future__ import annotations

import pytest

from .site import output


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("0.1 | plus: 0.2", "0.3"),
        ("'3' | plus: '4.5x'", "7"),
        ("1 | minus: '0.5'", "0.5"),
        ("7 | divided_by: 2", "3"),
        ("-7 | divided_by: 2", "-4"),
        ("7 | divided_by: 2.0", "3.5"),
        ("1.0 | divided_by: 3", "0.3333333333333333"),
        ("7 | divided_by: 0", "Liquid error (line 1): divided by 0"),
        ("7 | divided_by: 0.0", "Infinity"),
        ("-7 | modulo: 3", "2"),
        ("-7.5 | modulo: 2", "0.5"),
        ("-6.0 | modulo: 3", "0.0"),
        ("7.5 | modulo: 0.0", "Liquid error (line 1): divided by 0"),
        ("2.5 | round", "3"),
        ("-2.5 | round", "-3"),
        ("1.255 | round: 2", "1.26"),
        ("15 | round: -1", "20"),
        ("15.5 | round: -1", "20"),
        ("-0.04 | round: 1", "-0.0"),
        ("1.2 | ceil", "2"),
        ("-1.2 | floor", "-2"),
        ("-1.50 | abs", "1.5"),
        ("3 | at_least: 4.5", "4.5"),
        ("3 | at_most: '2'", "2"),
        ("nil | plus: 1", "1"),
        ("true | times: 5", "0"),
        ("12345678901234567890 | times: 10", "123456789012345678900"),
        ("'12abc' | to_integer", "12"),
        ("true | to_integer", "1"),
        ("3.99 | to_integer", "3"),
    ],
)
def test_in_a_template(expression: str, expected: str) -> None:
    assert output(f"{{{{ {expression} }}}}") == expected


def test_what_is_not_finite() -> None:
    infinity, nan = float("inf"), float("nan")
    assert output("{{ x | round }}", x=infinity) == "Liquid error (line 1): Computation results in 'Infinity'"
    assert output("{{ x | ceil }}", x=nan) == "Liquid error (line 1): Computation results in 'NaN' (Not a Number)"
    assert output("{{ x | round: 1 }} {{ x | minus: x }} {{ x | at_most: 3 }}", x=infinity) == "Infinity NaN 3"
    assert output("{{ x | to_integer }}", x=nan) == "Liquid error (line 1): internal"
