"""LaTeX as plain Unicode, as far as latex-decode 0.4.2 goes: what it doesn't know stays, without its braces."""

from __future__ import annotations

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
    "b": "\u0331",
    "t": "\u0361",
}

# Control words that stand for a character; many a usual one is missing, as there.
_SYMBOLS = {
    "AA": "Å",
    "AE": "Æ",
    "L": "Ł",
    "O": "Ø",
    "aa": "å",
    "ae": "æ",
    "dag": "†",
    "ddag": "‡",
    "dots": "…",
    "euro": "€",
    "i": "ı",
    "j": "ȷ",
    "l": "ł",
    "o": "ø",
    "ss": "ß",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "textbackslash": "\\",
    "texttrademark": "™",
}

_GREEK_NAMES = """
    alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
"""
_GREEK = dict(zip(_GREEK_NAMES.split(), "αβγδεζηθικλμνξπρστυφχψωΓΔΘΛΞΠΣΥΦΨΩ", strict=True))

_WORDS = _SYMBOLS | _GREEK

_MATH = re.compile(r"\$([^$]+)\$")
_GAP = re.compile(r"(\\[^\w\s~&%$#{}])\s+(?=[A-Za-z])")
_MARK = re.compile(r"\\([`'^\"~=.])(?:([A-Za-z])|\{([A-Za-z])\}|(?:\{\\([ij])\}|\\([ij])(?![A-Za-z])))")
_LETTER_MARK = re.compile(r"\\([uvHkcdrbt])(?:\s+([A-Za-z])|\{([A-Za-z])\}|(?:\{\\([ij])\}|\\([ij])(?![A-Za-z])))")
_WORD = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])(\{\}|\s*)")
_TIE = re.compile(r"(?<!\\)~")
_ESCAPED = re.compile(r"\\([&%$_#])")
_BARE_MARK = re.compile(r"\\([~^])\{\}")
_BRACES = re.compile(r"\\([{}])|[{}]")

_TYPOGRAPHY = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘"), ("'", "’"))


def decode(text: str) -> str:
    """The text without LaTeX: accents, symbols, Greek letters, dashes, quotes, ties and braces."""
    if "$" in text:
        text = _MATH.sub(r"\1", text)
    if "\\" in text:
        text = _GAP.sub(r"\1", text)
        text = _MARK.sub(_accented, text)
        text = _LETTER_MARK.sub(_accented, text)
        text = _WORD.sub(_symbol, text)
        text = text.replace("\\ ", " ")
        text = _BARE_MARK.sub(lambda match: "\0" if match[1] == "~" else match[1], text)
    text = _TIE.sub("\u00a0", text)
    for source, target in _TYPOGRAPHY:
        text = text.replace(source, target)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    text = _BRACES.sub(lambda match: match[1] or "", text).replace("\0", "~")
    return unicodedata.normalize("NFC", text)


def _accented(match: re.Match[str]) -> str:
    letter = match[2] or match[3]
    if letter is None:
        letter = _SYMBOLS[match[4] or match[5]]
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1]])


def _symbol(match: re.Match[str]) -> str:
    char = _WORDS.get(match[1])
    if char is None:
        return match[0]
    if char == "~":
        char = "\0"
    return char
