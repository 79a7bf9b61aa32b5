"""HCL, HashiCorp's configuration language, and Terraform, which puts interpolations into its strings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Error, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, by_word
from ..shapes import quoted

NAME = r"(?a:[a-zA-Z_$][\w$]*)"
CONSTANTS = (["false", "null", "true"], Keyword.Constant)


def _document(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """The first line of a here-document, whose word ends it on a line of its own."""
    run.notes["terminator"] = found["word"]
    run.stack.append("document")
    yield 0, Operator, found["operator"]
    yield 0, Text, found["space"]
    yield 0, String.Heredoc, found["quote"]
    yield 0, Name.Constant, found["word"]
    yield 0, String.Heredoc, found["rest"]


def _document_line(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    if found["word"] == run.notes["terminator"]:
        run.stack[-1] = "after-document"
        yield 0, Name.Constant, found.group()
    else:
        yield 0, String.Heredoc, found.group()


class Hcl(RougeLexer):
    """HCL."""

    tokens: ClassVar = {
        "root": [include("values")],
        "values": [
            (r"\s+", Text),
            (r"(?:#|//).*", Comment.Single),
            (r"/\*", Comment.Multiline, "comment"),
            include("scalars"),
            (r"(?P<operator><<-?)(?P<space>[^\S\n]*)(?P<quote>'?)(?P<word>(?a:\w+))(?P<rest>.*\n?)", _document),
            (r"\{", Punctuation, "object"),
            (r"\[", Punctuation, "array"),
        ],
        "scalars": [
            (r'"', String.Double, "double"),
            (r"'", String.Single, "single"),
            (r"\d+\.\d+", Number.Float),
            (r"\d+(?:[kmg]b?)?", Number.Integer),
            include("names"),
        ],
        "names": [(NAME, by_word(CONSTANTS, default=Name.Other))],
        "object": [(r"\}", Punctuation, "#pop"), (r"=", Punctuation), include("values")],
        "array": [(r"\]", Punctuation, "#pop"), (r",", Punctuation), include("values")],
        "comment": quoted("*/", Comment.Multiline),
        "double": quoted('"', String.Double, (r'\\"', String.Escape), stops="\\", strays=""),
        "single": quoted("'", String.Single, (r"\\'", String.Escape), stops="\\", strays=""),
        "document": [
            (r"^\s*+(?P<word>(?a:\w+))[^\S\n]*\n", _document_line),
            (r"\s*.*\n|\s*.+|\s+", String.Heredoc),
        ],
        # Blank lines after the terminator go with it.
        "after-document": [(r"\s*\n", Name.Constant, "#pop"), default("#pop")],
    }


INTERPOLATION = (r"\$\{", Keyword, "interpolation")
ESCAPE = (r"\\[\s\S]", String.Escape)


class Terraform(Hcl):
    """Terraform."""

    tokens: ClassVar = {
        **Hcl.tokens,
        "names": [
            (
                NAME,
                by_word(
                    CONSTANTS,
                    (["local", "var"], Keyword.Declaration),
                    (
                        ["data", "module", "output", "provider", "provisioner", "resource", "terraform", "variable"],
                        Keyword,
                    ),
                    default=Name.Other,
                ),
            )
        ],
        "object": [(r"\}", Punctuation, "#pop"), (r"[.,=*()]", Punctuation), include("values")],
        "array": [(r"\]", Punctuation, "#pop"), (r"[.,*()]", Punctuation), include("values")],
        "double": quoted('"', String.Double, ESCAPE, INTERPOLATION, (r"\$", Error), stops="\\$", strays=""),
        "single": quoted("'", String.Single, ESCAPE, INTERPOLATION, (r"\$", Error), stops="\\$", strays=""),
        "interpolation": [
            (r"\}", Keyword, "#pop"),
            (r"\s+", Text),
            (r"[-+*/%!=<>&|?:^~]", Operator),
            (r"[][.,()]", Punctuation),
            (r"(?a:[a-zA-Z_$][\w$]*-[\w$-]*)", Name.Other),
            include("scalars"),
        ],
    }
