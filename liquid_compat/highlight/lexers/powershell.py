"""PowerShell.

A word where a command can stand begins one: what follows it, up to the end of the command, are its arguments, in which
words and numbers are plain. Brackets hold types, `@(…)` and `@{…}` hold values, in which commands are not looked for.
"""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Whitespace

from ..engine import RougeLexer, bygroups, words
from ..shapes import Between, Needs, listed, quoted

COMMAND = r"(?a:[a-zA-Z\\/~][\w\\/~.:-]*)"
ARGUMENT = r"(?a:[\w\\/~][\w\\/~.:-]*)"
HELP = listed(words("powershell", "help"))


class PowerShell(RougeLexer):
    """PowerShell."""

    tokens: ClassVar = {
        "root": [include("code")],
        "code": [
            include("values"),
            (
                rf"(?i:{listed(words('powershell', 'operators'))})\b-?|&&|\|\||[-+*%]=|\.{{2,3}}(?!(?a:[a-zA-Z_-]))",
                Operator,
            ),
            (r"(?a:--?\w[\w-]*\b)", Name.Tag),
            (r"(?ai:class(?=\s+\w))", Keyword.Reserved, "class"),
            (
                r"(?ai:(function)(\s+)(?:(\w+)(:))?([a-z][\w-]+))",
                bygroups(Keyword.Reserved, Whitespace, Name.Namespace, Punctuation, Name.Function),
            ),
            (rf"(?ai:{listed(words('powershell', 'keywords'))}\b)(?![-.])", Keyword.Reserved),
            include("brackets"),
            (r"[-+*%&|!=]|\.(?!(?a:[\w-])|\?)", Operator),
            (r"(?a:(\.)([\w-]+)(\())", bygroups(Operator, Name.Function, Punctuation), "arguments"),
            (r"(?a:(\.)([\w-]+)(?![\w\[-]))(\s?)", bygroups(Operator, Name.Function, Whitespace)),
            (r"(?a:(\.)(\w+)(?=\[))", bygroups(Operator, Name)),
            (r"\.", Operator),
            (r"\?+", Name.Function, "arguments"),
            (r"(?a:\w+)(?=\[)", Name),
            # One blank belongs to a name: a line end right after it doesn't end the command.
            (rf"({COMMAND})(\s?)", bygroups(Name, Whitespace), "arguments"),
            (r"\d+\.\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"\{", Punctuation, "braces"),
            (r"[(){},;:]", Punctuation),
        ],
        "values": [
            (r"\s+", Whitespace),
            (r"#.*", Comment),
            (r"<#", Comment.Multiline, "comment"),
            (r'@"', String.Heredoc, "document"),
            (Between("@'", "'@"), String.Heredoc),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            include("variables"),
        ],
        "variables": [
            (listed(words("powershell", "variables")), Name.Builtin.Pseudo),
            (r"(?a:(\$)(\w+)(:)(\w+))", bygroups(Name.Variable, Name.Namespace, Punctuation, Name.Variable)),
            (r"(?a:\$\w+)", Name.Variable),
            (Needs("}", r"\$\{[^}]*\}"), Name.Variable),
        ],
        "brackets": [
            (r"@\{", Punctuation, "table"),
            (r"@\(", Punctuation, "array"),
            (r"\[", Punctuation, "type"),
        ],
        "arguments": [
            (r"[^\S\n]*\n", Whitespace, "#pop"),
            (r"[=|]|[-+*%]=(?=\s)", Operator, "#pop"),
            (r"[;(){}\]]", Punctuation, "#pop"),
            (r"`[\s\S]", String.Escape),
            (ARGUMENT, Name.Other),
            include("code"),
        ],
        "type": [
            (r"\]", Punctuation, "#pop"),
            (rf"{listed(words('powershell', 'attributes'))}\b", Name.Builtin.Pseudo),
            (r"(?a:[a-zA-Z]\w+\.?)", Name),
            include("code"),
        ],
        "braces": [(r"\}", Punctuation, "#pop"), include("code")],
        "array": [(r"\)", Punctuation, "#pop"), include("items")],
        "items": [
            include("values"),
            include("brackets"),
            (r"\{", Punctuation, "braces"),
            (r"\d*\.\d+", Number.Float),
            (r"\d+", Number.Integer),
            (r"[,;]", Punctuation),
        ],
        "table": [
            (r"\}", Punctuation, "#pop"),
            (r"=", Operator),
            (r"(?a:[a-zA-Z_]\w*)", Name.Other),
            include("items"),
        ],
        "class": [
            (r"\{", Punctuation, "#pop"),
            (r"\s+", Whitespace),
            (r"(?a:\w+)", Name.Class),
            (r"[:,]", Punctuation),
        ],
        "comment": quoted("#>", Comment.Multiline, (rf"(?i:{HELP})", Comment.Special), stops="."),
        "document": quoted('"@', String.Heredoc, include("inside"), stops="$`"),
        "double": [
            (r'\$?#?"', String.Double, "#pop"),
            (r"#", String.Double),
            include("inside"),
            (r'[^"$`#]+', String.Double),
        ],
        "single": quoted("'", String.Single),
        "inside": [
            (r"`.", String.Escape),
            (r"`", String.Escape),
            include("variables"),
            (r"\$\(", String.Interpol, "interpolation"),
            (r"\$", Error),
        ],
        "interpolation": [(r"\)", String.Interpol, "#pop"), include("code")],
    }
