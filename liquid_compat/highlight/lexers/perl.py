"""Perl, as far as it can be told from its marks: a slash begins a pattern wherever another one follows on its line."""

from __future__ import annotations

import re
from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Ended, Needs, Rule, listed, nested

NAME = r"(?a:[a-zA-Z_]\w*)"
# A name can have colons in it; two of them end the name of a package.
WORD = r"(?a:(?:\w|:(?!:))+)"
BRACKETS = {"{": "}", "(": ")", "[": "]", "<": ">"}
DELIMITERS = "!\"#$%&'*+,-./:;=?@\\^`|~)]}>"
FLAGS = "[acdgilmnopsux]*"
KEYWORDS = words("perl", "keywords")
OPERATORS = ["and", "cmp", "eq", "ge", "gt", "le", "lt", "ne", "not", "or"]
STREAMS = ["DATA", "STDERR", "STDIN", "STDOUT", "__DIE__", "__WARN__"]
KNOWN = listed([*KEYWORDS, *OPERATORS, *STREAMS])


def _part(mark: str) -> str:
    """The pattern of the text up to and with `mark`, where a backslash protects."""
    mark = re.escape(mark)
    return rf"[^{mark}\\]*+(?:\\[\s\S][^{mark}\\]*+)*+{mark}" if mark != r"\\" else rf"[^{mark}]*+{mark}"


def _patterns() -> list[Rule]:
    """The rules for matching, substituting and transliterating between any two marks."""
    single = "|".join(re.escape(mark) + _part(mark) for mark in DELIMITERS)
    double = "|".join(re.escape(mark) + _part(mark) * 2 for mark in DELIMITERS)
    bracketed = "|".join(re.escape(mark) + _part(end) for mark, end in BRACKETS.items())
    return [
        (rf"m\s*(?:{single}){FLAGS}", String.Regex),
        (r"m(?=\s*[({\[<])", String.Regex, "replacement"),
        (rf"(?:s|tr|y)\s*(?:{bracketed})", String.Regex, "replacement"),
        (rf"(?:s|tr|y)\s*(?:{double}){FLAGS}r?", String.Regex),
        # After a blank the mark can be a letter.
        (rf"(?:s|tr|y)\s+(?a:(\w))[\s\S]*?\1[\s\S]*?\1(?:{FLAGS}r)*{FLAGS}", String.Regex),
    ]


SECOND = "|".join(re.escape(mark) + _part(end) for mark, end in {**BRACKETS, "/": "/"}.items())

_HEREDOC = r"<<(['\"]?)(?a:([a-zA-Z_]\w*))\1;?\n"


class Perl(RougeLexer):
    """Perl."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (Needs("=cut", r"^=[a-zA-Z0-9]+[\s\S]*?\n=cut"), Comment.Multiline),
            (r"__(?:DATA|END)__\b[\s\S]*", Comment.Preproc),
            (
                rf"(format)(\s+)({NAME})(\s*)(=)(\s*\n)",
                bygroups(Keyword, Text, Name, Text, Punctuation, Text),
                "format",
            ),
            (
                rf"{KNOWN}\b",
                by_word(
                    (KEYWORDS, Keyword),
                    (OPERATORS, Operator.Word),
                    default=Name.Builtin.Pseudo,
                ),
            ),
            *_patterns(),
            (rf"/(?:[^/\\\n]|\\.)*+/{FLAGS}", String.Regex),
            (r"sub\s+", Keyword, "sub"),
            (Ended(_HEREDOC, rf"{_HEREDOC}[\s\S]*?\n\2\n"), String),
            (r"\$\^[A-Z]|\$(?:\$(?![{$])|[]!&`'+@/\\,;.~^?<>(\[_-])(?!(?a:\w))", Name.Variable.Global),
            (r"(?=[$@%&*][$@%&*#_]{0,40}+[a-zA-Z{\[;])", Text, "variable"),
            (rf"{NAME}(?=\s*=>)", String),
            (r"q[qrwx]?\(", String.Other, "round"),
            (r"q[qrwx]?\[", String.Other, "square"),
            (r"q[qrwx]?\{", String.Other, "curly"),
            (r"q[qrwx]?<", String.Other, "angle"),
            (r"q[qrwx]?([^\w(\[{<])[\s\S]*?\1", String.Other),
            (rf"(?a:((?:[a-zA-Z_]\w*::)+)({WORD}?))", bygroups(Name.Namespace, Name.Variable)),
            (rf"{listed(words('perl', 'builtins'))}\b", Name.Builtin),
            (rf"(?=[a-zA-Z_]){WORD}", Name.Variable),
            (r'"', Punctuation, "double"),
            (r"'", Punctuation, "single"),
            (r"`", Punctuation, "backquoted"),
            (r"\.{2,3}|\[\]", Operator),
            (
                r"(?:\d[\d_]*)?(?:\.\d[\d_]*)+(?:[eE][-+]?\d+)?|\d[\d_]*[eE][-+]?\d+",
                Number.Float,
            ),
            (r"0x[0-9a-fA-F_]+", Number.Hex),
            (r"0b[01_]+", Number.Bin),
            (r"0[0-7_]+", Number.Oct),
            (r"\d[\d_]*", Number.Integer),
            (r"::|[-+*/%=<>!~&|^.\\]", Operator),
            (r"[][(){},;:?]", Punctuation),
        ],
        "variable": [
            (r"[$@%&*#]+", Name.Variable),
            (r"(?a:(?:\w+::)+)", Name.Namespace),
            (WORD, Name.Variable, "#pop"),
            default("#pop"),
        ],
        "replacement": [
            (r"\s+", String.Regex),
            (rf"(?:{SECOND})[egimosx]*", String.Regex, "#pop"),
        ],
        "sub": [
            (r"\s+", Text),
            (r"\([$@%&*;\\]*\)", Punctuation),
            (NAME, Name.Function),
            (r"[^\n{]*\{", Punctuation, "#pop"),
            (r";", Punctuation, "#pop"),
        ],
        "format": [(r"\.\n", String.Interpol, "#pop"), (r".*\n|.+", String.Interpol)],
        **{
            state: nested(
                re.escape(opening),
                re.escape(closing),
                String.Other,
                (r"\\[\s\S]", String.Other),
                (rf"[^{re.escape(opening + closing)}\\]+|\\", String.Other),
            )
            for state, (opening, closing) in zip(("curly", "round", "square", "angle"), BRACKETS.items(), strict=True)
        },
        "interpolations": [
            (rf"[$@]{NAME}", String.Interpol),
            (r"[$@]\{", String.Interpol, "interpolation"),
        ],
        "interpolation": [
            (r"\}", String.Interpol, "#pop"),
            (r"\s+", Text),
            (NAME, String.Interpol),
            (r".", Error),
        ],
        "double": [
            (r'"', Punctuation, "#pop"),
            (r"\\(?:[abeflnrtuELU\\$@\"]|c.|x(?:[0-9a-fA-F]{2}|\{[^}\n]*\})|N\{[^}\n]*\})?", String.Escape),
            include("interpolations"),
            (r'[^"\\$@]+|[$@]', String.Double),
        ],
        "single": [
            (r"'", Punctuation, "#pop"),
            (r"\\[\\']", String.Escape),
            (r"[^'\\]+|\\", String.Single),
        ],
        "backquoted": [
            (r"`", Punctuation, "#pop"),
            (r"\\[\\`abefnrt]", String.Escape),
            (r"\\", Error),
            include("interpolations"),
            (r"[^`\\$@]+|[$@]", String.Backtick),
        ],
    }
