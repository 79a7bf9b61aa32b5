"""The CSS class of a token: Rouge's names for Pygments' token types.

Rouge took its token tree from Pygments, so the names agree for most types; `CLASSES` holds what Rouge 3.30 prints.
A type that Rouge does not have takes the class of its nearest ancestor.
"""

from __future__ import annotations

from typing import Final

from pygments.token import (
    Comment,
    Error,
    Escape,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    Other,
    Punctuation,
    String,
    Text,
    Token,
    Whitespace,
    _TokenType,
)

CLASSES: Final[dict[_TokenType, str]] = {
    Token: "",
    Text: "",
    Whitespace: "w",
    Escape: "esc",
    Error: "err",
    Other: "x",
    Keyword: "k",
    Keyword.Constant: "kc",
    Keyword.Declaration: "kd",
    Keyword.Namespace: "kn",
    Keyword.Pseudo: "kp",
    Keyword.Reserved: "kr",
    Keyword.Type: "kt",
    Keyword.Variable: "kv",
    Name: "n",
    Name.Attribute: "na",
    Name.Builtin: "nb",
    Name.Builtin.Pseudo: "bp",
    Name.Class: "nc",
    Name.Constant: "no",
    Name.Decorator: "nd",
    Name.Entity: "ni",
    Name.Exception: "ne",
    Name.Function: "nf",
    Name.Function.Magic: "fm",
    Name.Property: "py",
    Name.Label: "nl",
    Name.Namespace: "nn",
    Name.Other: "nx",
    Name.Tag: "nt",
    Name.Variable: "nv",
    Name.Variable.Class: "vc",
    Name.Variable.Global: "vg",
    Name.Variable.Instance: "vi",
    Name.Variable.Magic: "vm",
    Literal: "l",
    Literal.Date: "ld",
    String: "s",
    String.Affix: "sa",
    String.Backtick: "sb",
    String.Char: "sc",
    String.Delimiter: "dl",
    String.Doc: "sd",
    String.Double: "s2",
    String.Escape: "se",
    String.Heredoc: "sh",
    String.Interpol: "si",
    String.Other: "sx",
    String.Regex: "sr",
    String.Single: "s1",
    String.Symbol: "ss",
    Number: "m",
    Number.Bin: "mb",
    Number.Float: "mf",
    Number.Hex: "mh",
    Number.Integer: "mi",
    Number.Integer.Long: "il",
    Number.Oct: "mo",
    Number.Other: "mx",
    Operator: "o",
    Operator.Word: "ow",
    Punctuation: "p",
    Punctuation.Indicator: "pi",
    Comment: "c",
    Comment.Hashbang: "ch",
    Comment.Doc: "cd",
    Comment.Multiline: "cm",
    Comment.Preproc: "cp",
    Comment.PreprocFile: "cpf",
    Comment.Single: "c1",
    Comment.Special: "cs",
    Generic: "g",
    Generic.Deleted: "gd",
    Generic.Emph: "ge",
    Generic.Error: "gr",
    Generic.Heading: "gh",
    Generic.Inserted: "gi",
    Generic.Output: "go",
    Generic.Prompt: "gp",
    Generic.Strong: "gs",
    Generic.Subheading: "gu",
    Generic.Traceback: "gt",
    Generic.Lineno: "gl",
}


def css_class(token: _TokenType) -> str:
    """The class of a token type; `""` means that its text is printed without a span."""
    node: _TokenType | None = token
    while node is not None:
        if (name := CLASSES.get(node)) is not None:
            return name
        node = node.parent
    return ""
