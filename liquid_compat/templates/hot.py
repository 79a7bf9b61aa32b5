"""Bodies that are rendered again and again become Python functions.

A compiled node or expression is a closure that calls the closures of its parts, which is all that a template needs
that is rendered a few times. Of a body that has been rendered often (`HOT`) the calls are what most of the time goes
into: a `Code` gathers Python source for it, in which nodes and expressions stand in each other as they do in the
template. Whatever has no source of its own is called there as a closure, as before.

The source holds nothing of a template but its texts and names, as literals that `repr` has written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

HOT = 500
"""So often a body is rendered before a function is made of it, which takes about as long as that."""

_SPELLED = (str, int, bool, type(None))


class Code:
    """The source of one function that renders a body. In it `scope`, `context` and `interrupts` are at hand."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self._names: dict[str, Any] = {}
        self._known: dict[int, str] = {}
        self._lines: list[str] = []
        self._depth = 1
        self._count = 0

    def line(self, text: str) -> None:
        """Add a line to the block that is open."""
        self._lines.append("    " * self._depth + text)

    @contextmanager
    def block(self, head: str) -> Iterator[None]:
        """Add a line, and below it what is added within the `with`."""
        self.line(head)
        self._depth += 1
        written = len(self._lines)
        yield
        if len(self._lines) == written:
            self.line("pass")
        self._depth -= 1

    def name(self) -> str:
        """A variable that nothing else uses."""
        self._count += 1
        return f"v{self._count}"

    def constant(self, value: Any) -> str:
        """What stands for a value, or for a function that the source calls."""
        if type(value) in _SPELLED:
            return repr(value)
        name = self._known.get(id(value))
        if name is None:
            name = self._known[id(value)] = f"c{len(self._names)}"
            self._names[name] = value
        return name

    def assign(self, variable: str, value: str) -> None:
        """Set a template's variable to a Python variable's value, as `Scope.assign` does where nothing is traced."""
        self.line(f"assigned[{variable!r}] = {value}")
        with self.block(f"if {variable!r} not in bound:"):
            self.line(f"scope[{variable!r}] = {value}")

    def function(self) -> Callable[..., None] | None:
        """The function of scope and output; None for what nests too deep for Python's compiler."""
        source = "\n".join(
            (
                "def render(scope, out):",
                "    context = scope.context",
                "    assigned = scope.locals",
                "    bound = scope.bound",
                "    interrupts = scope.interrupts",
                *self._lines,
            )
        )
        try:
            exec(compile(source, "<hot template>", "exec"), self._names)
        except (SyntaxError, MemoryError):
            return None
        found: Callable[..., None] = self._names["render"]
        return found
