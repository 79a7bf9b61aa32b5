"""The loop objects of templates: `forloop` and `tablerowloop`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..ruby.drop import Drop
from .tracer import Tracer


class ForLoop(Drop):
    """`forloop`: where a loop stands."""

    __slots__ = ("name", "length", "parentloop", "index0", "trace")

    def __init__(self, name: str, length: int, parentloop: ForLoop | None) -> None:
        """`parentloop` is the loop around this one."""
        super().__init__()
        self.name = name
        self.length = length
        self.parentloop = parentloop
        self.index0 = 0
        self.trace: Tracer | None = None
        """Who wants to know if somebody looks for a loop around this one."""

    def lookup(self, key: str) -> Any:
        """One of `LOOP_VALUES`."""
        value_of = LOOP_VALUES.get(key)
        return None if value_of is None else value_of(self)

    def keys(self) -> list[str]:
        """The names of all values."""
        return list(LOOP_VALUES)

    def to_s(self) -> str:
        """The name of Ruby's class."""
        return "Liquid::ForloopDrop"


def _parent(loop: ForLoop) -> ForLoop | None:
    if loop.trace is not None:
        loop.trace.spoil()
    return loop.parentloop


LOOP_VALUES: dict[Any, Callable[[ForLoop], Any]] = {
    "name": lambda loop: loop.name,
    "length": lambda loop: loop.length,
    "parentloop": _parent,
    "index": lambda loop: loop.index0 + 1,
    "index0": lambda loop: loop.index0,
    "rindex": lambda loop: loop.length - loop.index0,
    "rindex0": lambda loop: loop.length - loop.index0 - 1,
    "first": lambda loop: loop.index0 == 0,
    "last": lambda loop: loop.index0 == loop.length - 1,
}


class TableRowLoop(Drop):
    """`tablerowloop`: where a table stands."""

    __slots__ = ("length", "cols", "index0", "col", "row")

    def __init__(self, length: int, cols: int) -> None:
        """`cols` columns (0: all in one row)."""
        super().__init__()
        self.length = length
        self.cols = cols
        self.index0 = 0
        self.col = 1
        self.row = 1

    def step(self) -> None:
        """Go on to the next cell."""
        self.index0 += 1
        if self.col == self.cols:
            self.col = 1
            self.row += 1
        else:
            self.col += 1

    def lookup(self, key: str) -> Any:
        """One of the values that tell where the table stands."""
        value_of = _ROW_VALUES.get(key)
        return None if value_of is None else value_of(self)

    def keys(self) -> list[str]:
        """The names of all values."""
        return list(_ROW_VALUES)

    def to_s(self) -> str:
        """The name of Ruby's class."""
        return "Liquid::TablerowloopDrop"


_ROW_VALUES: dict[Any, Callable[[TableRowLoop], Any]] = {
    "length": lambda loop: loop.length,
    "col": lambda loop: loop.col,
    "row": lambda loop: loop.row,
    "index": lambda loop: loop.index0 + 1,
    "index0": lambda loop: loop.index0,
    "col0": lambda loop: loop.col - 1,
    "rindex": lambda loop: loop.length - loop.index0,
    "rindex0": lambda loop: loop.length - loop.index0 - 1,
    "first": lambda loop: loop.index0 == 0,
    "last": lambda loop: loop.index0 == loop.length - 1,
    "col_first": lambda loop: loop.col == 1,
    "col_last": lambda loop: loop.col == loop.cols,
}
