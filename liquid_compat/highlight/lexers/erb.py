"""ERB: Ruby in a template of another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.token import Comment, _TokenType

from ..engine import RougeLexer, bygroups, delegate, instance, resolve


def outside(default_tag: str) -> Any:
    """An action for the text around a template's tags: the lexer that the option `parent` names, else the default."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        try:
            parent = resolve(run.options.get("parent", default_tag))
        except (KeyError, TypeError):
            parent = resolve(default_tag)
        for token, value in instance(parent).scan(found.group(), run.child(parent)):
            yield 0, token, value

    return action


class Erb(RougeLexer):
    """ERB."""

    tokens: ClassVar = {
        "root": [
            (r"<%#[\s\S]*?%>", Comment),
            (r"(<%[-=%]?)", Comment.Preproc, "ruby"),
            (r"[\s\S]+?(?=<%|\Z)", outside("html")),
        ],
        "ruby": [
            (r"([\s\S]*?)([-=]?%>)", bygroups(delegate("ruby"), Comment.Preproc), "#pop"),
            (r"[\s\S]+", delegate("ruby")),
        ],
    }
