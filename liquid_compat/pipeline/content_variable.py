"""`{{ content }}` outside of layouts.

Jekyll keeps the variables of the last layout, so that `content` in the source of a page is what was placed in the
layout that was rendered last before it. Few pages read it, and only for these it is found out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lazy import pattern
from ..templates.services import SiteServices

_NAME = "content"
_MARKUP = pattern(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_VARIABLE = pattern(rf"(?<![\w.\-]){_NAME}(?![\w-])")
_INCLUDE = pattern(r"\{%-?\s*include(?:_cached)?\s+([^\s{}%]+)")


def reads_content(source: str, services: SiteServices) -> bool:
    """Whether a template, or one that it includes by a name that is written out, may read the variable."""
    return any(
        _NAME in text and any(_VARIABLE.search(markup) for markup in _MARKUP.findall(text))
        for text in with_includes(source, services)
    )


def with_includes(source: str, services: SiteServices) -> Iterator[str]:
    """A template, and those that it includes by a name that is written out."""
    seen: set[str] = set()
    sources = [source]
    while sources:
        text = sources.pop()
        yield text
        for name in _INCLUDE.findall(text) if "include" in text else ():
            if name not in seen:
                seen.add(name)
                file = services.read_include(name)
                if file is not None:
                    sources.append(file.source)
