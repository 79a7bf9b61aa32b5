"""What Jekyll's `highlight` tag prints inside its `<figure class="highlight"><pre><code …>`."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape as escape_all
from typing import Any

from liquid_compat.highlight.formatters import spans, table
from liquid_compat.highlight.kramdown import find_fancy
from liquid_compat.highlight.languages import PLAIN, tokenize


def liquid_tag(code: str, lang: str, options: Mapping[str, Any]) -> str:
    """The HTML of `code` with the Rouge highlighter; also what `highlighter: pygments` falls back to in Jekyll 4.

    `lang` is the tag's first word, in lower case; a language that Rouge does not know is printed as plain text. Of
    `options` only `linenos` counts (`true`, `inline`, `table`, …: any value but false gives the table with line
    numbers from 1); Jekyll reads `mark_lines`, `hl_lines` and `start_line` too, and hands none of them to Rouge.
    The caller removes the line feeds around the code before, and the last one of the result after, as Jekyll does.
    """
    language, lexer_options = find_fancy(lang, code)
    html = spans(tokenize(language or PLAIN, code, lexer_options))
    if options.get("linenos"):
        return table(code, html, table_class="rouge-table", gutter_class="gutter", code_class="code")
    return html


def render_plain(code: str) -> str:
    """The code of a `highlight` tag without a highlighter (`highlighter: none`): escaped and stripped."""
    return escape_all(code, quote=True).replace("&#x27;", "&#39;").strip(" \t\n\v\f\r\0")
