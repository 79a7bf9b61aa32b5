"""A document's data: its folders, the defaults, the front matter and its name, each laid on those before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ..config.load import Config
from ..config.merge import merge_into
from ..errors import FrontMatterError, InvalidDateError, LiquidCompatError, Location
from ..lazy import pattern
from ..ruby import dates, printing
from .file_name import read_name
from .item import ItemData, Rules
from .key_line import line_of
from .labels import as_list, categories_of, given, without_repeats
from .paths import strip_trailing_dots
from .slug import titleize
from .source_file import SourceFile, read_source

_DAY = pattern(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?![0-9])")


class DocumentReading:
    """A document's data, being put together."""

    def __init__(self, rules: Rules, data: ItemData, source_path: str, shown_path: str) -> None:
        """`data` are changed; `shown_path` is the file's path in messages."""
        self.shows_clock = False
        """Whether what was read isn't the file's alone, but also that of the time of the build."""
        self._rules = rules
        self._data = data
        self._source_path = source_path
        self._shown_path = shown_path

    def read(self, relative_path: str, kind: str, stem: str) -> tuple[SourceFile, bool]:
        """The file, and whether its front matter is in the data. Raises InvalidDateError, and as `read_source`."""
        rules = self._rules
        strict = bool(rules.config["strict_front_matter"])
        defaults = rules.defaults.all(relative_path, kind)
        if defaults:
            self._merge(defaults, "front matter defaults")
        file = read_source(
            self._source_path,
            self._shown_path,
            strict,
            rules.config["encoding"],
            rules.warnings,
            document=True,
            known=None if rules.caches.documents is not None else rules.caches.sources,
        )
        if file.broken:
            return file, False
        problem = self._unusable(file.data)
        if problem is None:
            self._merge(file.data, "front matter")
            self._populate(relative_path, stem)
        elif strict:
            raise problem
        else:
            rules.warnings.warn(problem.problem.message, problem.problem.location, problem.problem.hint)
        return file, problem is None

    def _unusable(self, data: dict[str, Any]) -> FrontMatterError | None:
        """What is wrong with front matter that Jekyll can't join with the defaults; the document goes without it."""
        categories = data.get("categories")
        if categories is None or isinstance(categories, (str, list)):
            return None
        return FrontMatterError(
            f"`categories` should be a list or a text, but is {printing.to_s(categories)}; the front matter is ignored",
            Location(self._shown_path),
            "Write `categories: [a, b]`, and put quotes around a number.",
        )

    def _merge(self, other: dict[str, Any], origin: str) -> None:
        """Lay `other` on the data: categories add up, and a date becomes a time; `origin` is for its message."""
        data = self._data
        more = other.get("categories")
        if more is not None:
            other = {**other, "categories": self._with_categories(as_list(more) if isinstance(more, str) else more)}
        merge_into(data, other)
        if "date" in data:
            data["date"] = self._parse_date(data["date"], origin)

    def _with_categories(self, more: Any) -> Any:
        """Categories added to those that are there."""
        own = self._data.get("categories")
        return without_repeats([*own, *more]) if isinstance(own, list) and isinstance(more, list) else more

    def _parse_date(self, value: Any, origin: str) -> datetime:
        zone = self._rules.config.zone
        if isinstance(value, datetime) and value.tzinfo is zone:
            self.shows_clock |= origin == "front matter defaults"
            return value
        text = printing.to_s(value)
        try:
            found = dates.parse_date(text, zone)
        except (ValueError, LiquidCompatError) as error:
            raise InvalidDateError(
                f"{text!r} is no date; it stands in the {origin} of {self._shown_path}",
                self._date_location(),
                "Write the date as 2026-01-31 or 2026-01-31 12:00:00 +0000.",
            ) from error
        day = _DAY.match(text)
        self.shows_clock |= day is None
        if day is not None and 1 <= int(day[2]) <= 12 and int(day[3]) > dates.days_in(int(day[1]), int(day[2])):
            self._rules.warnings.warn(
                f"There is no {day[0]}: the date of {self._shown_path} is read as {found:%Y-%m-%d}, as with Jekyll",
                self._date_location(),
                "Write a day that the month has.",
            )
        return found

    def _date_location(self) -> Location:
        return line_of("date", self._source_path, Location(self._shown_path))

    def _populate(self, relative_path: str, stem: str) -> None:
        """What the front matter does not say: date, title, slug and extension by the name, labels."""
        data = self._data
        engine = self._rules.config.engine
        name = read_name(relative_path, engine.posts_in_dated_folders)
        at_build = is_build_time(data["date"], self._rules.config)
        self.shows_clock |= at_build
        if name is not None and name.date is not None and (not data["date"] or at_build):
            data["date"] = self._parse_date(name.date, "name of the file")
        slug = stem if name is None else name.slug
        slug = strip_trailing_dots(slug) if engine.dots_stripped else slug
        if is_missing(data["title"]):
            data["title"] = titleize(slug)
        if is_missing(data["slug"]):
            data["slug"] = slug
        if name is not None and is_missing(data["ext"]):
            data["ext"] = name.ext
        data["categories"] = self._with_categories(categories_of(data))
        data["tags"] = given(data, "tag", "tags")


def folders_above(relative_path: str, special: str) -> list[str]:
    """The folders above `special`, the collection's own, which are categories."""
    if relative_path.startswith(special):
        return []
    above = relative_path.partition(special)[0].split("/")
    return [folder for folder in above if folder not in ("", special, relative_path.rpartition("/")[2])]


def is_build_time(value: Any, config: Config) -> bool:
    """Whether a date is the time of the build, to the second."""
    return isinstance(value, datetime) and int(value.timestamp()) == config.seconds


def is_missing(value: Any) -> bool:
    """Nil and false; an empty text is a value."""
    return value is None or value is False
