"""Markdown (https://jekyllrb.com/docs/configuration/markdown/): which processor `markdown:` names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from ..errors import ConfigError, Warnings
from .base import NORMAL, Conversion, Processor, SourcePlace

ProcessorFactory = Callable[[Mapping[str, Any], Warnings], Processor]


class MarkdownConverter:
    """Converts the files of `markdown_ext` with the site's processor, which is set up when first used."""

    priority = NORMAL

    def __init__(self, config: Mapping[str, Any], only: Collection[str] | None = None) -> None:
        """`config` is the site's whole configuration; kramdown takes the place of processors that aren't in `only`."""
        self._config = config
        self._setup = Warnings()
        self._extensions = frozenset(f".{ext.strip().lower()}" for ext in str(config["markdown_ext"]).split(","))
        self._name = str(config.get("markdown"))
        self._only = only
        self._processor: Processor | None = None

    def matches(self, ext: str) -> bool:
        """Whether the extension is one of `markdown_ext`."""
        return ext.lower() in self._extensions

    def output_ext(self, ext: str) -> str:
        """HTML."""
        return ".html"

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """Convert Markdown to HTML. Options that can't be used are warned of with every text.

        Raises ConfigError for an unknown processor.
        """
        if self._processor is None:
            self._processor = self._factory()(self._config, self._setup)
        warnings = Warnings()
        html = self._processor(text, place, warnings)
        return Conversion(html, warnings=(*self._setup.problems, *warnings.problems))

    def _factory(self) -> ProcessorFactory:
        processors = _processors()
        name = self._name.lower()
        if (self._only is not None and name not in self._only) or name in _FORMER:
            self._setup.warn(
                f"markdown: {self._name} is not available; kramdown is used instead",
                hint="Write `markdown: kramdown` in the configuration, or remove the key.",
            )
            return processors["kramdown"]
        factory = processors.get(name)
        if factory is None:
            known = ", ".join(["kramdown", "CommonMark", "CommonMarkGhPages", "GFM", "PythonMarkdown"])
            raise ConfigError(
                f"There is no Markdown processor called {self._name}", hint=f"Available processors are: {known}."
            )
        return factory


# Processors that Jekyll has given up.
_FORMER = frozenset({"maruku", "rdiscount", "redcarpet"})


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
