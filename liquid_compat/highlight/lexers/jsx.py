"""JSX and TSX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from pygments.lexer import default, include
from pygments.token import Name, Punctuation, String, Text

from ..engine import Run
from ..shapes import Needs, Rule
from .javascript import JavaScript
from .typescript import TypeScript

# A tag can stand where an operand can, in content, and nowhere else; another one can follow it.
START: Rule = (r"<", Punctuation, ("start-tag", "name"))
EMBEDDED: Rule = (r"\{", String.Interpol, ("embedded", "operand"))

STATES: dict[str, list[Rule]] = {
    "name": [
        (r"[A-Z](?a:\w*)", Name.Class),
        (r"(?a:\w+)", Name.Tag),
        (r"\.", Punctuation),
        default("#pop"),
    ],
    "attributes": [
        (r"(?a:\w[\w-]*)", Name.Attribute),
        (r"=", Punctuation),
        *((rf"{mark}[^\n{mark}]*{mark}", String) for mark in "\"'"),
        EMBEDDED,
        include("blank"),
    ],
    "start-tag": [(r"/>", Punctuation, "#pop"), (r">", Punctuation, ("#pop", "content")), include("attributes")],
    "end-tag": [(r">", Punctuation, "#pop"), include("attributes")],
    "content": [
        (r"[^&<{]+", Text),
        (r"</", Punctuation, ("#pop", "end-tag", "name")),
        START,
        EMBEDDED,
        (Needs(";", r"&[^;\s]*;"), Name.Entity),
    ],
    "embedded": [
        (r"\}", String.Interpol, "#pop"),
        (r"\{", Punctuation, ("block", "statement")),
        include("root"),
    ],
    "block": [
        (r"\}", Punctuation, ("#pop", "statement")),
        (r"\{", Punctuation, ("#push", "statement")),
        include("root"),
    ],
}


class _Elements:
    """A mixin for dialects with elements: the text begins where an operand can stand."""

    @classmethod
    def start(cls, options: Mapping[str, str] | None = None) -> Run:
        run = Run(options)
        run.stack.append("operand")
        return run


class Jsx(_Elements, JavaScript):
    """JavaScript with elements."""

    tokens: ClassVar = {
        **JavaScript.tokens,
        **STATES,
        "operand": [include("blank"), START, *JavaScript.tokens["operand"]],
    }


class Tsx(_Elements, TypeScript):
    """TypeScript with elements."""

    tokens: ClassVar = {
        **TypeScript.tokens,
        **STATES,
        # (A comma tells the parameters of a type from an element.)
        "operand": [include("blank"), (r"<(?=\w+,)", Punctuation, "#pop"), START, *TypeScript.tokens["operand"]],
    }
