"""Ruby. Whether a slash, a percent sign, a question mark or `<<` begins a literal depends on what stands before."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from pygments.lexer import default, include
from pygments.token import Comment, Keyword, Name, Number, Operator, Punctuation, String, Text, _TokenType

from liquid_compat.highlight.engine import RougeLexer, bygroups, words

CLOSING = {"(": ")", "[": "]", "{": "}", "<": ">"}
OPERATOR_NAMES = r"\[\]=?|\*\*?|<=>|>=|<<|>>|<=?|>|===?|=~|![~=]?|[-+]@?|[/%&|^`~]"
ESCAPE = r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)"

_keywords = words("ruby", "keywords")
_pseudo = words("ruby", "pseudo")
_builtins = words("ruby", "builtins")


def _name(lexer: Any, found: Any, run: Any) -> Iterator[tuple[int, _TokenType, str]]:
    word = found.group()
    if word in _keywords:
        run.stack.append("start")
        yield 0, Keyword, word
    elif word in _pseudo:
        run.stack.append("call")
        yield 0, Keyword.Pseudo, word
    elif word in _builtins:
        run.stack.append("call")
        yield 0, Name.Builtin, word
    else:
        run.stack.append("call")
        yield 0, Name, word


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


def _symbols(*before: str) -> list[Any]:
    """The rules for symbols; `before` is the transition that comes before their own."""
    return [
        (r":(?:[a-zA-Z_]\w*[?!]?|@@?\w+|\[\]=?)", String.Symbol, *before),
        (r':"', String.Symbol, (*before, "symbol")),
        (r":'(?:\\.|[^'\\])*'", String.Symbol, *before),
    ]


class Ruby(RougeLexer):
    """Ruby."""

    tokens: ClassVar = {
        "root": [
            include("whitespace"),
            (r"^__END__\n[\s\S]*", Comment.Preproc),
            (r"0x[0-9a-fA-F]+(?:_[0-9a-fA-F]+)*", Number.Hex, "operator"),
            (r"0b[01]+(?:_[01]+)*", Number.Bin, "operator"),
            (r"0_?[0-7]+(?:_[0-7]+)*", Number.Oct, "operator"),
            (r"\d+(?:_\d+)*(?:\.\d+(?:_\d+)*(?:[eE][-+]?\d+)?|[eE][-+]?\d+)", Number.Float, "operator"),
            (r"\d+(?:_\d+)*", Number.Integer, "operator"),
            (r"@@[a-zA-Z_]\w*", Name.Variable.Class),
            (r"@[a-zA-Z_]\w*", Name.Variable.Instance),
            (r"\$(?:[a-zA-Z_]\w*|\d+|-\w|[!@&`'+~=/\\,;.<>_*$?:\"])", Name.Variable.Global),
            (r"::", Operator),
            (r"(class)([ ]+)(<<)", bygroups(Keyword, Text, Operator), "start"),
            (r"(class)([ ]+)([A-Za-z_]\w*(?:::\w+)*)", bygroups(Keyword, Text, Name.Class)),
            (r"(module)([ ]+)([A-Za-z_]\w*(?:::\w+)*)", bygroups(Keyword, Text, Name.Namespace)),
            (
                rf"(def)([ ]+)(?:(self|[A-Za-z_]\w*)(\.))?([A-Za-z_]\w*[?!]?|{OPERATOR_NAMES})",
                bygroups(Keyword, Text, Name.Class, Operator, Name.Function),
            ),
            (r"(?:defined\?)", Keyword, "start"),
            (r"[a-z_]\w*[?!]?:[^\S\n]+", String.Symbol, "start"),
            *_symbols(),
            (r"(?:BEGIN|END)\b", Keyword, "start"),
            include("strings"),
            (r"(<<[-~]?)([A-Z_]\w*|'[^'\n]+'|\"[^\"\n]+\")", _heredoc),
            (r"(\.)([A-Z]\w*)", bygroups(Operator, Name.Constant), "operator"),
            (r"[A-Z]\w*", Name.Constant, "operator"),
            (r"(\.)([^\S\n]*)([a-zA-Z_]\w*[?!]?)", bygroups(Punctuation, Text, Name.Function), "call"),
            (r"[^\W\dA-Z]\w*[?!](?!=)", _name),
            (r"[^\W\d]\w*", _name),
            (r"\.\.\.?|<=>|===?|=~|=>|![~=]?|\*\*=?|->|&&=?|\|\|=?|<<=?|>>=?|[-+*/%&|^<>]=?|[=~]", Operator, "start"),
            (r"[(,\[{;]", Punctuation, "start"),
            (r"[)\]}.]", Punctuation),
            (r"\?", Punctuation, ("ternary", "start")),
            (r":", Punctuation),
            (r"\\", Punctuation),
        ],
        "whitespace": [
            (r"^=begin\n[\s\S]*?\n=end\b.*", Comment.Multiline),
            (r"#.*", Comment.Single),
            (r"\n", _line_end),
            (r"[^\S\n]+", Text),
        ],
        "start": [
            (r"^=begin\n[\s\S]*?\n=end\b.*", Comment.Multiline),
            (r"\n", _line_end),
            (r"[^\S\n]+", Text),
            (r"/", String.Regex, ("#pop", "regex")),
            *_symbols("#pop"),
            (r"\?(?:\\\S+|[^\s\\])(?!\w)", String.Char, "#pop"),
            (r"(?=%[qQwWiIrsx]?[^\w\s])", Text, ("#pop", "percent-opening")),
            (r"(<<[-~]?)([a-zA-Z_]\w*|'[^'\n]+'|\"[^\"\n]+\")", _heredoc, "#pop"),
            default("#pop"),
        ],
        "call": [
            (r"([^\S\n]+)(/)(?=\S)(?![=])", bygroups(Text, String.Regex), ("#pop", "regex")),
            (r"([^\S\n]+)(?=%[qQwWiIrsx]?[^\w\s=])", Text, ("#pop", "percent-opening")),
            (r"([^\S\n]+)(?=<<\w)", Text, ("#pop", "start")),
            default("#pop"),
        ],
        "operator": [default("#pop")],
        "percent-opening": [(r"%[qQwWiIrsx]?[^\w\s]", _percent)],
        "ternary": [(r":(?!:)", Punctuation, ("#pop", "start")), include("root")],
        "percent": [
            (r"\\[\s\S]", _percent_piece),
            (r"#\{", _percent_piece),
            (r"\w+|[\s\S]", _percent_piece),
        ],
        "regex": [
            (r"\\[\s\S]", String.Regex),
            include("interpolation"),
            (r"/", String.Regex, ("#pop", "call", "regex-flags")),
            (r"[^/#\\]+|#", String.Regex),
        ],
        "regex-flags": [(r"[mixounse]+", String.Regex, "#pop"), default("#pop")],
        "interpolation": [
            (r"#\{", String.Interpol, "interpolated"),
            (r"#@@?[a-z_]\w*", String.Interpol),
            (r"#\$[a-z_]\w*", String.Interpol),
        ],
        "interpolated": [
            (r"\}", String.Interpol, "#pop"),
            (r"\{", Punctuation, ("braces", "start")),
            include("root"),
        ],
        "braces": [(r"\}", Punctuation, "#pop"), (r"\{", Punctuation, ("#push", "start")), include("root")],
        "strings": [
            (r'"', String.Double, "double"),
            (r"'(?:\\[\s\S]|[^'\\])*'", String.Single),
            (r"`", String.Backtick, "backtick"),
        ],
        "double": [
            (r'"', String.Double, "#pop"),
            (ESCAPE, String.Escape),
            include("interpolation"),
            (r'[^"#\\]+|[#\\]', String.Double),
        ],
        "symbol": [
            (r'"', String.Symbol, "#pop"),
            (ESCAPE, String.Escape),
            include("interpolation"),
            (r'[^"#\\]+|[#\\]', String.Symbol),
        ],
        "backtick": [
            (r"`", String.Backtick, "#pop"),
            (ESCAPE, String.Escape),
            include("interpolation"),
            (r"[^`#\\]+|[#\\]", String.Backtick),
        ],
        "heredoc": [(r"(?=(.*\n?))", _heredoc_line)],
        "heredoc-end": [(r"(.*)(\n?)", _heredoc_end)],
        "heredoc-text": [
            (r"\n", String.Heredoc, "#pop"),
            (ESCAPE, String.Escape),
            include("interpolation"),
            (r"[^#\\\n]+|[#\\]", String.Heredoc),
        ],
    }
