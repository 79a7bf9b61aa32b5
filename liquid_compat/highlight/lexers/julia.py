"""Julia."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Other, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups

KEYWORDS = (
    "begin catch do else elseif end export finally for function if import macro module quote return struct try using "
    "where while in isa"
)
BUILTINS = (
    "false true im pi π ℯ Inf NaN nothing missing undef ARGS ENV VERSION stdin stdout stderr NaN32 Inf64 C_NULL "
    "LOAD_PATH Inf32 Inf16 NaN16"
)
TYPES = (
    "Any Nothing Missing Int Int8 Int16 Int32 Int64 Int128 UInt UInt8 UInt16 UInt32 UInt64 UInt128 Float16 "
    "Float32 Float64 Bool Char String AbstractString Symbol Array Vector Matrix Dict Set Tuple NamedTuple Union "
    "Type DataType Function Module Expr Number Real Integer AbstractFloat Complex Rational BigInt BigFloat IO "
    "IOStream Regex Pair Ref Some Exception ErrorException ArgumentError BoundsError KeyError MethodError Task "
    "Channel Condition UnitRange StepRange AbstractArray AbstractVector AbstractMatrix DenseArray SubArray "
    "BitArray BitVector BitMatrix Cstring Ptr Cint Cvoid VersionNumber LineNumberNode Method TypeVar UnionAll"
)
NAME = r"[^\W\d]\w*!?"


class Julia(RougeLexer):
    """Julia."""

    tokens: ClassVar = {
        "root": [
            (r"\n|[^\S\n]+", Text),
            (r"#=", Comment.Multiline, "comment"),
            (r"#.*$", Comment),
            (rf"(function|macro)((?:\s|\\\s)+{NAME})", bygroups(Keyword, Name.Function)),
            (rf"((?:mutable\s+)?struct|abstract\s+type|primitive\s+type)(\s+{NAME})", bygroups(Keyword, Name.Class)),
            (r"(?:const|global|local)\b", Keyword.Declaration),
            (r"@[^\W\d]\w*!?", Name.Decorator),
            (
                NAME,
                by_word(
                    (frozenset(KEYWORDS.split()), Keyword),
                    (frozenset(BUILTINS.split()), Name.Builtin),
                    (frozenset(TYPES.split()), Keyword.Type),
                    default=Name,
                ),
            ),
            (r"'(?:\\.|[^\\'\n])'", String.Char),
            (r'"""', String, "multi"),
            (r'"', String, "string"),
            (r"`[^`]*`", String.Backtick),
            (r"0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex),
            (r"0[oO][0-7_]+", Number.Oct),
            (r"0[bB][01_]+", Number.Bin),
            (
                r"\d+(?:_\d+)*(?:\.\d+(?:_\d+)*(?:[eEf][-+]?\d+)?|[eEf][-+]?\d+|\.(?!\.))|\.\d+(?:[eEf][-+]?\d+)?",
                Number.Float,
            ),
            (r"\d+(?:_\d+)*", Number.Integer),
            (r"∈", Name),
            (r"[\[\]{}(),;]", Other),
            (r"[-+*/\\^%=<>!&|~:?.$÷≤≥≠⊻√∛∘×⋅∉∋⊆∩∪]", Operator),
        ],
        "comment": [
            (r"#=", Comment.Multiline, "#push"),
            (r"=#", Comment.Multiline, "#pop"),
            (r"[^#=]+|[#=]", Comment.Multiline),
        ],
        "content": [
            (r"\\(?:[nrt\"'\\$0abfv]|x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8})", String.Escape),
            (r"\$\([^\s)]*\)[ ]?", String.Interpol),
            (r"\$", String.Interpol),
        ],
        "string": [(r'"', String, "#pop"), include("content"), (r'[^\\"$]+|\\', String)],
        "multi": [(r'"""', String, "#pop"), include("content"), (r'[^\\"$]+|["\\]', String)],
    }
