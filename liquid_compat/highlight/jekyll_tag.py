"""What Jekyll's `highlight` tag prints inside its `<figure class="highlight"><pre><code …>`."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape as escape_all
from typing import Any

from ..errors import TemplateSyntaxError
from .formatters import marked, spans, table
from .kramdown import find_fancy
from .languages import PLAIN
from .tokenize import tokenize


def liquid_tag(code: str, lang: str, options: Mapping[str, Any]) -> str:
    """The HTML of `code` with the Rouge highlighter; also what `highlighter: pygments` falls back to in Jekyll 4.

    `lang` is the tag's first word, in lower case; a language that Rouge does not know is printed as plain text. Of
    `options`, `linenos` (`true`, `inline`, `table`, …: any value but false) gives the table with line numbers from 1,
    and `mark_lines` (the numbers as texts, from 1) puts these lines into `<span class="hll">`, as Jekyll 4.4 does;
    anything but a list of numbers there raises TemplateSyntaxError. Other options (`hl_lines`, `start_line`) Jekyll
    hands to nobody. The caller removes the line feeds around the code before, and the last one of the result after.
    """
    language, lexer_options = find_fancy(lang, code)
    tokens = tokenize(language or PLAIN, code, lexer_options)
    lines = options.get("mark_lines")
    html = marked(tokens, _numbers(lines)) if lines is not None else spans(tokens)
    if options.get("linenos"):
        return table(code, html, table_class="rouge-table", gutter_class="gutter", code_class="code")
    return html


def _numbers(value: Any) -> frozenset[int]:
    if isinstance(value, list) and all(str(number).isdecimal() for number in value):
        return frozenset(map(int, value))
    raise TemplateSyntaxError(
        "Syntax Error for mark_lines declaration. Expected a double-quoted list of integers.",
        hint='Write the numbers of the lines in quotation marks: mark_lines="1 3 5".',
    )


def render_plain(code: str) -> str:
    """The code of a `highlight` tag without a highlighter (`highlighter: none`): escaped and stripped."""
    return escape_all(code, quote=True).replace("&#x27;", "&#39;").strip(" \t\n\v\f\r\0")
