"""jekyll-timeago 1.1: how long ago a date is, in words (https://github.com/markets/jekyll-timeago).

English is built in; the words of other languages are those of the gem, where it is at hand, and the site's own below
`translations_path`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..config.yaml_file import load_yaml_file
from ..errors import ConfigError, LiquidCompatError, Location
from ..ruby import dates
from ..ruby.values import Symbol
from ..templates.api import ArgumentError, Scope, Tag, with_context
from .api import Plugin, PluginSetup
from .liquid_values import dig, fetch, is_true, to_s
from .tag_functions import inline_tag

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_NAME = "jekyll-timeago"
_SECTION = "jekyll_timeago"
_UNITS = {"years": 365, "months": 30, "weeks": 7, "days": 1}
_ENGLISH: Mapping[str, Any] = {
    "today": "today",
    "yesterday": "yesterday",
    "tomorrow": "tomorrow",
    "past": "%{date_range} ago",
    "future": "in %{date_range}",
    "last_word_connector": "and",
    "words_connector": ", ",
    **{unit: {"one": f"1 {unit[:-1]}", "other": f"%{{count}} {unit}"} for unit in _UNITS},
    **{f"{unit}_short": f"%{{count}}{short}" for unit, short in zip(_UNITS, ("y", "mo", "w", "d"), strict=True)},
}
_NEAR = {0: "today", 1: "yesterday", -1: "tomorrow"}


class TimeAgo(Plugin):
    """Switches on the filter and the tag `timeago`.

    Options below `jekyll_timeago:`: `depth`, `style`, `threshold`, `only`, `available_locales`, `default_locale`,
    `translations_path`; in the front matter `locale`.
    """

    name = _NAME

    def __init__(self, setup: PluginSetup) -> None:
        """Read the words."""
        super().__init__(setup)
        self._words: dict[str, Mapping[str, Any]] = {"en": _ENGLISH}
        options = self.config[_SECTION]
        self._options: Mapping[str, Any] = options if isinstance(options, dict) else {}
        for file in self._files(setup):
            found = load_yaml_file(file, ConfigError)
            for locale, words in found.items() if isinstance(found, dict) else ():
                if isinstance(words, dict):
                    self._words[to_s(locale)] = {**_ENGLISH, **self._words.get(to_s(locale), {}), **words}

    def _files(self, setup: PluginSetup) -> Iterator[Path]:
        try:
            gem = setup.find_gem(_NAME)
        except LiquidCompatError:
            gem = None
        if gem is not None:
            yield from sorted((gem.root / "lib" / "locales").glob("*.yml"))
        own = self._options.get("translations_path")
        if isinstance(own, str):
            yield from sorted(self.config.source.glob(own.lstrip("/")))

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"timeago": inline_tag("timeago", timeago_tag)}

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"timeago": timeago}

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Hand words and options to the filter and the tag."""
        site.plugins[self.name] = self._words, self._options


@with_context
def timeago(value: Any, until: Any = None, *, context: Any = None) -> Any:
    """The time from a date to another, by default today."""
    return _said(context, value, until)


def timeago_tag(scope: Scope, markup: str, place: Location) -> str:
    """The same for the dates that are written in the tag."""
    words = markup.split()
    return to_s(_said(scope.context, words[0] if words else "", words[1] if len(words) > 1 else None))


def _said(context: Any, start: Any, end: Any) -> Any:
    site = context.registers.site
    words, options = site.plugins[_NAME]
    available = options.get("available_locales") or ()
    own = (fetch(context.registers.page, "locale"), options.get("default_locale"))
    locale = next((name for name in own if is_true(name) and name in available), "en")
    first = _date(start, site)
    last = site.time_for("%F").date() if end is None else _date(end, site)
    return _Speaker(words.get(to_s(locale), _ENGLISH), options).said((last - first).days)


def _date(value: Any, site: Any) -> date:
    try:
        return dates.parse_date(to_s(value), site.zone).date()
    except (ValueError, LiquidCompatError) as error:
        raise ArgumentError(f"{to_s(value)!r} is no date", "write it as 2026-01-31") from error


class _Speaker:
    """Says times in one language, with one site's options."""

    def __init__(self, words: Mapping[str, Any], options: Mapping[str, Any]) -> None:
        self._words = words
        self._style = to_s(options.get("style"))
        depth, threshold, only = options.get("depth"), options.get("threshold"), to_s(options.get("only"))
        self._depth = depth if isinstance(depth, int) and 1 <= depth <= len(_UNITS) else 2
        self._threshold = threshold if isinstance(threshold, (int, float)) and 0 <= threshold <= 1 else 0
        self._only = only if only in _UNITS else None

    def said(self, days: int) -> Any:
        """What so many days ago is called; a list or a mapping in the styles `array` and `hash`."""
        if days in _NEAR:
            near = to_s(self._words[_NEAR[days]])
            return {self._unit("days"): days} if self._style == "hash" else [near] if self._style == "array" else near
        parts = self._parts(abs(days))
        if self._style == "hash":
            return {self._unit(unit): count for unit, count in parts}
        said = [self._counted(unit, count) for unit, count in parts]
        if self._style == "array":
            return said
        *most, last = said
        text = f"{to_s(self._words['words_connector']).join(most)} {self._words['last_word_connector']} {last}"
        return to_s(self._words["past" if days > 0 else "future"]).replace("%{date_range}", text if most else last)

    def _parts(self, days: int) -> list[tuple[str, int]]:
        if self._only is not None:
            length = _UNITS[self._only]
            return [(self._only, 1 if days < length else _rounded(days, length))]
        years, rest = divmod(days, 365)
        months, rest = divmod(rest, 30)
        weeks, left = divmod(rest, 7)
        # Four weeks are a month, and twelve months a year.
        months, weeks = months + weeks // 4, weeks % 4
        years, months = years + months // 12, months % 12
        counts = zip(_UNITS, (years, months, weeks, left), strict=True)
        parts = [(unit, count) for unit, count in counts if count > 0][: self._depth]
        if self._threshold and len(parts) > 1:
            unit, count = parts[-1]
            if count * _UNITS[unit] < int(days * self._threshold):
                parts.pop()
        return parts

    def _counted(self, unit: str, count: int) -> str:
        words = self._words[f"{unit}_short" if self._style == "short" else unit]
        if isinstance(words, dict):
            words = dig(words, "one" if count == 1 else "other")
        return to_s(words).replace("%{count}", str(count))

    def _unit(self, unit: str) -> Symbol:
        words = self._words[unit]
        return Symbol(to_s(dig(words, "other")).replace("%{count}", "").strip())


def _rounded(days: int, length: int) -> int:
    """To the nearest whole number, halves up."""
    return (2 * days + length) // (2 * length)
