"""Traces: a piece of a template is not rendered again where all that it would read is as it was.

While an include or a loop is rendered, a `Trace` writes down what it reads from outside itself, in order, and what it
leaves behind. Since rendering follows from what is read, the records of a piece form a tree: each node is a read, each
branch a value of it, and at the leaves are the texts. To look a record up is to read what the rendering would read,
up to the first value that was never met.

Everything that rendering reads or changes outside goes through `Scope`, drops, the site's services and the warnings.
Tags and filters of which that isn't known spoil the trace that they are met in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Protocol

from ..content.view import Group
from ..errors import Problem, Warnings
from ..ruby.drop import Drop
from .context import Interrupt, Output, Renderer, Scope
from .loops import ForLoop, TableRowLoop
from .registry import MAX_DEPTH

Read = tuple[Any, ...]
"""A function of the scope and further arguments: what calls it again reads the same."""

_LARGE = 200
"""Values of more parts than this are the same only if they are the same object."""
_MOST_NESTED = 4
"""In so many traces at once something may be rendered: each makes reading slower."""
_TRIES = 6
"""So often a piece is tried before it is judged."""
_WAIT = 100
"""So often a piece that didn't pay is rendered before it is tried again; each time four times as often."""
_MOST_SAVED = 2_000.0
"""What a piece has saved beyond this doesn't excuse what it costs later."""
_MOST_RECORDS = 4_000
_SPOILT = -1_000.0
"""What it costs to try a piece that can't be traced: it is soon given up."""
_DEEP = 20
"""What nests deeper is rendered each time, so that it meets the limits where it would."""


class Watched(Protocol):
    """Who knows what is read of a site beside the scope: `content.view.View`."""

    reads: set[Any] | None
    trace: Any

    def note(self, read: Any) -> None:
        """Record a read."""
        ...


@dataclass(slots=True)
class Record:
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


@dataclass(slots=True)
class _Node:
    """A read, and what follows for each value of it. The values are kept, so that their `id`s stay theirs."""

    read: Read
    branches: dict[Any, tuple[Any, _Node | Record]] = field(default_factory=dict)


@dataclass(slots=True)
class _Piece:
    """What is known of a piece of a template: its records, and whether it pays to have them."""

    root: _Node = field(default_factory=lambda: _Node(()))
    """Branches by whether nothing is written yet: what comes first decides on the encoding."""
    skips: int = 1
    """So often it is to be rendered without a trace. What is met only once needn't be recorded."""
    wait: int = _WAIT
    tries: int = 0
    balance: float = 0.0
    records: int = 0

    def find(self, scope: Scope, out: Output) -> Record | None:
        """The record of what rendering would now read."""
        branch = self.root.branches.get(not out)
        while branch is not None:
            node = branch[1]
            if isinstance(node, Record):
                return node
            function, *arguments = node.read
            try:
                branch = node.branches.get(key_of(function(scope, *arguments)))
            except Exception:  # noqa: BLE001 (rendering meets it again, and knows where)
                return None
        return None

    def put(self, starts: bool, events: list[tuple[Read, Any, Any]], record: Record) -> bool:
        """Keep a record; False where it read other things than another one that had met the same values."""
        self.records += 1
        node, key, value = self.root, starts, None
        for read, following_key, following_value in events:
            branch = node.branches.get(key)
            following = _Node(read) if branch is None else branch[1]
            if not isinstance(following, _Node) or following.read != read:
                return False
            node.branches[key] = (value, following)
            node, key, value = following, following_key, following_value
        branch = node.branches.get(key)
        if branch is not None and isinstance(branch[1], _Node):
            return False
        node.branches[key] = (value, record)
        return True

    def judge(self, gain: float) -> None:
        """Count a try; a piece that costs more than it saves is left alone for a time."""
        self.tries += 1
        self.balance = min(self.balance + gain, _MOST_SAVED)
        if self.balance < 0 and (self.tries >= _TRIES or gain <= _SPOILT):
            self.leave()

    def leave(self) -> None:
        """Render it without traces for a time."""
        self.skips, self.wait = self.wait, self.wait * 4
        self.tries, self.balance = 0, 0.0
        self.root = _Node(())


class Traces:
    """The records of one snapshot of a site."""

    def __init__(self, view: Watched, pieces: dict[Any, Any], *, always: bool = False) -> None:
        """`pieces` is an empty table that is thrown away with the snapshot. `always`: whether or not it pays."""
        self._view = view
        self._pieces: dict[Any, _Piece] = pieces
        self._always = always

    def render(self, thing: object, render: Renderer, scope: Scope, out: Output) -> None:
        """Do what `render` does; `thing` is what it renders. Raises as `render`."""
        piece = self._pieces.get(thing)
        if piece is None:
            piece = self._pieces[thing] = _Piece()
        context, outer = scope.context, scope.trace
        is_nested = outer is not None and outer.level >= _MOST_NESTED and not self._always
        if piece.skips and not self._always:
            piece.skips -= 1
            render(scope, out)
            return
        if is_nested or scope.interrupts or context.depth > _DEEP or context.registers is None:
            render(scope, out)
            return
        record = piece.find(scope, out)
        if record is not None and record.fits(scope, out, self._view):
            record.replay(scope, out, self._view)
            self._judge(piece, record.work)
            return
        starts = not out
        trace = Trace(scope, self._view, context.registers.warnings)
        record = trace.run(render, out)
        if record is not None and piece.records < _MOST_RECORDS and not piece.put(starts, trace.events, record):
            piece.leave()
        self._judge(piece, _SPOILT if record is None else -trace.work * 0.7 - 3)

    def _judge(self, piece: _Piece, gain: float) -> None:
        if not self._always:
            piece.judge(gain)


def render_traced(thing: object, render: Renderer, scope: Scope, out: Output) -> None:
    """Do what `render` does, from a record if there is one; `thing` is what it renders. Raises as `render`."""
    registers = scope.context.registers
    if registers is None or registers.traces is None:
        render(scope, out)
    else:
        registers.traces.render(thing, render, scope, out)


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


class Unkeyable(Exception):
    """A value that changes while it is looked at."""


def key_of(value: Any) -> Any:
    """Equal for values that are the same to a template. Raises Unkeyable.

    A drop is the same only if it is the same object; what it shows to whom is read by itself.
    """
    kind = type(value)
    if kind is str:
        return value
    if value is None or kind is bool or kind is int:
        return (kind, value)
    return _key(value, [_LARGE])


def _key(value: Any, left: list[int]) -> Any:
    """As `key_of`, for a value of no more than `left` parts."""
    kind = type(value)
    left[0] -= 1
    if kind is str:
        return value
    if value is None or kind is bool or kind is int:
        return (kind, value)
    if kind is float:
        return (kind, repr(value))
    if isinstance(value, (ForLoop, TableRowLoop)):
        raise Unkeyable
    if isinstance(value, Drop):
        return (id, id(value))
    if (kind is list or kind is tuple) and len(value) <= left[0]:
        return (kind, *_keys(value, left))
    if kind is dict and len(value) * 2 <= left[0]:
        return (kind, *_keys((part for pair in value.items() for part in pair), left))
    if isinstance(value, str):
        return (kind, str(value))
    if isinstance(value, date):
        return (kind, repr(value), value.tzname() if isinstance(value, datetime) else None)
    if kind is range:
        return (kind, value.start, value.stop)
    return (id, id(value))


def _keys(values: Iterable[Any], left: list[int]) -> Iterable[Any]:
    for value in values:
        yield _key(value, left)
