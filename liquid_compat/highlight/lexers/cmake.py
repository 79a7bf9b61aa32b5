"""CMake: commands, quoted and bracket arguments, references to variables; the rest is plain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Name, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word, words
from ..shapes import quoted


def _bracket(token: _TokenType, state: str) -> Any:
    """An action for the opening of a bracket text, which ends at as many equals signs as it began with."""

    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        run.notes["bracket"] = f"]{found['level']}]"
        run.stack.append(state)
        yield 0, token, found.group()

    return action


def _closing(token: _TokenType) -> Any:
    def action(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
        if found.group() == run.notes["bracket"]:
            run.stack.pop()
        yield 0, token, found.group()

    return action


class CMake(RougeLexer):
    """CMake."""

    tokens: ClassVar = {
        "root": [
            (r"\s+", Text),
            (r"#\[(?P<level>=*)\[", _bracket(Comment.Multiline, "bracket-comment")),
            (r"#.*", Comment.Single),
            (r'\\"', Text),
            (r'"', String.Double, "quoted"),
            (r"\[(?P<level>=*)\[", _bracket(String.Double, "bracket")),
            include("references"),
            (r"[()]", Punctuation),
            (
                r"(?a:[a-zA-Z_]\w*)(?=[^\S\n]*\()",
                by_word((words("cmake", "commands"), Name.Builtin), default=Name.Function),
            ),
            (r"(?a:[a-zA-Z_]\w*|\d+)", Text),
            (r'[^\s"#$()\[\\a-zA-Z_0-9]+|[$\[\\]', Text),
        ],
        "references": [(r"\$\{", String.Interpol, "reference")],
        "reference": [
            (r"\}", String.Interpol, "#pop"),
            include("references"),
            (r"[^$}]+|\$", Name.Variable),
        ],
        "quoted": quoted(
            '"', String.Double, include("references"), (r"\\[\"#$() ;@\\^nrt]", String.Escape), stops="$\\"
        ),
        "bracket": [
            include("references"),
            (r"\](?P<level>=*)\]", _closing(String.Double)),
            (r"[^]$]+|[]$]", String.Double),
        ],
        "bracket-comment": [
            (r"\](?P<level>=*)\]", _closing(Comment.Multiline)),
            (r"[^]]+|\]", Comment.Multiline),
        ],
    }
