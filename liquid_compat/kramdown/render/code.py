"""How code is written, highlighted or not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from ...lazy import pattern
from ..element import Element
from .escape import attributes_html, escape_code
from .renderer import HtmlRenderer

_LANGUAGE = pattern(r"\blanguage-(\S+)")
_BLANKS = pattern(r"[ \t]+")
_SHOW_WHITE_SPACE = pattern(r"\bshow-whitespaces\b")


def block(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A block of code."""
    attributes = element.attr
    language = None
    match = _LANGUAGE.search(attributes["class"]) if attributes.get("class") else None
    if match is not None:
        language = match[1]
        attributes = dict(attributes)
        attributes["class"] = (attributes["class"][: match.start()] + attributes["class"][match.end() :]).strip()
        if not attributes["class"]:
            del attributes["class"]
    space = " " * indent
    wanted = element.options.get("lang") or language
    if (highlighted := _highlight(renderer, element.value, wanted, "block")) is not None:
        attributes = _with_highlighter(renderer, attributes, language, "block")
        renderer.out.append(f"{space}<div{attributes_html(attributes)}>{highlighted}{space}</div>\n")
        return
    code = escape_code(element.value).removesuffix("\n")
    if _SHOW_WHITE_SPACE.search(element.attr.get("class") or ""):
        code = _BLANKS.sub(_visible, code)
    inner = attributes_html({"class": f"language-{language}"}) if language else ""
    renderer.out.append(f"{space}<pre{attributes_html(attributes)}><code{inner}>{code}\n</code></pre>\n")


def span(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """Code in a line of text."""
    attributes = element.attr
    match = _LANGUAGE.search(attributes["class"]) if attributes.get("class") else None
    language = match[1] if match else None
    if (highlighted := _highlight(renderer, element.value, language, "span")) is not None:
        attributes = _with_highlighter(renderer, attributes, language, "span")
        renderer.out.append(f"<code{attributes_html(attributes)}>{highlighted}</code>")
    else:
        start = f"<code{attributes_html(attributes)}>" if attributes else "<code>"
        renderer.out.append(f"{start}{escape_code(element.value)}</code>")


def _highlight(renderer: HtmlRenderer, code: str, language: str | None, kind: Literal["block", "span"]) -> str | None:
    if renderer.highlighter is None or renderer.options["syntax_highlighter"] is None:
        return None
    return renderer.highlighter(code, language, kind, renderer.options["syntax_highlighter_opts"])


def _with_highlighter(
    renderer: HtmlRenderer, attributes: dict[str, Any], language: str | None, kind: str
) -> dict[str, Any]:
    """`attributes` with the classes that tell the language and the highlighter."""
    classes = f"{attributes.get('class') or ''} highlighter-{renderer.options['syntax_highlighter']}".lstrip()
    language = language or default_language(renderer.options["syntax_highlighter_opts"], kind)
    if language:
        if _LANGUAGE.search(classes):
            classes = _LANGUAGE.sub(lambda _: f"language-{language}", classes, count=1)
        else:
            classes = f"language-{language} {classes}"
    return {**attributes, "class": classes}


def default_language(options: Mapping[str, Any], kind: str) -> str | None:
    """The language that the highlighter's options name for code without one."""
    for source in (options.get(kind), options):
        if isinstance(source, Mapping):
            for key in ("default_lang", ":default_lang"):
                if source.get(key):
                    return str(source[key])
    return None


def _visible(match: re.Match[str]) -> str:
    """White space as signs, with other classes at the left and right end of a line."""
    begin, end = match.span()
    at_start = begin == 0 or match.string[begin - 1] == "\n"
    suffix = "-l" if at_start else "-r" if match.string[end : end + 1] in ("", "\n") else ""
    return "".join(
        f'<span class="ws-tab{suffix}">\t</span>' if char == "\t" else f'<span class="ws-space{suffix}">&#8901;</span>'
        for char in match[0]
    )
