"""What the scope, loops and tags tell a trace (`traces.Trace`), if there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class Tracer(Protocol):
    """Who writes down what a piece of a template reads from outside itself, and what it leaves."""

    @property
    def outer(self) -> Tracer | None:
        """The trace of the piece around this one."""
        ...

    level: int
    """How many traces there are, this one included."""
    loops: int
    """How many loops there are around the piece."""
    work: int
    """About how much has been read."""

    def reach(self, depth: int, frames: int) -> None:
        """So many includes and bindings are open."""
        ...

    def spoil(self) -> None:
        """Something is met of which nobody knows what it reads or changes."""
        ...

    def variable(self, name: str) -> Any:
        """Read a variable."""
        ...

    def path(self, name: str, key: str) -> Any:
        """Read a value of a variable's."""
        ...

    def is_bound(self, name: str) -> bool:
        """Read whether a name is bound."""
        ...

    def is_local(self, name: str) -> bool:
        """Read whether a variable was assigned."""
        ...

    def counter(self, name: str) -> Any:
        """Read a counter."""
        ...

    def cell(self, kind: str, key: Any) -> Any:
        """Read what a tag has left for the next of its kind."""
        ...

    def assigned(self, name: str, value: Any) -> None:
        """A variable is about to be set."""
        ...

    def counted(self, name: str, value: Any) -> None:
        """A counter is about to be set."""
        ...

    def put(self, kind: str, key: Any, value: Any) -> None:
        """A tag leaves something for the next of its kind."""
        ...


class Records(Protocol):
    """Who has records of pieces of templates (`traces.Traces`)."""

    def render(self, thing: object, render: Callable[..., None], scope: Any, out: Any) -> None:
        """Do what `render` does with `scope` and `out`; `thing` is what it renders. Raises as `render`."""
        ...
