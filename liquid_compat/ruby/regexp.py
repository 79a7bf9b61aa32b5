"""Ruby's regular expressions: the same pattern in the notation of the package regex, and replacement texts.

https://docs.ruby-lang.org/en/3.1/Regexp.html

The package is imported when there is a pattern: few sites have any.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .errors import RubyArgumentError

if TYPE_CHECKING:
    import regex

# What an escape stands for inside of brackets, and alone.
_SETS: Mapping[str, str] = {"d": "0-9", "h": "0-9a-fA-F", "s": r" \t\r\n\f\v", "w": "0-9A-Za-z_"}
_ALONE: Mapping[str, str] = {"z": r"\Z", "Z": r"(?=\n?\Z)"}
_PIECE = re.compile(
    r"\\(?P<escape>.)|(?P<open>\[(?!:)\^?\]?)|(?P<posix>\[:\^?\w+:\])|(?P<close>\])"
    r"|\(\?(?P<flags>[mix]*(?:-[mix]+)?)(?P<scope>[:)])|(?P<group>\((?!\?))",
    re.DOTALL,
)
_NAMED_GROUP = re.compile(r"\(\?<[A-Za-z_]")
_REPLACEMENT = re.compile(r"\\(?:(?P<number>\d)|k<(?P<name>\w+)>|(?P<sign>[&`'\\]))")


def compile_regexp(source: str) -> regex.Pattern[str]:
    """The pattern that `Regexp.new(source)` is. Raises RubyArgumentError for a text that is none."""
    import regex

    try:
        return regex.compile("".join(_translated(source)), regex.MULTILINE)
    except regex.error as error:
        raise RubyArgumentError(f"{source!r} is no regular expression: {error}") from error


def _translated(source: str) -> Iterator[str]:
    """The pieces of a pattern in the package's notation."""
    # Where groups have names, those without are only brackets.
    group = "(?:" if _NAMED_GROUP.search(source) else "("
    pos = depth = 0
    for match in _PIECE.finditer(source):
        yield source[pos : match.start()]
        pos = match.end()
        kind = match.lastgroup
        if kind == "escape":
            yield _escape(match["escape"], depth > 0)
        elif kind == "group":
            yield "(" if depth else group
        elif kind == "scope":
            # Ruby's m is what is called s elsewhere; the other meaning of m is always on in Ruby.
            yield match[0] if depth else match[0].replace("m", "s")
        else:
            depth += {"open": 1, "close": -1 if depth else 0}.get(str(kind), 0)
            yield match[0]
    yield source[pos:]


def _escape(char: str, in_class: bool) -> str:
    """An escape: letters and digits of classes are ASCII's."""
    inside = _SETS.get(char.lower())
    if inside is not None and char.islower():
        return inside if in_class else f"[{inside}]"
    if inside is not None and not in_class:
        return f"[^{inside}]"
    return _ALONE.get(char, f"\\{char}") if not in_class else f"\\{char}"


def substitute(pattern: regex.Pattern[str], replacement: str, text: str, count: int = 0) -> str:
    """Ruby's `gsub` and, with a count of 1, `sub`.

    In the replacement `\\1`, `\\k<name>`, `\\0`, `\\&`, `` \\` `` and `\\'` stand for what was found.
    """

    def replaced(match: regex.Match[str]) -> str:
        def part(found: re.Match[str]) -> str:
            if found["number"]:
                number = int(found["number"])
                return (match[number] or "") if number <= pattern.groups else ""
            if found["name"]:
                return match[found["name"]] or ""
            signs = {"&": match[0], "`": text[: match.start()], "'": text[match.end() :], "\\": "\\"}
            return signs[found["sign"]] or ""

        return _REPLACEMENT.sub(part, replacement)

    return pattern.sub(replaced, text, count)
