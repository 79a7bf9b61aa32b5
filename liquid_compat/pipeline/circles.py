"""Things that read each other in a circle, found while they are being found out."""

from __future__ import annotations

from typing import Any


class Circles:
    """Which of the things that are being found out read each other in a circle (Tarjan's algorithm)."""

    def __init__(self) -> None:
        """Nothing is being found out."""
        self._open: dict[object, Place] = {}
        self._lowest: dict[object, int] = {}  # of what is found and still in a circle with something open

    def is_open(self, key: object) -> bool:
        """Whether something is being found out; to ask is to read it."""
        place = self._open.get(key)
        if place is None:
            return False
        self._reach(place.depth)
        place.in_circle = True
        return True

    def read(self, key: object) -> None:
        """Something that is known is read."""
        if key in self._lowest:
            self._reach(self._lowest[key])

    def _reach(self, depth: int) -> None:
        top = next(reversed(self._open.values()), None)
        if top is not None:
            top.lowest = min(top.lowest, depth)

    def entered(self, key: object) -> Place:
        """A context manager: what is read in it is read by the thing of the key."""
        return Place(self, key)

    def enter(self, place: Place) -> None:
        """Something begins to be found out."""
        place.depth = place.lowest = len(self._open)
        self._open[place.key] = place

    def leave(self, place: Place) -> None:
        """What was entered last is found out."""
        del self._open[place.key]
        if place.lowest < place.depth:
            place.in_circle = True
            self._lowest[place.key] = place.lowest
            self._reach(place.lowest)
        else:
            self._lowest = {key: lowest for key, lowest in self._lowest.items() if lowest < place.depth}


class Place:
    """Something that is being found out."""

    def __init__(self, circles: Circles, key: object) -> None:
        """It is not entered yet."""
        self.key = key
        self.in_circle = False
        self.depth = self.lowest = 0
        self._circles = circles

    def __enter__(self) -> Place:
        """Begin."""
        self._circles.enter(self)
        return self

    def __exit__(self, *error: Any) -> None:
        """End."""
        self._circles.leave(self)
