"""The environment: python-liquid's, with Liquid 4.0.4's grammar, Jekyll's tags and filters, and the site's options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..errors import TemplateError
from .errors import Unit, syntax_error
from .options import LiquidOptions
from .python_liquid import LiquidError, Tag
from .registry import Registry
from .stream import ParseStream
from .tags import TAGS
from .template import Template

_CACHED_EXPRESSIONS = 10_000


class Environment(Registry):
    """One per site. Add tags and filters (`add_tag`, `add_filter`) before the first template is parsed."""

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
        self._own_filters = frozenset(self.filters.values())

    def from_string(  # type: ignore[override]
        self, source: str, name: str = "", *, first_line: int = 1, **_: Any
    ) -> Template:
        """See `Registry`."""
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
