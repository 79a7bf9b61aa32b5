"""C, C++ and CUDA."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import Action, RougeLexer, afresh, by_word, bygroups, words
from liquid_compat.highlight.shapes import Between, Rule, digits, quoted

NAME = r"(?a:[a-zA-Z_]\w*)"
ENCODING = r"(?:u8|[uUL])?"
ESCAPE = r"\\(?:[\\abfnrtv\"']|x[0-9a-fA-F]{2,4}|[0-7]{1,3})"
SUFFIX = "[uUlL]*"
HEX = "0-9a-fA-F"
# A comment whose opening mark is cut in two by the end of a line.
CUT_COMMENT = r"/\\\n\*[\s\S]*?\*(?:\\\n)?/"

# A function: words for what it returns, its name, parameters, and after them a body or the end of a declaration.
# Whether a parenthesis follows the words at all is looked up first, and nothing is looked for too far away, so that a
# long text of words or calls stays cheap.
FUNCTION = (
    rf"(?=[\w*\s]{{2,200}}+\()([\w*\s]+?[*\s])({NAME})(\s*\([^;]{{0,2000}}?\))"
    r"((?:\s|//.*\n|/\*[\s\S]*?\*/)*+)([{;])"
)


def _names(tag: str, literals: Iterable[str], *more: tuple[Iterable[str], Any, str]) -> Rule:
    """The rule for names: words of the language `tag`, some of which (`more`) lead to a state."""
    kinds = by_word(
        (["case"], Keyword, "case"),
        *more,
        (words(tag, "keywords"), Keyword),
        (words(tag, "types"), Keyword.Type),
        (words(tag, "reserved"), Keyword.Reserved),
        (literals, Name.Builtin),
        default=Name,
    )
    return NAME, kinds


def _integers(separator: str = "") -> list[Rule]:
    """The rules for integers, whose digits may have a `separator` in between."""
    return [
        (f"0[xX]{digits(HEX, separator)}{SUFFIX}", Number.Hex),
        (rf"0{digits('0-7', separator)}(?!\d){SUFFIX}", Number.Oct),
        (f"{digits(separator=separator)}{SUFFIX}", Number.Integer),
    ]


_brace: Action = by_word((["{"], Punctuation, "body"), default=Punctuation)


class C(RougeLexer):
    """C."""

    tokens: ClassVar = {
        "root": [
            (rf"\A([ \t]*)({NAME}:(?!:))", bygroups(Text, Name.Label)),
            include("blank"),
            (FUNCTION, bygroups(afresh, Name.Function, afresh, afresh, _brace)),
            (r"[{;]", _brace),
            include("expressions"),
        ],
        "body": [
            (rf"^([ \t]*)({NAME}:(?!:))", bygroups(Text, Name.Label)),
            include("blank"),
            (r"[{;]", _brace),
            include("expressions"),
            (r"\}", Punctuation, "#pop"),
        ],
        "blank": [
            (r"^([ \t]*)(#if\s0\b.*\n?)", bygroups(Text, Comment), "switched-off"),
            (r"^([ \t]*)(#)", bygroups(Text, Comment.Preproc), "directive"),
            (r"[^\S\n]+|\n|\\\n", Text),
            (r"//.*", Comment.Single),
            (Between("/*", "*/"), Comment.Multiline),
            (CUT_COMMENT, Comment.Multiline),
        ],
        "expressions": [
            include("literals"),
            include("names"),
            (r"\*/", Error),
            (r"[!%&*+/:<=>?^|~-]", Operator),
            (r"[][(),.]", Punctuation),
        ],
        "literals": [
            (rf'{ENCODING}"', String, "string"),
            (
                rf"{ENCODING}'(?:[^\\'\n]|\\(?:.|x[{HEX}]{{1,2}}|[0-7]{{1,3}}))'",
                String.Char,
            ),
            include("numbers"),
        ],
        "numbers": [
            (rf"(?:\d+\.\d*|\.?\d+)[eE][-+]?\d+{SUFFIX}", Number.Float),
            *_integers(),
        ],
        "names": [_names("c", ["true", "false", "NULL"])],
        "case": [(r":", Punctuation, "#pop"), include("blank"), include("expressions")],
        "string": quoted('"', String, (ESCAPE, String.Escape), (r"\\\n", String), stops="\\\n", strays="\\"),
        "directive": quoted(
            "\n",
            Comment.Preproc,
            (
                r"(include)(\s*)(<[^>]+>|\"[^\"]+\")",
                bygroups(Comment.Preproc, Text, Comment.PreprocFile),
                "after-include",
            ),
            (r"\\[\s\S]", Comment.Preproc),
            (Between("/*", "*/"), Comment.Multiline),
            stops="/\\",
        ),
        "after-include": [(r"[^\S\n]*(?://.*|/\*.*?\*/)", Comment.Single), default("#pop")],
        "switched-off": [
            (r"^[^\S\n]*#if.*\n?", Comment, "#push"),
            (r"^[^\S\n]*#\s*(?:endif.*\n?|el(?:if|se))", Comment, "#pop"),
            (r".*\n|.+", Comment),
        ],
    }


DIGITS = digits("0-9", "'")
BITS = digits("01", "'")
LITERALS = ["true", "false", "NULL", "nullptr"]
CLASSES = (
    (["class", "struct"], Keyword, "class-name"),
    (["template"], Keyword, "template"),
)


class Cpp(C):
    """C++."""

    tokens: ClassVar = {
        **C.tokens,
        "literals": [(rf'{ENCODING}R"(\w*)\([\s\S]*?\)\1"', String), *C.tokens["literals"]],
        "numbers": [
            (rf"{DIGITS}(?:\.{DIGITS})?(?:h|min|ms|s|us|ns|y|d|i|il|if)\b", Number.Other),
            (
                rf"(?:{DIGITS}\.(?:{DIGITS})?|\.{DIGITS})(?:[eE][-+]?{DIGITS})?|{DIGITS}[eE][-+]?{DIGITS}",
                Number.Float,
            ),
            (f"0[bB]{BITS}{SUFFIX}", Number.Bin),
            *_integers("'"),
        ],
        "names": [
            # Any closing brace is taken here, so that after the first body all of the rest is one.
            (r"\}", Punctuation),
            _names("cpp", LITERALS, *CLASSES),
        ],
        "class-name": [(r"\s+", Text), (NAME, Name.Class, "#pop"), (r"\.\.\.", Operator), default("#pop")],
        "template": [
            (r"typename\b", Keyword, "class-name"),
            (r"[>;{}]", Punctuation, "#pop"),
            include("blank"),
            include("expressions"),
        ],
    }


class Cuda(Cpp):
    """CUDA: C++ with more words."""

    tokens: ClassVar = {**Cpp.tokens, "names": [*Cpp.tokens["names"][:-1], _names("cuda", LITERALS, *CLASSES)]}
