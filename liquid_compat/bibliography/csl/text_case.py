"""Upper and lower case (CSL 1.0.1, "Text-case")."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

# Words that a title leaves in lower case unless they come first, last or after a colon.
_STOP_LIST = """
    a an and as at but by down for from in into nor of on onto or over so the till to up via with yet
"""
_STOP_WORDS = frozenset(_STOP_LIST.split())

_TOKEN = re.compile(r"[\w.-]*[^\W\d_][\w.-]*")
_ACRONYM = re.compile(r"[A-Z]{2,}-")
_TITLE_PART = re.compile(r"[^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))+(?!\w)")
_WORD = re.compile(r"\b[a-zà-ÿß-öø-ÿ][^\W\d_][^\W\d_.]*(?:\.[^\W\d_.]+)*(?![\d_])|\S", re.UNICODE)
_WORD = re.compile(r"(?<![\w’'])[^\W\d_]+")


def _capitalize_first(text: str) -> str:
    return re.sub(r"^(<[^>]*>)*[^<\w]*\w", lambda match: match[0][:-1] + match[0][-1].upper(), text, count=1)


def _capitalize_all(text: str) -> str:
    return _WORD.sub(lambda match: match[0][:1].upper() + match[0][1:], text)


def _sentence(text: str) -> str:
    if text.isupper():
        text = text.lower()
    return _capitalize_first(text)


def _title(text: str) -> str:
    """Each word of two letters or more that is written small; compounds with an acronym stay."""
    said = False

    def token(match: re.Match[str]) -> str:
        nonlocal said
        word = match[0]
        is_last = match.end() == len(text)
        if _ACRONYM.match(word) and not is_last:
            said = True
            return word
        at_end = is_last or text[: match.start()].rstrip().endswith(":")
        parts = word.split("-")
        for index, part in enumerate(parts):
            if _TITLE_PART.match(part):
                if not said or at_end or part not in _STOP_WORDS:
                    parts[index] = part[0].upper() + part[1:]
                said = True
        return "-".join(parts)

    return _TOKEN.sub(token, text)


CASES: Mapping[str, Callable[[str], str]] = {
    "lowercase": str.lower,
    "uppercase": str.upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _capitalize_all,
    "sentence": _sentence,
    "title": _title,
}
