"""CommonMark and GitHub's dialect of it through markdown-it-py (`markdown: CommonMark`, `CommonMarkGhPages`, `GFM`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ..errors import Warnings
from .base import SourcePlace

# commonmarker's option names that change the output, as the jekyll-commonmark plugins read them.
_SOFT_BREAKS = frozenset({"HARDBREAKS", "NOBREAKS"})


def commonmark_processor(config: Mapping[str, Any], warnings: Warnings) -> Callable[[str, SourcePlace | None], str]:
    """A function that converts CommonMark to HTML with the site's `commonmark:` options and extensions."""
    from html import escape

    from markdown_it import MarkdownIt

    from ..highlight import kramdown_highlighter

    section = config.get("commonmark") or {}
    options = {str(option).upper() for option in section.get("options") or ()}
    extensions = {str(extension).lower() for extension in section.get("extensions") or ()}
    if str(config.get("markdown")).lower() in {"gfm", "commonmarkghpages"}:
        extensions |= {"table", "strikethrough", "autolink"}
    default_lang = "plaintext"
    rouge = (config.get("highlighter") or "rouge") == "rouge"

    def highlight(code: str, lang: str, attributes: str) -> str:
        wrapped = kramdown_highlighter(code, lang or default_lang, "block", {}) if rouge else None
        if wrapped is None:
            name = f' class="language-{escape(lang)}"' if lang else ""
            return f"<pre><code{name}>{escape(code)}</code></pre>\n"
        return f'<div class="language-{escape(lang or default_lang)} highlighter-rouge">{wrapped}</div>\n'

    markdown = MarkdownIt(
        "commonmark",
        {
            "html": True,
            "breaks": "HARDBREAKS" in options,
            "typographer": "SMART" in options,
            "xhtmlOut": True,
            "linkify": False,
        },
    )
    enable = ["table"] * ("table" in extensions) + ["strikethrough"] * ("strikethrough" in extensions)
    if "SMART" in options:
        enable += ["replacements", "smartquotes"]
    markdown.enable(enable)

    def fence(tokens: Any, index: int, render_options: Any, env: Any) -> str:
        token = tokens[index]
        info = token.info.split()
        return highlight(token.content, info[0] if info else "", "")

    markdown.renderer.rules["fence"] = fence  # type: ignore[attr-defined]
    unknown = (
        options
        - _SOFT_BREAKS
        - {"SMART", "UNSAFE", "DEFAULT", "FOOTNOTES", "GITHUB_PRE_LANG", "TABLE_PREFER_STYLE_ATTRIBUTES"}
    )
    for name in sorted(unknown):
        warnings.warn(f"commonmark: the option {name} has no effect here")

    def convert(text: str, place: SourcePlace | None) -> str:
        return markdown.render(text)

    return convert
