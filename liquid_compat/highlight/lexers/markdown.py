"""Markdown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Error, Generic, Name, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, bygroups, delegate
from ..shapes import Needs, Rule


def _fence(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """A fenced block: its content goes to the lexer that the info string names."""
    from ..languages import find
    from ..tokenize import tokenize

    indent, fence, info, code, closing = found.groups()
    line_end = "\n" if closing and code.endswith("\n") else ""
    code = code.removesuffix(line_end)
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
    mark = closing.lstrip("\t ")
    yield 0, Text, line_end + closing.removesuffix(mark)
    yield 0, Punctuation, mark


# What stands under a heading and what is around emphasis; `**` before `*`.
UNDERLINES = (("=", Generic.Subheading), ("-", Generic.Heading))
EMPHASIS = ((r"\*\*", Generic.Strong), ("__", Generic.Strong), (r"\*", Generic.Emph), ("_", Generic.Emph))

# (Nothing goes through many blank lines again from each of them.)
BLANKS = r"\s{0,200}+"
# A link's text: on one line with anything in it, or on lines without a bracket and none of them blank.
LABEL = r"[^]\n]*+(?:\](?![(\[])[^]\n]*+)*+|(?:[^]\n]|\n(?!\n))++"
INDENT = r"[^\S\n]*"
QUOTED = r"\"[^\n]*?\"|'[^\n]*?'|\([^\n]*?\)"


def _address(*bare: Rule, then: str) -> list[Rule]:
    """The rules for a link's address, in angles or `bare`, after which the state `then` goes on."""
    angled = bygroups(Name.Tag, String.Other, Name.Tag)
    return [(r"[^\S\n]+", Text), (r"(<)([^>\n]*)(>)", angled, ("#pop", then)), *bare]


class Markdown(RougeLexer):
    """Markdown: what can only begin a line, and what is in lines."""

    tokens: ClassVar = {
        "root": [
            (Needs("-", r"\A---\s*\n[\s\S]*?^---\s*$\n?"), delegate("yaml"), "document"),
            default("document"),
        ],
        "document": [
            # A backslash before everything else: what it protects begins nothing.
            (r"\\.", String.Escape),
            include("lines"),
            include("spans"),
            (r"[^\n&*<[\\`]+|[\n&<[]", Text),
        ],
        "lines": [
            *((rf"^\S.*\n{mark}{{2,}}[\t ]*\n", kind) for mark, kind in UNDERLINES),
            (
                rf"^({BLANKS})(\[)(.+?)(\]:)",
                bygroups(Text, Punctuation, String.Symbol, Punctuation),
                "definition",
            ),
            (rf"^{BLANKS}>.*", Generic.Traceback),
            (rf"^{BLANKS}(?P<rule>[*-])\s*(?:(?P=rule)\s*){{2,}}$", Punctuation),
            (rf"^{BLANKS}(?:[*+-](?=\s)|\d+\.)", Punctuation),
            (r"\n\n(?:(?:(?:\t| {4}).*)?\n)+", String.Backtick),
            (r"^([\t ]*)(`{3,}+|~{3,}+)(.*+\n)([\s\S]*?)(^[\t ]*\2|\Z)", _fence),
            (r"^#(?:#.*|\Z)", Generic.Subheading),
            (r"^#.*", Generic.Heading),
        ],
        "spans": [
            (Needs(";", r"&\S*;"), Name.Entity),
            # An address, or else HTML.
            (Needs("@", r"<[^\n@]*@.[^\n.]*\..+>"), Name.Variable),
            (Needs(">", r"<(?:ftp|https?|mailto)[^\n>]*>"), Name.Variable),
            (Needs(">", r"<[^\n>]*>"), delegate("html")),
            *((rf"{mark}(?:\\.|[^\n\\])*?{mark}", kind) for mark, kind in EMPHASIS),
            (
                Needs("]", rf"(!?\[)({LABEL})(\])(?=[(\[])"),
                bygroups(Punctuation, Name.Variable, Punctuation),
                "target",
            ),
            # (As many backquotes as close again, and no more than that.)
            (Needs("`", r"(?P<code>`{1,100})(?:\\.|[^\\])+?(?P=code)"), String.Backtick),
        ],
        # Where a link goes: the name of a definition, or an address in parentheses, after which either can follow.
        "target": [
            (rf"({INDENT})(\[)([^]\n]*)(\])", bygroups(Text, Punctuation, String.Symbol, Punctuation), "#pop"),
            (rf"({INDENT})(\()", bygroups(Text, Punctuation), "address"),
            default("#pop"),
        ],
        "address": [
            (r"\)", Punctuation, "#pop"),
            *_address((r"[^<\s)]+", String.Other, ("#pop", "title")), then="title"),
            default("#pop"),
        ],
        "title": [(r"\)", Punctuation, "#pop"), (r"\s+", Text), (QUOTED, Name.Namespace), default("#pop")],
        "definition": [
            *_address((r"\S+", String.Other, ("#pop", "definition-title")), then="definition-title"),
            (r"\n", Error),
        ],
        "definition-title": [(rf"(\s+)({QUOTED})", bygroups(Text, Name.Namespace), "#pop"), default("#pop")],
    }
