"""CSS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, by_word, words

IDENTIFIER = r"(?:[^\W\d]|-)[\w-]*"
UNITS = "ch|cm|deg|dpcm|dpi|dppx|em|ex|grad|in|mm|ms|pc|pt|px|rad|rem|s|turn|vh|vmax|vmin|vw"

_constant = by_word(
    (words("css", "colors"), Name.Constant),
    (words("css", "builtins"), Name.Builtin),
    default=Name,
)


def property_name(known: _TokenType, other: _TokenType, *, vendors: bool) -> Any:
    """An action for property names: one type for CSS's own (and for vendors'), another for the rest."""
    properties = words("css", "properties")
    prefixes = tuple(words("css", "vendors")) if vendors else ()

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        name = found.group(1)
        yield 0, known if name in properties or name.startswith(prefixes) else other, name
        yield 0, Text, found.group()[len(name) :]

    return action


class Css(RougeLexer):
    """CSS."""

    tokens: ClassVar = {
        "root": [
            include("basics"),
            (r"\{", Punctuation, "declarations"),
            (rf"::?{IDENTIFIER}", Name.Decorator),
            (rf"\.{IDENTIFIER}", Name.Class),
            (rf"#{IDENTIFIER}", Name.Function),
            (rf"@{IDENTIFIER}", Keyword, "at-rule"),
            (IDENTIFIER, Name.Tag),
            (r"[~^*!%&|+=>?<\[\]().,/@;:`]", Operator),
            include("strings"),
        ],
        "basics": [(r"\s+", Text), (r"/\*[\s\S]*?\*/", Comment)],
        "strings": [
            (r'"(?:\\\\|\\"|[^"])*"', String.Single),
            (r"'(?:\\\\|\\'|[^'])*'", String.Double),
        ],
        "value": [
            include("basics"),
            (r"url\(.*?\)", String.Other),
            (r"(?i)#[0-9a-f]{1,8}", Number),
            (rf"-?(?:\d+(?:\.\d+)?|\.\d+)(?:%|(?:{UNITS})\b)?", Number),
            (r"[\[\]():./,]", Punctuation),
            include("strings"),
            (IDENTIFIER, _constant),
        ],
        "at-rule": [
            (r"\{(?=\s*[\w-]+\s*:)", Punctuation, ("#pop", "declarations")),
            (r"\{", Punctuation, ("#pop", "at-body")),
            (r";", Punctuation, "#pop"),
            include("value"),
        ],
        "at-body": [(r"\}", Punctuation, "#pop"), include("root")],
        "declarations": [
            include("basics"),
            (r"\}", Punctuation, "#pop"),
            (rf"({IDENTIFIER})\s*(?=:)", property_name(Name.Label, Name.Property, vendors=True), "colon"),
        ],
        "colon": [(r":", Punctuation, ("#pop", "declaration"))],
        "declaration": [
            (r";", Punctuation, "#pop"),
            (r"(?=\})", Text, "#pop"),
            (r"!\s*important\b", Comment.Preproc),
            include("value"),
        ],
    }
