"""JSP: Java and tags with prefixes in HTML."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Error, Literal, Name, String, Text

from ..engine import RougeLexer, delegate
from ..shapes import Between

PREFIXED = r"(?a:\w*):"
CODE = "declaration|expression|scriptlet"


class Jsp(RougeLexer):
    """JSP."""

    tokens: ClassVar = {
        "root": [
            (Between("<%--", "--%>"), Comment),
            (r"<%@\s*(?:include|page|taglib)\s*|<jsp:directive\.(?a:\w+)", Name.Tag, "directive"),
            (r"<%[!=]?", Name.Tag, "script"),
            (rf"<jsp:(?:{CODE})>", Name.Tag, "code"),
            (rf"<{PREFIXED}[a-zA-Z]*\s*|</{PREFIXED}(?a:\w*)", Name.Tag, "tag"),
            (rf"[\s\S]+?(?=<%|</?{PREFIXED}|\Z)", delegate("html")),
        ],
        "directive": [
            (r"[%/]?>", Name.Tag, "#pop"),
            (r"\s*[\w:.-]+\s*=\s*", Name.Attribute),
            (r"\"[^\"]*\"|'[^']*'", String),
            (r"\s+|.", Text),
        ],
        # A bracket inside is an error to the reference, and cuts the code in two.
        "script": [(r"%>", Name.Tag, "#pop"), (r">", Error), (r"(?:[^%>]|%(?!>))+", delegate("java"))],
        "code": [
            (rf"</jsp:(?:{CODE})>", Name.Tag, "#pop"),
            (r"(?:[^<]|<(?!/jsp:))+|<", delegate("java")),
        ],
        "tag": [
            (r"/?>", Name.Tag, "#pop"),
            (r"(?a:\s*[\w:-]+\s*=\s*)", Name.Attribute),
            (r'"', String, "double"),
            (r"'", String, "single"),
            (r"(?<==)[^\s>\"']+", String),
            (r"[^/>]+(?:/(?!>)[^/>]*)*|/", delegate("html")),
        ],
        **{
            state: [
                (mark, String, "#pop"),
                (r"\$\{", String.Interpol, "expression"),
                (rf"[^{mark}$]+|\$", String),
            ]
            for state, mark in (("double", '"'), ("single", "'"))
        },
        "expression": [
            (r"\}", String.Interpol, "#pop"),
            (r"'[^']*'", Literal),
            (r"[^}']+|'", delegate("java")),
        ],
    }
