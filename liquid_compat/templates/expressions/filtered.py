"""A value with filters: what stands in `{{ … }}` and right of `assign`'s equals sign."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from ...content.noted_values import plain
from ...ruby.drop import Drop
from ...ruby.values import Symbol
from ..context import Evaluator, Scope
from ..errors import ArgumentError, UndefinedFilter, advise
from ..hot import Code
from ..python_liquid import Expression
from ..registry import FilterEntry, Registry
from ..values import FOR_FILTERS, for_filter
from .primitive import Literal, Lookup, Value

SPARING = frozenset({"default", "first", "last", "size"})
"""The filters that don't look at all of their input, if it is a hash or a list."""


class FilterCall:
    """One filter with its arguments."""

    __slots__ = ("name", "args", "kwargs")

    def __init__(self, name: str, args: list[Value], kwargs: dict[str, Value]) -> None:
        """Positional and named arguments."""
        self.name = name
        self.args = args
        self.kwargs = kwargs


class Filtered(Value):
    """A value that goes through filters."""

    __slots__ = ("env", "value", "filters")

    def __init__(self, env: Registry, value: Value, filters: list[FilterCall]) -> None:
        """The filters, in order; `env` knows them by name."""
        self.env = env
        self.value = value
        self.filters = filters

    def children(self) -> Iterable[Expression]:
        """The value and all arguments."""
        yield self.value
        for call in self.filters:
            yield from call.args
            yield from call.kwargs.values()

    def compile(self) -> Evaluator:
        """Compute the value, then call each filter with what the one before gave."""
        value = self.value
        if not self.filters:
            return value.compile()
        is_given = not isinstance(value, Literal)
        if not is_given:
            run = value.compile()
        elif type(value) is Lookup and isinstance(value.name, str) and not value.keys:
            run = _variable(value.name, *_change(self.filters[0]))
        else:
            run = value.compile()
            if isinstance(value, Lookup):
                run = _time_for(value, self.filters[0], run)
            run = _changed(run, *_change(self.filters[0]))
        for number, call in enumerate(self.filters):
            if is_given and call.name not in SPARING:
                run = _changed(run, *_TAKEN) if number else run
                is_given = False
            run = _compile_call(self.env, call, run)
        return run

    def source(self, code: Code) -> str:
        """The same, calls in calls."""
        calls = [(call, self.env.filter_entry(call.name)) for call in self.filters]
        is_plain = all(entry is not None and _is_plain(call, entry) for call, entry in calls)
        if not is_plain or (isinstance(self.value, Lookup) and _is_time(self.value)):
            return super().source(code)
        found = self.value.source(code)
        is_given = not isinstance(self.value, Literal)
        if is_given:
            found = _source(code, found, *_change(self.filters[0]))
        for number, (call, entry) in enumerate(calls):
            assert entry is not None
            is_sparing = call.name in SPARING
            if is_given and not is_sparing:
                found = _source(code, found, *_TAKEN) if number else found
                is_given = False
            arguments = [found]
            for argument in call.args:
                given = argument.source(code)
                is_plain = is_sparing or isinstance(argument, Literal)
                arguments.append(given if is_plain else _source(code, given, *_TAKEN_TOO))
            if "context" in entry.extras:
                arguments.append("context=context")
            if "environment" in entry.extras:
                arguments.append("environment=context.env")
            found = f"{code.constant(entry.function)}({', '.join(arguments)})"
        return found


_Change = tuple[frozenset[type], Callable[[Any], Any]]
"""Kinds of values, and what makes of them what a filter gets."""
_TAKEN: _Change = (FOR_FILTERS, for_filter)
_TAKEN_TOO: _Change = (FOR_FILTERS, plain)
_PASSED: _Change = (frozenset({Symbol}), str)


def _change(call: FilterCall) -> _Change:
    """What is done with the value that goes into the first filter."""
    return _PASSED if call.name in SPARING else _TAKEN


def _source(code: Code, found: str, kinds: frozenset[type], change: Callable[[Any], Any]) -> str:
    """What a filter gets of a value."""
    value = code.name()
    return f"({code.constant(change)}({value}) if type({value} := {found}) in {code.constant(kinds)} else {value})"


def _is_plain(call: FilterCall, entry: FilterEntry) -> bool:
    """Whether a call can't but be made, with arguments by position."""
    return not call.kwargs and entry.least <= 1 + len(call.args) <= entry.most


def _time_for(value: Lookup, call: FilterCall, run: Evaluator) -> Evaluator:
    """`site.time | date: "%Y"`, of which no more is recorded than is shown."""
    if not _is_time(value) or call.name != "date" or len(call.args) != 1:
        return run
    form = call.args[0].value if isinstance(call.args[0], Literal) else None
    if type(form) is not str or not form:
        return run

    def moment(scope: Scope) -> Any:
        site, registers = scope.variable("site"), scope.context.registers
        if registers is None or not isinstance(site, Drop) or site.recorder is None:
            return run(scope)
        registers.site.time_for(form)
        return site.lookup("time")

    return moment


def _is_time(value: Lookup) -> bool:
    """Whether this is `site.time`."""
    return value.name == "site" and [key.value if isinstance(key, Literal) else None for key, _ in value.keys] == [
        "time"
    ]


def _changed(run: Evaluator, kinds: frozenset[type], change: Callable[[Any], Any]) -> Evaluator:
    """What a filter gets of a value."""

    def value(scope: Scope) -> Any:
        result = run(scope)
        return change(result) if type(result) in kinds else result

    return value


def _variable(name: str, kinds: frozenset[type], change: Callable[[Any], Any]) -> Evaluator:
    """The same of a variable by itself."""

    def value(scope: Scope) -> Any:
        result = scope[name] if scope.trace is None else scope.trace.variable(name)
        return change(result) if type(result) in kinds else result

    return value


def _arguments(call: FilterCall) -> list[Evaluator]:
    """What a filter gets besides its input."""
    return [_argument(argument, call) for argument in call.args]


def _argument(argument: Value, call: FilterCall) -> Evaluator:
    run = argument.compile()
    return run if isinstance(argument, Literal) or call.name in SPARING else _changed(run, *_TAKEN_TOO)


def _compile_call(env: Registry, call: FilterCall, run: Evaluator) -> Evaluator:
    entry = env.filter_entry(call.name)
    if entry is None:
        return _unknown_filter(env, call, run)
    if not entry.is_traceable:
        run = _spoiling(run)
    function = entry.function
    count = 1 + len(call.args) + (1 if call.kwargs and not entry.takes_keywords else 0)
    if not entry.least <= count <= entry.most:
        message = f"wrong number of arguments (given {count}, expected {entry.arity})"
        return _failing(run, [*call.args, *call.kwargs.values()], message, call.name)
    if call.kwargs or entry.extras:
        return _full_call(function, call, run, entry.takes_keywords, entry.extras)
    if all(isinstance(arg, Literal) for arg in call.args):
        constants = [arg.value for arg in call.args if isinstance(arg, Literal)]
        if not constants:
            return lambda scope: function(run(scope))
        if len(constants) == 1:
            only = constants[0]
            return lambda scope: function(run(scope), only)
        return lambda scope: function(run(scope), *constants)
    args = _arguments(call)
    if len(args) == 1:
        argument = args[0]
        return lambda scope: function(run(scope), argument(scope))
    return lambda scope: function(run(scope), *[argument(scope) for argument in args])


def _spoiling(run: Evaluator) -> Evaluator:
    """The same value, for a filter that nobody knows."""

    def value(scope: Scope) -> Any:
        scope.spoil()
        return run(scope)

    return value


def _full_call(
    function: Callable[..., Any], call: FilterCall, run: Evaluator, takes_keywords: bool, extras: tuple[str, ...]
) -> Evaluator:
    """A call with named arguments, or of a filter that wants the context or the environment."""
    args = _arguments(call)
    named = {name: _argument(value, call) for name, value in call.kwargs.items()}
    context, environment = "context" in extras, "environment" in extras

    def value(scope: Scope) -> Any:
        subject = run(scope)
        values = [argument(scope) for argument in args]
        keywords: dict[str, Any] = {name: argument(scope) for name, argument in named.items()}
        if keywords and not takes_keywords:
            values.append(keywords)
            keywords = {}
        if context:
            keywords["context"] = scope.context
        if environment:
            keywords["environment"] = scope.context.env
        return function(subject, *values, **keywords)

    return value


def _failing(run: Evaluator, arguments: list[Value], message: str, name: str) -> Evaluator:
    """Raise an ArgumentError, unless something goes wrong before."""
    evaluators = [run, *(argument.compile() for argument in arguments)]

    def fail(scope: Scope) -> Any:
        for evaluate in evaluators:
            evaluate(scope)
        raise advise(ArgumentError(message), f"look at the filter '{name}'; what it filters counts as one")

    return fail


def _unknown_filter(env: Registry, call: FilterCall, run: Evaluator) -> Evaluator:
    """Pass the value on, or fail where filters are strict."""
    if not env.options.strict_filters:
        return run
    name = call.name
    hint = env.filter_hint(name)

    def fail(scope: Scope) -> Any:
        run(scope)
        raise UndefinedFilter(f"undefined filter {name}", hint)

    return fail
