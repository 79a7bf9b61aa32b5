"""MathJax in pages that have a formula (https://github.com/jeffreytse/jekyll-spaceship#2-mathjax-usage)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from ...errors import Location, PluginError
from ..html_page import HtmlPage
from ..liquid_values import dig
from .sources import replaced
from .trees import remove, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

DEFAULTS: dict[str, Any] = {
    "src": [
        "https://polyfill.io/v3/polyfill.min.js?features=es6",
        "https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js",
    ],
    "config": {
        "tex": {
            "inlineMath": [["$", "$"], ["\\(", "\\)"]],
            "displayMath": [["$$", "$$"], ["\\[", "\\]"]],
        },
    },
    "optimize": {"enabled": True, "include": [], "exclude": []},
}
_SVG = '"svg":{"fontCache":"global"}'
_INLINE = frozenset({"br", "span", "img", "svg", "a"})


def _unescaped(sign: str) -> str:
    """A pattern for a sign that no two backslashes stand before."""
    return r"(?<!\\\\)" + re.escape(sign)


class MathJax:
    """Finds formulas, and adds MathJax's scripts."""

    def __init__(self, options: Mapping[str, Any]) -> None:
        """Options as in `DEFAULTS`. Raises PluginError for patterns that are none."""
        self._options = options
        pairs = [
            pair
            for kind in ("tex", "tex2jax")
            for place in ("inlineMath", "displayMath")
            for pair in dig(options["config"], kind, place) or ()
        ]
        texts = [f"({_unescaped(start)}((?s:.*?)){_unescaped(end)})" for start, end in pairs]
        texts += [f"({pattern})" for pattern in options["optimize"]["include"] or ()]
        try:
            self._patterns = [re.compile(text) for text in texts]
            self._excluded = [re.compile(str(pattern)) for pattern in options["optimize"]["exclude"] or ()]
        except re.error as error:
            raise PluginError(
                f"jekyll-spaceship: `mathjax-processor: optimize` has a pattern that can't be read: {error}",
                Location("_config.yml"),
            ) from error

    def prepared(self, source: str) -> str:
        """Markdown in which formulas pass kramdown."""
        for pattern in self._patterns:
            for formula in self._formulas(pattern, source):
                escaped = re.sub(r"(?<!^)\\(?!\S$)", r"\\\\", formula, flags=re.MULTILINE)
                escaped = re.sub(r"(?<!\\)\$\$", r"\\$\\$", escaped)
                escaped = re.sub(r"\\\\(?=\s)", lambda match: "\\" * 3, escaped)
                escaped = escaped.replace("\\ ", "\\\\ ")
                source = replaced(source, formula, escaped)
        return source

    def changed(self, html: str) -> str:
        """A page with the scripts in its head, if it has one and a formula."""
        page = HtmlPage(html)
        head = page.root.find("head") if page.root is not None else None
        if page.root is None or head is None or not self._has_formula(page.root):
            return html
        from lxml import html as lxml_html

        lxml_html.etree.SubElement(head, "script").text = f"MathJax={self._config()}"
        sources = self._options["src"]
        for source in [sources] if isinstance(sources, str) else sources or ():
            lxml_html.etree.SubElement(head, "script").set("src", str(source))
        return str(page)

    def _config(self) -> str:
        """The configuration as JSON; the gem's own `svg` stands in it beside one of the site's."""
        own = {key: value for key, value in self._options["config"].items() if key in DEFAULTS["config"]}
        more = {key: value for key, value in self._options["config"].items() if key not in own}
        parts = [json.dumps(values, ensure_ascii=False, separators=(",", ":"))[1:-1] for values in (own, more)]
        return "{" + ",".join(filter(None, (parts[0], _SVG, parts[1]))) + "}"

    def _formulas(self, pattern: re.Pattern[str], text: str) -> Iterator[str]:
        for match in pattern.finditer(text):
            body = match[2] if pattern.groups > 1 else match[0]
            if body and not any(excluded.search(match[1]) for excluded in self._excluded):
                yield match[1]

    def _has_formula(self, root: _Element) -> bool:
        if self._options["optimize"]["enabled"] is not True:
            return True
        root = deepcopy(root)
        body = root.find("body")
        if body is None:
            return False
        for element in [*body.iter("code", "pre", "figure"), *body.iter("script")]:
            if element.tag != "script" or "math/tex" not in (element.get("type") or ""):
                remove(element)
        return any(
            next(self._formulas(pattern, text), None) is not None
            for element in body.iterdescendants()
            if isinstance(element.tag, str) and (len(element) or element.text)
            if all(child.tag in _INLINE for child in element)
            for text in [text_of(element)]
            for pattern in self._patterns
        )
