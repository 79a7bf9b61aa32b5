"""Sass, the indented syntax: SCSS without braces and semicolons, a statement on each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, bygroups
from ..shapes import Rule, listed
from .scss import NAME, NAMING, VALUED, Scss

BLANKS = r"[^\S\n]*"
# A comment goes on as long as lines are indented more than its first one.
DEEPER = r"(?P<indent>[^\S\n]*)%s.*(?:\n(?P=indent)[^\S\n]+\S.*|\n[^\S\n]*(?=\n))*\n?"
END: Rule = (rf"{BLANKS}\n", Text, "#pop")


def _comment(kind: _TokenType, *, ends: bool) -> Any:
    """An action for the lines of a comment; `ends`: do their ends belong to it?"""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        for line in found.group().splitlines(keepends=True):
            text = line.lstrip("\t ")
            yield 0, Text, line.removesuffix(text)
            yield 0, kind, text if ends else text.removesuffix("\n")
            if not ends and text.endswith("\n"):
                yield 0, Text, "\n"

    return action


class Sass(RougeLexer):
    """Sass."""

    tokens: ClassVar = {
        **Scss.tokens,
        "root": [
            (r"^" + DEEPER % "//", _comment(Comment.Single, ends=False)),
            (r"^" + DEEPER % r"/\*", _comment(Comment.Multiline, ends=True)),
            (r"\s+", Text),
            (rf"(\${NAME})(\s*)(:)", bygroups(Name.Variable, Text, Punctuation), "value"),
            (rf"={NAME}", Name.Function, "value"),
            (rf"\+{NAME}", Name.Decorator, "value"),
            *((rf"(@{rule})(\s+)({NAME})", bygroups(Keyword, Text, kind), "value") for rule, kind in NAMING),
            (r"@for\b", Keyword, "range"),
            (r"@import\b", Keyword, "import"),
            (rf"@{listed(VALUED)}\b", Keyword, "value"),
            (rf"@{NAME}|&", Keyword, "selector"),
            (rf":(?={NAME})", Name.Attribute, "old-property"),
            (rf"(?=(?:(?a:[\w-])|#\{{[^}}\n]*\}})+{BLANKS}:(?:\s|\Z))", Text, "property"),
            default("selector"),
        ],
        "end": [END],
        "selector": [END, (r";", Operator), *Scss.tokens["selector"]],
        "old-property": [Scss.tokens["property"][0], default(("#pop", "value"))],
        "import": [END, (r"\S+", String), (r"[^\S\n]+", Text)],
    }
