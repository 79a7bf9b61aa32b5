"""Images of emoji in the place of their names (https://github.com/jeffreytse/jekyll-spaceship#8-emoji-usage)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..html_page import HtmlPage
from .trees import inner_html, set_inner_html

DEFAULTS: dict[str, Any] = {
    "css": {"class": "emoji"},
    "exclude": "code",
    "src": "https://github.githubassets.com/images/icons/emoji/",
}
_NAME = re.compile(r"(?<!\\):([\w+-]+?)(?<!\\):", re.ASCII)


def changed(html: str, options: Mapping[str, Any]) -> str:
    """A page with images; not in what `exclude` selects."""
    page = HtmlPage(html)
    body = page.root.find("body") if page.root is not None else None
    if body is None:
        return html
    excluded = body.cssselect(str(options["exclude"]))
    is_escaped = False
    for element in excluded:
        inner = inner_html(element)
        escaped = _NAME.sub(r"\\:\1\\:", inner)
        if escaped != inner:
            is_escaped = True
            set_inner_html(element, escaped)
    text = inner_html(body)
    for name in _NAME.findall(text):
        image = _image(name, options)
        if image is not None:
            own, tag = image
            text = tag.join(re.split(rf'(?<!="):{re.escape(own)}:(?!"\s)', text))
    set_inner_html(body, text)
    if is_escaped:
        for element in body.cssselect(str(options["exclude"])):
            set_inner_html(element, re.sub(r"\\:([\w+-]+?)\\:", r":\1:", inner_html(element), flags=re.ASCII))
    return str(page)


def _image(alias: str, options: Mapping[str, Any]) -> tuple[str, str] | None:
    """The first name of an emoji that has a name, and its image."""
    from pymdownx import gemoji_db

    name = gemoji_db.aliases.get(f":{alias}:", f":{alias}:")
    entry = gemoji_db.emoji.get(name)
    if entry is None:
        return None
    raw = "".join(chr(int(part, 16)) for part in (entry.get("unicode_alt") or entry["unicode"]).split("-"))
    file = f"unicode/{entry['unicode']}.png"
    return name.strip(":"), (
        f'<img class="{options["css"]["class"]}" title="{name}" alt="{name}" raw="{raw}"'
        f' src="{options["src"]}{file}" style="vertical-align: middle; display: inline; max-width: 1em;'
        ' visibility: hidden;" onload="this.style.visibility=\'visible\'"'
        " onerror=\"this.replaceWith(this.getAttribute('raw'))\"></img>"
    )
