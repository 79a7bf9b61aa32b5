"""Liquid 4.0.4's string filters."""

from __future__ import annotations

import html
import re
import sys
from typing import Any
from urllib.parse import quote_plus, unquote_to_bytes

from ...content.noted_values import NOTED
from ...lazy import pattern
from ...ruby.printing import to_s
from ..errors import ArgumentError
from .coerce import to_integer, to_length

_MAY_BE_EMPTY = frozenset({str, list, dict, tuple, *NOTED})
_STRIPPED = "\0\t\n\v\f\r "


def size(value: Any) -> int:
    """Count characters, elements or keys; of integers the bytes (as Ruby), of anything else 0."""
    if isinstance(value, (str, list, dict, tuple)):
        return len(value)
    if isinstance(value, range):
        return max(0, value.stop - value.start)
    if isinstance(value, int) and not isinstance(value, bool):
        return max(8, (value.bit_length() + 63) // 64 * 8)
    return 0


def downcase(value: Any) -> str:
    """In lower case."""
    return _lower(to_s(value))


def upcase(value: Any) -> str:
    """In upper case."""
    return to_s(value).upper()


def capitalize(value: Any) -> str:
    """With the first character in upper case and all others in lower case."""
    text = to_s(value)
    return text[:1].title() + _lower(text[1:])


def _lower(text: str) -> str:
    # Ruby doesn't know the sigma of word ends
    return text.lower() if "Σ" not in text else "σ".join(part.lower() for part in text.split("Σ"))


def escape(value: Any) -> str | None:
    """With `& < > " '` as HTML entities."""
    return None if value is None else html.escape(to_s(value)).replace("&#x27;", "&#39;")


_UNESCAPED = pattern(r"[\"><']|&(?!(?:[a-zA-Z]+|#[0-9]+);)")
_ENTITIES = {"&": "&amp;", ">": "&gt;", "<": "&lt;", '"': "&quot;", "'": "&#39;"}


def escape_once(value: Any) -> str:
    """As `escape`, but entities are left as they are."""
    return _UNESCAPED.sub(lambda match: _ENTITIES[match[0]], to_s(value))


def url_encode(value: Any) -> str | None:
    """Percent-encoded for a query, spaces as `+`."""
    return None if value is None else quote_plus(to_s(value), errors="surrogateescape")


def url_decode(value: Any) -> str | None:
    """The reverse of `url_encode`."""
    if value is None:
        return None
    try:
        return unquote_to_bytes(to_s(value).replace("+", " ")).decode()
    except UnicodeDecodeError:
        raise ArgumentError("invalid byte sequence in UTF-8") from None


def slice_(value: Any, offset: Any, length: Any = None) -> Any:
    """`length` (1) characters of a string or elements of an array from `offset` on, negative from the end."""
    is_plain = type(value) is str and type(offset) is int and type(length) is int
    if is_plain and 0 <= offset < len(value) and 0 <= length <= len(value):
        return value[offset : offset + length]
    start = to_length(offset)
    count = to_length(length) if length is not None and length is not False else 1
    whole = value if type(value) is str or isinstance(value, (list, tuple)) else to_s(value)
    if start < 0:
        start += len(whole)
    if start < 0 or count < 0 or start > len(whole):
        return [] if isinstance(value, (list, tuple)) else ""
    return whole[start : start + count]


def truncate(value: Any, length: Any = 50, ending: Any = "...") -> str | None:
    """At most `length` characters, `ending` included where something was cut."""
    if value is None:
        return None
    text, end = to_s(value), to_s(ending)
    limit = to_integer(length)
    return text[: max(limit - len(end), 0)] + end if len(text) > limit else text


def truncatewords(value: Any, words: Any = 15, ending: Any = "...") -> Any:
    """At most `words` words. As in Liquid 4.0.4, `ending` is added also where nothing was cut but the limit met."""
    if value is None:
        return None
    last = min(max(to_integer(words) - 1, 0), sys.maxsize - 1)
    found = split_words(to_s(value), last + 1)
    return " ".join(found[: last + 1]) + to_s(ending) if len(found) > last else value


def split(value: Any, pattern: Any) -> list[str]:
    """The parts between occurrences of `pattern`, without empty ones at the end."""
    text = value if type(value) is str else to_s(value)
    separator = pattern if type(pattern) is str else to_s(pattern)
    if separator == " ":
        return split_words(text)
    parts = text.split(separator) if separator else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


def split_words(text: str, limit: int = -1) -> list[str]:
    """Return Ruby's `text.split`: words between ASCII white space; after `limit` of them the rest as one."""
    words = text.encode(errors=_ANY).split(None, limit)
    if limit < 0 and words:  # no word has a blank
        return b" ".join(words).decode(errors=_ANY).split(" ")
    return [word.decode(errors=_ANY) for word in words]


def count_words(text: str) -> int:
    """Return the number of words that `split_words` gives."""
    return len(text.encode(errors=_ANY).split())


_ANY = "surrogatepass"


def strip(value: Any) -> str:
    """Without white space at both ends."""
    return (value if type(value) is str else to_s(value)).strip(_STRIPPED)


def lstrip(value: Any) -> str:
    """Without white space at the start."""
    return to_s(value).lstrip(_STRIPPED)


def rstrip(value: Any) -> str:
    """Without white space at the end."""
    return to_s(value).rstrip(_STRIPPED)


_BLOCK_START = pattern(r"<(?:script|style|!--)")
_BLOCK_ENDS = {"<script": "</script>", "<style": "</style>", "<!--": "-->"}
_HTML_TAGS = pattern(r"<[^>]*>")


def strip_html(value: Any) -> str:
    """Without HTML tags, comments, scripts and styles."""
    text = to_s(value)
    if "<" not in text:
        return text
    text = _strip_blocks(text)
    last = text.rfind(">") + 1  # what comes after is no tag, however many `<` are in it
    return _HTML_TAGS.sub("", text[:last]) + text[last:]


def _strip_blocks(text: str) -> str:
    """Leave out comments, scripts and styles that have an end; in time that grows with the text's length only."""
    kept = []
    position = 0
    unclosed = set()
    match = _BLOCK_START.search(text)
    while match is not None:
        end = -1 if match[0] in unclosed else text.find(_BLOCK_ENDS[match[0]], match.end())
        if end < 0:
            unclosed.add(match[0])
            match = _BLOCK_START.search(text, match.end())
            continue
        kept.append(text[position : match.start()])
        position = end + len(_BLOCK_ENDS[match[0]])
        match = _BLOCK_START.search(text, position)
    kept.append(text[position:])
    return "".join(kept)


def strip_newlines(value: Any) -> str:
    """Without line breaks."""
    return to_s(value).replace("\r\n", "").replace("\n", "")


def newline_to_br(value: Any) -> str:
    """With `<br />` before line breaks."""
    return to_s(value).replace("\n", "<br />\n")


def replace(value: Any, string: Any, replacement: Any = "") -> str:
    """With each `string` replaced; Ruby's escapes (`\\\\0`, `\\\\&` …) work in `replacement`."""
    text = value if type(value) is str else to_s(value)
    old = string if type(string) is str else to_s(string)
    new = replacement if type(replacement) is str else to_s(replacement)
    return text.replace(old, new) if "\\" not in new or old not in text else _substitute(text, old, new, 0)


def replace_first(value: Any, string: Any, replacement: Any = "") -> str:
    """As `replace`, the first occurrence only."""
    text, old, new = to_s(value), to_s(string), to_s(replacement)
    return text.replace(old, new, 1) if "\\" not in new else _substitute(text, old, new, 1)


_BACKSLASH = pattern(r"\\([0-9&'`\\]|k<[^>]*>)")


def _substitute(text: str, old: str, new: str, count: int) -> str:
    def fill(match: re.Match[str]) -> str:
        meanings = {"0": match[0], "&": match[0], "`": text[: match.start()], "'": text[match.end() :], "\\": "\\"}
        return _BACKSLASH.sub(lambda escape: meanings.get(escape[1], ""), new)

    return re.sub(re.escape(old), fill, text, count=count)


def remove(value: Any, string: Any) -> str:
    """Without each `string`."""
    if type(value) is str and type(string) is str:
        return value.replace(string, "")
    return to_s(value).replace(to_s(string), "")


def remove_first(value: Any, string: Any) -> str:
    """Without the first `string`."""
    return to_s(value).replace(to_s(string), "", 1)


def append(value: Any, string: Any) -> str:
    """With `string` after it."""
    if type(value) is str and type(string) is str:
        return value + string
    return to_s(value) + to_s(string)


def prepend(value: Any, string: Any) -> str:
    """With `string` before it."""
    if type(value) is str and type(string) is str:
        return string + value
    return to_s(string) + to_s(value)


def default(value: Any, default_value: Any = "") -> Any:
    """The value, or `default_value` if it is nil, false or empty."""
    if value is None or value is False or (not value and type(value) in _MAY_BE_EMPTY):
        return default_value
    return value
