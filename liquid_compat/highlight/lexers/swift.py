"""Swift."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, bygroups

DECLARATIONS = (
    "actor associatedtype class convenience deinit dynamic enum extension fileprivate final func import indirect init "
    "internal lazy nonisolated open optional private protocol public required some static struct subscript typealias"
)
KEYWORDS = (
    "Self Type as associativity async await break case catch continue default defer didSet do else fallthrough for "
    "get guard if in infix inout is isolated mutating none nonmutating operator override postfix precedence "
    "precedencegroup prefix repeat rethrows return self set super switch throw throws try unowned weak where while "
    "willSet"
)
# These stay keywords when a parenthesis follows; the others are then function names.
FIRM = "internal private case for if switch while unowned let var"
NAME = r"[^\W\d]\w*"


_types = {
    **dict.fromkeys(DECLARATIONS.split(), Keyword.Declaration),
    **dict.fromkeys(KEYWORDS.split(), Keyword),
    **dict.fromkeys(("true", "false", "nil"), Keyword.Constant),
}
_firm = frozenset(FIRM.split())


def _word(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    text = found.group()
    after = found.string[found.end() : found.end() + 20].lstrip()[:1]
    if after == "(" and text not in _firm and not text[0].isupper():
        yield 0, Name.Function, text
    else:
        yield 0, _types.get(text, Keyword.Type if text[0].isupper() else Name), text


class Swift(RougeLexer):
    """Swift."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            (r"#available\([^)]*\)", Keyword.Declaration),
            (
                r"(#selector\()([^)]*)(\))",
                bygroups(Keyword.Declaration, Name.Function, Keyword.Declaration),
            ),
            (r"@\w+", Keyword.Declaration),
            (r"(as)([?!])", bygroups(Keyword, Keyword)),
            (rf"(let|var)(\s+)({NAME})", bygroups(Keyword, Text, Name.Variable)),
            (rf"#{NAME}(?=\s*:)", Name.Variable),
            (r"(let|var)(\s+)(\()", bygroups(Keyword, Text, Punctuation), "destructuring"),
            (r"let\b", Keyword.Declaration),
            (r"var\b", Keyword),
            (r"\$\d+", Name.Variable),
            (r"(?!default:)(?!Self\b)[^\W\dA-Z]\w*(?=\s*:)", Name.Variable),
            (NAME, _word),
            (r'"""', String, "multi"),
            (r'"', String, "string"),
            (r"0x[0-9a-fA-F_]+", Number.Hex),
            (r"0o[0-7_]+", Number.Oct),
            (r"0b[01_]+", Number.Bin),
            (r"\d[\d_]*(?:\.\d[\d_]*(?:[eE][-+]?\d+)?|[eE][-+]?\d+)", Number.Float),
            (r"\d[\d_]*", Number.Integer),
            (r"\?\?", Punctuation),
            (r"[-/=+*%<>!&|^~.]+", Operator),
            (r"[()\[\]{}:;,?\\`]", Punctuation),
        ],
        "comment": [
            (r"/\*", Comment.Multiline, "#push"),
            (r"\*/", Comment.Multiline, "#pop"),
            (r"[^/*]+|[/*]", Comment.Multiline),
        ],
        "destructuring": [
            (r"\s+", Text),
            (r",", Punctuation),
            (NAME, Name.Variable),
            (r"\)", Punctuation, "#pop"),
            (r"(?=.)", Text, "#pop"),
        ],
        "escapes": [
            (r"\\(?:[\\\"'ntr0]|u\{[0-9a-fA-F]+\})", String.Escape),
            (r"\\\(", String.Escape, "interpolation"),
        ],
        "string": [(r'"', String, "#pop"), include("escapes"), (r'[^\\"\n]+|\\', String)],
        "multi": [(r'"""', String, "#pop"), include("escapes"), (r'[^\\"]+|["\\]', String)],
        "interpolation": [
            (r"\)", String.Escape, "#pop"),
            (r"\(", Punctuation, "parentheses"),
            include("root"),
        ],
        "parentheses": [(r"\)", Punctuation, "#pop"), (r"\(", Punctuation, "#push"), include("root")],
    }
