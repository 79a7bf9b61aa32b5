"""JavaScript. A slash is a division or begins a regular expression, a brace begins a block or an object: the states
follow what came before."""

from __future__ import annotations

from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups, words
from liquid_compat.highlight.shapes import Between

NAME = r"(?:[^\W\d]|\$)[\w$]*"


def names(tag: str) -> list[Any]:
    """The rules for names, with the word lists of a dialect: after most words an expression begins."""
    groups = {group: words(tag, group) for group in ("keywords", "declarations", "reserved")}
    types = {"keywords": Keyword, "declarations": Keyword.Declaration, "reserved": Keyword.Reserved}

    def starting(lexer: Any, found: Any, run: Any) -> Any:
        word = found.group()
        for group, token in types.items():
            if word in groups[group]:
                run.stack.append("expression")
                yield 0, token, word
                return
        yield from other(lexer, found, run)

    other = by_word(
        (frozenset(["true", "false", "null", "NaN", "Infinity", "undefined"]), Keyword.Constant),
        (words(tag, "builtins"), Name.Builtin),
        default=Name.Other,
    )
    return [(NAME, starting)]


class JavaScript(RougeLexer):
    """JavaScript."""

    tokens: ClassVar = {
        "root": [
            (r"\s*#!.*\n", Comment.Preproc, "statement"),
            include("comments"),
            (
                r"\+\+|--|~|&&=?|\?\?=?|\|\|=?|\*\*=?|\\(?=\n)|=>|<<=?|>>>?=?|[!=]==?|[-<>+*%&|^/!=]=?",
                Operator,
                "expression",
            ),
            (r"[(\[,]", Punctuation, "expression"),
            (r";", Punctuation, "statement"),
            (r"[)\].]", Punctuation),
            (r"`", String.Double, "template"),
            (r"\?\.", Punctuation),
            (r"\?", Punctuation, ("conditional", "expression")),
            (rf"(@)({NAME})?", bygroups(Punctuation, Name.Decorator)),
            (r"[{}]", Punctuation, "statement"),
            include("names"),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"0[oO][0-7]+", Number.Oct),
            (r"0[bB][01]+", Number.Bin),
            (r"\d+\.\d+(?:[eE][-+]?\d+)?", Number.Float),
            (r"\d+", Number.Integer),
            (r'"', String.Delimiter, "double"),
            (r"'", String.Delimiter, "single"),
            (r":", Punctuation),
        ],
        "names": names("javascript"),
        "comments": [
            (r"\s+", Text),
            (r"<!--", Comment),
            (r"//.*$", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
        ],
        "expression": [
            include("comments"),
            (r"/(?!=)", String.Regex, ("#pop", "regex")),
            (r"\{", Punctuation, ("#pop", "object")),
            default("#pop"),
        ],
        "statement": [
            (r"case\b", Keyword, ("#pop", "expression")),
            include("label"),
            include("expression"),
        ],
        "label": [(rf"({NAME})(\s*)(:)", bygroups(Name.Label, Text, Punctuation), ("#pop", "expression"))],
        "object": [
            include("comments"),
            (r"\{", Punctuation, "#push"),
            (r"\}", Punctuation, ("#pop", "statement")),
            (rf"({NAME})(\s*)(:)", bygroups(Name.Attribute, Text, Punctuation), "expression"),
            (r":", Punctuation, "expression"),
            include("root"),
        ],
        "conditional": [
            (r":", Punctuation, ("#pop", "expression")),
            include("root"),
        ],
        "regex": [
            (r"/", String.Regex, ("#pop", "regex-flags")),
            (r"[^/]\n", Error, "#pop"),
            (r"\n", Error, "#pop"),
            (r"\[\^?", String.Escape, "character-class"),
            (r"\\.", String.Escape),
            (r"\(\?[:=<!]|\{[\d,]+\}|[()?]", String.Escape),
            (r".", String.Regex),
        ],
        "regex-flags": [(r"[gimuy]+", String.Regex, "#pop"), default("#pop")],
        "character-class": [
            (r"/", String.Escape),
            (r"[^/]\n", Error, "#pop:2"),
            (r"\]", String.Escape, "#pop"),
            (r"\\.", String.Escape),
            (r".", String.Regex),
        ],
        "template": [
            (r"\$\{", Punctuation, "substitution"),
            (r"`", String.Double, "#pop"),
            (r"\\[$`]", String.Escape),
            (r"[^$`\\]+", String.Double),
            (r"[$\\]", String.Double),
        ],
        "substitution": [(r"\}", Punctuation, "#pop"), include("root")],
        "double": [
            (r'"', String.Delimiter, "#pop"),
            (r'\\[\\nrt"]?', String.Escape),
            (r'[^"\\]+', String.Double),
        ],
        "single": [
            (r"'", String.Delimiter, "#pop"),
            (r"\\[\\nrt']?", String.Escape),
            (r"[^'\\]+", String.Single),
        ],
    }
