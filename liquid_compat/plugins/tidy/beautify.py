"""HTML with one block element a line, indented by their depth, as the gem htmlbeautifier 1.4 writes it.

https://github.com/threedaymonk/htmlbeautifier. It is no parser: it looks for tags in the text and counts them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ...errors import PluginError

_TAB = "  "
# What may stand in a tag: anything but its end, and ERB's tags.
_INSIDE = r"(?:<%.*?%>|[^>])*"
_VOID = " ".join(("base link meta", "br wbr", "img embed source track param area", "input col hr", "keygen command"))
_BLOCK = " ".join(
    (
        "section header footer article aside div address blockquote pre p hr h1 h2 h3 h4 h5 h6",
        "ul ol li menu dir dl dt dd",
        "table thead tbody tfoot tr th td",
        "form fieldset details figure figcaption audio video canvas noscript noframes",
    )
)
# Ruby's words after which, or before which, the depth changes.
_CLAUSES = "else|elsif|when"
_DEEPER = re.compile(
    rf"^(?:{_CLAUSES}|begin|case|for|if|unless|until|while)\b|\b(?:do|\{{)(?:\s*\|[^|]+\|)?$", re.MULTILINE
)
_HIGHER = re.compile(rf"^(?:{_CLAUSES}|end|\}})\b", re.MULTILINE)

_FLAGS = re.DOTALL | re.ASCII


def _one_of(names: str) -> str:
    return f"(?i:{'|'.join(names.split())})"


class _Writer:
    """The text so far, and how deep it is."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.depth = 0
        self.starts_line = False
        self.conditions: list[int] = []
        """The depths at which conditional comments were opened."""

    def put(self, text: str) -> None:
        if self.starts_line:
            if self.parts:
                self.parts.append("\n")
            if text.strip(" \t\r\n\f\v\0"):
                self.parts.append(_TAB * self.depth)
        self.parts.append(text)
        self.starts_line = False

    def end_line(self, match: re.Match[str] | None = None) -> None:
        self.starts_line = True

    def rise(self) -> None:
        self.depth = max(self.depth - 1, 0)

    def text(self, match: re.Match[str]) -> None:
        self.put(match[0])

    def embedded(self, match: re.Match[str]) -> None:
        lines = [line.strip() for line in match[1].split("\n")]
        if lines and _HIGHER.search(lines[0]):
            self.rise()
        self.put(match[0])
        if lines and _DEEPER.search(lines[-1]):
            self.depth += 1

    def condition(self, match: re.Match[str]) -> None:
        self.put(match[0])
        self.conditions.append(self.depth)
        self.depth += 1

    def condition_end(self, match: re.Match[str]) -> None:
        if self.conditions:
            self.depth = self.conditions.pop()
        self.put(match[0])

    def code(self, match: re.Match[str]) -> None:
        """A script or a style: its lines keep their depth below that of the first."""
        self.put(match[1])
        code = match[2]
        if code.strip():
            first = next(line for line in code.split("\n") if line.strip())
            margin = first[: len(first) - len(first.lstrip())]
            self.depth += 1
            self.end_line()
            for line in code.strip().split("\n"):
                self.put(line.rstrip().removeprefix(margin))
                self.end_line()
            self.rise()
        self.put(match[3])

    def preformatted(self, match: re.Match[str]) -> None:
        self.end_line()
        self.put(match[0])
        self.end_line()

    def alone(self, match: re.Match[str]) -> None:
        self.put(match[0])
        if re.search(r"^<br\W", match[0], re.M | re.ASCII):
            self.end_line()

    def closing(self, match: re.Match[str]) -> None:
        self.rise()
        self.put(match[0])

    def block_end(self, match: re.Match[str]) -> None:
        self.closing(match)
        self.end_line()

    def opening(self, match: re.Match[str]) -> None:
        self.put(match[0])
        self.depth += 1

    def block(self, match: re.Match[str]) -> None:
        self.end_line()
        self.opening(match)


def _element(names: str, end: str) -> str:
    return rf"(<(?i:{names}){_INSIDE}>)(.*?)(</(?i:{end})>)"


_Handler = Callable[[_Writer, re.Match[str]], None]
# What a `<` may begin, the first that fits.
_AT_TAG: tuple[tuple[re.Pattern[str], _Handler], ...] = tuple(
    (re.compile(pattern, _FLAGS), handler)
    for pattern, handler in (
        (r"<%-?=?(.*?)-?%>", _Writer.embedded),
        (r"<!--\[.*?\]>", _Writer.condition),
        (r"<!\[.*?\]-->", _Writer.condition_end),
        (r"<!--.*?-->|<!.*?>", _Writer.alone),
        (_element("script", "script"), _Writer.code),
        (_element("style", "style"), _Writer.code),
        (_element("pre", "pre"), _Writer.preformatted),
        (_element("textarea", "textarea"), _Writer.preformatted),
        (rf"<{_one_of(_VOID)}(?: {_INSIDE})?/?>", _Writer.alone),
        (rf"</{_one_of(_BLOCK)}>", _Writer.block_end),
        (rf"<{_one_of(_BLOCK)}(?: {_INSIDE})?>", _Writer.block),
        (rf"</{_INSIDE}>", _Writer.closing),
        (rf"<{_INSIDE}[^/]>", _Writer.opening),
        (rf"<[\w-]+(?: {_INSIDE})?/>", _Writer.alone),
    )
)
_LINE_END = re.compile(r"\s*\n\s*", re.ASCII)
_TEXT = re.compile(r"[^<\n]+")


def beautify(html: str) -> str:
    """The text, written anew. Raises PluginError for a `<` that begins nothing."""
    writer = _Writer()
    position = 0
    while position < len(html):
        position = _step(writer, html, position)
    return "".join(writer.parts)


def _step(writer: _Writer, html: str, position: int) -> int:
    """Write what stands at a position; returns where that ends."""
    if html[position] == "<":
        for pattern, handler in _AT_TAG:
            match = pattern.match(html, position)
            if match is not None:
                handler(writer, match)
                return match.end()
        raise PluginError(
            f"jekyll-tidy: a `<` in line {html.count(chr(10), 0, position) + 1} of the output begins no tag",
            hint="Write &lt; for it, or `exclude` the file.",
        )
    match = _LINE_END.match(html, position)
    if match is not None:
        writer.end_line()
        return match.end()
    match = _TEXT.match(html, position)
    assert match is not None
    writer.text(match)
    return match.end()
