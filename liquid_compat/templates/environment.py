"""The environment: python-liquid's, with Liquid 4.0.4's grammar, Jekyll's tags and filters, and the site's options."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import TemplateError
from .context import MAX_DEPTH
from .errors import Unit, closest, syntax_error
from .guards import guarded
from .options import LiquidOptions
from .python_liquid import Environment as LiquidEnvironment
from .python_liquid import LiquidError, Mode, Tag, Undefined
from .stream import ParseStream
from .tags import TAGS
from .template import Template

_CACHED_EXPRESSIONS = 10_000


@dataclass(frozen=True, slots=True)
class FilterEntry:
    """A filter function and how many arguments it takes, its input counted."""

    function: Callable[..., Any]
    least: int
    most: float
    takes_keywords: bool
    extras: tuple[str, ...]
    """Which of `context` and `environment` it wants, as keyword arguments."""

    @property
    def arity(self) -> str:
        """The number of arguments in Ruby's words."""
        if self.most == self.least:
            return str(self.least)
        return f"{self.least}+" if self.most == float("inf") else f"{self.least}..{int(self.most)}"


class Environment(LiquidEnvironment):
    """One per site. Add tags and filters (`add_tag`, `add_filter`) before the first template is parsed."""

    # python-liquid's own bounds, for the blocks and scopes of tags written for it
    block_nesting_limit = MAX_DEPTH
    context_depth_limit = MAX_DEPTH

    def __init__(self, options: LiquidOptions | None = None) -> None:
        """An environment with the standard tags and filters and Jekyll's."""
        self.options = options or LiquidOptions()
        self.missing_tags: Mapping[str, str] = {}
        self.parsed: dict[tuple[str, str], Any] = {}
        self._entries: dict[str, FilterEntry | None] = {}
        super().__init__(tolerance=Mode.STRICT, undefined=Undefined, strict_filters=self.options.strict_filters)

    @classmethod
    def for_site(
        cls,
        options: LiquidOptions | None = None,
        tags: Iterable[type[Tag]] = (),
        filters: Iterable[tuple[str, Callable[..., Any]]] | Mapping[str, Callable[..., Any]] = (),
        missing_tags: Mapping[str, str] | None = None,
    ) -> Environment:
        """The environment of a build: `tags` and `filters` (names with functions) are those of plugins.

        `missing_tags` is advice for tags that aren't there, by name.
        """
        env = cls(options)
        env.missing_tags = missing_tags or {}
        for tag in tags:
            env.add_tag(tag)
        for name, function in filters.items() if isinstance(filters, Mapping) else filters:
            env.add_filter(name, function)
        return env

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register the standard tags and filters and Jekyll's; python-liquid calls this."""
        from .filters import FILTERS

        for tag in TAGS:
            self.add_tag(tag)
        for name, function in FILTERS.items():
            self.add_filter(name, function)
        if self.options.engine.filters == "3":
            from .filters.jekyll3 import FILTERS_3

            for name, replacement in FILTERS_3.items():
                if replacement is None:
                    self.filters.pop(name, None)
                else:
                    self.add_filter(name, replacement)

    def add_filter(self, name: str, func: Callable[..., Any]) -> None:
        """Register a filter: a function of the input and the arguments."""
        super().add_filter(name, func)
        self._entries.pop(name, None)

    def filter_entry(self, name: str) -> FilterEntry | None:
        """The filter of that name, None if there is none."""
        if name not in self._entries:
            function = self.filters.get(name)
            self._entries[name] = None if function is None else self._examine(name, function)
        return self._entries[name]

    def _examine(self, name: str, function: Callable[..., Any]) -> FilterEntry:
        """Read off a function's signature how it wants to be called."""
        extras = tuple(extra for extra in ("context", "environment") if getattr(function, f"with_{extra}", False))
        least, most, keywords = 0, 0.0, False
        watched = guarded(name, function, self.options.output_limit)
        try:
            parameters = inspect.signature(function).parameters.values()
        except (TypeError, ValueError):
            return FilterEntry(watched, 1, float("inf"), False, extras)
        for parameter in parameters:
            if parameter.name in extras:
                continue
            if parameter.kind in (parameter.KEYWORD_ONLY, parameter.VAR_KEYWORD):
                keywords = True
            elif parameter.kind is parameter.VAR_POSITIONAL:
                most = float("inf")
            else:
                most += 1
                least += parameter.default is parameter.empty
        return FilterEntry(watched, least, most, keywords, extras)

    def filter_hint(self, name: str) -> str | None:
        """Advice for a filter that isn't there."""
        return closest(name, self.filters, "filter")

    def from_string(  # type: ignore[override]
        self, source: str, name: str = "", *, first_line: int = 1, **_: Any
    ) -> Template:
        """Parse a template.

        `name` is what messages call it, `first_line` the line of the file on which `source` begins. Raises
        TemplateSyntaxError.
        """
        unit = Unit(source, name or None, first_line)
        if len(self.parsed) > _CACHED_EXPRESSIONS:
            self.parsed.clear()
        try:
            stream = ParseStream(self, unit)
            body, token, _markup = stream.parse_body()
            if token.value and token.kind == "tag":
                _outer_tag(stream, token)
        except LiquidError as error:
            raise syntax_error(error, unit) from error
        except RecursionError as error:
            raise TemplateError("Liquid error: Nesting too deep", unit.location(0)) from error
        return Template(self, unit, body, stream.warnings, stream.notices)


def _outer_tag(stream: ParseStream, token: Any) -> None:
    """Refuse a tag outside of any block that nobody has registered."""
    if token.value in ("else", "end"):
        stream.fail(f"Unexpected outer '{token.value}' tag", token)
    stream.unknown(token)
