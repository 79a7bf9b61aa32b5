"""C, C++ and CUDA."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import Action, RougeLexer, afresh, by_word, bygroups, words
from ..shapes import Between, Needs, Rule, based, digits, escape, listed, power, quoted

NAME = r"(?a:[A-Za-z_]\w*)"
PREFIX = r"(?:u8|[LUu])?"
ESCAPE = escape("\"'\\abfnrtv", octal="1,3", x="2,4")
CHARACTER = rf"[^\n'\\]|\\.|{escape(octal='1,3', x='1,2')}"
SUFFIX = "[LUlu]*"
# A comment whose opening mark is cut in two by the end of a line.
CUT_COMMENT = r"/\\\n\*[\s\S]*?\*(?:\\\n)?/"

# A function: words for what it returns, its name, parameters, and after them a body or the end of a declaration.
# Whether a parenthesis follows the words at all is looked up first, and nothing is looked for too far away, so that a
# long text of words or calls stays cheap.
WORDS = r"(?:\w|[*\s])"
COMMENTS = r"//.*\n|/\*[\s\S]*?\*/"
FUNCTION = "".join(
    [
        rf"(?={WORDS}{{2,200}}+\()({WORDS}{{2,}}?(?<=[*\s]))",
        rf"({NAME})",
        r"(\s*\([^;]{0,2000}?\))",
        rf"((?:{COMMENTS}|\s)*+)",
        r"([;{])",
    ]
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
    """The rules for octal and decimal integers, whose digits may have a `separator` in between."""
    return [
        (f"0{digits('0-7', separator)}{SUFFIX}", Number.Oct),
        (f"{digits(separator=separator)}{SUFFIX}", Number.Integer),
    ]


EXPONENTIAL: Rule = (rf"(?:{digits()}\.\d*|\.?{digits()}){power()}{SUFFIX}", Number.Float)

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
            (Between("/*", "*/"), Comment.Multiline),
            (r"//.*", Comment.Single),
            (CUT_COMMENT, Comment.Multiline),
            (r"^([ \t]*)(#if\s0.*\n?)", bygroups(Text, Comment), "switched-off"),
            (r"^([ \t]*)(#)", bygroups(Text, Comment.Preproc), "directive"),
            (r"[^\S\n]+|\\?\n", Text),
        ],
        "expressions": [
            include("literals"),
            (r"\*/", Error),
            (r"[][(),.]", Punctuation),
            (r"[!%&*+/:<=>?^|~-]", Operator),
            include("names"),
        ],
        "literals": [
            include("numbers"),
            (rf'{PREFIX}"', String, "string"),
            (rf"{PREFIX}'(?:{CHARACTER})'", String.Char),
        ],
        "numbers": [*based("xX", suffix=SUFFIX), EXPONENTIAL, *_integers()],
        "names": [_names("c", ["true", "false", "NULL"])],
        "case": [(r":", Punctuation, "#pop"), include("blank"), include("expressions"), (r"[;{]", Punctuation)],
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
        "after-include": [(r".+", Comment.Single, "#pop"), default("#pop")],
        "switched-off": [
            (r"^[^\S\n]*#\s*(?:endif.*\n|el(?:if|se))", Comment, "#pop"),
            (r"^[^\S\n]*#if.*\n", Comment, "#push"),
            (r".*\n", Comment),
        ],
    }


DIGITS = digits("0-9", "'")
POWER = power(separator="'")
# Suffixes of the standard library's times and complex numbers.
UNITS = ["d", "h", "i", "if", "il", "min", "ms", "ns", "s", "us", "y"]
LITERALS = ["true", "false", "NULL", "nullptr"]
CLASSES = (
    (["class", "struct"], Keyword, "class-name"),
    (["template"], Keyword, "template"),
)


class Cpp(C):
    """C++."""

    tokens: ClassVar = {
        **C.tokens,
        "literals": [*C.tokens["literals"], (Needs(")", rf'{PREFIX}R"(\w*)\([\s\S]*?\)\1"'), String)],
        "numbers": [
            *based("bB", "xX", separator="'", suffix=SUFFIX),
            (rf"{DIGITS}(?:\.{DIGITS})?{listed(UNITS)}\b", Number.Other),
            EXPONENTIAL,
            (rf"(?:{DIGITS}\.(?:{DIGITS})?|\.{DIGITS})(?:{POWER})?|{DIGITS}{POWER}", Number.Float),
            *_integers("'"),
        ],
        "case": [(r"::", Operator), *C.tokens["case"]],
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
