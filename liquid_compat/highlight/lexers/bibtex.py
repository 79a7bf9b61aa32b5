"""BibTeX."""

from __future__ import annotations

from typing import ClassVar

from pygments.lexer import default
from pygments.token import Comment, Name, Number, Punctuation, String, Text

from ..engine import Action, RougeLexer, bygroups
from ..shapes import digits, nested, quoted

NAME = r"(?a:[a-zA-Z@!$&.\\:;<>?\[\]^`|~*/+_-][\w@!$&.\\:;<>?\[\]^`|~*/+-]*)"


def _entry(kind: str, *label: str) -> tuple[str, Action]:
    """The pattern of an entry's head (its kind, a bracket and maybe a label), and the action for it."""
    parts = (rf"(@{kind})(\s*)([({{])", *label)
    types = (Name.Class, Text, Punctuation, Text, Name.Label)
    return "(?i)" + "".join(parts), bygroups(*types[: 3 + 2 * len(label)])


class BibTeX(RougeLexer):
    """BibTeX: entries of fields; what is between them is comment."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"(?i)@comment.*", Comment),
            (*_entry("preamble"), ("entry", "value")),
            (*_entry("string"), "entry"),
            (*_entry(NAME, r"(\s*)([^\s,}]*)"), "entry"),
            (r".+", Comment),
        ],
        "entry": [
            (r"[)}]", Punctuation, "#pop"),
            (r",", Punctuation),
            (rf"({NAME})(\s*)(=)", bygroups(Name.Attribute, Text, Punctuation), "value"),
            (r"\s+", Text),
        ],
        "value": [
            (r"\s+", Text),
            (digits(), Number),
            (NAME, Name.Variable),
            (r"#", Punctuation),
            (r"\{", String, "braces"),
            (r'"', String, "quotes"),
            default("#pop"),
        ],
        "quotes": quoted('"', String, (r"\{", String, "braces"), stops="{", strays=""),
        "braces": nested(r"\{", r"\}", String, (r"[^{}]+", String)),
    }
