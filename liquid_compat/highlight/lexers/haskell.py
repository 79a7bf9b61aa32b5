"""Haskell."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, bygroups

KEYWORDS = "case|class|data|default|deriving|do|else|if|in|infix[lr]?|instance|let|newtype|of|then|type|where|_"
ASCII = "NUL|SOH|[SE]TX|EOT|ENQ|ACK|BEL|BS|HT|LF|VT|FF|CR|S[OI]|DLE|DC[1-4]|NAK|SYN|ETB|CAN|EM|SUB|ESC|[FGRU]S|SP|DEL"
SYMBOLS = r"[-:!#$%&*+.\\/<=>?@^|~]"


class Haskell(RougeLexer):
    """Haskell."""

    tokens: ClassVar = {
        "basics": [
            (r"\s+", Text),
            (r"\{-#", Comment.Preproc, "pragma"),
            (r"\{-", Comment.Multiline, "comment"),
            (r"--\s*\|.*?$", Comment.Doc),
            (rf"--(?!{SYMBOLS}).*?$", Comment.Single),
        ],
        "pragma": [(r"#-\}", Comment.Preproc, "#pop"), (r"[^#]+|#", Comment.Preproc)],
        "comment": [
            (r"-\}", Comment.Multiline, "#pop"),
            (r"\{-", Comment.Multiline, "#push"),
            (r"[^-{}]+", Comment.Multiline),
            (r"[-{}]", Comment.Multiline),
        ],
        "root": [
            include("basics"),
            (r"import\b", Keyword.Reserved, "import"),
            (r"module\b", Keyword.Reserved, "module"),
            (rf"(?:{KEYWORDS})\b(?!')", Keyword.Reserved),
            (r"[_a-z][\w']*", Name),
            (r"[A-Z][\w']*", Keyword.Type),
            (r"'[A-Za-z_]\w*(?!')(?=\W)", Name),
            (r"\\(?![:!#$%&*+.\\/<=>?@^|~-]+)", Name.Function),
            (rf"{SYMBOLS}+", Operator),
            (r"\d+[eE][-+]?\d+|\d+\.\d+(?:[eE][-+]?\d+)?", Number.Float),
            (r"0[oO][0-7]+", Number.Oct),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"\d+", Number.Integer),
            (r"'", String.Char, "character"),
            (r'"', String, "string"),
            (r"\[\s*\]", Keyword.Type),
            (r"\(\s*\)", Name.Builtin),
            (r"[\[\](),;`{}]", Punctuation),
        ],
        "import": [
            (r"\s+", Text),
            (r'"', String, "string"),
            (r"qualified\b", Keyword),
            (
                r"([A-Z][\w.]*)(\s+)(as)(\s+)([A-Z][\w.]*)",
                bygroups(Name.Namespace, Text, Keyword, Text, Name),
                "#pop",
            ),
            (
                r"([A-Z][\w.]*)(\s+)(hiding)(\s+)(\()",
                bygroups(Name.Namespace, Text, Keyword, Text, Punctuation),
                ("#pop", "names"),
            ),
            (r"([A-Z][\w.]*)(\s+)(\()", bygroups(Name.Namespace, Text, Punctuation), ("#pop", "names")),
            (r"[\w.]+", Name.Namespace, "#pop"),
            default("#pop"),
        ],
        "module": [
            (r"\s+", Text),
            (r"([A-Z][\w.]*)(\s+)(\()", bygroups(Name.Namespace, Text, Punctuation), ("#pop", "names")),
            (r"[A-Z][\w.]*", Name.Namespace, "#pop"),
            default("#pop"),
        ],
        "names": [
            include("basics"),
            (r"[A-Z]\w*", Keyword.Type),
            (r"[_a-z][\w']*", Name.Function),
            (r",", Punctuation),
            (rf"{SYMBOLS}+", Operator),
            (r"\(", Punctuation, "#push"),
            (r"\)", Punctuation, "#pop"),
        ],
        "character": [
            (r"\\", String.Escape, ("#pop", "character-end", "escape")),
            (r"[^\\]", String.Char, ("#pop", "character-end")),
        ],
        "character-end": [(r"'", String.Char, "#pop"), default("#pop")],
        "string": [(r'"', String, "#pop"), (r"\\", String.Escape, "escape"), (r'[^\\"]+', String)],
        "escape": [
            (r"[abfnrtv\"'&\\]", String.Escape, "#pop"),
            (r"\^[\]\[A-Z@^_]", String.Escape, "#pop"),
            (rf"(?:{ASCII})", String.Escape, "#pop"),
            (r"o[0-7]+|x[0-9a-fA-F]+|\d+", String.Escape, "#pop"),
            (r"\s+\\", String.Escape, "#pop"),
            default("#pop"),
        ],
    }
