"""PHP, in HTML or by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from ..engine import Piece, RougeLexer, Run, bygroups, words
from ..shapes import Between, Ended, Needs, Rule, based, digits, escape, listed, power, quoted
from .erb import outside

NAME = r"[^\W\d]\w*"
_HEREDOC = rf"<<<(?P<mark>[\"']?)(?P<word>{NAME})(?P=mark)\n"
PATH = rf"{NAME}(?:\\{NAME})*"
# Text that is HTML: it begins with a tag, or PHP begins in it before any variable.
IN_HTML = re.compile(r"\s*<|[^$]*<\?")
# Constants of PHP itself, and names of its own.
CONSTANT = re.compile(r"(?:E|PHP)(?:_[A-Z]+)+")
MAGIC = re.compile(r"__[A-Za-z_]+__")
VISIBILITY = listed(["private", "protected", "public"])
INLINE_OFF = frozenset(["0", "false", "no", "off"])

ESCAPES = (escape('"$\\efnrtv', octal="1,3", x="1,2"), r"\\u\{[0-9a-fA-F]+\}")
TYPE: Rule = (rf"\??{NAME}", Keyword.Type, "#pop")


@cache
def _builtins() -> frozenset[str]:
    """The functions of PHP and its modules, less those that are newer than Rouge's list."""
    from pygments.lexers._php_builtins import MODULES

    names = frozenset(name.lower() for functions in MODULES.values() for name in functions)
    return (names | words("php", "missing")) - words("php", "later")


def _kind(path: str, called: bool) -> _TokenType:
    lower, last = path.lower(), path.rpartition("\\")[2]
    if lower in ("true", "false", "null"):
        return Keyword.Constant
    if lower in words("php", "keywords"):
        return Keyword
    if called:
        return Name.Builtin if lower in _builtins() else Name.Function
    if CONSTANT.fullmatch(path):
        return Keyword.Constant
    if MAGIC.fullmatch(path):
        return Name.Builtin
    if not last[0].isupper():
        return Name
    if len(last) > 1 and last == last.upper():
        return Name.Constant
    return Name if "_" in last else Name.Class


def _word(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """A name, by itself and by what follows it."""
    after = found.string[found.end() : found.end() + 80].lstrip()
    yield 0, _kind(found.group(), after.startswith("(")), found.group()


def _leave(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    """The end of the code, wherever it stands in it."""
    run.stack[:] = ["root"]
    yield 0, Comment.Preproc, found.group()


def _before_name(word: str, kind: _TokenType, name: _TokenType, pattern: str = NAME, *state: str) -> Rule:
    """The rule for a word that says what the name after it is."""
    return rf"(?i:({word})(\s+)({pattern}))", bygroups(kind, Text, name), *state


class Php(RougeLexer):
    """PHP; by itself unless HTML begins it, or always with the option `start_inline`."""

    def scan(self, text: str, run: Run) -> Iterator[Piece]:
        """As for any lexer; the first piece of text decides whether PHP or HTML begins it."""
        if run.stack == ["root"]:
            inline = run.options.get("start_inline", "guess")
            if inline not in INLINE_OFF and (inline != "guess" or not IN_HTML.match(text)):
                run.stack.append("php")
        yield from super().scan(text, run)

    tokens: ClassVar = {
        "root": [
            (r"<\?(?:php|=)?", Comment.Preproc, "php"),
            (r"[\s\S]+?(?=<\?|\Z)", outside("html")),
        ],
        "php": [
            include("variables"),
            include("blank"),
            include("declarations"),
            (PATH, _word),
            include("literals"),
            (r"\?>", _leave),
            # (A run can have in it what begins a comment by itself.)
            (r"[!%&*+./:<>@^|~-]+|[=?]", Operator),
            (r"[][(){},;]", Punctuation),
        ],
        "variables": [(r"\${1,50}+[^\W\d]\w*", Name.Variable)],
        "blank": [
            (r"\s+", Text),
            (r"/\*\*/", Comment.Multiline),
            (Between("/**", "*/"), Comment.Doc),
            (Between("/*", "*/"), Comment.Multiline),
            (r"(?:#|//).*", Comment.Single),
        ],
        "declarations": [
            (r"(?i:function|fn)\b", Keyword, "function"),
            (rf"(?i:{VISIBILITY})\b", Keyword, "member"),
            (r"(?i:const)(?=\s+[^\W\d])", Keyword, "constant"),
            _before_name("namespace", Keyword.Namespace, Name.Namespace, PATH),
            (r"(?i:(use)(\s+)(function|const))\b", bygroups(Keyword.Namespace, Text, Keyword)),
            (r"(?i:use)\b(?!\s*\()", Keyword.Namespace),
            (rf"({PATH}\\)(\{{)", bygroups(Name.Namespace, Punctuation)),
            (r"as\b", Keyword),
            _before_name("class|interface|trait", Keyword.Declaration, Name.Class),
            _before_name("extends|implements", Keyword.Declaration, Name.Class, PATH, "parents"),
            (r"(?i:(new)(\s+)(class))\b", bygroups(Keyword, Text, Keyword.Declaration)),
            _before_name("new", Keyword, Name.Class, PATH),
        ],
        "literals": [
            *based("xX", "bB"),
            (r"0[0-7]+(?![89])(?=[^.]|\Z)", Number.Oct),
            (rf"(?:{digits(separator='_')}_?)?\.(?:{digits(separator='_')})?(?:{power()})?", Number.Float),
            (digits(separator="_"), Number.Integer),
            (r"'(?:\\[\s\S]|[^'\\])*'", String.Single),
            (Needs("`", r"`(?:\\[\s\S]|[^\\`])*`"), String.Backtick),
            (r'"', String.Double, "double"),
            (Ended(_HEREDOC, rf"{_HEREDOC}[\s\S]*?\n\s*(?P=word);?"), String.Heredoc),
        ],
        # A function's head: after parentheses and commas types can stand, and after its end a colon and one more.
        "function": [
            include("blank"),
            (r"&", Operator),
            (NAME, Name),
            (r"\(", Punctuation, ("#pop", "parameters", "parameter")),
            default("#pop"),
        ],
        "parameter": [
            include("blank"),
            (rf"(?:{VISIBILITY}|readonly)\b", Keyword),
            TYPE,
            (r"(?=[$)])", Text, "#pop"),
            (r"\.{3}", Punctuation, "#pop"),
            default("#pop:2"),
        ],
        "parameters": [
            (r",", Punctuation, "parameter"),
            (r"\)", Punctuation, ("#pop", "result")),
            include("nesting"),
        ],
        "nesting": [(r"[({]", Punctuation, "nested"), include("php")],
        "nested": [(r"[)}]", Punctuation, "#pop"), include("nesting")],
        "result": [
            include("blank"),
            (r"use(?=\s*\()", Keyword),
            (r"\(", Punctuation, "captured"),
            (r":", Punctuation),
            TYPE,
            default("#pop"),
        ],
        "captured": [(r"\)", Punctuation, "#pop"), include("php")],
        "member": [
            include("blank"),
            (r"(?:abstract|readonly|static)\b", Keyword),
            (r"(?i:(?=(?:const|fn|function)\b))", Text, "#pop"),
            TYPE,
            default("#pop"),
        ],
        "constant": [
            include("blank"),
            (NAME, Name.Constant),
            (r"=", Operator, ("#pop", "constants")),
            default("#pop"),
        ],
        "constants": [
            (r";", Punctuation, "#pop"),
            (rf"(,)(\s*)({NAME})", bygroups(Punctuation, Text, Name.Constant)),
            include("nesting"),
        ],
        "parents": [
            (rf"(\s*)(,)(\s*)({PATH})", bygroups(Text, Punctuation, Text, Name.Class)),
            default("#pop"),
        ],
        "double": quoted(
            '"',
            String.Double,
            *((each, String.Escape) for each in ESCAPES),
            (rf"\${NAME}(?:->{NAME}|(?:\[\S+?\])*)", Name.Variable),
            (r"\{(?=\$)", String.Interpol, "interpolated"),
            (r"(\{)([^\s$}][^\s}]*)(\})", bygroups(String.Interpol, Name.Variable, String.Interpol)),
            (r"\$\{", String.Double),
            stops="\\${",
        ),
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("php")],
    }
