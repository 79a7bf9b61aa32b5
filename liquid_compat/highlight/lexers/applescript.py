"""AppleScript, with the terms of its standard additions and of AppleScript Studio."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text

from ..engine import RougeLexer, by_word, bygroups, words
from ..shapes import Needs, listed, literal

# Terms of several words are listed with underscores between them.
BUILTINS, KEYWORDS, OPERATORS, PROPERTIES = (
    [term.replace("_", " ") for term in words("applescript", kind)]
    for kind in ("builtins", "keywords", "operators", "properties")
)
IGNORED = "application responses|case|diacriticals|hyphens|numeric strings|punctuation|white space"
# Of these, only the last are seen without something after them.
CLASSES = (
    "(?:alias|application|boolean|class|constant|date|file|integer|list|number|POSIX file|real|record|reference|script|"
    "text) |string|text|unit types|Unicode text"
)


class AppleScript(RougeLexer):
    """AppleScript."""

    tokens: ClassVar = {
        "root": [
            (r"¬\n", String.Escape),
            (r"\s+", Text.Whitespace),
            (r"'s\s+", Text),
            (r"(?:--|#).*", Comment.Single),
            (r"\(\*", Comment.Multiline),
            (r"[(){},!.:]+?(?!\(\*)", Punctuation),
            (Needs("»", r"(«)([^»]*)(»)"), bygroups(Text, Name.Builtin, Text)),
            (rf"((?:considering|ignoring)\s+)({IGNORED})", bygroups(Keyword, Name.Builtin)),
            (r"[-+*/^=<>≠≤≥÷&]+", Operator),
            (rf"(as )({CLASSES})\b", bygroups(Keyword, Name.Class)),
            (r"^(in|on|script|to)(\s+)", bygroups(Keyword, Text)),
            (
                rf"{listed([*BUILTINS, *KEYWORDS, *OPERATORS, *PROPERTIES])}\b",
                by_word(
                    (BUILTINS, Name.Builtin),
                    (KEYWORDS, Keyword),
                    (OPERATORS, Operator.Word),
                    default=Name.Attribute,
                ),
            ),
            (r"\d+(?:st|nd|rd|th)\b", Name.Builtin),
            (r"[a-zA-Z](?a:\w*)\b", Name.Variable),
            (r"\d+\.\d*", Number.Float),
            (r"\d+", Number.Integer),
            (Needs('"', literal('"')), String.Double),
        ],
    }
