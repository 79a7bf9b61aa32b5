"""Values in expressions: literals, ranges and variables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...ruby.drop import Drop
from ...ruby.printing import to_s
from ..context import Evaluator, Scope
from ..errors import ArgumentError, UndefinedVariable
from ..hot import Code
from ..loops import LOOP_VALUES, ForLoop, TableRowLoop
from ..python_liquid import TOKEN_EXPRESSION, Expression, RenderContext, Token
from ..values import MethodLiteral, fetch, fetch_command, has_key, leading_integer

_NOWHERE = Token(TOKEN_EXPRESSION, "", -1, "")

_SMALL = 1_000_000
"""A position that is one to Ruby too."""


class Value(Expression):
    """An expression of ours: what python-liquid's has, and a compiled form."""

    __slots__ = ()

    token = _NOWHERE
    """Values don't know their place; the node around them does."""

    def compile(self) -> Evaluator:
        """The function that computes the value."""
        raise NotImplementedError

    def source(self, code: Code) -> str:
        """A Python expression that does the same where nothing is traced; a call, if there is nothing better."""
        return f"{code.constant(self.compile())}(scope)"

    def evaluate(self, context: RenderContext) -> object:
        """As python-liquid evaluates expressions."""
        return self.compile()(context.scope)  # type: ignore[arg-type]

    def children(self) -> Iterable[Expression]:
        """Expressions inside."""
        return ()


class Literal(Value):
    """A constant."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        """`value` is the constant."""
        self.value = value

    def compile(self) -> Evaluator:
        """Return the constant."""
        value = self.value
        return lambda scope: value

    def source(self, code: Code) -> str:
        """The constant."""
        return code.constant(self.value)


class Range(Value):
    """`(a..b)` with a variable at an end."""

    __slots__ = ("first", "last")

    def __init__(self, first: Value, last: Value) -> None:
        """The two ends."""
        self.first = first
        self.last = last

    def compile(self) -> Evaluator:
        """Compute both ends; raises ArgumentError for one that isn't an integer."""
        first, last = self.first.compile(), self.last.compile()
        return lambda scope: range(_range_end(first(scope)), _range_end(last(scope)) + 1)

    def children(self) -> Iterable[Expression]:
        """Both ends."""
        return (self.first, self.last)


class Lookup(Value):
    """A variable with the keys that lead into it."""

    __slots__ = ("name", "keys")

    def __init__(self, name: str | Value | None, keys: tuple[tuple[Value, bool], ...]) -> None:
        """`keys`: each with whether it may be a command (`.size`, `.first`, `.last` outside brackets)."""
        self.name = name
        self.keys = keys

    def children(self) -> Iterable[Expression]:
        """Expressions in brackets."""
        return tuple(key for key, _ in self.keys)

    def compile(self) -> Evaluator:
        """Look the name up, then each key in what the one before gave."""
        run = self._compile_name()
        for position, (key, command) in enumerate(self.keys):
            first_key = position == 0
            if isinstance(key, Literal):
                if first_key and isinstance(self.name, str):
                    run = _first_key(self.name, key.value, command)
                else:
                    run = _next_key(run, key.value, command)
            else:
                run = _computed_key(run, key.compile())
        return run

    def source(self, code: Code) -> str:
        """The same, looked up in place."""
        if type(self) is not Lookup or not isinstance(self.name, str):
            return super().source(code)
        found = f"scope[{self.name!r}]"
        for position, (key, command) in enumerate(self.keys):
            subject = code.name()
            get = code.constant(fetch_command if command else fetch)
            if not isinstance(key, Literal):
                found = f"{get}({found}, {key.source(code)})"
            elif self.name == "forloop" and not position and key.value in LOOP_VALUES:
                value_of, kind = code.constant(LOOP_VALUES[key.value]), code.constant(ForLoop)
                call = f"{code.constant(fetch)}({subject}, {key.value!r})"
                found = f"({value_of}({subject}) if type({subject} := {found}) is {kind} else {call})"
            elif command or type(key.value) not in (int, str):
                found = f"{get}({found}, {code.constant(key.value)})"
            elif type(key.value) is int:
                is_there = f"type({subject} := {found}) is list and {-key.value - 1} < len({subject}) > {key.value}"
                found = f"({subject}[{key.value}] if {is_there} else {get}({subject}, {key.value}))"
            else:
                drop = f"isinstance({subject}, {code.constant(Drop)})"
                found = (
                    f"({subject}.get({key.value!r}) if type({subject} := {found}) is dict or {drop}"
                    f" else None if {subject} is None else {get}({subject}, {key.value!r}))"
                )
        return found

    def _compile_name(self) -> Evaluator:
        if isinstance(self.name, Value):
            name = self.name.compile()

            def computed(scope: Scope) -> Any:
                key = name(scope)
                return scope.variable(key) if isinstance(key, str) else None

            return computed
        return _variable(self.name)


def _variable(name: Any) -> Evaluator:
    """A variable by itself."""
    return lambda scope: scope[name] if scope.trace is None else scope.trace.variable(name)


def _first_key(name: str, key: Any, command: bool) -> Evaluator:
    """`name.key`, the most frequent of all expressions."""
    if name == "forloop" and key in LOOP_VALUES:
        value_of = LOOP_VALUES[key]

        def of_loop(scope: Scope) -> Any:
            if scope.trace is not None:
                return scope.trace.path(name, key)
            loop = scope["forloop"]
            return value_of(loop) if type(loop) is ForLoop else fetch(loop, key)

        return of_loop
    if command or not isinstance(key, str):
        return _next_key(_variable(name), key, command)

    def run(scope: Scope) -> Any:
        if scope.trace is not None:
            return scope.trace.path(name, key)
        subject = scope[name]
        if type(subject) is dict:
            return subject.get(key)
        if isinstance(subject, Drop):
            return subject.get(key)
        return None if subject is None else fetch(subject, key)

    return run


def _next_key(subject_of: Evaluator, key: Any, command: bool) -> Evaluator:
    """`….key` with a constant key."""
    if command:
        return lambda scope: fetch_command(subject_of(scope), key)
    if type(key) is int and abs(key) <= _SMALL:

        def element(scope: Scope) -> Any:
            subject = subject_of(scope)
            if type(subject) is list:
                return subject[key] if -len(subject) <= key < len(subject) else None
            return fetch(subject, key)

        return element
    if not isinstance(key, str):
        return lambda scope: fetch(subject_of(scope), key)

    def run(scope: Scope) -> Any:
        subject = subject_of(scope)
        if type(subject) is dict:
            return subject.get(key)
        if isinstance(subject, Drop):
            return subject.get(key)
        return None if subject is None else fetch(subject, key)

    return run


def _computed_key(subject_of: Evaluator, key_of: Evaluator) -> Evaluator:
    return lambda scope: fetch(subject_of(scope), key_of(scope))


class StrictLookup(Lookup):
    """A variable of a strict template: what isn't there is an error."""

    __slots__ = ()

    def compile(self) -> Evaluator:
        """Look up, key by key; raises UndefinedVariable."""
        subject_of = self._compile_name()
        keys = [(key.compile(), command) for key, command in self.keys]

        def run(scope: Scope) -> Any:
            subject = subject_of(scope)
            for key_of, command in keys:
                key = key_of(scope)
                if not has_key(subject, key, command):
                    what = "method" if isinstance(subject, (ForLoop, TableRowLoop)) else "variable"
                    raise UndefinedVariable(f"undefined {what} {to_s(key)}")
                subject = fetch_command(subject, key) if command else fetch(subject, key)
            return subject

        return run


def _range_end(value: Any) -> int:
    """An end of a range; raises ArgumentError `invalid integer`."""
    kind = type(value)
    if kind is int:
        return value
    if value is None or (isinstance(value, str) and kind is not MethodLiteral):
        return leading_integer(value)
    raise ArgumentError("invalid integer")
