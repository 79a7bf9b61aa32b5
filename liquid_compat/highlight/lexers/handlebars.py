"""Handlebars and Mustache."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Operator, Punctuation, String, Text

from ..engine import RougeLexer
from ..shapes import listed
from .erb import outside

NAME = r"[\w$-]+"


class Handlebars(RougeLexer):
    """Handlebars; what is outside of its tags is HTML (option `parent`)."""

    tokens: ClassVar = {
        "root": [
            (r"\{\{!--[\s\S]*?--\}\}", Comment),
            (r"\{\{![\s\S]*?\}\}", Comment),
            (r"\{\{\{?", Keyword, ("tag", "opening")),
            (r"[\s\S]+?(?=\{\{|\Z)", outside("html")),
        ],
        "opening": [
            (r"~", Keyword),
            (r"[#/](?:if|unless|else)\b|else\b", Keyword, "#pop"),
            (r"\^(?=\}\})", Keyword, "#pop"),
            (r"[#/^]", Keyword, ("#pop", "block-name")),
            (r"[>&]", Keyword, "#pop"),
            default("#pop"),
        ],
        "block-name": [(r"\s+", Text), (NAME, Name.Namespace, "#pop"), default("#pop")],
        "tag": [
            (r"~?\}?\}\}", Keyword, "#pop"),
            (r"\s+", Text),
            (rf"{listed(['false', 'null', 'true', 'undefined'])}\b", Keyword.Constant),
            (rf"@{NAME}", Name.Attribute),
            (r"\.\.", Name.Variable),
            include("strings"),
            (rf"{NAME}", Name.Variable),
            (r"=", Operator),
            (r"[\[\].\/|()~]", Punctuation),
        ],
        "strings": [
            (r'"(?:\\.|[^"\\])*"', String.Double),
            (r"'(?:\\.|[^'\\])*'", String.Single),
        ],
    }
