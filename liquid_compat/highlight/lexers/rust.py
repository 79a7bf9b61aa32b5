"""Rust."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import HEXADECIMAL, Rule, escape, listed, nested, quoted

NAME = r"[^\W\d]\w*"
KEYWORD = listed(words("rust", "keywords")) + r"\b"

# In characters and strings.
ESCAPES = "|".join([escape("nrt\\'\"0", x="2"), rf"\\u\{{[{HEXADECIMAL}_]+\}}"])

DIGITS = r"\d[\d_]*"
EXPONENT = r"[eE][+-]?[\d_]+"
FLOAT_TYPE = listed(["f32", "f64"])
INTEGER_TYPE = listed(sign + size for sign in "iu" for size in ("8", "16", "32", "64", "128", "size"))
# (A point with nothing after it is no part of a range or a call.)
FLOAT = (
    rf"{DIGITS}(?:\.{DIGITS}(?:{EXPONENT})?|{EXPONENT}){FLOAT_TYPE}?|{DIGITS}{FLOAT_TYPE}|{DIGITS}\.(?![._]|[^\W\d])"
)
INTEGER = rf"(?:0b[01_]+|0o[0-7_]+|0x[{HEXADECIMAL}_]+|{DIGITS})(?:{INTEGER_TYPE})?"

OPEN, CLOSE = r"[(\[{]", r"[)\]}]"
TRUTH: Rule = (r"(?:false|true)\b", Keyword.Constant)
NUMBER_SIGN: Rule = (r"#", Text)
VARIABLE: Rule = (r"\$(?:\w+(?::\w+)?)?", Name.Variable)

_name = by_word((words("rust", "keywords"), Keyword), (words("rust", "builtins"), Name.Builtin), default=Name)


class Rust(RougeLexer):
    """Rust."""

    tokens: ClassVar = {
        "root": [
            (r"macro_rules!", Name.Decorator, "definition"),
            (rf"(?!{KEYWORD}){NAME}!", Name.Decorator, "macro"),
            include("code"),
        ],
        "code": [
            include("literals"),
            (rf"(?!{KEYWORD}){NAME}(?=::)", Name.Namespace),
            (rf"(?!{KEYWORD}){NAME}(?=\s*\()", Name.Function),
            (NAME, _name),
            (r"\.await\b", Keyword),
            (rf"\.\s*{NAME}(?=\s*\()", Name.Function),
            (rf"\.\s*{NAME}", Name.Property),
            (r"\.\d+", Name.Attribute),
            (r"'static\b", Keyword),
            (r"'(?a:[A-Z_a-z]\w*)", Name.Variable),
            (r"\n", Text),
            # A line that documentation hides.
            (r"^([ \t]*)(#\s.*)", bygroups(Text, Comment.Special)),
            include("blank"),
            (r"[-=]>", Keyword),
            (r"\.\.[.=]?|[!%&*+/<=>?@^~-]", Operator),
            (rf"{OPEN}|{CLOSE}|[,:;|]", Punctuation),
            (r"#!?\[", Name.Decorator, "attribute"),
        ],
        "literals": [
            (r'b?r(?P<fence>#*)"[\s\S]*?"(?P=fence)', String),
            (r'b?"', String, "string"),
            (rf"b?'(?:[^'\\]|'(?=')|{ESCAPES})'", String.Char),
            (FLOAT, Number.Float),
            (INTEGER, Number.Integer),
        ],
        "blank": [
            (r"[^\S\n]+", Text),
            (r"///(?!/).*|//!.*", Comment.Doc),
            (r"//.*", Comment.Single),
            (r"/\*(?:!|\*(?![*/]))", Comment.Doc, "documentation"),
            (r"/\*", Comment.Multiline, "comment"),
        ],
        **{
            state: nested(r"/\*", r"\*/", kind, (r"[^*/]+|[*/]", kind))
            for state, kind in (("documentation", Comment.Doc), ("comment", Comment.Multiline))
        },
        "string": quoted('"', String, (ESCAPES, String.Escape), stops="\\", strays=""),
        "attribute": [
            (r"\]", Name.Decorator, "#pop"),
            include("literals"),
            TRUTH,
            (rf"{NAME}|[(),:=]", Name.Decorator),
            include("blank"),
            (r"\n", Text),
        ],
        # A macro's arguments begin with the next bracket, and end with as many brackets of any kind.
        "macro": [(OPEN, Punctuation, ("#pop", "arguments")), include("tokens")],
        "arguments": nested(OPEN, CLOSE, Punctuation, include("tokens")),
        "tokens": [TRUTH, include("root"), NUMBER_SIGN, (r"\$", Text)],
        "definition": [(OPEN, Punctuation, ("#pop", "body")), VARIABLE, include("code"), NUMBER_SIGN],
        "body": [
            *nested(OPEN, CLOSE, Punctuation, VARIABLE, (rf"(?!{KEYWORD}){NAME}!", Name.Decorator)),
            include("code"),
            NUMBER_SIGN,
        ],
    }
