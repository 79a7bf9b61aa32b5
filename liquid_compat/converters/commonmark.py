"""CommonMark through markdown-it-py (`markdown: CommonMark`, `CommonMarkGhPages`, `GFM`).

The output is that of jekyll-commonmark, whose options and extensions are commonmarker's
(https://github.com/jekyll/jekyll-commonmark).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..errors import Warnings
from .base import Processor, SourcePlace

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

# What commonmarker knows; those without an effect on Jekyll's output have none here either.
_OPTIONS = frozenset(
    {
        "DEFAULT",
        "FOOTNOTES",
        "FULL_INFO_STRING",
        "GITHUB_PRE_LANG",
        "HARDBREAKS",
        "LIBERAL_HTML_TAG",
        "NOBREAKS",
        "SMART",
        "SOURCEPOS",
        "STRIKETHROUGH_DOUBLE_TILDE",
        "TABLE_PREFER_STYLE_ATTRIBUTES",
        "UNSAFE",
        "VALIDATE_UTF8",
    }
)
_EXTENSIONS = frozenset({"table", "strikethrough", "autolink", "tagfilter", "tasklist"})
_GITHUB_EXTENSIONS = frozenset({"table", "strikethrough", "autolink", "tagfilter"})
_GITHUB_OPTIONS = frozenset({"FOOTNOTES", "UNSAFE"})


def commonmark_processor(config: Mapping[str, Any], warnings: Warnings) -> Processor:
    """A function that converts CommonMark to HTML with the site's `commonmark:` options and extensions.

    The processors of GitHub Pages pass raw HTML on, and have footnotes and GitHub's extensions without being told.
    """
    section = config.get("commonmark") or {}
    options = _known(section.get("options"), _OPTIONS, "option", str.upper, warnings)
    extensions = _known(section.get("extensions"), _EXTENSIONS, "extension", str, warnings)
    is_github = str(config.get("markdown")).lower() != "commonmark"
    if is_github:
        options = options if "options" in section else set(_GITHUB_OPTIONS)
        extensions = extensions if "extensions" in section else set(_GITHUB_EXTENSIONS)
    markdown = _parser(options, extensions)
    if is_github:
        from .github_commonmark import adapt

        render = adapt(markdown)
        return lambda text, place, warnings: render(text)

    def convert(text: str, place: SourcePlace | None, warnings: Warnings) -> str:
        return str(markdown.render(text))

    return convert


def _known(given: Any, known: frozenset[str], what: str, clean: Callable[[str], str], warnings: Warnings) -> set[str]:
    names = {clean(str(name)) for name in given} if isinstance(given, list) else set()
    for name in sorted(names - known):
        warnings.warn(
            f"commonmark: {name} is not a valid {what}", hint=f"Valid {what}s are: {', '.join(sorted(known))}."
        )
    return names & known


def _parser(options: set[str], extensions: set[str]) -> MarkdownIt:
    from markdown_it import MarkdownIt

    from . import commonmark_rules as rules

    settings = {"html": True, "xhtmlOut": True, "breaks": "HARDBREAKS" in options, "typographer": "SMART" in options}
    markdown = MarkdownIt("commonmark", settings)
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]
    markdown.enable([name for name in ("table", "strikethrough") if name in extensions])
    if "autolink" in extensions:
        markdown.options["linkify"] = True
        markdown.enable("linkify")
    if "SMART" in options:
        markdown.enable("smartquotes")
        markdown.core.ruler.before("smartquotes", "smart_punctuation", rules.smart_punctuation)
    if "FOOTNOTES" in options:
        from mdit_py_plugins.footnote import footnote_plugin

        markdown.use(footnote_plugin, inline=False)
        rules.add_footnote_rules(markdown)
    if "tasklist" in extensions:
        markdown.core.ruler.after("inline", "task_list", rules.task_list)
    markdown.renderer.rules.update(rules.renderers(options, extensions))  # type: ignore[attr-defined]
    return markdown
