"""HTML and XML as the gem htmlcompressor 0.4 writes it, a port of https://code.google.com/archive/p/htmlcompressor."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from .held import CLOSE, OPEN, Held

Compress = Callable[[str], str]
_FLAGS = re.DOTALL | re.IGNORECASE | re.ASCII


@dataclass(frozen=True, slots=True)
class HtmlOptions:
    """What is done; the options of the plugin with the gem's defaults."""

    remove_spaces_inside_tags: bool = True
    remove_multi_spaces: bool = True
    remove_comments: bool = True
    remove_intertag_spaces: bool = False
    remove_quotes: bool = False
    simple_doctype: bool = False
    remove_script_attributes: bool = False
    remove_style_attributes: bool = False
    remove_link_attributes: bool = False
    remove_form_attributes: bool = False
    remove_input_attributes: bool = False
    remove_javascript_protocol: bool = False
    remove_http_protocol: bool = False
    remove_https_protocol: bool = False
    preserve_line_breaks: bool = False
    simple_boolean_attributes: bool = False
    compress_js_templates: bool = False
    compress_css: Compress | None = None
    """What is done to the text of a `style` element, if anything."""
    compress_javascript: Compress | None = None
    patterns: Sequence[Any] = field(default=())
    """What stays as it is."""

    def with_scripts(self, compress: Compress) -> HtmlOptions:
        """The same with something else done to scripts."""
        return replace(self, compress_javascript=compress)


_SKIPPED = re.compile(r"<!--\s*\{\{\{\s*-->(.*?)<!--\s*\}\}\}\s*-->", _FLAGS)
_CONDITIONAL = re.compile(r"(<!(?:--)?\[[^\]]+?\]>)(.*?)(<!\[[^\]]+\]-->)", _FLAGS)
_EVENTS = tuple(
    re.compile(rf"(\son[a-z]+\s*=\s*{quote})([^{quote}\\\r\n]*(?:\\.[^{quote}\\\r\n]*)*)({quote})", _FLAGS)
    for quote in "\"'"
)
_ELEMENTS = {
    name: re.compile(rf"(<{name}(?:\s[^>]*?|)>)(.*?)(</{name}>)", _FLAGS)
    for name in ("pre", "script", "style", "textarea")
}
_TYPE = re.compile(r"""\stype\s*=\s*(["']?)([^"'\s>]*)\1""", _FLAGS)
_TEMPLATE = "text/x-jquery-tmpl"
_JAVASCRIPT = frozenset({"", "text/javascript", "application/javascript"})
_LINE_BREAKS = re.compile(r"(?:[ \t]*(\r?\n)[ \t]*)+", _FLAGS)

_COMMENT = re.compile(r"<!---->|<!--[^\[].*?-->", _FLAGS)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>]*>", _FLAGS)
_BETWEEN_TAGS = re.compile(rf"(?<=[>{CLOSE}])\s+(?=[<{OPEN}])", _FLAGS)
_SPACES = re.compile(r"\s+", _FLAGS)
_EQUALS = re.compile(r"(\s\w+)\s*=\s*(?=[^<]*?>)", _FLAGS)
_TAG_END = re.compile(r"(<[^>]+?)\s+(/?>)", _FLAGS)
_BARE_VALUE = re.compile(r"=\s*[\w-]+$", _FLAGS)
_QUOTED = re.compile(r"""=(["'])([\w-]+?)\1(/?)(?=[^<]*?>)""", _FLAGS)
_BOOLEAN = re.compile(
    r"""(<\w+[^>]*)(checked|selected|disabled|readonly)\s*=\s*(?:"[a-z]*"|'[a-z]*'|[a-z]*(?!["']))([^>]*?>)""", _FLAGS
)
_ADDRESS = r"""(<[^>]+?(?:href|src|cite|action)\s*=\s*['"])%s:(//[^>]+?>)"""


def _without(element: str, attribute: str, values: str, condition: str = "") -> Callable[[str], str]:
    """Leaves an attribute with one of these values out of an element's tag, if the tag meets a condition."""
    pattern = re.compile(
        rf"""(<{element}{condition}[^>]*?)(?:\s|(?<={CLOSE})){attribute}\s*=\s*(["']?)(?:{values})\2(?=[\s/>{OPEN}])([^>]*>)""",
        _FLAGS,
    )
    return lambda text: pattern.sub(r"\1\3", text)


_STYLESHEET = rf"""(?=[^>]*[\s{CLOSE}]rel\s*=\s*["']?(?:alternate\s+)?stylesheet\b)"""
_ATTRIBUTES: Sequence[tuple[str, Callable[[str], str]]] = (
    ("remove_script_attributes", _without("script", "type", "text/javascript|application/javascript")),
    ("remove_script_attributes", _without("script", "language", "javascript")),
    ("remove_style_attributes", _without("style", "type", "text/css")),
    (
        "remove_link_attributes",
        _without("link", "type", "text/css|text/plain", _STYLESHEET),
    ),
    ("remove_form_attributes", _without("form", "method", "get")),
    ("remove_input_attributes", _without("input", "type", "text")),
    ("simple_boolean_attributes", lambda text: _BOOLEAN.sub(r"\1\2\3", text)),
    ("remove_http_protocol", lambda text: _without_protocol(text, "http")),
    ("remove_https_protocol", lambda text: _without_protocol(text, "https")),
)


def compress_html(html: str, options: HtmlOptions) -> str:
    """A page with what it can do without taken out."""
    held = Held()
    text = html
    for pattern in options.patterns:
        text = held.holding(pattern, text)
    text = held.holding(_SKIPPED, text)
    inner = replace(options, patterns=())
    text = _CONDITIONAL.sub(lambda match: held(match[1] + compress_html(match[2], inner) + match[3]), text)
    for event in _EVENTS:
        text = event.sub(lambda match: _event(match, held, options), text)
    for name, element in _ELEMENTS.items():
        text = element.sub(partial(_element, name, held, options), text)
    if options.preserve_line_breaks:
        text = _LINE_BREAKS.sub(lambda match: held(match[1]), text)
    return held.back(_compressed(text, options).strip(" \t\n\v\f\r\0"))


def _compressed(text: str, options: HtmlOptions) -> str:
    """The text outside of what is held."""
    if options.remove_comments:
        text = _COMMENT.sub("", text)
    if options.simple_doctype:
        text = _DOCTYPE.sub("<!DOCTYPE html>", text)
    for name, change in _ATTRIBUTES:
        if getattr(options, name):
            text = change(text)
    if options.remove_intertag_spaces:
        text = _BETWEEN_TAGS.sub("", text)
    if options.remove_multi_spaces:
        text = _SPACES.sub(" ", text)
    if options.remove_spaces_inside_tags:
        text = _EQUALS.sub(r"\1=", text)
        text = _TAG_END.sub(lambda match: match[1] + (" " if _keeps_blank(match) else "") + match[2], text)
    if options.remove_quotes and not options.compress_js_templates:  # the gem does one or the other
        text = _QUOTED.sub(lambda match: f"={match[2]}{' /' if match[3] else ''}", text)
    return text


def _keeps_blank(match: re.Match[str]) -> bool:
    """Whether a slash would else become part of a value."""
    return match[2] == "/>" and _BARE_VALUE.search(match[1]) is not None


def _event(match: re.Match[str], held: Held, options: HtmlOptions) -> str:
    """An `on...` attribute with its value held, nothing for an empty one."""
    value = match[2]
    if not value.strip():
        return ""
    if options.remove_javascript_protocol:
        value = re.sub(r"^javascript:\s*", "", value, flags=_FLAGS)
    return match[1] + held(value) + match[3]


def _element(name: str, held: Held, options: HtmlOptions, match: re.Match[str]) -> str:
    """An element with its content held, if it has any."""
    start, content, end = match.groups()
    if name == "pre" and not content.strip():
        return ""
    if not content.strip():
        return start + end if name == "textarea" else match[0]
    if name == "style" and options.compress_css is not None:
        content = options.compress_css(content)
    if name == "script":
        found = _TYPE.search(start)
        kind = found[2].lower() if found else ""
        if kind == _TEMPLATE and options.compress_js_templates:
            return match[0]
        if kind in _JAVASCRIPT and options.compress_javascript is not None:
            content = options.compress_javascript(content)
    return start + held(content) + end


def _without_protocol(text: str, protocol: str) -> str:
    pattern = re.compile(_ADDRESS % protocol, _FLAGS)
    return pattern.sub(lambda match: match[0] if 'rel="external"' in match[0] else match[1] + match[2], text)
