"""HTML, with JavaScript in `script` and CSS in `style`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Name, String, Text, _TokenType

from ..engine import RougeLexer, delegate
from ..shapes import Needs, Rule, quoted
from .css import Css
from .javascript import JavaScript
from .markup import TEXT, asides, name, states

# Elements whose content is another language.
EMBEDDED = {"script": JavaScript, "style": Css}

ELEMENT = name("_:-")
# Frameworks write brackets and other marks into attributes: some only where a value follows, the hash only where none.
MARKED = r"[_:*.()[\]-]"
ATTRIBUTES = (
    (rf"(?:[^\W\d]|{MARKED})(?:\w|{MARKED})*\s*=\s*", Name.Attribute, "value"),
    (r"(?:[^\W\d]|[_:*#-])[\w.:*-]*", Name.Attribute),
)


def _afresh(inner: type[RougeLexer]) -> Any:
    """Begin an element whose content `inner` does, with that lexer's states as new."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        run.inner.pop(inner, None)
        yield 0, Name.Tag, found.group()

    return action


def _content(element: str, inner: type[RougeLexer]) -> list[Rule]:
    return [(r"[^<]+", delegate(inner)), (rf"</{element}\s*>", Name.Tag, "#pop"), (r"<", delegate(inner))]


class Html(RougeLexer):
    """HTML."""

    tokens: ClassVar = {
        "root": [
            *TEXT,
            *((rf"<\s*{each}\s*", _afresh(inner), (each, "attributes")) for each, inner in EMBEDDED.items()),
            *asides(character=r"[\s\S]"),
            (Needs(">", r"(?i:<!doctype) [^>]*>"), Comment.Preproc),
            (r"</", Name.Tag, "end-tag"),
            (r"<", Name.Tag, ("attributes", "element")),
        ],
        **states(*ATTRIBUTES, quotes=tuple((mark, String, ("#pop", mark)) for mark in "\"'")),
        # (States, so that values go on where a template's tag stands in them.)
        **{mark: quoted(mark, String) for mark in "\"'"},
        "element": [(ELEMENT, Name.Tag, "#pop"), (r"\s+", Text), default("#pop")],
        "end-tag": [(ELEMENT, Name.Tag, ("#pop", "end")), (r"\s+", Text), (r">", Name.Tag, "#pop")],
        "end": [(r">", Name.Tag, "#pop"), (r"\s+", Text)],
        **{element: _content(element, inner) for element, inner in EMBEDDED.items()},
    }
