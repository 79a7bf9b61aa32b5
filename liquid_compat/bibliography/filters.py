"""The filters that jekyll-scholar passes the values of fields through, by their names in `bibtex_filters`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from .latex import decode

Filter = Callable[[str], str]

_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}<>\"\\^`|]+")
_BREAK = re.compile(r"[ \t]*\n\s*")


def _command(name: str, opening: str, closing: str, change: Filter = str) -> Filter:
    """A filter that puts `opening` and `closing` around the argument of a LaTeX command, in the place of both."""
    start = "\\" + name + "{"

    def convert(text: str) -> str:
        position = text.find(start)
        while position >= 0:
            end = _closing_brace(text, position + len(start))
            if end is None:
                return text
            inner = change(text[position + len(start) : end])
            text = f"{text[:position]}{opening}{inner}{closing}{text[end + 1 :]}"
            position = text.find(start, position)
        return text

    return convert


def _closing_brace(text: str, position: int) -> int | None:
    level = 1
    for index in range(position, len(text)):
        if text[index] == "{":
            level += 1
        elif text[index] == "}":
            level -= 1
            if level == 0:
                return index
    return None


FILTERS: Mapping[str, Filter] = {
    "latex": decode,
    "smallcaps": _command("textsc", '<font style="font-variant: small-caps">', "</font>"),
    "superscript": _command("textsuperscript", "<sup>", "</sup>"),
    "italics": _command("emph", "<i>", "</i>"),
    "textit": _command("textit", "<i>", "</i>"),
    "lowercase": _command("lowercase", "", "", str.lower),
    "textregistered": lambda text: text.replace("\\textregistered", "&#0174"),
    "tiny": _command("tiny", '<span class="tiny">', "</span>"),
    "linebreaks": lambda text: _BREAK.sub(" ", text),
    "markdown": lambda text: _ADDRESS.sub(r"[\g<0>](\g<0>)", text),
}


def chain(names: Iterable[str]) -> Filter:
    """One filter of several. Raises KeyError with the name of one that there isn't."""
    filters = [FILTERS[name] for name in names]

    def convert(text: str) -> str:
        for each in filters:
            text = each(text)
        return text

    return convert
