"""Highlighting with Rouge's output, over Pygments (imported on first use).

`kramdown_highlighter` is what kramdown calls for code blocks and spans, `liquid_tag` and `render_plain` what Jekyll's
`highlight` tag prints.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal


def kramdown_highlighter(
    code: str, lang: str | None, kind: Literal["block", "span"], options: Mapping[str, Any]
) -> str | None:
    """See `liquid_compat.highlight.kramdown.kramdown_highlighter`."""
    from . import kramdown

    return kramdown.kramdown_highlighter(code, lang, kind, options)


def liquid_tag(code: str, lang: str, options: Mapping[str, Any]) -> str:
    """See `liquid_compat.highlight.jekyll_tag.liquid_tag`."""
    from . import jekyll_tag

    return jekyll_tag.liquid_tag(code, lang, options)


def is_known(lang: str) -> bool:
    """Whether Rouge has a language of that name, or alias."""
    from . import kramdown

    return kramdown.find_fancy(lang, "")[0] is not None


def render_plain(code: str) -> str:
    """See `liquid_compat.highlight.jekyll_tag.render_plain`."""
    from . import jekyll_tag

    return jekyll_tag.render_plain(code)
