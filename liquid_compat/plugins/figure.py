"""jekyll-figure 0.2: `{% figure %}`, a figure with a caption, and `{% figref %}`, a reference to one.

https://github.com/paulrobertlloyd/jekyll-figure
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..errors import Location
from ..templates.api import ArgumentError, Output, Scope, Tag
from .api import Plugin
from .liquid_values import dig, fetch, is_true, to_s
from .tag_functions import block_tag, inline_tag

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*:\s*("[^"]*"|'[^']*'|(?:[^\s,|'"]|"[^"]*"|'[^']*')+)""", re.ASCII)
_PARAGRAPH = re.compile(r"</?p[^>]*>")
_WORDS = {"de": "Abbildung", "sv": "Figur"}
_STATE = "jekyll-figure"


class Figure(Plugin):
    """Switches on the tags.

    Option below `jekyll-figure:`: `paragraphs` (false: none in figures). In the front matter: `figure`, what a
    figure is called, or `lang`.
    """

    name = "jekyll-figure"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tags."""
        return {"figure": block_tag("figure", figure), "figref": inline_tag("figref", figref)}


def figure(scope: Scope, markup: str, body: str, place: Location) -> str:
    """The figure: `{% figure caption:"Markdown" class:"name" label:name %}`."""
    site = scope.context.site()
    out = Output()
    scope.context.environment.from_string(markup).renderer(scope, out)
    attributes = dict(_ATTRIBUTE.findall("".join(out)))
    caption, kind, label = (attributes.get(name) for name in ("caption", "class", "label"))
    shown = ""
    if caption is not None:
        shown = _PARAGRAPH.sub("", site.convert("markdown", _unquoted("caption", caption))).removesuffix("\n")
        if label:
            label = _bare(label)
            shown = f"<em>{_word(scope)} {_number(scope, label)}:</em> {shown}"
        shown = f"  <figcaption>{shown}</figcaption>\n"
    text = site.convert("markdown", body)
    if dig(site.config.get("jekyll-figure"), "paragraphs") is False:
        text = _PARAGRAPH.sub("", text)
    classes = "" if kind is None else f' class="{_unquoted("class", kind)}"'
    # Of quotes around a label the gem leaves the first.
    name = f' id="{re.sub(chr(34) + "$", "", label)}"' if label else ""
    return f"<figure{classes}{name}>{text}{shown}</figure>"


def figref(scope: Scope, markup: str, place: Location) -> str:
    """A link to a figure above."""
    label = _bare(markup)
    if not _labels(scope):
        raise ArgumentError("There is no figure above to refer to", 'write {% figure label:"name" %} before it')
    number = to_s(_labels(scope).get(label))
    return f'<a href="#{label}">{_word(scope).lower()} {number}</a>'


def _unquoted(name: str, value: str) -> str:
    if not value.startswith('"') and not value.endswith('"'):
        raise ArgumentError(f"The {name} of a figure has no quotes", f'write {{% figure {name}:"…" %}}')
    return value.removeprefix('"').removesuffix('"')


def _bare(label: str) -> str:
    return re.sub(r"\s", "", label, flags=re.ASCII)


def _labels(scope: Scope) -> dict[str, int]:
    """The labels of a page's figures so far, each with its number."""
    registers = scope.context.registers
    assert registers is not None
    labels: dict[str, int] = registers.state.setdefault(_STATE, {})
    return labels


def _number(scope: Scope, label: str) -> int:
    labels = _labels(scope)
    return labels.setdefault(label, len(labels) + 1)


def _word(scope: Scope) -> str:
    """What a figure is called on the page."""
    registers = scope.context.registers
    page = None if registers is None else registers.page
    own = fetch(page, "figure")
    return to_s(own) if is_true(own) else _WORDS.get(to_s(fetch(page, "lang")), "Figure")
