"""A bar chart of citations per year, as SVG: for a page, where it takes the colour of the text, and as a file."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

WIDTH, HEIGHT = 360, 150
_TOP, _BOTTOM = 18, 20  # room for the counts above the bars and the years below
_SIDE = 8  # so that the first and the last year aren't cut
_DIGIT = 6.5  # the width of a digit, with some space
_MOST_LABELS = 12
_WIDEST_BAR = 36

# In a file there is no text whose colour could be taken; `color` follows the reader's scheme instead.
_FILE_STYLE = (
    "<style>svg{color:#24292f;font-family:system-ui,sans-serif}"
    "@media (prefers-color-scheme:dark){svg{color:#e6edf3}}</style>"
)


def chart(cites_per_year: Mapping[int, int], label: str = "Citations per year") -> str:
    """The chart as one line of SVG to stand in a page; an empty string where there is nothing to show.

    `label` is its name for those who can't see it; the numbers are in its description. Bars and text are drawn in
    `currentColor`; the classes `citation-chart`, `citation-chart__bar`, `__count` and `__year` are for stylesheets.
    """
    return _svg(cites_per_year, label, style="")


def chart_file(cites_per_year: Mapping[int, int], label: str = "Citations per year") -> str:
    """The chart as a file of its own, light or dark as the reader's system is."""
    return _svg(cites_per_year, label, style=_FILE_STYLE) + "\n"


def _svg(cites_per_year: Mapping[int, int], label: str, style: str) -> str:
    years = list(range(min(cites_per_year, default=0), max(cites_per_year, default=-1) + 1))
    if not years and not style:
        return ""
    counts = [cites_per_year.get(year, 0) for year in years]
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else "".join(map(str, years))
    name = f"{label}, {span}" if span else label
    told = "; ".join(f"{year}: {count}" for year, count in zip(years, counts, strict=True)) or "no citations yet"
    return (
        f'<svg class="citation-chart" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" style="max-width:100%;height:auto" role="img" '
        f'aria-label="{escape(name)}" fill="currentColor" font-size="10" text-anchor="middle">'
        f"<title>{escape(name)}</title><desc>{told}</desc>{style}"
        f"{_bars(years, counts)}"
        f'<path d="M0 {HEIGHT - _BOTTOM + 0.5}H{WIDTH}" stroke="currentColor" stroke-opacity=".5"/></svg>'
    )


def _bars(years: list[int], counts: list[int]) -> str:
    """A bar for each year, with its count and its year where there is room; the last year is always named."""
    if not years:
        return ""
    step = (WIDTH - 2 * _SIDE) / len(years)
    width = min(step * 0.7, _WIDEST_BAR)
    every = -(-len(years) // _MOST_LABELS)
    highest = max(counts)
    scale = (HEIGHT - _TOP - _BOTTOM) / max(highest, 1)
    # Where counts would run into each other or into bars, only the highest bar has one: nothing is beside it up there.
    all_counts = len(str(highest)) * _DIGIT < step
    parts = []
    for index, (year, count) in enumerate(zip(years, counts, strict=True)):
        height = count * scale
        middle, top = _SIDE + (index + 0.5) * step, HEIGHT - _BOTTOM - height
        parts.append(
            f'<g><title>{year}: {count}</title><rect class="citation-chart__bar" x="{middle - width / 2:.1f}" '
            f'y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill-opacity=".7"/></g>'
        )
        if all_counts or index == counts.index(highest):
            parts.append(_text("count", middle, top - 4, count))
        if (len(years) - 1 - index) % every == 0:
            parts.append(_text("year", middle, HEIGHT - 6, year))
    return "".join(parts)


def _text(kind: str, x: float, y: float, value: int) -> str:
    """A number centred at `x`, or as near to it as the edges allow."""
    half = len(str(value)) * _DIGIT / 2
    x = min(max(x, half), WIDTH - half)
    return f'<text class="citation-chart__{kind}" x="{x:.1f}" y="{y:.1f}">{value}</text>'
