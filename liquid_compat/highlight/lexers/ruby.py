"""Ruby. Whether a slash, a percent sign, a question mark or `<<` begins a literal depends on what stands before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import RougeLexer, Run, by_word, bygroups, words
from ..shapes import Rule, based, digits, escape, listed, literal, power, quoted

CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
NAME = r"[A-Za-z_]\w*"
METHOD = rf"{NAME}[!?]?"
PATH = rf"{NAME}(?:::{NAME})*"
DIGITS = digits(separator="_")

# Operators that can be defined, be symbols, or stand after a point. (Not all that Ruby has, as in Rouge.)
BINARY = ["%", "&", "**", "/", "<<", "==", "===", ">>", "[]", "[]=", "^", "`", "|", "~"]
DEFINED = listed([*BINARY, "*", "+", "+@", "-", "-@", "<", ">"])
AFTER_POINT = listed("%&*+-/<=>[^`~")
SYMBOLIC = listed([*BINARY, "+@", "-@", "<", "<=", "<=>"])

OPERATORS = (
    "! != !~ % %= & && &&= &= * ** **= *= + += - -= -> . .. ... / /= < << <<= <= <=> = == === => =~ > >= >> >>= "
    "^ ^= | |= || ||= ~"
)

GLOBAL = r"\$(?:\w+|-\w|[!\"$&'*+,./:;<=>?@\\`~])"
COMMENT = r"=begin\b[\s\S]*?\n=end\b"
KINDS = "[IQWiqrswx]?"
ESCAPE: Rule = (rf"{escape(octal='1,3', x='1,2')}|\\.", String.Escape)

# What is between two of the same marks, with escapes and interpolations: state, mark, type.
STRINGS = (("double", '"', String.Double), ("symbol", '"', String.Symbol), ("backquotes", "`", String.Backtick))

_name = by_word(
    (words("ruby", "keywords"), Keyword, "start"),
    (words("ruby", "pseudo"), Keyword.Pseudo, "start"),
    (words("ruby", "builtins"), Name.Builtin, "call"),
    default=Name,
)


def _called(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """A name that is no keyword can be a method, with its arguments after it."""
    before = len(run.stack)
    yield from _name(lexer, found, run)
    if len(run.stack) == before:
        run.stack.append("call")


def _percent(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """A `%` literal: find its end, with nested brackets, then its interpolations."""
    opening = found.group()
    kind = opening[1:-1]
    token = String.Regex if kind == "r" else String.Other
    run.notes.setdefault("percent", []).append(
        (opening[-1], CLOSING.get(opening[-1], opening[-1]), token, kind in "QWIrx" and kind != "", [1])
    )
    run.stack[-1] = "percent"
    yield 0, token, opening


def _percent_piece(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    opening, closing, token, interpolated, depth = run.notes["percent"][-1]
    text = found.group()
    if text == "#{" and interpolated:
        run.stack.append("interpolated")
        yield 0, String.Interpol, text
        return
    if text[0] == "\\":
        yield 0, String.Escape if interpolated else token, text
        return
    if text == closing:
        depth[0] -= 1
    elif text == opening:
        depth[0] += 1
    if not depth[0]:
        run.notes["percent"].pop()
        run.stack.pop()
        run.stack.append("call")
        if token is String.Regex:
            run.stack.append("regex-flags")
    yield 0, token, text


def _heredoc(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    operator, name = found.groups()
    run.notes.setdefault("heredocs", []).append((name.strip("'\"`"), operator != "<<"))
    yield 0, Operator, operator
    yield 0, Name.Constant, name


def _line_end(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    if run.notes.get("heredocs"):
        run.stack.append("heredoc")
        yield 0, String.Heredoc, found.group()
    else:
        run.stack.append("start")
        yield 0, Text, found.group()


def _heredoc_line(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    name, indented = run.notes["heredocs"][0]
    line = found.group(1)
    run.stack.append("heredoc-end" if (line.strip() if indented else line.rstrip("\n")) == name else "heredoc-text")
    yield 0, Text, ""


def _heredoc_end(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    run.notes["heredocs"].pop(0)
    run.stack.pop()
    yield 0, Name.Constant, found.group(1)
    if run.notes["heredocs"]:
        yield 0, String.Heredoc, found.group(2)
    else:
        run.stack.pop()
        run.stack.append("start")
        yield 0, Text, found.group(2)


def _symbols(*before: str) -> list[Rule]:
    """The rules for symbols; `before` is the transition that comes before their own."""
    return [
        (rf":(?:{METHOD}|@@?\w+|{SYMBOLIC})", String.Symbol, *before),
        (r':"', String.Symbol, (*before, "symbol")),
        (r":'(?:\\.|[^'\\])*'", String.Symbol, *before),
    ]


class Ruby(RougeLexer):
    """Ruby."""

    flags = re.MULTILINE | re.ASCII

    @classmethod
    def start(cls, options: Mapping[str, str] | None = None) -> Run:
        run = super().start(options)
        run.stack.append("start")
        return run

    tokens: ClassVar = {
        "root": [
            (r"[a-z_]\w*[!?]?:\s+", String.Symbol, "start"),
            (r"class\b", Keyword, "class"),
            (rf"(module)(\s+)({PATH})", bygroups(Keyword, Text, Name.Namespace)),
            (
                rf"(def)([^\S\n]+)(?:({NAME})(\.))?({METHOD}|{DEFINED})",
                bygroups(Keyword, Text, Name.Class, Operator, Name.Function),
            ),
            (r"defined\?|(?:BEGIN|END)\b", Keyword, "start"),
            (r"__END__\b[\s\S]*", Comment.Preproc),
            (r"[a-z_]\w*[!?]?", _called),
            (r"(\.)([A-Z]\w*)", bygroups(Operator, Name.Constant), "call"),
            (r"[A-Z]\w*", Name.Constant, "call"),
            (rf"(\.)(\s*)([a-z_]\w*[!?]?|{AFTER_POINT})", bygroups(Punctuation, Text, Name.Function), "call"),
            include("blank"),
            (r"@@[A-Za-z_]\w*", Name.Variable.Class),
            (r"@[A-Za-z_]\w*", Name.Variable.Instance),
            (GLOBAL, Name.Variable.Global),
            *based("b", "x", separator="_"),
            (rf"0_?{digits('0-7', '_')}", Number.Oct),
            (rf"{DIGITS}(?:\.{DIGITS}(?:{power()})?|{power()})", Number.Float),
            (DIGITS, Number.Integer),
            *((mark, kind, state) for state, mark, kind in STRINGS if state != "symbol"),
            (literal("'"), String.Single),
            (r"::", Operator),
            *_symbols(),
            (r"(<<[~-]?)([A-Z_]\w*|'[^'\n]+'|\"[^\"\n]+\"|`[^`\n]+`)", _heredoc),
            (r"[,:;(\[{]", Punctuation, "start"),
            (r"[])}\\]", Punctuation),
            (r"\?", Punctuation, ("choice", "start")),
            (listed(OPERATORS.split()), Operator, "start"),
        ],
        "blank": [
            (r"\n", _line_end),
            (r"[^\S\n]+", Text),
            (r"#.*", Comment.Single),
        ],
        # Where an operand begins.
        "start": [
            (COMMENT, Comment.Multiline),
            (r"\n", _line_end),
            (r"[^\S\n]+", Text),
            *_symbols("#pop"),
            (r"/", String.Regex, ("#pop", "regex")),
            (r"% \S* ", String.Other, ("#pop", "call")),
            (rf"(?=%{KINDS}[^\s\w])", Text, ("#pop", "percent-opening")),
            (r"(<<[~-]?)([a-zA-Z_]\w*|'[^'\n]+'|\"[^\"\n]+\"|`[^`\n]+`)", _heredoc, "#pop"),
            (r"\?(?:\\\S|[^\s\\])(?!\w)", String.Char, "#pop"),
            default("#pop"),
        ],
        # After the name of what may be a method: blanks on one side only tell an argument from an operator.
        "call": [
            (r"([^\S\n]+)(/)(?=[^\s=])", bygroups(Text, String.Regex), ("#pop", "regex")),
            (rf"([^\S\n]+)(?=%{KINDS}[^\s\w=])", Text, ("#pop", "percent-opening")),
            (r"([^\S\n]+)(?=<<[~-]?[\w\"'`])", Text, ("#pop", "start")),
            default("#pop"),
        ],
        "class": [
            (r"\s+", Text),
            (rf"{NAME}::{PATH}", Name.Class),
            (r"[A-Z_]\w*", Name.Class, "#pop"),
            (r"<<", Operator, ("#pop", "start")),
            default("#pop"),
        ],
        "choice": [(r":(?!:)", Punctuation, ("#pop", "start")), include("root")],
        "percent-opening": [(rf"%{KINDS}[^\s\w]", _percent)],
        "percent": [(r"\\[\s\S]|#\{|\w+|[\s\S]", _percent_piece)],
        "regex": [
            (r"/", String.Regex, ("#pop", "call", "regex-flags")),
            (r"\\[\s\S]", String.Regex),
            include("interpolation"),
            (r"[^#/\\]+|#", String.Regex),
        ],
        "regex-flags": [(r"[eimnosux]+", String.Regex, "#pop"), default("#pop")],
        "interpolation": [
            (r"#\{", String.Interpol, ("interpolated", "start")),
            (rf"#(?:@@?|\$){NAME}", String.Interpol),
        ],
        # (The first brace closes it, whatever it belongs to.)
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("root")],
        **{state: quoted(mark, kind, ESCAPE, include("interpolation"), stops="#\\") for state, mark, kind in STRINGS},
        "heredoc": [(r"(?=(.*\n?))", _heredoc_line)],
        "heredoc-end": [(r"(.*)(\n?)", _heredoc_end)],
        "heredoc-text": quoted("\n", String.Heredoc, ESCAPE, include("interpolation"), stops="#\\"),
    }
