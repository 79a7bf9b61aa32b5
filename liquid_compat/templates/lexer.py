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

from .python_liquid import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG, Token

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
    add = tokens.append
    pieces = _pieces(source)
    trim = False  # the last piece asked for the text after it to be trimmed
    for opener, start, end in pieces:
        if opener is None:
            text = source[start:end]
            add(Token(TOKEN_CONTENT, text.lstrip(SPACES) if trim else text, start, source))
            trim = False
            continue
        whole = end - start > 2
        if whole and source[start + 2] == "-":
            _trim_last(tokens)
        trim = whole and source[end - 3] == "-"
        if opener == "{%":
            match = _TAG.fullmatch(source, start, end)
            if match is None:
                add(Token(UNCLOSED_TAG, source[start:end], start, source))
                continue
            name, markup = match.groups()
            add(Token(TOKEN_TAG, name, start, source))
            if markup:
                add(Token(TOKEN_EXPRESSION, markup, match.start(2), source))
            if name == "raw":
                tokens.extend(_raw_body(source, pieces, end))
        else:
            match = _STATEMENT.fullmatch(source, start, end)
            if match is None:
                add(Token(UNCLOSED_OUTPUT, source[start:end], start, source))
                continue
            add(Token(TOKEN_OUTPUT, match[0], start, source))
            add(Token(TOKEN_EXPRESSION, match[1], match.start(1), source))
    return tokens


def _pieces(source: str) -> Iterator[tuple[str | None, int, int]]:
    """What each piece opens with (None: text), and where it begins and ends.

    A tag reaches to the next `%}`, an output statement to the next `}}` or lone `}`; an opener without any end is a
    piece of its own. Each character is looked at a fixed number of times, whatever the text.
    """
    position = 0
    last_tag_end, last_brace = source.rfind("%}"), source.rfind("}")
    for match in _OPENER.finditer(source):
        start = match.start()
        if start < position:
            continue
        opener = match[0]
        end = start + 2
        if opener == "{%":
            if end <= last_tag_end:
                end = source.index("%}", end) + 2
        elif end <= last_brace:
            end = source.index("}", end) + 1
            end += source.startswith("}", end)
        if start > position:
            yield None, position, start
        yield opener, start, end
        position = end
    if position < len(source):
        yield None, position, len(source)


def _trim_last(tokens: list[Token]) -> None:
    """Trim the end of the text just before."""
    if tokens and tokens[-1].kind == TOKEN_CONTENT:
        last = tokens[-1]
        tokens[-1] = last._replace(value=last.value.rstrip(SPACES))


def _raw_body(source: str, pieces: Iterator[tuple[str | None, int, int]], begin: int) -> list[Token]:
    """The text of the raw block whose content begins at `begin`, and its end tag if it has one."""
    body = []
    for _, start, end in pieces:
        piece = source[start:end]
        match = _END_OF_RAW.fullmatch(piece)
        if match is not None:
            body.append(match[1])
            if match[2] == "endraw":
                name = Token(TOKEN_TAG, "endraw", start, source)
                return [Token(TOKEN_CONTENT, "".join(body), begin, source), name]
        body.append(piece)  # after another tag Liquid has the part before it twice
    return []
