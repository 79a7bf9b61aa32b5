"""Templates without a site: the environment as a build makes it, for a template and its data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any, Literal
from zoneinfo import ZoneInfo

from ..errors import ConversionError
from .environment import Environment
from .options import LiquidOptions
from .services import IncludeFile, KnownLists, Registers
from .tags.partial import PartialTag
from .template import RenderResult

Convert = Callable[[Literal["markdown", "smartify", "sass", "scss"], str], str]
Highlight = Callable[[str, str, Mapping[str, Any]], str]

DEFAULT_CONFIG: Mapping[str, Any] = {"url": "https://example.org", "baseurl": "/base"}
"""What `render` takes for the configuration where none is given."""


_ZONE = ZoneInfo("UTC")  # a local zone, as Ruby has it under TZ=UTC; prints as +00:00, not as Z


def _no_converter(kind: str, text: str) -> str:
    raise ConversionError(f"no {kind} converter here", hint="pass `convert` to standalone.render")


def _no_highlighter(code: str, lang: str, options: Mapping[str, Any]) -> str:
    raise ConversionError("no highlighter here", hint="pass `highlight` to standalone.render")


@dataclass(slots=True)
class StandaloneSite:
    """The smallest site: a configuration and a moment, converters if given, files from a mapping."""

    config: Mapping[str, Any] = field(default_factory=dict)
    time: datetime = field(default_factory=lambda: datetime.now(_ZONE))
    zone: tzinfo = _ZONE
    converter: Convert = _no_converter
    highlighter: Highlight = _no_highlighter
    files: Mapping[str, str] = field(default_factory=dict)
    plugins: Mapping[str, Any] = field(default_factory=dict)
    lists: KnownLists | None = None
    _tables: dict[str, dict[Any, Any]] = field(default_factory=dict)
    _parsed: dict[str, IncludeFile] = field(default_factory=dict)

    def table(self, name: str, *, lasting: bool = False) -> dict[Any, Any]:
        """One that lives as long as this."""
        return self._tables.setdefault(name, {})

    def time_for(self, form: str) -> datetime:
        """The time."""
        return self.time

    def convert(self, kind: Literal["markdown", "smartify", "sass", "scss"], text: str) -> str:
        """As the given converter does it."""
        return self.converter(kind, text)

    def highlight(self, code: str, lang: str, options: Mapping[str, Any]) -> str:
        """As the given highlighter does it."""
        return self.highlighter(code, lang, options)

    def read_include(self, name: str) -> IncludeFile | None:
        """One of the files."""
        if name not in self._parsed and name in self.files:
            self._parsed[name] = IncludeFile(name, self.files[name])
        return self._parsed.get(name)

    def read_relative_include(self, page_path: str, name: str) -> IncludeFile | None:
        """One of the files, wherever the page is."""
        return self.read_include(name)

    def file_exists(self, path: str) -> bool:
        """There are no files."""
        return False

    def file_md5(self, path: str) -> str | None:
        """There are no files."""
        return None

    def read_file(self, path: str) -> bytes | None:
        """There is no source."""
        return None

    def vary(self) -> None:
        """Nothing is kept."""

    def link_url(self, path: str) -> str | None:
        """There are no pages."""
        return None

    def post_url(self, name: str) -> str | None:
        """There are no posts."""
        return None


def render(
    template: str,
    data: Mapping[str, Any] | None = None,
    config: Mapping[str, Any] | None = None,
    *,
    options: LiquidOptions | None = None,
    partials: Mapping[str, str] | None = None,
    convert: Convert | None = None,
    highlight: Highlight | None = None,
    time: datetime | None = None,
    zone: tzinfo = _ZONE,
    page: Mapping[str, Any] | None = None,
    environment: Environment | None = None,
) -> RenderResult:
    """Parse and render a template with Jekyll's tags and filters.

    `config` is the site's configuration (default `DEFAULT_CONFIG`; Jekyll's own defaults aren't added). `partials` are
    files for Liquid's own `include` tag, which then replaces Jekyll's. `convert` and `highlight` do what a site's
    converters do, for filters like `markdownify` and the `highlight` tag. `time` and `zone` are the site's. With
    `environment` an existing one is used (without `partials`), else one is made from `options`.

    Returns output (errors told inline), warnings of the parser and errors, the first of which is what a build would
    end with. Raises TemplateSyntaxError for a template that can't be parsed.
    """
    env = environment
    if env is None or partials is not None:
        env = Environment.for_site(options, tags=(PartialTag,) if partials is not None else ())
    site = StandaloneSite(
        config=DEFAULT_CONFIG if config is None else config,
        time=time or datetime.now(zone),
        zone=zone,
        converter=convert or _no_converter,
        highlighter=highlight or _no_highlighter,
        files=partials or {},
    )
    return env.from_string(template).render_result(data, Registers(site, page or {}))
