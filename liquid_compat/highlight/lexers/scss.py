"""SCSS."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer, by_word, bygroups, words
from liquid_compat.highlight.lexers.css import property_name

_word = by_word(
    (frozenset(["and", "or", "not"]), Operator.Word),
    (frozenset(["true", "false"]), Name.Builtin.Pseudo),
    (words("css", "colors"), Name.Constant),
    (words("css", "builtins"), Name.Builtin),
    default=Name,
)


class Scss(RougeLexer):
    """SCSS. A lexer has to guess whether `a:b` begins a rule or a declaration: it looks at what follows the colon."""

    tokens: ClassVar = {
        "root": [
            include("comments"),
            (r"[{};]", Punctuation),
            (r"(@mixin)(\s+)([\w-]+)", bygroups(Keyword, Text, Name.Function), "value"),
            (r"(@function)(\s+)([\w-]+)", bygroups(Keyword, Text, Name.Function), "value"),
            (r"(@include)(\s+)([\w-]+)", bygroups(Keyword, Text, Name.Decorator), "value"),
            (r"@for\b", Keyword, "for"),
            (r"@(?:debug|warn|if|each|while|else|return|media|import)\b", Keyword, "value"),
            (r"@[\w-]+", Keyword, "selector"),
            (r"(\$[\w-]+)(\s*)(:)", bygroups(Name.Variable, Text, Punctuation), "value"),
            (r"&", Keyword, "selector"),
            (r"(?=[^;{}][;}])", Text, "property"),
            (r"(?=[^;{}:\[]+:[^a-z])", Text, "property"),
            default("selector"),
        ],
        "comments": [
            (r"\s+", Text),
            (r"//.*", Comment.Single),
            (r"/\*[\s\S]*?\*/", Comment.Multiline),
        ],
        "end": [(r"[;{}]", Punctuation, "#pop")],
        "interpolation": [(r"#\{", String.Interpol, "interpolated")],
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("values")],
        "selector": [
            include("end"),
            (r"\s+", Text),
            (r":+[\w-]*", Name.Decorator),
            (r"\.", Name.Class, "class"),
            (r"#(?!\{)", Name.Namespace, "id"),
            (r"%[\w-]*", Name.Variable),
            (r"&", Keyword),
            (r"[\w-]+", Name.Tag),
            include("interpolation"),
            include("strings"),
            (r"[~^*!&%<>|+=@,./?\[\]()-]", Operator),
        ],
        "class": [(r"[\w-]+", Name.Class), include("interpolation"), default("#pop")],
        "id": [(r"[\w-]+", Name.Namespace), include("interpolation"), default("#pop")],
        "property": [
            (r"([\w-]+)", property_name(Name.Label, Name.Attribute, vendors=False)),
            include("interpolation"),
            (r"(\s*)(:)", bygroups(Text, Punctuation), ("#pop", "value")),
            (r"\s*(?=[;{}])", Text, "#pop"),
            (r".", Error),
        ],
        "for": [(r"(?:from|to|through)\b", Operator.Word), include("value")],
        "value": [include("end"), include("values")],
        "values": [
            (r"\s+", Text),
            (r"url\(", String.Other, "url"),
            (r"-?\d[a-z\d]*%?", Number),
            (r"\.\d\w*", Number.Integer),
            (r"#[0-9a-zA-Z]{1,6}", Number.Hex),
            (r"\$[\w-]+", Name.Variable),
            include("interpolation"),
            include("strings"),
            (r"(?a:-*[a-zA-Z_][\w-]*(?=\s*\())", Name.Function),
            (r"(?a:[a-zA-Z_][\w-]*)", _word),
            (r"[~^*!&%<>|+=@:,./?-]+", Operator),
            (r"[\[\]()]", Punctuation),
        ],
        "url": [
            (r"\)", String.Other, "#pop"),
            include("interpolation"),
            (r"[^\n#)]+", String.Other),
            (r"#", String.Other),
        ],
        "strings": [(r'"', String.Double, "double"), (r"'", String.Single, "single")],
        "double": [
            (r'"', String.Double, "#pop"),
            include("interpolation"),
            (r'(?:\\.|[^\\"\n#])+', String.Double),
            (r"#", String.Double),
        ],
        "single": [
            (r"'", String.Single, "#pop"),
            include("interpolation"),
            (r"(?:\\.|[^\\'\n#])+", String.Single),
            (r"#", String.Single),
        ],
    }
