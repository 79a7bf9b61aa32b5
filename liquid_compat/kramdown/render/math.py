"""How mathematics is written: for MathJax, by an injected engine, or as it stands."""

from __future__ import annotations

from ..element import Element
from .escape import attributes_html, escape_code
from .renderer import HtmlRenderer


def math(renderer: HtmlRenderer, element: Element, indent: int) -> None:
    """A block or a span of mathematics."""
    renderer.out.append(_math(renderer, element, indent))


def _math(renderer: HtmlRenderer, element: Element, indent: int) -> str:
    is_block = element.options["category"] == "block"
    space = " " * indent
    engine = renderer.options["math_engine"]
    if engine is not None and renderer.math_engine is not None:
        kind = "block" if is_block else "span"
        result = renderer.math_engine(element.value, kind, renderer.options["math_engine_opts"])
        if result is not None:
            return result
    if engine == "mathjax":
        attributes = attributes_html(element.attr)
        escaped = escape_code(element.value)
        if not is_block:
            return f"<span{attributes}>${element.value}$</span>" if element.attr else f"\\({escaped}\\)"
        result = f"\\[{escaped}\\]\n"
        return f"{space}<div{attributes}>{result}</div>\n" if element.attr else result
    attributes = attributes_html({**element.attr, "class": f"{element.attr.get('class') or ''} kdmath".lstrip()})
    if is_block:
        return f"{space}<div{attributes}>$$\n{element.value}\n$$</div>\n"
    return f"<span{attributes}>${element.value}$</span>"
