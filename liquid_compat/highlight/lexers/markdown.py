"""Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Error, Generic, Name, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, bygroups, delegate


def _fence(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """A fenced block: its content goes to the lexer that the info string names."""
    from liquid_compat.highlight.languages import find, tokenize

    indent, fence, info, code, closing = found.groups()
    yield 0, Text, indent
    yield 0, Punctuation, fence
    yield 0, Name.Label, info
    name = info.strip()
    language = find(name) if name else find("plaintext")
    if language is None:
        yield 0, String.Backtick, code
    else:
        for token, value in tokenize(language, code):
            yield 0, token, value
    if closing:
        line_end = closing.rstrip("`~")
        yield 0, Text, line_end
        yield 0, Punctuation, closing[len(line_end) :]


class Markdown(RougeLexer):
    """Markdown."""

    tokens: ClassVar = {
        "root": [
            (r"\A(---\s*\n[\s\S]*?\n?)(?=^---\s*$)", delegate("yaml"), "front-matter-end"),
            default("blocks"),
        ],
        "front-matter-end": [(r"(---)(\s*$\n?)", bygroups(Name.Namespace, Text), ("#pop", "blocks"))],
        "blocks": [
            (r"\\[^\n]", String.Escape),
            (r"^\S.*\n={2,}.*\n", Generic.Subheading),
            (r"^\S.*\n-{2,}.*\n", Generic.Heading),
            (r"^#(?=[^#]).*?$", Generic.Heading),
            (r"^##*.*?$", Generic.Subheading),
            (r"^([ \t]*)(`{3,}|~{3,})([^\n]*\n)([\s\S]*?)(\n[ \t]*\2|\Z)", _fence),
            (r"\n\n(?:(?:    |\t).*?\n|\n)+", String.Backtick),
            (r"(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)", String.Backtick),
            (r"^\s*(?:[*]\s*){3,}$", Punctuation),
            (r"^\s*(?:[-]\s*){3,}$", Punctuation),
            (r"^\s*[*+-](?=\s)", Punctuation),
            (r"^\s*\d+\.", Punctuation),
            (r"^\s*>.*?$", Generic.Traceback),
            (
                r"^(\s*)(\[)(.+?)(\])(:)",
                bygroups(Text, Punctuation, String.Symbol, Punctuation, Punctuation),
                "definition",
            ),
            (r"(!?\[)((?:[^\]\n]+|\n(?!\n)|\](?![(\[]))*+)(?=\][(\[])", bygroups(Punctuation, Name.Variable), "link"),
            (r"(\*\*|__)(?:\\.|[^\\\n])*?\1", Generic.Strong),
            (r"([*_])(?:\\.|[^\\\n])*?\1", Generic.Emph),
            (r"<.*?@.+[.].+>", Name.Variable),
            (r"<(?:https?|mailto|ftp).*?>", Name.Variable),
            (r"<!--[\s\S]*?-->", Comment),
            (r"<.*?>", delegate("html")),
            (r"&\S*;", Name.Entity),
            (r"[^\\`\[*\n&<]+", Text),
            (r"\n", Text),
            (r"[&\[<]", Text),
        ],
        "link": [
            (r"(\])(\()", bygroups(Punctuation, Punctuation), ("#pop", "after-link", "inline-url")),
            (r"(\])(\[)(.*?)(\])", bygroups(Punctuation, Punctuation, String.Symbol, Punctuation), "#pop"),
            default("#pop"),
        ],
        "after-link": [
            (r"([^\S\n]*)(\()", bygroups(Text, Punctuation), ("#pop", "inline-url")),
            (r"([^\S\n]*)(\[)(.*?)(\])", bygroups(Text, Punctuation, String.Symbol, Punctuation), "#pop"),
            default("#pop"),
        ],
        "inline-url": [
            (r"[^\S\n]+", Text),
            (r"(<)(.*?)(>)", bygroups(Name.Tag, String.Other, Name.Tag), ("#pop", "inline-title")),
            (r"\)", Punctuation, "#pop"),
            (r"[^<\s)]+", String.Other, ("#pop", "inline-title")),
            default("#pop"),
        ],
        "inline-title": [
            (r"\)", Punctuation, "#pop"),
            (r"\s+", Text),
            (r"\"[^\n]*?\"|'[^\n]*?'|\([^\n]*?\)", Name.Namespace),
            default("#pop"),
        ],
        "definition": [
            (r"[^\S\n]+", Text),
            (r"(<)(.*?)(>)", bygroups(Name.Tag, String.Other, Name.Tag), ("#pop", "definition-title")),
            (r"\n", Error),
            (r"\S+", String.Other, ("#pop", "definition-title")),
        ],
        "definition-title": [
            (r"(\s+)(\"[^\n]*?\"|'[^\n]*?'|\([^\n]*?\))", bygroups(Text, Name.Namespace), "#pop"),
            default("#pop"),
        ],
    }
