"""Conditions of `if`, `unless`, `elsif` and `when`.

`and` and `or` bind to the right, with equal strength: `a and b or c` is `a and (b or c)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...ruby.compare import (
    ComparisonError,
    contains,
    equal,
    greater,
    greater_equal,
    less,
    less_equal,
)
from ...ruby.values import Symbol
from ..context import Evaluator, Scope
from ..errors import ArgumentError
from ..hot import Code
from ..python_liquid import Expression
from ..values import BLANK, EMPTY, MethodLiteral
from .primitive import Literal, Value

Test = Callable[[Scope], Any]
"""A compiled condition: something Python takes for true or false as Liquid does."""


class Comparison(Value):
    """`left operator right`, or a value alone."""

    __slots__ = ("left", "operator", "right")

    def __init__(self, left: Value, operator: str | None = None, right: Value | None = None) -> None:
        """Without an operator the condition is the left value."""
        self.left = left
        self.operator = operator
        self.right = right

    def children(self) -> Iterable[Expression]:
        """Both sides."""
        return (self.left,) if self.right is None else (self.left, self.right)

    def compile(self) -> Test:
        """The test; raises ArgumentError for values that can't be compared."""
        left = self.left.compile()
        if self.operator is None:
            return _truth(self.left, left)
        right_value = self.right or Literal(None)
        right = right_value.compile()
        if self.operator in _EQUALITIES:
            negated = self.operator != "=="
            literal = right_value.value if isinstance(right_value, Literal) else _NONE
            for side, other in ((right_value, left), (self.left, right)):
                if isinstance(side, Literal) and side.value is BLANK:
                    return _blank_test(other, negated)
            if literal is not _NONE and not isinstance(self.left, Literal):
                test = _equals_constant(left, literal, negated)
                if test is not None:
                    return test
            if negated:
                return lambda scope: not values_equal(left(scope), right(scope))
            return lambda scope: values_equal(left(scope), right(scope))
        relate = _RELATIONS.get(self.operator)
        if relate is None:
            return _unknown_operator(left, right, self.operator)
        if self.operator == "contains":
            return lambda scope: relate(left(scope), right(scope))
        if any(isinstance(side, Literal) and type(side.value) is MethodLiteral for side in (self.left, right_value)):
            return lambda scope: (left(scope), right(scope)) is None  # they have no order

        return lambda scope: _ordered(relate, left(scope), right(scope))

    def source(self, code: Code) -> str:
        """The same in place, for the most frequent comparisons."""
        left, right = self.left, self.right or Literal(None)
        operator = self.operator
        is_odd = any(isinstance(side, Literal) and type(side.value) is MethodLiteral for side in (left, right))
        if is_odd or isinstance(left, Literal) or (operator is not None and operator not in _WRITTEN):
            return super().source(code)
        mine, other = code.name(), code.name()
        first = left.source(code)
        if operator is None:
            return f"(({mine} := {first}) is not None and {mine} is not False)"
        second = right.source(code)
        if operator in _EQUALITIES:
            found = f"{code.constant(values_equal)}({first}, {second})"
            if isinstance(right, Literal):
                kind = type(right.value)
                if kind is str:
                    found = f"{first} == {second}"
                elif kind in (bool, type(None)):
                    found = f"{first} is {second}"
                elif kind is int:
                    call = f"{code.constant(values_equal)}({mine}, {second})"
                    found = f"({mine} == {second} if type({mine} := {first}) is int else {call})"
            return f"({found})" if operator == "==" else f"(not ({found}))"
        if operator == "contains":
            return f"{code.constant(contains)}({first}, {second})"
        are_numbers = f"(type({mine} := {first}) is int) & (type({other} := {second}) is int)"
        call = f"{code.constant(_ordered)}({code.constant(_RELATIONS[operator])}, {mine}, {other})"
        return f"({mine} {operator} {other} if {are_numbers} else {call})"


def _ordered(relate: Callable[[Any, Any], Any], left: Any, right: Any) -> Any:
    """What `<` or its like says. Raises ArgumentError for values that can't be compared."""
    try:
        return relate(left, right)
    except ComparisonError as error:
        raise ArgumentError(str(error)) from error


class Junction(Value):
    """Comparisons joined by `and` and `or`."""

    __slots__ = ("comparisons", "relations")

    def __init__(self, comparisons: list[Comparison], relations: list[str]) -> None:
        """Between each two comparisons a relation, `and` or `or`."""
        self.comparisons = comparisons
        self.relations = relations

    def children(self) -> Iterable[Expression]:
        """The comparisons."""
        return self.comparisons

    def compile(self) -> Test:
        """The test; a comparison is looked at only where it matters."""
        tests = [comparison.compile() for comparison in self.comparisons]
        last = tests.pop()
        if len(tests) == 1:
            first = tests[0]
            if self.relations[0] == "and":
                return lambda scope: first(scope) and last(scope)
            return lambda scope: first(scope) or last(scope)
        # An `and` after something false and an `or` after something true end the whole.
        steps = [(test, relation == "or") for test, relation in zip(tests, self.relations, strict=True)]

        def test_all(scope: Scope) -> Any:
            for test, ends_if in steps:
                if bool(test(scope)) is ends_if:
                    return ends_if
            return last(scope)

        return test_all

    def source(self, code: Code) -> str:
        """The same in place."""
        tests = [comparison.source(code) for comparison in self.comparisons]
        found = tests.pop()
        for test, relation in zip(reversed(tests), reversed(self.relations), strict=True):
            found = f"({test} {relation} {found})"
        return found


Condition = Comparison | Junction

_NONE = object()
_EQUALITIES = frozenset(("==", "!=", "<>"))
_RELATIONS: dict[str, Callable[[Any, Any], Any]] = {
    "<": less,
    ">": greater,
    "<=": less_equal,
    ">=": greater_equal,
    "contains": contains,
}
_WRITTEN = _EQUALITIES | _RELATIONS.keys()
"""The operators of which source is made."""


def values_equal(left: Any, right: Any) -> bool:
    """Liquid's `==`: Ruby's, but `blank` and `empty` ask the other side, and a symbol is a string."""
    if type(left) is MethodLiteral:
        return _answers(left, right)
    if type(right) is MethodLiteral:
        return _answers(right, left)
    if type(left) is Symbol:
        left = str(left)
    if type(right) is Symbol:
        right = str(right)
    return equal(left, right)


def _answers(literal: MethodLiteral, value: Any) -> bool:
    """Whether `value` says it is empty. To be blank is unknown to plain Ruby: nothing is."""
    return literal is EMPTY and isinstance(value, (str, list, dict)) and type(value) is not MethodLiteral and not value


def _truth(value: Value, run: Evaluator) -> Test:
    if isinstance(value, Literal):
        constant = value.value is not None and value.value is not False
        return lambda scope: constant

    def test(scope: Scope) -> bool:
        result = run(scope)
        return result is not None and result is not False

    return test


def _equals_constant(run: Evaluator, constant: Any, negated: bool) -> Test | None:
    """A fast test against a constant, for the constants that allow one."""
    if type(constant) is str:
        if negated:
            return lambda scope: run(scope) != constant
        return lambda scope: run(scope) == constant
    if constant is None or constant is True or constant is False:
        if negated:
            return lambda scope: run(scope) is not constant
        return lambda scope: run(scope) is constant
    if type(constant) is int:

        def test(scope: Scope) -> bool:
            value = run(scope)
            return (value == constant if type(value) is int else values_equal(value, constant)) is not negated

        return test
    return None


def _blank_test(run: Evaluator, negated: bool) -> Test:
    """Whether a value is `blank`: to plain Ruby nothing is, to ActiveSupport what is nil, false or empty."""

    def test(scope: Scope) -> bool:
        value = run(scope)
        if scope.context.environment.options.blank == "plain":
            return negated
        if isinstance(value, str):
            value = value.strip() or None
        return (value is None or value is False or (isinstance(value, (list, dict)) and not value)) is not negated

    return test


def _unknown_operator(left: Evaluator, right: Evaluator, operator: str) -> Test:
    def fail(scope: Scope) -> Any:
        left(scope)
        right(scope)
        raise ArgumentError(f"Unknown operator {operator}", "the operators are == != < > <= >= contains")

    return fail
