"""Where a key of the front matter stands, for messages."""

from __future__ import annotations

from ..errors import Location


def line_of(key: str, path: str, place: Location, end: int | None = None) -> Location:
    """The line of a file that begins with a key and a colon, up to the line `end`; `place` if there is none.

    `path` is the file's, that of the location is the place's.
    """
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            for number, line in enumerate(file, 1):
                if line.startswith(f"{key}:"):
                    return Location(place.path, number, len(key) + 3, line.rstrip("\n"))
                if number == end:
                    break
    except OSError:
        pass
    return place
