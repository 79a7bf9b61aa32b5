"""C and C++."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups, words

DIGITS = r"\d(?:'?\d)*"
NAME = r"(?a:[a-zA-Z_]\w*)"
ESCAPE = r"\\(?:[\\abfnrtv\"']|x[0-9a-fA-F]{2,4}|[0-7]{1,3})"


def _words(tag: str, *builtins: str) -> Any:
    return by_word(
        (words(tag, "keywords"), Keyword),
        (words(tag, "types"), Keyword.Type),
        (words(tag, "reserved"), Keyword.Reserved),
        (frozenset(("true", "false", "NULL", *builtins)), Name.Builtin),
        default=Name,
    )


def _again(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """Lex a part of the match by itself."""
    for token, value in lexer.scan(found.group(), lexer.start()):
        yield 0, token, value


# A function's head: what it returns, its name, its parameters; then its body, or the end of its declaration. (Looking
# for the parenthesis first keeps long runs of words cheap.)
FUNCTION = rf"(?=[\w*\s]++\()([\w*\s]+?[\s*])({NAME})(\s*\([^;]*?\))((?:\s|//.*?\n|/\*[\s\S]*?\*/)*)"


class C(RougeLexer):
    """C."""

    tokens: ClassVar = {
        "root": [
            (rf"\A([ \t]*)({NAME}:(?!:))", bygroups(Text, Name.Label)),
            include("whitespace"),
            (FUNCTION + r"(\{)", bygroups(_again, Name.Function, _again, _again, Punctuation), "body"),
            (FUNCTION + r"(;)", bygroups(_again, Name.Function, _again, _again, Punctuation)),
            (r"\{", Punctuation, "body"),
            (r";", Punctuation),
            include("statements"),
        ],
        "body": [
            (rf"^([ \t]*)({NAME}:(?!:))", bygroups(Text, Name.Label)),
            include("whitespace"),
            include("statements"),
            (r";", Punctuation),
            (r"\{", Punctuation, "#push"),
            (r"\}", Punctuation, "#pop"),
        ],
        "whitespace": [
            (r"^([ \t]*)(#if\s0\b)", bygroups(Text, Comment), ("if-zero", "rest-of-line")),
            (r"^([ \t]*)(#)", bygroups(Text, Comment.Preproc), "directive"),
            (r"\n", Text),
            (r"[^\S\n]+", Text),
            (r"\\\n", Text),
            (r"//.*", Comment.Single),
            (r"/(?:\\\n)?[*][\s\S]*?[*](?:\\\n)?/", Comment.Multiline),
        ],
        "statements": [
            include("strings"),
            (r"(?:u8|u|U|L)?'(?:\\.|\\[0-7]{1,3}|\\x[a-fA-F0-9]{1,2}|[^\\'\n])'", String.Char),
            include("numbers"),
            (r"\*/", Error),
            (r"[~!%^&*+=|?:<>/-]", Operator),
            (r"[()\[\],.]", Punctuation),
            (r"case\b", Keyword, "case"),
            include("names"),
        ],
        "strings": [(r'(?:u8|u|U|L)?"', String, "string")],
        "numbers": [
            (r"(?i)(?:\d+\.\d*|\.\d+|\d+)e[-+]?\d+[lu]*", Number.Float),
            (r"(?i)0x[0-9a-f]+[lu]*", Number.Hex),
            (r"(?i)0[0-7]+(?!\d)[lu]*", Number.Oct),
            (r"(?i)\d+[lu]*", Number.Integer),
        ],
        "names": [(NAME, _words("c"))],
        "case": [(r":", Punctuation, "#pop"), include("whitespace"), include("statements")],
        "string": [
            (r'"', String, "#pop"),
            (ESCAPE, String.Escape),
            (r'[^\\"\n]+', String),
            (r"\\\n", String),
            (r"\\", String),
        ],
        "directive": [
            (
                r"(include)(\s*)(<[^>]+>|\"[^\"]+\")",
                bygroups(Comment.Preproc, Text, Comment.PreprocFile),
                "after-include",
            ),
            (r"[^/\n\\]+", Comment.Preproc),
            (r"\\[\s\S]", Comment.Preproc),
            (r"/[*][\s\S]*?[*]/", Comment.Multiline),
            (r"/", Comment.Preproc),
            (r"\n", Comment.Preproc, "#pop"),
        ],
        "after-include": [(r"[^\S\n]*(?://.*|/[*].*?[*]/)", Comment.Single), default("#pop")],
        "rest-of-line": [(r".+", Comment), (r"\n", Comment, "#pop")],
        "if-zero": [
            (r"^\s*#if.*\n?", Comment, "#push"),
            (r"^\s*#\s*el(?:se|if)", Comment, "#pop"),
            (r"^\s*#\s*endif.*\n?", Comment, "#pop"),
            (r".*\n|.+", Comment),
        ],
    }


class Cpp(C):
    """C++."""

    tokens: ClassVar = {
        **C.tokens,
        "strings": [
            (r'(?:u8|u|U|L)?R"(\w*)\([\s\S]*?\)\1"', String),
            *C.tokens["strings"],
        ],
        "numbers": [
            (rf"{DIGITS}(?:\.{DIGITS})?(?:h|min|ms|s|us|ns|y|d|i|il|if)\b", Number.Other),
            (rf"(?i)(?:{DIGITS}\.(?:{DIGITS})?|\.{DIGITS})(?:e[-+]?{DIGITS})?|{DIGITS}e[-+]?{DIGITS}", Number.Float),
            (r"(?i)0x[0-9a-f](?:'?[0-9a-f])*[lu]*", Number.Hex),
            (r"(?i)0b[01](?:'?[01])*[lu]*", Number.Bin),
            (r"(?i)0[0-7](?:'?[0-7])*(?!\d)[lu]*", Number.Oct),
            (rf"(?i){DIGITS}[lu]*", Number.Integer),
        ],
        "names": [
            (r"(?:class|struct)\b", Keyword, "class-name"),
            (r"template\b", Keyword, "template"),
            # A closing brace leaves no state, so that after the first body all the rest is one.
            (r"\}", Punctuation),
            (NAME, _words("cpp", "nullptr")),
        ],
        "class-name": [
            (NAME, Name.Class, "#pop"),
            (r"\s+", Text),
            (r"\.\.\.", Operator),
            default("#pop"),
        ],
        "template": [
            (r"typename\b", Keyword, "class-name"),
            (r">", Punctuation, "#pop"),
            (r"[;{}]", Punctuation, "#pop"),
            include("whitespace"),
            include("statements"),
        ],
    }


class Cuda(Cpp):
    """CUDA: C++ with more words."""

    tokens: ClassVar = {
        **Cpp.tokens,
        "names": [*Cpp.tokens["names"][:-1], (NAME, _words("cuda", "nullptr"))],
    }
