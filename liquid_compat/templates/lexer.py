"""Cut a template into text, tags and output statements, as Liquid 4.0.4 does.

The tokens are python-liquid's, so that tags written for it can read them: a `tag` token (the tag's name) or an `output`
token, both placed at their opening brace, each followed by an `expression` token with its markup, and `content`
tokens, already trimmed where a neighbour has a whitespace control dash.

Two quirks of the reference live here: the dash of `{% raw -%}` trims the text after the *end* of the raw block, and a
raw block ends only at `{% endraw %}` without a dash in front.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

SPACES = "\0\t\n\v\f\r "
"""What Ruby's `strip` removes."""

UNCLOSED_TAG = "unclosed tag"
"""Kind of a token that begins like a tag and isn't one."""
UNCLOSED_OUTPUT = "unclosed output"
"""Kind of a token that begins like an output statement and isn't one."""

_OPENER = re.compile(r"\{[%{]")
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)-?%\}", re.DOTALL | re.ASCII)
_STATEMENT = re.compile(r"\{\{-?(.*?)-?\}\}", re.DOTALL)
_END_OF_RAW = re.compile(r"(.*)\{%\s*(\w+)\s*(?:.*)%\}", re.DOTALL | re.ASCII)


def tokenize(source: str) -> list[Token]:
    """The tokens of a whole template."""
    tokens: list[Token] = []
    pieces = iter(_pieces(source))
    trim = False  # the last piece asked for the text after it to be trimmed
    for start, end in pieces:
        piece = source[start:end]
        opener = piece[:2]
        if opener not in ("{%", "{{"):
            tokens.append(Token(TOKEN_CONTENT, piece.lstrip(SPACES) if trim else piece, start, source))
            trim = False
            continue
        if piece[2:3] == "-":
            _trim_last(tokens)
        trim = piece[-3:-2] == "-"
        if opener == "{%":
            match = _TAG.fullmatch(piece)
            if match is None:
                tokens.append(Token(UNCLOSED_TAG, piece, start, source))
                continue
            tokens.append(Token(TOKEN_TAG, match[1], start, source))
            if match[2]:
                tokens.append(Token(TOKEN_EXPRESSION, match[2], start + match.start(2), source))
            if match[1] == "raw":
                tokens.extend(_raw_body(source, pieces, end))
        else:
            match = _STATEMENT.fullmatch(piece)
            if match is None:
                tokens.append(Token(UNCLOSED_OUTPUT, piece, start, source))
                continue
            tokens.append(Token(TOKEN_OUTPUT, piece, start, source))
            tokens.append(Token(TOKEN_EXPRESSION, match[1], start + match.start(1), source))
    return tokens


def _pieces(source: str) -> list[tuple[int, int]]:
    """Where text, tags and output statements begin and end.

    A tag reaches to the next `%}`, an output statement to the next `}}` or lone `}`; an opener without any end is a
    piece of its own. Each character is looked at a fixed number of times, whatever the text.
    """
    pieces = []
    position = 0
    last_tag_end, last_brace = source.rfind("%}"), source.rfind("}")
    for match in _OPENER.finditer(source):
        start = match.start()
        if start < position:
            continue
        end = start + 2
        if match[0] == "{%":
            if end <= last_tag_end:
                end = source.index("%}", end) + 2
        elif end <= last_brace:
            end = source.index("}", end) + 1
            end += source.startswith("}", end)
        if start > position:
            pieces.append((position, start))
        pieces.append((start, end))
        position = end
    if position < len(source):
        pieces.append((position, len(source)))
    return pieces


def _trim_last(tokens: list[Token]) -> None:
    """Trim the end of the text just before."""
    if tokens and tokens[-1].kind == TOKEN_CONTENT:
        last = tokens[-1]
        tokens[-1] = last._replace(value=last.value.rstrip(SPACES))


def _raw_body(source: str, pieces: Iterator[tuple[int, int]], begin: int) -> list[Token]:
    """The text of the raw block whose content begins at `begin`, and its end tag if it has one."""
    body = []
    for start, end in pieces:
        piece = source[start:end]
        match = _END_OF_RAW.fullmatch(piece)
        if match is not None:
            body.append(match[1])
            if match[2] == "endraw":
                name = Token(TOKEN_TAG, "endraw", start, source)
                return [Token(TOKEN_CONTENT, "".join(body), begin, source), name]
        body.append(piece)  # after another tag Liquid has the part before it twice
    return []
