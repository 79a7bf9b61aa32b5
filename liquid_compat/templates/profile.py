"""How often templates are rendered, how much they write and how long that takes (`--profile`)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Usage:
    """Of one template: the number of renders, the bytes written and the seconds taken, those of its includes too."""

    count: int = 0
    size: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Profile:
    """The templates that were rendered, by name."""

    templates: dict[str, Usage] = field(default_factory=dict)

    @contextmanager
    def of(self, name: str, out: list[str]) -> Iterator[None]:
        """Count one render of a template, which writes to `out` within a `with`."""
        usage = self.templates.setdefault(name, Usage())
        before = len(out)
        start = time.perf_counter()
        try:
            yield
        finally:
            usage.seconds += time.perf_counter() - start
            usage.count += 1
            usage.size += sum(len(text.encode("utf-8", "surrogatepass")) for text in out[before:])

    def rows(self) -> list[tuple[str, Usage]]:
        """The templates with their names, what took longest first."""
        return sorted(self.templates.items(), key=lambda row: -row[1].seconds)

    def table(self, most: int = 50) -> list[str]:
        """Jekyll's table as lines: the `most` templates that took longest, and all of them together."""
        rows = self.rows()
        total = Usage(*(sum(getattr(usage, name) for _, usage in rows) for name in ("count", "size", "seconds")))
        shown = [*rows[:most], (f"TOTAL (for {len(rows)} files)", total)]
        cells = [("Filename", "Count", "Bytes", "Time")]
        cells += [(name, str(use.count), f"{use.size / 1024:.2f}K", f"{use.seconds:.3f}") for name, use in shown]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = []
        for row in cells:
            name, *numbers = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
            aligned = [number.strip().rjust(len(number)) for number in numbers]
            lines.append(f"| {' | '.join([name, *aligned])} |")
        return [lines[0], "+" + "+".join("-" * (width + 2) for width in widths) + "+", *lines[1:]]
