"""Jekyll's filters for text, and for showing values as text."""

from __future__ import annotations

import html
from typing import Any

from ...content import slug
from ...lazy import pattern
from ...ruby.json_text import to_json
from ...ruby.printing import inspect as ruby_inspect
from ...ruby.printing import to_s
from .errors import no_method
from .strings import count_words


def slugify(value: Any, mode: Any = None) -> str | None:
    """A name for use in a URL; `mode` is `default`, `raw`, `none`, `pretty`, `ascii` or `latin`."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise no_method("gsub", value, "a text")
    if not value:
        return value
    return slug.slugify(value, "default" if mode is None else to_s(mode))


def xml_escape(value: Any) -> str:
    """With `& < > " '` as XML entities."""
    return html.escape(to_s(value)).replace("&#x27;", "&apos;")


_SPACES = pattern(r"[\t\n\v\f\r ]+")


def normalize_whitespace(value: Any) -> str:
    """With single spaces for white space, none at the ends."""
    return _SPACES.sub(" ", to_s(value)).strip("\0 ")


# The Unicode 13 scripts Han, Katakana, Hiragana and Hangul
_CJK_RANGES = (
    "1100-11ff 2e80-2e99 2e9b-2ef3 2f00-2fd5 3005 3007 3021-3029 302e-302f 3038-303b 3041-3096 309d-309f 30a1-30fa "
    "30fd-30ff 3131-318e 31f0-321e 3260-327e 32d0-32fe 3300-3357 3400-4dbf 4e00-9ffc a960-a97c ac00-d7a3 d7b0-d7c6 "
    "d7cb-d7fb f900-fa6d fa70-fad9 ff66-ff6f ff71-ff9d ffa0-ffbe ffc2-ffc7 ffca-ffcf ffd2-ffd7 ffda-ffdc 16ff0-16ff1 "
    "1b000-1b11e 1b150-1b152 1b164-1b167 1f200 20000-2a6dd 2a700-2b734 2b740-2b81d 2b820-2cea1 2ceb0-2ebe0 "
    "2f800-2fa1d 30000-3134a"
)
_CJK = "".join("-".join(chr(int(end, 16)) for end in part.split("-")) for part in _CJK_RANGES.split())
_CJK_CHARACTER = pattern(f"[{_CJK}]")
_OTHER_WORD = pattern(rf"[^{_CJK}\t\n\v\f\r ]+")


def number_of_words(value: Any, mode: Any = None) -> int:
    """The number of words; with `cjk` each Han, kana or Hangul character is one, with `auto` where there are some."""
    if not isinstance(value, str):
        raise no_method("scan" if mode in ("cjk", "auto") else "split", value, "a text")
    if mode in ("cjk", "auto"):
        characters = len(_CJK_CHARACTER.findall(value))
        if characters or mode == "cjk":
            return characters + len(_OTHER_WORD.findall(value))
    return count_words(value)


def jsonify(value: Any) -> str:
    """The value as JSON."""
    return to_json(value)


def inspect(value: Any) -> str:
    """The value as Ruby shows it to programmers, XML-escaped."""
    return xml_escape(ruby_inspect(value))
