"""YAML. Indentation decides where block scalars and plain scalars of several lines end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default
from pygments.token import Comment, Keyword, Literal, Name, Number, Punctuation, String, Text, _TokenType

from ..engine import Action, RougeLexer, bygroups
from ..shapes import Needs, escape

Indicator = Punctuation.Indicator
KEY = r"[^\s#,?:'\"\[\]{}](?:[^#,?:'\"\[\]{}\n]*)(?=:(?:\s|\Z))"


def _column(found: Any) -> int:
    return found.start() - (found.string.rfind("\n", 0, found.start()) + 1)


def _at_column(*types: _TokenType) -> Action:
    """Give the groups their types, and make this column the one that continuation lines must be deeper than."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        run.notes["column"] = _column(found)
        for token, value in zip(types, found.groups() or (found.group(),), strict=True):
            yield 0, token, value

    return action


def _plain_break(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """The line break inside or after a plain scalar."""
    if len(found.group(1)) <= run.notes.get("column", 0):
        run.stack[:] = ["root"]
    yield 0, Text, found.group()


def _block_line(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """Look at the indentation of a line after a block scalar's header: does it still belong to it?"""
    if len(found.group(1)) > run.notes.get("column", 0):
        run.stack.append("block-text")
    else:
        run.stack[:] = ["root", "line"]
    yield 0, Text, ""


def _node(*then: str) -> list[Any]:
    """The rules for the start of a node; `then` is where the lexer stands after it."""
    state = (then,) if then else ()
    return [
        (r"[*][\w-]+", Name.Variable, *state),
        (r"&[\w-]+", Name.Label),
        (r"!\S*", Keyword.Type),
        (Needs(":", rf"({KEY})(:)"), _at_column(Name.Attribute, Indicator), *state),
        (r"[\[{]", Indicator, (*then, "flow")),
        (r'"', String.Double, (*then, "double")),
        (r"'", String.Single, (*then, "single")),
        (r"[|>][-+0-9]*", Indicator, "block-header"),
        (r"(?=[^\s\[\]{}:,&*!|>'\"%@`#]|:\S)", Text, (*then, "plain")),
    ]


class Yaml(RougeLexer):
    """YAML."""

    tokens: ClassVar = {
        "root": [
            (r"[ ]*\n", Text),
            (r"(%YAML)(\s+)(\S+)", bygroups(Name.Tag, Text, Number)),
            (r"(%TAG)(\s+)(\S+)(\s+)(\S+)", bygroups(Name.Tag, Text, Keyword.Type, Text, Keyword.Type)),
            (r"^(?:---|\.\.\.)(?=\s|\Z)", _at_column(Name.Namespace), "line"),
            (r"[ ]+", Text, "line"),
            default("line"),
        ],
        "line": [
            (r"\n", Text, "#pop"),
            (r"[ ]+", Text),
            (r"#.*", Comment.Single),
            (r"[-?:](?=\s|\Z)", _at_column(Indicator)),
            *_node("value"),
        ],
        "value": [
            (r"(?=\n)", Text, "#pop"),
            (r"[ ]+", Text),
            (r"#.*", Comment.Single),
            *_node(),
        ],
        "block-header": [
            (r"[ ]+", Text),
            (r"#.*", Comment.Single),
            (r"\n", Text, ("#pop", "block")),
        ],
        "block": [(r"[ ]*\n", Text), (r"(?=([ ]*)\S)", _block_line), (r"[ ]+", Text)],
        "block-text": [(r"[ ]+", Text), (r".+", Literal.String), (r"\n", Text, "#pop")],
        "plain": [
            (r"[ ]*\n(?:[ ]*\n)*([ ]*)(?=\S)", _plain_break),
            (r"[ ]*(?=\n)", Text, "#pop"),
            (r"[ ]+(?=#)", Text, "#pop"),
            (r"[ ]*(?=:(?:\s|\Z))", Text, "#pop"),
            (r"\d+(?:\.\d+)?(?=\n| +#)", Number),
            (r"true|false|null", Name.Constant),
            (r"[ ]+\Z", Text),
            (r"[ ]+", Literal.String),
            # (A word with a colon inside keeps the one at its end.)
            (r"(?:[^\s:]*+:(?=[^\s:]|:\S))\S*|[^\s:]+", Literal.String),
            default("#pop"),
        ],
        "flow": [
            (r"\s+", Text),
            (r"#.*", Comment.Single),
            (r"[\]}]", Indicator, "#pop"),
            (r"[\[{]", Indicator, "#push"),
            (r"[?:,]", Indicator),
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"[*][\w-]+", Name.Variable),
            (r"&[\w-]+", Name.Label),
            (r"!\S*", Keyword.Type),
            (r"[^\s|>@`%#,:?\[\]{}](?:[^,:?\[\]{}\n#]*[^\s,:?\[\]{}#])?", Name.Variable),
        ],
        "double": [
            (r"\n[ ]*", Text),
            (escape('\t\n "0LNP\\_abefnrtv', x="2", u="4", U="8"), String.Escape),
            (r"(?<=\n)[ ]+", Text),
            (r"[ ]+", Name.Variable),
            (r'"', Literal.String, "#pop"),
            (r'[^\s"\\]+', Literal.String),
        ],
        "single": [
            (r"\n[ ]*", Text),
            (r"[ ]+", Name.Variable),
            (r"'", Literal.String, "#pop"),
            (r"[^\s']+", Literal.String),
        ],
    }
