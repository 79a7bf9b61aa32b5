"""JavaScript.

A slash divides or begins a regular expression, a brace begins a block or an object: what came before decides. So most
tokens say what can follow them: an operand (`operand`), or a statement (`statement`).
"""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Rule, based, digits, listed, quoted

# (A dollar sign begins a name, so that one inside cuts it in two.)
NAME = r"(?:[$]|[^\W\d])\w*"
# The standard's punctuators, but for those that are punctuation here.
OPERATORS = (
    "< > <= >= == != === !== + - * % ** ++ -- << >> >>> & | ^ ! ~ && || ?? "
    "= += -= *= %= **= <<= >>= >>>= &= |= ^= &&= ||= ??= => / /="
)
CONSTANTS = ["Infinity", "NaN", "false", "null", "true", "undefined"]
WORDS = (("keywords", Keyword), ("declarations", Keyword.Declaration), ("reserved", Keyword.Reserved))

# What a regular expression has besides text. (It has to end on its line: else the last character there is wrong.)
GROUPS = r"\(\?[!:<=]|\{[,\d]+\}|[?()]"


def names(tag: str) -> Rule:
    """The rule for names, with the word lists of a dialect: after most words an operand can follow."""
    return NAME, by_word(
        *((words(tag, group), token, "operand") for group, token in WORDS),
        (CONSTANTS, Keyword.Constant),
        (words(tag, "builtins"), Name.Builtin),
        default=Name.Other,
    )


def labelled(mark: str) -> list[Rule]:
    """The rules for the beginning of a statement; `mark` is the pattern of what ends a label."""
    return [
        (r"case\b", Keyword, ("#pop", "operand")),
        (rf"({NAME})(\s*)({mark})", bygroups(Name.Label, Text, Punctuation), ("#pop", "operand")),
        include("operand"),
    ]


def _string(mark: str, token: _TokenType) -> list[Rule]:
    escapes = rf"\\[\\nrt{mark}]?"
    return [(mark, String.Delimiter, "#pop"), *quoted(mark, token, (escapes, String.Escape), stops="\\", strays="")]


class JavaScript(RougeLexer):
    """JavaScript."""

    tokens: ClassVar = {
        "root": [
            include("names"),
            (r"\s*#!.*\n", Comment.Preproc, "statement"),
            include("blank"),
            (r"(@)([^\W\d]\w*)?", bygroups(Punctuation, Name.Decorator), "operand"),
            *based("xX", "oO", "bB"),
            (rf"{digits()}\.{digits()}(?:e{digits()})?", Number.Float),
            (digits(), Number.Integer),
            (r'"', String.Delimiter, "double"),
            (r"'", String.Delimiter, "single"),
            (r"`", String.Double, "template"),
            (rf"{listed(OPERATORS.split())}|\\(?=\n)", Operator, "operand"),
            (r"[{};]", Punctuation, "statement"),
            (r"[(,[]", Punctuation, "operand"),
            (r"[]).:]|\?\.", Punctuation),
            (r"\?", Punctuation, ("choice", "operand")),
        ],
        "names": [names("javascript")],
        "blank": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"<!--", Comment),
        ],
        "comment": quoted("*/", Comment.Multiline),
        "operand": [
            include("blank"),
            (r"\{", Punctuation, ("#pop", "properties")),
            (r"/", String.Regex, ("#pop", "regex")),
            default("#pop"),
        ],
        "statement": labelled(":"),
        # An object; what looks like a property in the values counts too.
        "properties": [
            (rf"({NAME})(\s*)(:)", bygroups(Name.Attribute, Text, Punctuation), "operand"),
            (r":", Punctuation, "operand"),
            (r"\}", Punctuation, ("#pop", "statement")),
            (r"\{", Punctuation, "#push"),
            include("root"),
        ],
        "choice": [(r":", Punctuation, ("#pop", "operand")), include("root")],
        "regex": [
            (r"[^/]?\n", Error, "#pop"),
            (r"/[gimuy]*", String.Regex, "#pop"),
            (r"\\.", String.Escape),
            (r"\[\^?", String.Escape, "range"),
            (GROUPS, String.Escape),
            (r".", String.Regex),
        ],
        "range": [
            (r"[^/]\n", Error, "#pop:2"),
            (r"\]", String.Escape, "#pop"),
            (r"\\.|/", String.Escape),
            (r".", String.Regex),
        ],
        "double": _string('"', String.Double),
        "single": _string("'", String.Single),
        "template": quoted(
            "`",
            String.Double,
            (r"\\[$`]", String.Escape),
            (r"\$\{", Punctuation, "substitution"),
            stops="$\\",
        ),
        "substitution": [(r"\}", Punctuation, "#pop"), include("root")],
    }
