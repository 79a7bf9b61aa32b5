"""HTML, with JavaScript in `script` and CSS in `style`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Name, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, delegate
from liquid_compat.highlight.lexers.css import Css
from liquid_compat.highlight.lexers.javascript import JavaScript
from liquid_compat.highlight.shapes import Needs


def _forget(*inner: type[RougeLexer]) -> Any:
    """Begin an element whose content another lexer does, with that lexer's states as new."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        for each in inner:
            run.inner.pop(each, None)
        yield 0, Name.Tag, found.group()

    return action


class Html(RougeLexer):
    """HTML."""

    tokens: ClassVar = {
        "root": [
            (r"[^<&]+", Text),
            (Needs(";", r"&[^\s;]*;"), Name.Entity),
            (r"(?i)<!DOCTYPE .*?>", Comment.Preproc),
            (r"<!\[CDATA\[[\s\S]*?\]\]>", Comment.Preproc),
            (r"<!--", Comment, "comment"),
            (r"<\?[\s\S]*?\?>", Comment.Preproc),
            (r"<script\s*", _forget(JavaScript), ("script", "attributes")),
            (r"<style\s*", _forget(Css), ("style", "attributes")),
            (r"</", Name.Tag, "closing"),
            (r"<", Name.Tag, "opening"),
        ],
        "comment": [(r"[^-]+", Comment), (r"-->", Comment, "#pop"), (r"-", Comment)],
        "opening": [
            (r"\s+", Text),
            (r"[^\W\d][\w:.-]*", Name.Tag, ("#pop", "attributes")),
            default(("#pop", "attributes")),
        ],
        "closing": [
            (r"\s+", Text),
            (r"[^\W\d][\w:.-]*", Name.Tag, ("#pop", "closed")),
            (r">", Name.Tag, "#pop"),
        ],
        "closed": [(r"\s+", Text), (r">", Name.Tag, "#pop")],
        "attributes": [
            (r"\s+", Text),
            (r"(?:[^\W\d]|[#*:_-]|\[(?=[\w.-]+\]=)|\((?=[\w.-]+\)=))[\w:.\[\]()*-]*\s*=\s*", Name.Attribute, "value"),
            (r"(?:[^\W\d]|[#*:_-])[\w:.*-]*", Name.Attribute),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [
            (r'"', String, ("#pop", "double")),
            (r"'", String, ("#pop", "single")),
            (r"[^\s>]+", String, "#pop"),
        ],
        "double": [(r'"', String, "#pop"), (r'[^"]+', String)],
        "single": [(r"'", String, "#pop"), (r"[^']+", String)],
        "script": [
            (r"[^<]+", delegate(JavaScript)),
            (r"</script\s*>", Name.Tag, "#pop"),
            (r"<", delegate(JavaScript)),
        ],
        "style": [
            (r"[^<]+", delegate(Css)),
            (r"</style\s*>", Name.Tag, "#pop"),
            (r"<", delegate(Css)),
        ],
    }
