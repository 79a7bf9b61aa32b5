"""A `Trace` writes down what one rendering of a piece of a template reads outside itself and leaves: a `Record`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

from ..content.view import Group
from ..errors import Problem, Warnings
from .context import Interrupt, Output, Renderer, Scope
from .keys import Unkeyable, key_of
from .registry import MAX_DEPTH

Read = tuple[Any, ...]
"""A function of the scope and further arguments: what calls it again reads the same."""


class Watched(Protocol):
    """Who knows what is read of a site beside the scope: `content.view.View`."""

    reads: set[Any] | None
    trace: Any

    def note(self, read: Any) -> None:
        """Record a read."""
        ...


class Record(NamedTuple):
    """What came of rendering a piece."""

    text: str | None
    """What was written; None where nothing was, not even an empty text."""
    is_ascii: bool
    """Whether the output is US-ASCII to Ruby, where it began with this."""
    writes: list[tuple[Callable[..., None], str, Any]]
    """What was left in the scope: functions of it, with a name and a value."""
    interrupts: list[Interrupt]
    warnings: list[Problem]
    steps: int
    depth: int
    frames: int
    """How many includes and bindings it was deep, and the steps that it took."""
    reads: Group | None
    """What it read of the site by itself; None where that wasn't recorded."""
    work: int
    """About how many reads it is worth."""

    def fits(self, scope: Scope, out: Output, view: Watched) -> bool:
        """Whether no limit stands in the way, and what was read is known if somebody wants to know."""
        context, options = scope.context, scope.context.environment.options
        return (
            (view.reads is None or self.reads is not None)
            and context.depth + self.depth < MAX_DEPTH
            and scope.size() + self.frames < MAX_DEPTH - 1
            and context.steps + self.steps <= options.step_limit
            and out.measure() + len(self.text or "") <= options.output_limit
        )

    def replay(self, scope: Scope, out: Output, view: Watched) -> None:
        """Do all that rendering would do."""
        context = scope.context
        if self.text is not None:
            if not out:
                out.ascii = self.is_ascii
            out.append(self.text)
        for write, name, value in self.writes:
            write(scope, name, value)
        context.steps += self.steps
        scope.interrupts.extend(self.interrupts)
        if context.registers is not None:
            context.registers.warnings.add(self.warnings)
        if self.reads is not None:
            view.note(self.reads)
        trace = scope.trace
        if trace is not None:
            trace.work += self.work
            trace.reach(context.depth + self.depth, scope.size() + self.frames)


class Trace:
    """What one rendering of a piece reads and leaves."""

    def __init__(self, scope: Scope, view: Watched, warnings: Warnings) -> None:
        """Nothing is read yet. The trace around this one is told of what is outside of both."""
        self.outer = scope.trace
        self.level: int = 1 if self.outer is None else self.outer.level + 1
        self.events: list[tuple[Read, Any, Any]] = []
        """Reads with the keys of their values, and the values."""
        self.work = 0
        self.loops = len(scope.context.loops)
        self._scope, self._view = scope, view
        self._base = scope.size()
        self._outer_reads: set[Any] | None = None
        self._known: dict[Read, Any] = {}
        self._assigned: dict[str, Any] = {}
        self._counted: dict[str, Any] = {}
        self._cells: dict[tuple[str, Any], Any] = {}
        self._depth, self._frames = scope.context.depth, self._base
        self._logs = warnings.logs
        self._is_spoilt = False

    def run(self, render: Renderer, out: Output) -> Record | None:
        """Render; None where what came of it can't be used again."""
        scope, view, context = self._scope, self._view, self._scope.context
        depth, steps, mark, starts = context.depth, context.steps, len(out), not out
        told: list[Problem] = []
        self._logs.append(told)
        self._outer_reads = outer_reads = view.reads
        reads: set[Any] | None = None if outer_reads is None else set()
        scope.trace = view.trace = self
        view.reads = reads
        try:
            render(scope, out)
        except BaseException:
            self._is_spoilt = True
            raise
        finally:
            scope.trace = view.trace = self.outer
            view.reads = outer_reads
            self._logs.pop()
            group = None if reads is None or self._is_spoilt else Group(reads)
            if outer_reads is not None and reads:
                outer_reads |= reads if group is None else {group}
            if self.outer is not None:
                self.outer.work += self.work
                self.outer.reach(self._depth, self._frames)
        if self._is_spoilt:
            return None
        writes: list[tuple[Callable[..., None], str, Any]] = []
        writes += [(Scope.assign, name, value) for name, value in self._assigned.items()]
        writes += [(Scope.count, name, value) for name, value in self._counted.items()]
        writes += [(_put, key, value) for key, value in self._cells.items()]  # type: ignore[misc]
        return Record(
            "".join(out[mark:]) if len(out) > mark else None,
            out.ascii and starts,
            writes,
            list(scope.interrupts),
            told,
            context.steps - steps,
            self._depth - depth,
            self._frames - self._base,
            group,
            self.work - len(self.events),
        )

    def spoil(self) -> None:
        """Something is met of which nobody knows what it reads or changes."""
        self._is_spoilt = True
        if self.outer is not None:
            self.outer.spoil()

    def reach(self, depth: int, frames: int) -> None:
        """So many includes and bindings are open."""
        self._depth = max(self._depth, depth)
        self._frames = max(self._frames, frames)

    # Reading.

    def read(self, *read: Any) -> Any:
        """Read something that is outside for sure."""
        known = self._known
        if read in known:
            return known[read]
        scope, view, logs = self._scope, self._view, self._logs
        reads = view.reads
        log = logs.pop()
        scope.trace = view.trace = self.outer
        view.reads = self._outer_reads
        try:
            value = read[0](scope, *read[1:])
        finally:
            scope.trace = view.trace = self
            view.reads = reads
            logs.append(log)
        self._keep(read, value)
        return value

    def _keep(self, read: Read, value: Any) -> None:
        self._known[read] = value
        try:
            self.events.append((read, key_of(value), value))
        except Unkeyable:
            self.spoil()

    def called(self, function: Callable[[Any], Any], argument: Any) -> Any:
        """What a function gives, whose results hang on who asks."""
        return self.read(_call, function, argument)

    def variable(self, name: str) -> Any:
        """A variable."""
        self.work += 1
        return self._scope[name] if self._is_inside(name) else self.read(Scope.variable, name)

    def path(self, name: str, key: str) -> Any:
        """A value of a variable's; of the variable nothing else is read."""
        self.work += 1
        if self._is_inside(name):
            return self._scope.plain_path(name, key)
        return self.read(Scope.path, name, key)

    def is_bound(self, name: str) -> bool:
        """Whether a name is bound outside, or inside."""
        return True if self._is_bound_inside(name) else bool(self.read(Scope.is_bound, name))

    def is_local(self, name: str) -> bool:
        """Whether a variable was assigned."""
        return True if name in self._assigned else bool(self.read(Scope.is_local, name))

    def counter(self, name: str) -> Any:
        """A counter's value."""
        if name in self._counted:
            return self._scope.environment.get(name)
        return self.read(Scope.counter, name)

    def cell(self, kind: str, key: Any) -> Any:
        """What a tag has left for the next of its kind."""
        if (kind, key) in self._cells:
            return self._cells[kind, key]
        return self.read(Scope.cell, kind, key)

    def _is_inside(self, name: str) -> bool:
        """Whether the visible value of a name is the piece's own work."""
        if name not in self._scope.bound:
            return name in self._assigned or (name in self._counted and name not in self._scope.locals)
        if self._is_bound_inside(name):
            return True
        if name in self._assigned:
            return not self._is_bound_outside(name)
        if name in self._counted:
            return not self._is_bound_outside(name) and name not in self._scope.locals
        return False

    def _is_bound_inside(self, name: str) -> bool:
        return any(name in frame for frame in self._scope.frames(self._base))

    def _is_bound_outside(self, name: str) -> bool:
        inside = sum(name in frame for frame in self._scope.frames(self._base))
        return self._scope.times_bound(name) > inside

    # Writing.

    def assigned(self, name: str, value: Any) -> None:
        """A variable is about to be set: whether that shows hangs on what is bound outside."""
        self._note_binding(name)
        self._assigned[name] = value

    def counted(self, name: str, value: Any) -> None:
        """A counter is about to be set: it doesn't show behind what is bound or assigned."""
        self._note_binding(name)
        if name not in self._assigned and (Scope.is_local, name) not in self._known:
            self._keep((Scope.is_local, name), name in self._scope.locals)
        self._counted[name] = value

    def put(self, kind: str, key: Any, value: Any) -> None:
        """A tag leaves something for the next of its kind."""
        self._cells[kind, key] = value

    def _note_binding(self, name: str) -> None:
        if (Scope.is_bound, name) not in self._known:
            self._keep((Scope.is_bound, name), self._is_bound_outside(name))


def _call(scope: Scope, function: Callable[[Any], Any], argument: Any) -> Any:
    return function(argument)


def _put(scope: Scope, key: tuple[str, Any], value: Any) -> None:
    scope.put(*key, value)
