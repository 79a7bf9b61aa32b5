"""JSX and TSX."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Name, Punctuation, String, Text

from liquid_compat.highlight.engine import Run
from liquid_compat.highlight.lexers.javascript import JavaScript
from liquid_compat.highlight.lexers.typescript import TypeScript

# An element can stand where an expression can begin.
ELEMENT: list[Any] = [
    (r"<>", Punctuation, ("#pop", "content")),
    (r"<(?=[a-zA-Z])", Punctuation, ("#pop", "content-or-end", "name")),
]

STATES: dict[str, list[Any]] = {
    "name": [
        (r"[A-Z]\w*", Name.Class),
        (r"[a-z][\w:-]*", Name.Tag),
        (r"\.", Punctuation),
        default(("#pop", "attributes")),
    ],
    "attributes": [
        (r"\s+", Text),
        (r"(?=/?>)", Text, "#pop"),
        (r"[\w:-]+", Name.Attribute),
        (r"=", Punctuation),
        (r'"[^"]*"', String),
        (r"'[^']*'", String),
        (r"\{", String.Interpol, ("embedded", "expression")),
        include("comments"),
    ],
    "content-or-end": [(r"/>", Punctuation, "#pop"), (r">", Punctuation, ("#pop", "content"))],
    "content": [
        (r"</", Punctuation, ("#pop", "closing")),
        (r"<>", Punctuation, "content"),
        (r"<(?=[a-zA-Z])", Punctuation, ("content-or-end", "name")),
        (r"\{", String.Interpol, ("embedded", "expression")),
        (r"&\S*?;", Name.Entity),
        (r"[^<{&]+|[&<]", Text),
    ],
    "closing": [
        (r">", Punctuation, "#pop"),
        (r"[A-Z]\w*", Name.Class),
        (r"[a-z][\w:-]*", Name.Tag),
        (r"\.", Punctuation),
        (r"\s+", Text),
    ],
    "embedded": [
        (r"\}", String.Interpol, "#pop"),
        (r"\{", Punctuation, ("braces", "statement")),
        include("root"),
    ],
    "braces": [
        (r"\}", Punctuation, ("#pop", "statement")),
        (r"\{", Punctuation, ("#push", "statement")),
        include("root"),
    ],
}


class Jsx(JavaScript):
    """JavaScript with elements."""

    @classmethod
    def start(cls, options: Mapping[str, str] | None = None) -> Run:
        run = super().start(options)
        run.stack.append("expression")
        return run

    tokens: ClassVar = {
        **JavaScript.tokens,
        **STATES,
        "expression": [include("comments"), *ELEMENT, *JavaScript.tokens["expression"]],
    }


class Tsx(TypeScript):
    """TypeScript with elements."""

    @classmethod
    def start(cls, options: Mapping[str, str] | None = None) -> Run:
        run = super().start(options)
        run.stack.append("expression")
        return run

    tokens: ClassVar = {
        **TypeScript.tokens,
        **STATES,
        "expression": [include("comments"), *ELEMENT, *TypeScript.tokens["expression"]],
    }
