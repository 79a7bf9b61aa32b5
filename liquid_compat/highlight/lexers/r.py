"""R."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from liquid_compat.highlight.engine import RougeLexer, by_word

KEYWORDS = "if else for while repeat in next break function"
CONSTANTS = "NULL Inf TRUE FALSE NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_"
PRIMITIVES = (
    "abs acos acosh all any anyNA Arg as.call as.character as.complex as.double as.environment as.integer "
    "as.logical as.null as.numeric as.raw asin asinh atan atanh attr attributes baseenv browser c call ceiling "
    "class Conj cos cosh cospi cummax cummin cumprod cumsum digamma dim dimnames emptyenv enc2native enc2utf8 "
    "environment exp expm1 expression floor forceAndCall gamma gc.time globalenv Im interactive invisible "
    "is.array is.call is.character is.complex is.double is.environment is.expression is.finite is.function "
    "is.infinite is.integer is.language is.list is.logical is.matrix is.na is.name is.nan is.null is.numeric "
    "is.object is.pairlist is.raw is.real is.recursive is.single is.symbol lazyLoadDBfetch length levels lgamma "
    "list log max min missing Mod names nargs nzchar oldClass on.exit pos.to.env proc.time prod quote range Re "
    "rep retracemem return round seq_along seq_len seq.int sign signif sin sinh sinpi sqrt standardGeneric "
    "substitute sum switch tan tanh tanpi tracemem trigamma trunc unclass untracemem UseMethod xtfrm"
)


class R(RougeLexer):
    """R."""

    tokens: ClassVar = {
        "root": [
            (r"#'.*", Comment.Doc),
            (r"#.*", Comment.Single),
            (r"\s+", Whitespace),
            (r"`[^`]*`", Name),
            (r"(?<!'\\)'(?:\\.|[^'\\])*'", String.Single),
            (r'(?<!"\\)"(?:\\.|[^"\\])*"', String.Double),
            (r"%[^%\n]*?%", Operator),
            (r"0[xX][0-9a-fA-F]+(?:[pP]\d+)?[Li]?", Number.Hex),
            (r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?[Li]?(?![\w.])", Number),
            (
                r"(?:[^\W\d_]|\.(?!\d))[\w.]*(?=\()",
                by_word(
                    (frozenset(KEYWORDS.split()), Keyword),
                    (frozenset(PRIMITIVES.split()), Name.Function),
                    default=Name,
                ),
            ),
            (
                r"(?:[^\W\d_]|\.(?!\d))[\w.]*",
                by_word(
                    (frozenset(KEYWORDS.split()), Keyword),
                    (frozenset(CONSTANTS.split()), Keyword.Constant),
                    (frozenset("TF"), Name.Builtin),
                    default=Name,
                ),
            ),
            (r"[\[\]{}();,]", Punctuation),
            (r"[-<>=!&|~@?:$^+*/.%]", Operator),
        ],
    }
