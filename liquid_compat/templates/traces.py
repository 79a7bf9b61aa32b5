"""Traces: a piece of a template is not rendered again where all that it would read is as it was.

While an include or a loop is rendered, a `Trace` writes down what it reads from outside itself, in order, and what it
leaves behind. Since rendering follows from what is read, the records of a piece form a tree: each node is a read, each
branch a value of it, and at the leaves are the texts. To look a record up is to read what the rendering would read,
up to the first value that was never met.

Everything that rendering reads or changes outside goes through `Scope`, drops, the site's services and the warnings.
Tags and filters of which that isn't known spoil the trace that they are met in.
"""

from __future__ import annotations

import math
from typing import Any

from .context import Output, Renderer, Scope
from .keys import key_of
from .trace import Read, Record, Trace, Watched

_MOST_NESTED = 4
"""In so many traces at once something may be rendered: each makes reading slower."""
_TRIES = 3
"""So often a piece is tried before it is judged."""
_LARGE_LOSS = -200.0
"""A piece that costs as much is judged when it has been met again once."""
_DEAR = -1_000.0
"""A piece that costs as much is recorded once; what reads other things the next time isn't tried again at once."""
_WAIT = 100
"""So often a piece that didn't pay is rendered before it is tried again; each time four times as often."""
_MOST_SAVED = 2_000.0
"""What a piece has saved beyond this doesn't excuse what it costs later."""
_MOST_RECORDS = 4_000
_SPOILT = -math.inf
"""What it costs to try a piece that can't be traced: it is given up at once, which one that costs much isn't."""
_DEEP = 20
"""What nests deeper is rendered each time, so that it meets the limits where it would."""


class _Node:
    """A read, and what follows for each value of it. The values are kept, so that their `id`s stay theirs."""

    __slots__ = ("branches", "read")

    def __init__(self, read: Read) -> None:
        """A read that hasn't been met with any value yet."""
        self.read = read
        self.branches: dict[Any, tuple[Any, _Node | Record]] = {}


class _Piece:
    """What is known of a piece of a template: its records, and whether it pays to have them."""

    __slots__ = ("balance", "records", "root", "skips", "tries", "wait")

    def __init__(self) -> None:
        """A piece that hasn't been met yet."""
        self.root = _Node(())
        """Branches by whether nothing is written yet: what comes first decides on the encoding."""
        self.skips = 1
        """So often it is to be rendered without a trace. What is met only once needn't be recorded."""
        self.wait = _WAIT
        self.tries = 0
        self.balance = 0.0
        self.records = 0

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
        enough = 2 if self.balance <= _LARGE_LOSS else _TRIES
        if self.balance < 0 and (self.tries >= enough or gain <= _SPOILT):
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
        if piece.balance <= _DEAR and not self._always:
            piece.leave()
            render(scope, out)
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
