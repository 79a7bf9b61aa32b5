"""The state of one render: variables, counters, pending interrupts, limits and errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from ..content.noted_values import NOTED
from ..errors import TemplateError
from ..ruby.bounds import BoundsError
from ..ruby.drop import Drop
from ..ruby.printing import output as to_output
from .errors import (
    LimitError,
    StackLevelError,
    TagError,
    UndefinedFilter,
    UndefinedVariable,
    Unit,
    inline_message,
    render_error,
)
from .guards import printed_length
from .python_liquid import BoundTemplate, RenderContext, Undefined
from .registry import MAX_DEPTH, Registry
from .services import ParsedTemplate, Registers, SiteServices
from .tracer import Tracer
from .values import fetch


class Interrupt(Enum):
    """What a `break` or `continue` leaves for the loop around it."""

    BREAK = "break"
    CONTINUE = "continue"


class Scope(dict[str, Any]):
    """All visible variables by name; a missing one is nil.

    Loops and includes bind names for a while (`push`, `pop`), `assign` writes below all such bindings, and
    `increment` below that, into the data. The visible value of a name is always `scope[name]`: one dict access.
    """

    __slots__ = ("context", "interrupts", "locals", "environment", "trace", "limit", "bound", "_frames", "_strict")

    def __init__(self, context: Context, data: Mapping[str, Any], strict: bool) -> None:
        """`data` is copied, not changed. `strict`: a missing name raises `UndefinedVariable`."""
        super().__init__(data)
        self.context = context
        self.interrupts: list[Interrupt] = []
        self.locals: dict[str, Any] = {}
        self.environment: dict[str, Any] = dict(data)
        self.trace: Tracer | None = None
        self.limit: int = context.environment.options.output_limit
        """So many characters may be written."""
        self.bound: dict[str, int] = {}
        """How often each name is bound by loops and includes, which hide what is assigned."""
        self._frames: list[dict[str, Any]] = []
        self._strict = strict

    def __missing__(self, name: Any) -> Any:
        """Nil, or an error in a strict template."""
        if self._strict:
            raise UndefinedVariable(f"undefined variable {name}")
        return None

    def assign(self, name: str, value: Any) -> None:
        """Set a template's own variable; a loop variable of that name goes on hiding it."""
        trace = self.trace
        while trace is not None:
            trace.assigned(name, value)
            trace = trace.outer
        self.locals[name] = value
        if name not in self.bound:
            self[name] = value

    def count(self, name: str, value: Any) -> None:
        """Set a counter: a change of the data, which anything assigned hides."""
        trace = self.trace
        while trace is not None:
            trace.counted(name, value)
            trace = trace.outer
        self.environment[name] = value
        if self.context.registers is not None:
            self.context.registers.counters[name] = value
        if name not in self.bound and name not in self.locals:
            self[name] = value

    def push(self, namespace: Mapping[str, Any]) -> None:
        """Bind names until the next `pop`. Raises `StackLevelError` when too deep."""
        if len(self._frames) >= MAX_DEPTH - 1:
            raise StackLevelError("Nesting too deep")
        if self.trace is not None:
            self.trace.reach(self.context.depth, len(self._frames))
        saved = {}
        for name, value in namespace.items():
            saved[name] = self.get(name)
            self.bound[name] = self.bound.get(name, 0) + 1
            self[name] = value
        self._frames.append(saved)

    def pop(self) -> None:  # type: ignore[override]
        """End the bindings of the last `push`."""
        for name, value in self._frames.pop().items():
            left = self.bound[name] - 1
            if left:
                self.bound[name] = left
                self[name] = value
                continue
            del self.bound[name]
            if name in self.locals:
                self[name] = self.locals[name]
            elif name in self.environment:
                self[name] = self.environment[name]
            else:
                del self[name]

    def size(self) -> int:
        """The number of open bindings (python-liquid's chain map has this)."""
        return len(self._frames)

    # What a trace is told of, if there is one. Compiled expressions and tags read by these.

    def variable(self, name: str) -> Any:
        """A variable's value."""
        return self[name] if self.trace is None else self.trace.variable(name)

    def path(self, name: str, key: str) -> Any:
        """A value of a variable's, where nothing but that is read of the variable."""
        return self.plain_path(name, key) if self.trace is None else self.trace.path(name, key)

    def plain_path(self, name: str, key: str) -> Any:
        """As `path`, without telling."""
        subject = self[name]
        if type(subject) is dict or isinstance(subject, Drop):
            return subject.get(key)
        return None if subject is None else fetch(subject, key)

    def is_bound(self, name: str) -> bool:
        """Whether a name is bound."""
        return name in self.bound if self.trace is None else self.trace.is_bound(name)

    def is_local(self, name: str) -> bool:
        """Whether a variable was assigned."""
        return name in self.locals if self.trace is None else self.trace.is_local(name)

    def counter(self, name: str) -> Any:
        """What `increment` counts from."""
        return self.environment.get(name) if self.trace is None else self.trace.counter(name)

    def cell(self, kind: str, key: Any) -> Any:
        """What a tag has left for the next of its kind and key in this render; None at first."""
        return self.context.cells.get((kind, key)) if self.trace is None else self.trace.cell(kind, key)

    def put(self, kind: str, key: Any, value: Any) -> None:
        """Leave something for the next tag of the kind and key."""
        trace = self.trace
        while trace is not None:
            trace.put(kind, key, value)
            trace = trace.outer
        self.context.cells[kind, key] = value

    def spoil(self) -> None:
        """Something is about to happen of which nobody knows what it reads or changes."""
        if self.trace is not None:
            self.trace.spoil()

    def frames(self, start: int) -> list[dict[str, Any]]:
        """The names bound by each `push` from the one with this number on."""
        return self._frames[start:]

    def times_bound(self, name: str) -> int:
        """By how many bindings a name is hidden."""
        return self.bound.get(name, 0)


class Context(RenderContext):
    """python-liquid's render context, with Liquid 4.0.4's scoping, and what filters and tags ask for."""

    registers: Registers | None
    raise_errors: bool

    __slots__ = ("registers", "errors", "raise_errors", "steps", "depth", "cells")

    def __init__(
        self,
        template: BoundTemplate,
        *,
        globals: Mapping[str, Any] | None = None,  # noqa: A002 (python-liquid's name)
        registers: Registers | None = None,
        raise_errors: bool = False,
        **kwargs: Any,
    ) -> None:
        """`raise_errors`: the first error ends the render, as in a build; else errors are told inline."""
        super().__init__(template, globals=globals, **kwargs)
        parent = self.parent_context
        if isinstance(parent, Context):
            registers = registers or parent.registers
            raise_errors = raise_errors or parent.raise_errors
        self.registers = registers
        self.raise_errors = raise_errors
        self.errors: list[TemplateError] = parent.errors if isinstance(parent, Context) else []
        data = globals or {}
        if registers is not None and registers.counters:
            data = {**data, **registers.counters}
        scope = Scope(self, data, self.environment.options.strict_variables)
        self.scope = scope  # type: ignore[assignment]
        self.locals = scope.locals
        self.counters = scope.environment
        self.steps = 0
        self.depth = 0
        self.cells: dict[tuple[str, Any], Any] = {}

    @property
    def environment(self) -> Registry:
        """`env`, as our class."""
        return self.env  # type: ignore[return-value]

    def site(self) -> SiteServices:
        """The site; raises TagError for a template that is rendered without one."""
        if self.registers is None:
            raise TagError("this tag needs a site", "pass registers to render()")
        return self.registers.site

    def report(self, template: ParsedTemplate) -> None:
        """Pass a template's warnings on to where warnings go."""
        if self.registers is not None and (template.warnings or template.notices):
            told = template.warnings + template.notices if self.raise_errors else template.warnings
            for problem in told:
                self.registers.warnings.warn(problem.message, problem.location, problem.hint)

    @property
    def variables(self) -> Scope:
        """`scope`, as our class."""
        return self.scope  # type: ignore[return-value]

    def assign(self, key: str, val: Any) -> None:
        """As `Scope.assign`; what is undefined to a foreign tag is nil."""
        self.variables.assign(key, None if isinstance(val, Undefined) else val)

    def handle(self, error: Exception, unit: Unit, index: int) -> str:
        """What is written in place of a node at `index` of `unit` that failed; raises instead in a build."""
        if isinstance(error, RecursionError):
            error = StackLevelError("Nesting too deep")
        elif isinstance(error, BoundsError):
            error = LimitError(error.problem.message, "an array that is pushed into itself doubles its size each time")
        elif isinstance(error, MemoryError):
            error = LimitError("there is not enough memory for what the template makes")
        failure = render_error(error, unit, index)
        if self.raise_errors or isinstance(error, (LimitError, TemplateError)):
            raise failure
        self.errors.append(failure)
        if isinstance(error, (UndefinedVariable, UndefinedFilter)):
            return ""
        return inline_message(error, unit.line(index))

    def print(self, value: Any) -> str:
        """What `{{ value }}` writes. Raises LimitError for an array too long to print."""
        if type(value) in NOTED:
            value = value.plain()
        if type(value) is list and printed_length(value) > self.environment.options.output_limit:
            raise LimitError(f"the array has more than {self.environment.options.output_limit} characters")
        return to_output(value)

    def spend(self, steps: int, out: Output) -> None:
        """Account for loop rounds and for what was written to `out`; raises `LimitError` past a limit."""
        options = self.environment.options
        self.steps += steps
        if self.steps > options.step_limit:
            raise LimitError(f"the template loops more than {options.step_limit} times")
        if out.measure() > options.output_limit:
            raise LimitError(f"the template writes more than {options.output_limit} characters")


class Output(list[str]):
    """The pieces of text written so far.

    `ascii` says whether the first is US-ASCII to Ruby, which then is the encoding of them all, if they are ASCII.
    """

    # Of the class until they are set: nearly all outputs are small, and there are many.
    ascii = False
    _counted = 0
    _size = 0

    def measure(self) -> int:
        """The characters written so far; each piece is measured once."""
        if len(self) > self._counted:
            self._size += sum(map(len, self[self._counted :]))
            self._counted = len(self)
        return self._size


Renderer = Callable[[Scope, Output], None]
"""A compiled node: appends its text to the output."""
Evaluator = Callable[[Scope], Any]
"""A compiled expression."""
