"""Shells: Bourne shell, bash, zsh, ksh.

The grammar is a table of expansions: pairs of marks with shell code (or something like it) in between. Each becomes a
state of its own, and each can be opened from any other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, NamedTuple

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, words
from ..shapes import Rule, listed, nested, quoted


class Expansion(NamedTuple):
    """One construct with code inside: its state, the patterns that open and close it, their type, its own rules."""

    state: str
    opening: str
    closing: str
    token: _TokenType
    rules: tuple[Rule, ...] = ()


# What begins alike stands in order of length.
EXPANSIONS = (
    Expansion(
        "parameter",
        r"\$\{#?",
        r"\}",
        Keyword,
        ((r"(?a:\w+)", Name.Variable), (r":-", Keyword), (r"(?a:[^\w}:\"'`$\\])[^}:\"'`$\\]*", Punctuation)),
    ),
    Expansion(
        "arithmetic",
        r"\$\(\(",
        r"\)\)",
        Keyword,
        ((r"\d+(?:#(?a:\w+))?", Number), (r"[-+*/%^|&!]+", Operator)),
    ),
    Expansion("command", r"\$\(", r"\)", String.Interpol, ((r"\(", Operator, "subshell"),)),
)
BACKQUOTES = Expansion("backquotes", "`", "`", String.Backtick)


# A known word takes the blanks after it along if another word follows.
def _known(group: str) -> str:
    return listed(words("shell", group)) + r"\b(?:\s+\b)?+"


def _opened(expansion: Expansion) -> Rule:
    return expansion.opening, expansion.token, expansion.state


def _body(expansion: Expansion) -> list[Rule]:
    return [(expansion.closing, expansion.token, "#pop"), *expansion.rules, include("root")]


def _document(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """The head of a here-document; its word ends the document when it stands in a line of its own."""
    run.notes["terminator"] = found["word"]
    yield 0, Operator, found["operator"]
    yield 0, Text, found["space"]
    yield 0, String.Heredoc, found["quote"]
    yield 0, Name.Constant, found["word"]
    run.stack += ("document", "document-line")


def _document_line(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    terminates = found["line"].strip() == run.notes.get("terminator")
    run.stack.append("document-end" if terminates else "document-line")
    yield 0, Text, ""


class Shell(RougeLexer):
    """Shell scripts."""

    tokens: ClassVar = {
        "root": [
            include("quotes"),
            include("expansions"),
            _opened(BACKQUOTES),
            (r";", Punctuation),
            (r"\*", Keyword),
            (r"--?(?a:[\w-]+)", Name.Tag),
            include("words"),
            (r"<<<|[][!()=>{}]|\|\||&&", Operator),
            (r"(?P<operator><<-?)(?P<space>\s*)(?P<quote>['\"\\]?)(?P<word>(?a:\w+))", _document),
            (r"[^\s\"$'()*;<=\\`{}]+|<|\s+", Text),
        ],
        "words": [
            (_known("builtins") + r"(?![.-])|\.(?=\s)", Name.Builtin),
            (r"case\b", Keyword, "case"),
            (_known("keywords"), Keyword),
            (r"(?a:\w+)(?==)", Name.Variable),
            (r"#.*", Comment),
        ],
        "quotes": [
            (r"\$'", String.Single, "escaped"),
            (r"'", String.Single, "single"),
            (r'\$?"', String.Double, "double"),
        ],
        "expansions": [
            *map(_opened, EXPANSIONS),
            (r"\$#?(?:(?a:\w+)|.)", Name.Variable),
            (r"\\(?:.|$)", String.Escape),
        ],
        **{expansion.state: _body(expansion) for expansion in (*EXPANSIONS, BACKQUOTES)},
        "subshell": nested(r"\(", r"\)", Operator, include("root")),
        "double": [
            (r'\$#?"', String.Double, "#pop"),
            *quoted('"', String.Double, include("expansions"), _opened(BACKQUOTES), stops="`\\$", strays="\\$"),
        ],
        "single": quoted("'", String.Single),
        "escaped": quoted("'", String.Single, (r"\\.", String.Escape), stops="\\", strays=""),
        "case": [(r"esac\b", Keyword, "#pop"), (r"\|", Punctuation), (r"\)", Punctuation, "clause"), include("root")],
        "clause": [(r";;", Punctuation, "#pop"), include("root")],
        "document": [(r"(?=(?P<line>.*))", _document_line)],
        "document-line": quoted("\n", String.Heredoc, include("expansions"), stops="\\$"),
        # Blank lines after the terminator go with it.
        "document-end": [(r".*\n\s*(?:\n|\Z)|.*\n?", Name.Constant, "#pop:2")],
    }
