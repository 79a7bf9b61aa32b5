"""PHP, in HTML or by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import Piece, RougeLexer, Run, bygroups, words
from liquid_compat.highlight.lexers.erb import outside
from liquid_compat.highlight.shapes import Between

NAME = r"[^\W\d]\w*"
PATH = rf"{NAME}(?:\\{NAME})*"
TYPES = "int|string|bool|float|array|object|mixed|void|iterable|callable|self|parent|never|null|false|true"
VARIABLE = re.compile(r"\s+&?\s*(?:\.\.\.)?\$")
INLINE_OFF = frozenset(["0", "false", "no", "off"])


@cache
def _builtins() -> frozenset[str]:
    from pygments.lexers._php_builtins import MODULES

    return frozenset(name.lower() for functions in MODULES.values() for name in functions)


def _word(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    text = found.group()
    lower = text.lower()
    last = text.rpartition("\\")[2]
    after = found.string[found.end() : found.end() + 80]
    called = after.lstrip().startswith("(")
    if lower in ("true", "false", "null") or text in words("php", "constants"):
        yield 0, Keyword.Constant, text
    elif lower in words("php", "keywords"):
        yield 0, Keyword, text
    elif called:
        yield 0, Name.Builtin if lower in _builtins() else Name.Function, text
    elif text[0].islower() and text == last and VARIABLE.match(after):
        yield 0, Keyword.Type, text
    elif len(last) > 1 and last == last.upper():
        yield 0, Name.Constant, text
    elif last[0].isupper() and "_" not in last:
        yield 0, Name.Class, text
    else:
        yield 0, Name, text


def _method(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    text = found.group()
    yield 0, Name.Builtin if text.lower() in _builtins() else Name.Function, text


def _class(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    last = found.group().rpartition("\\")[2]
    yield 0, Name.Class if last[0].isupper() and "_" not in last else Name, found.group()


def _created(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    text = found.group()
    if text in ("self", "static", "parent", "class"):
        yield 0, Keyword, text
    else:
        yield 0, Name.Class, text


class Php(RougeLexer):
    """PHP; text without any `<?` is taken for PHP, and so is all text with the option `start_inline`."""

    def scan(self, text: str, run: Run) -> Iterator[Piece]:
        """As for any lexer; the first piece of text decides whether PHP or HTML begins it."""
        if run.stack == ["root"]:
            inline = run.options.get("start_inline", "guess")
            if inline not in INLINE_OFF and (inline != "guess" or "<?" not in text):
                run.stack.append("php")
        yield from super().scan(text, run)

    tokens: ClassVar = {
        "root": [
            (r"<\?(?:php|=)?", Comment.Preproc, "php"),
            (r"[\s\S]+?(?=<\?|\Z)", outside("html")),
        ],
        "php": [
            (r"\?>", Comment.Preproc, "#pop"),
            (r"\s+", Text),
            (r"(?:#(?!\[)|//).*", Comment.Single),
            (r"/\*\*/", Comment.Multiline),
            (r"/\*\*[\s\S]*?\*/", Comment.Doc),
            (Between("/*", "*/"), Comment.Multiline),
            (r"<<<(\"?)([^\W\d]\w*)\1\n[\s\S]*?\n\s*\2;?", String.Heredoc),
            (r"<<<'([^\W\d]\w*)'\n[\s\S]*?\n\s*\1;?", String.Heredoc),
            (rf"(namespace)(\s+)({PATH})", bygroups(Keyword.Namespace, Text, Name.Namespace)),
            (r"(use)(\s+)(function|const)(\s+)", bygroups(Keyword.Namespace, Text, Keyword, Text), "imports"),
            (rf"(use)(\s+)({PATH}\\)(\{{)", bygroups(Keyword.Namespace, Text, Name.Namespace, Punctuation), "imports"),
            (r"(use)(\s+)(?=[^\W\d]|\\)", bygroups(Keyword.Namespace, Text), "used"),
            (r"(?i)(class|interface|trait)(\s+)([^\W\d]\w*)", bygroups(Keyword.Declaration, Text, Name.Class)),
            (r"(extends|implements)(\s+)(?=[^\W\d])", bygroups(Keyword.Declaration, Text), "classes"),
            (rf"(new|instanceof)(\s+)({PATH})", bygroups(Keyword, Text, _created)),
            (r"(const)(\s+)([^\W\d]\w*)", bygroups(Keyword, Text, Name.Constant)),
            (rf"(function)(\s+)(&?)({NAME})", bygroups(Keyword, Text, Operator, Name)),
            (
                rf"(\))(\s*)(:)(\s*)(\??(?:{TYPES}))\b",
                bygroups(Punctuation, Text, Punctuation, Text, Keyword.Type),
            ),
            (rf"\??(?:{TYPES})(?=\s+(?:&\s*)?(?:\.\.\.)?\$)", Keyword.Type),
            (r"\${1,50}+[^\W\d]\w*", Name.Variable),
            (rf"(\??->)(\s*)({NAME})(?=\s*\()", bygroups(Operator, Text, _method)),
            (rf"(\??->)(\s*)({NAME})", bygroups(Operator, Text, _class)),
            (PATH, _word),
            (r"\d*\.\d+(?:[eE][-+]?\d+)?|\d+\.", Number.Float),
            (r"0[xX][0-9a-fA-F]+", Number.Hex),
            (r"0[bB][01]+", Number.Bin),
            (r"0[0-7]+", Number.Oct),
            (r"\d+(?:_\d+)*", Number.Integer),
            (r"'(?:[^'\\]|\\[\s\S])*'", String.Single),
            (r"`(?:[^`\\]|\\[\s\S])*`", String.Backtick),
            (r'"', String.Double, "double"),
            (r"\.", Number.Float),
            (r"[~!%^&*+=|:<>/@?-]", Operator),
            (r"[;,()\[\]{}]", Punctuation),
        ],
        "imports": [
            (r"\s+", Text),
            (PATH, _class),
            (r",", Punctuation),
            (r"\}", Punctuation, "#pop"),
            default("#pop"),
        ],
        "classes": [
            (r"\s+", Text),
            (r"(?:implements|extends)\b", Keyword.Declaration),
            (PATH, Name.Class),
            (r",", Punctuation),
            default("#pop"),
        ],
        "used": [
            (r"\s+", Text),
            (r"(as)(\s+)", bygroups(Keyword, Text)),
            (PATH, _class),
            (r",", Punctuation),
            default("#pop"),
        ],
        "double": [
            (r'"', String.Double, "#pop"),
            (r"\\(?:[nrtvef\"$\\]|[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u\{[0-9a-fA-F]+\})", String.Escape),
            (r"\$[^\W\d]\w*(?:\[\S+?\]|->[^\W\d]\w*)?", Name.Variable),
            (r"\{(?=\$)", String.Interpol, "interpolated"),
            (r"\$\{", String.Double),
            (r"(\{)([^$\s}][^\s}]*)(\})", bygroups(String.Interpol, Name.Variable, String.Interpol)),
            (r'[^{$"\\]+|[{$\\]', String.Double),
        ],
        "interpolated": [(r"\}", String.Interpol, "#pop"), include("php")],
    }
