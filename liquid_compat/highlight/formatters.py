"""From tokens to HTML, as Rouge's formatters `HTML`, `HTMLLineHighlighter`, `HTMLTable` and `HTMLLegacy` do it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any

from pygments.token import _TokenType

from .tokens import CLASSES, css_class


def escape(text: str) -> str:
    """`text` with `&`, `<` and `>` as entities; quotes stay."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def spans(tokens: Iterable[tuple[_TokenType, str]]) -> str:
    """HTML of a token stream: one span per run of equal tokens, plain text without a span."""
    out: list[str] = []
    classes = CLASSES
    pending: list[str] = []
    current: str | None = None
    for token, value in tokens:
        if not value:
            continue
        name = classes.get(token)
        if name is None:
            name = css_class(token)
        if name == current:
            pending.append(value)
            continue
        if pending:
            out.append(_span(current, "".join(pending)))
        current = name
        pending = [value]
    if pending:
        out.append(_span(current, "".join(pending)))
    return "".join(out)


def _span(name: str | None, text: str) -> str:
    return f'<span class="{name}">{escape(text)}</span>' if name else escape(text)


def marked(tokens: Iterable[tuple[_TokenType, str]], lines: Container[int], line_class: str = "hll") -> str:
    """`spans` line by line, each line with its end; those whose number (from 1) is in `lines` inside of a span."""
    out: list[str] = []
    for number, line in enumerate(_lines(tokens), 1):
        html = spans(line) + "\n"
        out.append(f'<span class="{line_class}">{html}</span>' if number in lines else html)
    return "".join(out)


def _lines(tokens: Iterable[tuple[_TokenType, str]]) -> Iterator[list[tuple[_TokenType, str]]]:
    """The tokens of each line, cut at line feeds, which are left out."""
    line: list[tuple[_TokenType, str]] = []
    for token, value in tokens:
        first, *rest = value.split("\n")
        line.append((token, first))
        for part in rest:
            yield line
            line = [(token, part)]
    if any(value for _, value in line):
        yield line


def table(
    code: str,
    html: str,
    *,
    start_line: int = 1,
    line_format: str = "%i",
    table_class: str = "rouge-table",
    gutter_class: str = "rouge-gutter",
    code_class: str = "rouge-code",
) -> str:
    """A two-column table: line numbers of `code` (printf format `line_format`) beside its `html`."""
    lines = code.count("\n")
    if not code.endswith("\n"):
        html += "\n"
        lines += 1
    numbers = "\n".join(line_format % number for number in range(start_line, start_line + lines))
    return (
        f'<table class="{table_class}"><tbody><tr><td class="{gutter_class} gl"><pre class="lineno">{numbers}\n'
        f'</pre></td><td class="{code_class}"><pre>{html}</pre></td></tr></tbody></table>'
    )


def legacy(code: str, html: str, options: Mapping[str, Any]) -> str:
    """The wrapping that kramdown asks for: `line_numbers` (with the table's options), `wrap` and `css_class`."""
    if options.get("line_numbers"):
        names = ("start_line", "line_format", "table_class", "gutter_class", "code_class")
        html = table(code, html, **{name: options[name] for name in names if name in options})
    if options.get("wrap", True):
        css_class = options.get("css_class", "codehilite")
        html = f'<div class="highlight"><pre class="{css_class}"><code>{html}</code></pre></div>'
    return html
