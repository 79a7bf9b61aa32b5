"""Shells: Bourne shell, bash, zsh, ksh."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, bygroups, words


def _heredoc(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    operator, space, quote, word = found.groups()
    run.notes["heredoc"] = word
    yield 0, Operator, operator
    yield 0, Text, space
    yield 0, String.Heredoc, quote
    yield 0, Name.Constant, word
    run.stack.append("heredoc")


def _heredoc_line(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """Look at the next line of a here-document: is it the terminator?"""
    run.stack.append("heredoc-end" if found.group(1).strip() == run.notes.get("heredoc") else "heredoc-line")
    yield 0, Text, ""


def _alternatives(group: str) -> str:
    return "|".join(sorted(words("shell", group), reverse=True))


class Shell(RougeLexer):
    """Shell scripts."""

    tokens: ClassVar = {
        "root": [include("basic"), include("data")],
        "basic": [
            (r"#.*$", Comment),
            # Rouge's word tokens take the blanks after them when a word follows.
            (rf"(?:{_alternatives('keywords')})\b(?:\s*\b)", Keyword),
            (r"case\b", Keyword, "case"),
            (rf"(?:{_alternatives('builtins')})\b(?:\s*\b)(?![.-])", Name.Builtin),
            (r"[.](?=\s)", Name.Builtin),
            (r"(\w+)(=)", bygroups(Name.Variable, Operator)),
            (r"[\[\]{}()!=>]", Operator),
            (r"&&|\|\|", Operator),
            (r"<<<", Operator),
            (r"(<<-?)(\s*)(['\"\\]?)(\w+)", _heredoc, "heredoc-line"),
        ],
        "heredoc": [(r"(?=(.*\n?))", _heredoc_line)],
        "heredoc-end": [(r".*\n\s*(?:\n|\Z)|.*\n?", Name.Constant, "#pop:2")],
        "heredoc-line": [
            (r"\n", String.Heredoc, "#pop"),
            include("interpolation"),
            (r"[^\n\\$]+", String.Heredoc),
            (r"[$\\]", String.Heredoc),
        ],
        "double": [
            (r'(?:\$#?)?"', String.Double, "#pop"),
            (r"\\.", String.Escape),
            include("interpolation"),
            (r"`", String.Backtick, "backtick"),
            (r'[^"`\\$]+', String.Double),
            (r"[\\$]", String.Double),
        ],
        "single": [(r"'", String.Single, "#pop"), (r"[^']+", String.Single)],
        "ansi": [(r"\\.", String.Escape), (r"[^\\']+", String.Single), include("single")],
        "data": [
            (r"\s+", Text),
            (r"\\.", String.Escape),
            (r'\$?"', String.Double, "double"),
            (r"\$'", String.Single, "ansi"),
            (r"'", String.Single, "single"),
            (r"[*]", Keyword),
            (r";", Punctuation),
            (r"--?[\w-]+", Name.Tag),
            (r"[^=*\s{}()$\"'`;\\<]+", Text),
            (r"\d+(?= |\Z)", Number),
            (r"<", Text),
            (r"`", String.Backtick, "backtick"),
            include("interpolation"),
        ],
        "backtick": [(r"`", String.Backtick, "#pop"), include("root")],
        "interpolation": [
            (r"\\$", String.Escape),
            (r"\\.", String.Escape),
            (r"\$\(\(", Keyword, "arithmetic"),
            (r"\$\(", String.Interpol, "command"),
            (r"\$\{#?", Keyword, "parameter"),
            (r"\$#?(?:\w+|.)", Name.Variable),
        ],
        "parameter": [
            (r"\}", Keyword, "#pop"),
            (r":-", Keyword),
            (r"\w+", Name.Variable),
            (r"[^}:\"'`$\\]+", Punctuation),
            include("root"),
        ],
        "command": [(r"\)", String.Interpol, "#pop"), (r"\(", Operator, "parentheses"), include("root")],
        "parentheses": [(r"\)", Operator, "#pop"), (r"\(", Operator, "#push"), include("root")],
        "arithmetic": [
            (r"\)\)", Keyword, "#pop"),
            (r"[-+*/%^|&!]+", Operator),
            (r"\d+(?:#\w+)?", Number),
            include("root"),
        ],
        "case": [
            (r"esac\b", Keyword, "#pop"),
            (r"\|", Punctuation),
            (r"\)", Punctuation, "clause"),
            include("root"),
        ],
        "clause": [(r";;", Punctuation, "#pop"), include("root")],
    }
