"""BibTeX."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Name, Number, Punctuation, String, Text

from liquid_compat.highlight.engine import RougeLexer

NAME = r"(?a:[a-zA-Z@!$&.\\:;<>?\[\]^`|~*/+_-][\w@!$&.\\:;<>?\[\]^`|~*/+-]*)"


class BibTeX(RougeLexer):
    """BibTeX."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"(?i)@comment[\s\S]*?(?=\n|\Z)", Comment),
            (r"(?i)@(?:preamble)", Name.Class, ("closing", "value", "opening")),
            (r"(?i)@(?:string)", Name.Class, ("closing", "field", "opening")),
            (rf"@{NAME}", Name.Class, ("closing", "command-body", "opening")),
            (r".+", Comment),
        ],
        "opening": [(r"\s+", Text), (r"[{(]", Punctuation, "#pop")],
        "closing": [(r"\s+", Text), (r"[})]", Punctuation, "#pop")],
        "command-body": [(r"\s+", Text), (r"[^\s,}]+", Name.Label, ("#pop", "fields"))],
        "fields": [
            (r"\s+", Text),
            (r",", Punctuation, "field"),
            default("#pop"),
        ],
        "field": [
            (r"\s+", Text),
            (NAME, Name.Attribute, ("value", "equals")),
            default("#pop"),
        ],
        "equals": [(r"\s+", Text), (r"=", Punctuation, "#pop")],
        "value": [
            (r"\s+", Text),
            (NAME, Name.Variable),
            (r'"', String, "quoted"),
            (r"\{", String, "braced"),
            (r"\d+", Number),
            (r"#", Punctuation),
            default("#pop"),
        ],
        "quoted": [(r"\{", String, "braced"), (r'"', String, "#pop"), (r'[^{"]+', String)],
        "braced": [(r"\{", String, "#push"), (r"\}", String, "#pop"), (r"[^{}]+", String)],
    }
