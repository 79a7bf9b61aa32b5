"""Elements that a page's CSS selectors find, changed as the configuration says.

https://github.com/jeffreytse/jekyll-spaceship#9-modifying-element-usage
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ...ruby.printing import to_s
from ..html_page import HtmlPage
from .trees import inner_html, replace, set_inner_html

if TYPE_CHECKING:
    from lxml.etree import _Element


def changed(html: str, rules: Sequence[Mapping[Any, Any]]) -> str:
    """A page with the rules of `element-processor: css` applied, in their order."""
    if not rules:
        return html
    page = HtmlPage(html)
    for rule in rules if page.root is not None else ():
        for selectors, change in rule.items():
            for selector in selectors if isinstance(selectors, (list, tuple)) else (selectors,):
                for element in page.root.cssselect(to_s(selector)):  # type: ignore[union-attr]
                    _apply(element, change)
    return str(page)


def _apply(element: _Element, change: Any) -> None:
    if isinstance(change, str):
        replace(element, change)
        return
    if not isinstance(change, dict):
        return
    if change.get("name") is not None:
        element.tag = to_s(change["name"])
    for key, value in (change.get("props") or {}).items():
        if isinstance(value, list):
            if len(value) == 2:
                element.set(key, _substituted(element.get(key) or "", to_s(value[0]), to_s(value[1])))
        elif value is None:
            element.attrib.pop(key, None)
        else:
            element.set(key, _property(value))
    if "children" in change:
        _place(element, change["children"])


def _substituted(value: str, pattern: str, replacement: str) -> str:
    return re.sub(pattern, re.sub(r"\\(\d)", r"\\g<\1>", replacement), value, count=1)


def _property(value: Any) -> str:
    if isinstance(value, dict):
        return ";".join(f"{key}: {to_s(item)}" for key, item in value.items())
    return to_s(value)


def _place(element: _Element, children: Any) -> None:
    """Put children in: nothing at the start of their list adds them at the end, nothing at the end before the others,
    and nothing in the middle around them.
    """
    inner = inner_html(element)
    if not isinstance(children, list) or None not in children or not inner:
        set_inner_html(element, _html(children))
        return
    first = children.index(None)
    last = max((at for at, child in enumerate(children) if child is not None), default=-1)
    if first == 0:
        set_inner_html(element, inner + _html(children))
    elif first == last + 1:
        set_inner_html(element, _html(children) + inner)
    else:
        made = [child for child in children if child is not None]
        set_inner_html(element, _html(made[: first + 1]) + inner + _html(made[first:]))


def _html(children: Any) -> str:
    parts = []
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child, str):
            parts.append(child)
        elif isinstance(child, dict) and child.get("name") is not None:
            properties = "".join(f' {key}="{_property(value)}"' for key, value in (child.get("props") or {}).items())
            inside = "" if child.get("children") is None else _html(child["children"])
            parts.append(f"<{child['name']}{properties}>{inside}</{child['name']}>")
    return "".join(parts)
