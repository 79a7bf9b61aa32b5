"""CSS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Between, Needs, digits, listed, literal

IDENTIFIER = r"(?:[^\W\d]|-)[\w-]*"
FRACTION = rf"\.{digits()}"
UNITS = "ch cm deg dpcm dpi dppx em ex grad in mm ms pc pt px rad rem s turn vh vmax vmin vw"
NUMBER = rf"-?(?:{digits()}(?:{FRACTION})?|{FRACTION})(?:%|{listed(UNITS.split())}\b)?"

PROPERTIES = words("css", "properties")
VENDORS = tuple(words("css", "vendors"))

# What a name stands for in a selector, by the character before it; names without any are elements.
SIGILS = {".": Name.Class, "#": Name.Function, ":": Name.Decorator, "@": Keyword}

COMMENT = Between("/*", "*/")

value_word = by_word(
    (words("css", "colors"), Name.Constant),
    (words("css", "builtins"), Name.Builtin),
    default=Name,
)


def _selector(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    text = found.group()
    if text[0] == "@":
        run.stack.append("at-rule")
    yield 0, SIGILS.get(text[0], Name.Tag), text


def _property(name: str) -> _TokenType:
    return Name.Label if name in PROPERTIES or name.startswith(VENDORS) else Name.Property


class Css(RougeLexer):
    """CSS: selectors, declarations in braces, and at-rules with selectors or declarations in theirs."""

    tokens: ClassVar = {
        "root": [
            include("blank"),
            (rf"(?:[.#@]|::?)?{IDENTIFIER}", _selector),
            (r"\{", Punctuation, "declarations"),
            include("strings"),
            (r"[][()!%&*+,./:;<=>?@^|~]", Operator),
        ],
        "blank": [(r"\s+", Text), (COMMENT, Comment)],
        "strings": [(literal('"'), String.Single), (literal("'"), String.Double)],
        "at-rule": [
            (r";", Punctuation, "#pop"),
            (r"\{(?=\s*[\w-]+\s*:)", Punctuation, ("#pop", "declarations")),
            (r"\{", Punctuation, ("#pop", "rules")),
            include("values"),
        ],
        "rules": [(r"\}", Punctuation, "#pop"), include("root")],
        "declarations": [
            include("blank"),
            (r"\}", Punctuation, "#pop"),
            (rf"({IDENTIFIER})(\s*)(:)", bygroups(by_word(default=_property), Text, Punctuation), "declaration"),
        ],
        "declaration": [
            (r"(?=\})", Text, "#pop"),
            (r";", Punctuation, "#pop"),
            (r"!\s*important\b", Comment.Preproc),
            include("values"),
        ],
        "values": [
            include("blank"),
            (Needs(")", r"url\([^)\n]*\)"), String.Other),
            (rf"{NUMBER}|#[0-9a-fA-F]{{1,8}}", Number),
            (IDENTIFIER, value_word),
            include("strings"),
            (r"[][(),./:]", Punctuation),
        ],
    }
