"""Shapes that languages have in common, to build state tables from: word lists, digits, quotes, brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from pygments.token import Number, _TokenType
from pygments.util import Future

Rule = Any

# What `compiled` looks at: character classes and escapes.
_CLASS_OR_ESCAPE = re.compile(r"\[\^?\]?(?:\\.|[^]\\])*\]|\\.", re.DOTALL)
_BLANKS = r" \t-\r"
_ASCII = {r"\s": f"[{_BLANKS}]", r"\S": f"[^{_BLANKS}]", r"\d": "[0-9]", r"\D": "[^0-9]"}


def _ascii(found: re.Match[str]) -> str:
    text = found.group()
    if text[0] == "\\":
        return _ASCII.get(text, text)
    if r"\S" in text:
        return f"(?a:{text})"
    return text.replace(r"\s", _BLANKS) if r"\W" in text else text.replace(r"\s", _BLANKS).replace(r"\d", "0-9")


def compiled(pattern: str, flags: int) -> re.Pattern[str]:
    r"""A pattern in which `\s` and `\d` stand for ASCII characters and `\w` for those of all scripts."""
    return re.compile(_CLASS_OR_ESCAPE.sub(_ascii, pattern), flags)


Matcher = Callable[[str, int], re.Match[str] | None]


class InText(NamedTuple):
    """A matcher that first looks at the whole text."""

    bind: Callable[[str], Matcher]


class Needs(Future):
    """A pattern that is only tried where each of the characters `chars` comes later in the text.

    For what begins anywhere and has to be closed: without it a text full of openings is read to its end for each.
    """

    def __init__(self, chars: str, pattern: str) -> None:
        """Every match of `pattern` has all of `chars` after its first character."""
        self.chars = chars
        self.pattern = pattern

    def matcher(self, flags: int) -> InText:
        """What the engine asks, for each text, for the function that it calls with the text and a position."""
        match_at, chars = compiled(self.pattern, flags).match, self.chars

        def bind(whole: str) -> Matcher:
            last = min(whole.rfind(char) for char in chars)
            return lambda text, pos: match_at(text, pos) if last > pos else None

        return InText(bind)


class Between(Needs):
    """Everything between an `opening` and the next `closing` text, marks included."""

    def __init__(self, opening: str, closing: str, content: str = r"[\s\S]") -> None:
        """Both marks are plain text; `content` is the pattern of one character in between."""
        super().__init__(closing[-1], rf"{re.escape(opening)}{content}*?{re.escape(closing)}")
        self.opening = opening
        self.closing = closing

    def matcher(self, flags: int) -> InText:
        """As for `Needs`, by the whole marks."""
        opening, closing, match_at = self.opening, self.closing, compiled(self.pattern, flags).match

        def bind(whole: str) -> Matcher:
            last = whole.rfind(closing) - len(opening)
            return lambda text, pos: match_at(text, pos) if last >= pos and text.startswith(opening, pos) else None

        return InText(bind)


class Ended(Needs):
    """A pattern that goes on to an end that its beginning names, as a here document does."""

    def __init__(self, opening: str, pattern: str) -> None:
        """`opening` is the pattern of the beginning; where two beginnings are the same text, so are their ends."""
        super().__init__("\n", pattern)
        self.opening = opening

    def matcher(self, flags: int) -> InText:
        """As for `Needs`; a beginning whose end was sought in vain isn't followed up again."""
        begins_at, match_at = compiled(self.opening, flags).match, compiled(self.pattern, flags).match

        def bind(whole: str) -> Matcher:
            unended: set[str] = set()

            def match(text: str, pos: int) -> re.Match[str] | None:
                opening = begins_at(text, pos)
                if opening is None or opening[0] in unended:
                    return None
                found = match_at(text, pos)
                if found is None:
                    unended.add(opening[0])
                return found

            return match

        return InText(bind)


def listed(names: Iterable[str]) -> str:
    """The pattern of any one of `names`, of two that fit the longer."""
    return "(?:" + "|".join(map(re.escape, sorted(names, reverse=True))) + ")"


def characters(*categories: str) -> str:
    """What stands in a character class for all characters of some of Unicode's categories, of the first plane."""
    ranges, category, first = [], unicodedata.category, -1
    for code in range(0x10001):
        if code < 0x10000 and category(chr(code)) in categories:
            first = code if first < 0 else first
        elif first >= 0:
            ranges.append(f"{chr(first)}-{chr(code - 1)}")
            first = -1
    return "".join(ranges)


def digits(kind: str = "0-9", separator: str = "") -> str:
    """The pattern of digits out of the character class `kind`, with single `separator`s between them."""
    return rf"[{kind}]+(?:{separator}[{kind}]+)*" if separator else rf"[{kind}]+"


HEXADECIMAL = "0-9a-fA-F"
# The digits of a number by the letter after its zero, and its type.
RADIXES = {"b": ("01", Number.Bin), "o": ("0-7", Number.Oct), "x": (HEXADECIMAL, Number.Hex)}


def based(*letters: str, lead: str = "", separator: str = "", suffix: str = "") -> list[Rule]:
    """The rules for numbers with a zero and a letter before their digits.

    Each of `letters` is the spellings of one letter of `RADIXES` (`"xX"`); `lead` and `suffix` are the patterns of what
    may stand before and after the digits.
    """
    radixes = ((each, *RADIXES[each[0].lower()]) for each in letters)
    return [(rf"0[{each}]{lead}{digits(kind, separator)}{suffix}", token) for each, kind, token in radixes]


def power(marks: str = "eE", separator: str = "") -> str:
    """The pattern of an exponent: one of the letters `marks`, maybe a sign, and digits."""
    return rf"[{marks}][-+]?{digits(separator=separator)}"


def escape(simple: str = "", *, octal: str = "", **hexadecimal: str) -> str:
    """The pattern of a backslash with what it makes special.

    That is one of the characters `simple`; or as many octal digits as `octal` says (`"3"`, `"1,3"`); or a letter with
    so many hexadecimal digits after it (`x="2"`).
    """
    forms = [f"[{re.escape(simple)}]"] if simple else []
    forms += [f"[0-7]{{{octal}}}"] if octal else []
    forms += [f"{letter}[{HEXADECIMAL}]{{{count}}}" for letter, count in hexadecimal.items()]
    return rf"\\(?:{'|'.join(forms)})"


def literal(quote: str) -> str:
    """The pattern of a string between two `quote` characters in which a backslash protects any character.

    (After a quote that nothing closes, the ones behind backslashes begin no strings.)
    """
    return rf"(?<!{quote}\\){quote}[^{quote}\\]*+(?:\\[\s\S][^{quote}\\]*+)*+{quote}"


def quoted(mark: str, token: _TokenType, *inside: Rule, stops: str = "", strays: str | None = None) -> list[Rule]:
    """The rules of a state after an opening `mark`, up to and with the closing one.

    `inside` are the rules for what is special in between, all of which begins with one of the characters `stops`;
    `strays` are those of them that are plain where no rule takes them (default: all of them; others are errors).
    """
    apart = "".join(map(re.escape, dict.fromkeys(mark[0] + stops)))
    single = re.escape(stops if strays is None else strays) + (re.escape(mark[0]) if len(mark) > 1 else "")
    rules = [(re.escape(mark), token, "#pop"), *inside, (rf"[^{apart}]+", token)]
    return [*rules, (f"[{single}]", token)] if single else rules


def nested(opening: str, closing: str, token: _TokenType, *content: Rule) -> list[Rule]:
    """The rules of a state between two brackets (patterns), where inner pairs of them nest."""
    return [(closing, token, "#pop"), (opening, token, "#push"), *content]
