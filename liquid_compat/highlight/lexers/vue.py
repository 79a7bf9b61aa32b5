"""Vue's single-file components."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, String, Text, _TokenType

from ..engine import bygroups, delegate
from ..languages import find
from ..tokenize import tokenize
from .html import Html
from .javascript import JavaScript

DEFAULTS = {"script": "javascript", "style": "css"}


def _content(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """What a `script`, a `style` or a `template` in another language holds: the attribute `lang` names its lexer."""
    element, attributes, code = run.notes["element"], run.notes["attributes"], found.group()
    lang = re.search(r"lang\s*=\s*[\"']?([\w-]+)", attributes)
    language = find(lang.group(1)) if lang else find(DEFAULTS[element])
    if lang and lang.group(1) in ("ts", "typescript"):
        language = find("javascript")
    for token, value in tokenize(language, code) if language else [(Text, code)]:
        yield 0, token, value


def _open(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    run.notes["element"], run.notes["attributes"] = found.group(2), found.group(3)
    plain = found.group(2) == "template" and "lang" not in found.group(3)
    run.stack.append("template" if plain else "content")
    run.stack.append("attributes")
    yield 0, Name.Tag, "<"
    yield 0, Keyword, found.group(2)


class Vue(Html):
    """Vue components: HTML with expressions, scripts and styles in the language they name."""

    tokens: ClassVar = {
        **Html.tokens,
        "root": [
            (r"<!--", Comment, "comment"),
            (r"(<)(template|script|style)(?=([^>]*)>)", _open),
            include("html"),
        ],
        "html": Html.tokens["root"],
        "element-end": [
            (
                r"(</)(template|script|style)(\s*>)",
                bygroups(Name.Tag, Keyword, Name.Tag),
                "#pop",
            )
        ],
        "content": [
            include("element-end"),
            (r"[\s\S]+?(?=</(?:template|script|style)\s*>|\Z)", _content),
        ],
        "template": [
            include("element-end"),
            (r"(\{\{)([\s\S]*?)(\}\})", bygroups(String.Interpol, delegate(JavaScript), String.Interpol)),
            (r"[^<&{]+|\{", Text),
            include("html"),
        ],
    }
