"""Python-Markdown with any of its extensions (`markdown: PythonMarkdown`), an addition to Jekyll's processors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import ConfigError, Warnings
from .base import Processor, SourcePlace


def python_markdown_processor(config: Mapping[str, Any], warnings: Warnings) -> Processor:
    """A function that converts Markdown with the site's `python_markdown:` section.

    The section's `extensions` is a list of names, or of one-key mappings of a name to its options. Raises
    ConfigError for an extension that can't be loaded.
    """
    from markdown import Markdown

    section = config.get("python_markdown") or {}
    names: list[str] = []
    configs: dict[str, dict[str, Any]] = {}
    for entry in section.get("extensions") or ("extra", "sane_lists", "toc"):
        if isinstance(entry, dict):
            for name, options in entry.items():
                names.append(str(name))
                configs[str(name)] = dict(options or {})
        else:
            names.append(str(entry))
    try:
        markdown = Markdown(extensions=names, extension_configs=configs, output_format="xhtml")
    except (ImportError, AttributeError, TypeError, KeyError) as error:
        raise ConfigError(
            f"python_markdown.extensions: {error}", hint="Install the package that has the extension, or fix its name."
        ) from error

    def convert(text: str, place: SourcePlace | None, warnings: Warnings) -> str:
        return markdown.reset().convert(text)

    return convert
