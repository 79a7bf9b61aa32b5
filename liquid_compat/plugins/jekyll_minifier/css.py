"""CSS as the gem cssminify2 writes it, a port of an early YUI Compressor (https://yui.github.io/yuicompressor/css.html)."""

from __future__ import annotations

import re

from ...templates.values import leading_integer
from .held import Held, spelled_length

_FIXED = re.compile(
    r"(?P<data>(?i:url)\(\s*(?P<quote>[\"']?)data:.*?(?P=quote)\s*\))|(?P<comment>/\*.*?(?:\*/|\Z))"
    r"|(?P<text>\"(?:[^\\\"]|\\.|\\)*\"|'(?:[^\\']|\\.|\\)*')",
    re.DOTALL,
)
_UNITS = "(?:px|em|%|in|cm|mm|pc|pt|ex|deg|g?rad|m?s|k?hz)"
_SELECTOR_COLONS = re.compile(r"(?:^|\})(?:[^{:]+:)+[^{]*\{")
_COLON = "\ufdd2"
_CHARSET = re.compile(r'@charset "[^"]*";')
_CHARSETS = re.compile(r'(?:\s*@charset "[^"]*";)+')
_RGB = re.compile(r"rgb\s*\(\s*([0-9,\s]+)\s*\)", re.IGNORECASE)
_PAIRS = re.compile(r"(?<=[^\"'=\s])(\s*)#([0-9a-fA-F]{6})(?=\}|[^0-9a-fA-F{][^{]*?\})")
_EMPTY_RULE = re.compile(r"[^};{/]+\{\}")
_ALPHA = re.compile(r"progid:DXImageTransform\.Microsoft\.Alpha\(Opacity=", re.IGNORECASE)

# Step by step, over the text without comments and strings.
_STEPS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"\s+([!{};:>+)\],])", r"\1"),
        (r"(?<![-*/])\s+\(", "("),
        (_COLON, ":"),
        (r":first-(line|letter)([{,])", lambda match: f":first-{match[1].lower()} {match[2]}"),
        (r"\*/\s+", "*/"),
        (r"\band\(", "and ("),
        (r"([!{}:;>+(\[,])\s+", r"\1"),
        (r";+\}", "}"),
    )
)
# Zeros without their units: behind a colon and plain words, or anywhere in such a list in brackets. Others are left.
_ZEROS = tuple(
    re.compile(rf"({start})(?:0?\.)?0{_UNITS}", re.IGNORECASE)
    for start in (r"(?:^|: ?)(?:[0-9a-z.-]+ )*?", r"\( ?(?:[0-9a-z.-]+[ ,])*")
)
_SHORT_NUMBERS = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (rf"(\d)\.0({_UNITS}| |;)", r"\1\2"),
        (r":0(?: 0){1,3}([;}])", r":0\1"),
        (
            r"(background-position|(?:-\w+-)?transform-origin):0([;}])",
            lambda match: f"{match[1].lower()}:0 0{match[2]}",
        ),
        (r"([:\s])0+\.(\d+)", r"\1.\2"),
    )
)
_NONE = re.compile(r"(border(?:-top|-right|-bottom|-left)?|outline|background):none([;}])", re.IGNORECASE)


def minify_css(css: str, line_length: int | None = None) -> str:
    """A style sheet without what browsers don't need; with a line's end behind a rule once a line is that long."""
    held = Held()
    text = _without_comments(css, held)
    text = re.sub(r"\s+", " ", text)
    text = _SELECTOR_COLONS.sub(lambda match: match[0].replace(":", _COLON), text)
    for pattern, replacement in _STEPS:
        text = pattern.sub(replacement, text)
    for zero in _ZEROS:
        before = ""
        while before != text:
            before, text = text, zero.sub(r"\g<1>0", text)
    for pattern, replacement in _SHORT_NUMBERS:
        text = pattern.sub(replacement, text)
    text = _charset_first(text)
    text = _RGB.sub(_as_hex, text)
    text = _PAIRS.sub(_shortened, text)
    text = _NONE.sub(lambda match: f"{match[1].lower()}:0{match[2]}", text)
    text = _ALPHA.sub("alpha(opacity=", text)
    text = _EMPTY_RULE.sub("", text)
    if line_length is not None:
        text = _with_lines(text, line_length)
    text = re.sub(";;+", ";", text)
    return held.back(text.strip())


def _without_comments(css: str, held: Held) -> str:
    """The text with strings, data and the comments that stay held, the others gone.

    Of the hack that hides rules from old browsers (`/*\\*/ ... /**/`) an empty form stays.
    """
    found = list(_FIXED.finditer(css))
    pieces: dict[int, str] = {}
    for match in found:
        if match["data"]:
            pieces[match.start()] = f"url({held(match['data'][4:-1])})"
    for match in found:
        if match["text"]:
            quote = match["text"][0]
            pieces[match.start()] = quote + held(_ALPHA.sub("alpha(opacity=", match["text"][1:-1])) + quote
    in_hack = False
    comments = (match for match in found if match["comment"])
    for number, match in enumerate(comments):
        if not match["comment"].endswith("*/") or len(match["comment"]) < 4:
            # The gem's own mark for the comment comes out; it ends nowhere, so that browsers don't mind.
            pieces[match.start()] = f"/*___YUICSSMIN_PRESERVE_CANDIDATE_COMMENT_{number}___"
        else:
            inner = match["comment"][2:-2]
            kept = None
            if inner.startswith("!"):
                kept = inner
            elif inner.endswith("\\") or in_hack:
                in_hack = inner.endswith("\\")
                kept = "\\" if in_hack else ""
            elif not inner and css[: match.start()].endswith(">"):
                kept = ""
            pieces[match.start()] = "" if kept is None else f"/*{held(kept)}*/"
    return _FIXED.sub(lambda match: pieces[match.start()], css)


def _charset_first(text: str) -> str:
    """The last encoding comes first, and of several in front the last stays."""
    *_, last = [None, *_CHARSET.finditer(text)]
    if last is None:
        return text
    text = last[0] + text[: last.start()] + text[last.end() :]
    return _CHARSETS.sub(lambda match: _CHARSET.findall(match[0])[-1], text, count=1)


def _as_hex(match: re.Match[str]) -> str:
    return "#" + "".join(f"{leading_integer(number):02x}" for number in match[1].split(","))


def _shortened(match: re.Match[str]) -> str:
    color = match[2]
    if color[0::2].lower() == color[1::2].lower():
        color = color[0::2]
    return f"{match[1]}#{color.lower()}"


def _with_lines(text: str, length: int) -> str:
    lines: list[str] = []
    start = 0
    for match in re.finditer(r"\}", text):
        if spelled_length(text[start : match.end()]) + bool(lines) > length:  # with the line's end before it
            lines.append(text[start : match.end()])
            start = match.end()
    return "\n".join([*lines, text[start:]])
