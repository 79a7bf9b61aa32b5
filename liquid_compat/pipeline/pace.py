"""How rendering gets on, and whether it is worth it to go on in several processes."""

from __future__ import annotations

from time import perf_counter

_COST = 0.08
"""Seconds by which two workers must be sooner: to start them, and to take what they have made, takes so long."""
_ENOUGH = 0.01
"""Seconds after which it can be told how long the rest will take."""


class Pace:
    """The pace of items that are rendered one after the other.

    The first isn't counted: it waits for what is imported when it is first needed, which a worker would wait for too.
    """

    def __init__(self, count: int, *, is_slow: bool = False) -> None:
        """`count` is how many items there are; `is_slow` if it is known beforehand that they take long."""
        self._known = is_slow
        self._count = count
        self._done = -1
        self._began = 0.0

    def step(self) -> None:
        """One more is rendered."""
        self._done += 1
        if self._done == 0:
            self._began = perf_counter()

    @property
    def left(self) -> float:
        """How many seconds the rest will take; 0 while that can't be told."""
        if self._done < 1:
            return 0.0
        spent = perf_counter() - self._began
        return 0.0 if spent < _ENOUGH else spent / self._done * (self._count - 1 - self._done)

    @property
    def is_slow(self) -> bool:
        """Whether two workers would get the rest done sooner."""
        return self._known or self.left > 2 * _COST
