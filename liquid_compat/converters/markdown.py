"""Markdown (https://jekyllrb.com/docs/configuration/markdown/): which processor `markdown:` names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import ConfigError, Warnings
from .base import NORMAL, Conversion, Processor, SourcePlace

ProcessorFactory = Callable[[Mapping[str, Any], Warnings], Processor]


class MarkdownConverter:
    """Converts the files of `markdown_ext` with the site's processor, which is set up when first used."""

    priority = NORMAL

    def __init__(self, config: Mapping[str, Any]) -> None:
        """`config` is the site's whole configuration. Raises ConfigError for an unknown processor."""
        self._config = config
        self._setup = Warnings()
        self._extensions = frozenset(f".{ext.strip().lower()}" for ext in str(config["markdown_ext"]).split(","))
        name = str(config.get("markdown"))
        factory = _processors().get(name.lower())
        if factory is None:
            known = ", ".join(["kramdown", "CommonMark", "CommonMarkGhPages", "GFM", "PythonMarkdown"])
            raise ConfigError(f"Invalid Markdown processor given: {name}", hint=f"Available processors are: {known}.")
        self._factory = factory
        self._processor: Processor | None = None

    def matches(self, ext: str) -> bool:
        """Whether the extension is one of `markdown_ext`."""
        return ext.lower() in self._extensions

    def output_ext(self, ext: str) -> str:
        """HTML."""
        return ".html"

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """Convert Markdown to HTML. Options that can't be used are warned of with every text."""
        if self._processor is None:
            self._processor = self._factory(self._config, self._setup)
        warnings = Warnings()
        html = self._processor(text, place, warnings)
        return Conversion(html, warnings=(*self._setup.problems, *warnings.problems))


def _processors() -> Mapping[str, ProcessorFactory]:
    """The processors by the lower-case name that configurations give them."""
    from .commonmark import commonmark_processor
    from .kramdown import kramdown_processor
    from .python_markdown import python_markdown_processor

    return {
        "kramdown": kramdown_processor,
        "commonmark": commonmark_processor,
        "commonmarkghpages": commonmark_processor,
        "gfm": commonmark_processor,
        "pythonmarkdown": python_markdown_processor,
    }
