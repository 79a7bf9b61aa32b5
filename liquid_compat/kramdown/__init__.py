"""Kramdown in Python: the Markdown dialect of Jekyll, rendered byte for byte as kramdown 2.4.0 renders it.

`Document(text, options).to_html()`; nothing of Jekyll is in here. The name of this package is also that of a
Python-Markdown extension: `markdown.markdown(text, extensions=["liquid_compat.kramdown"])`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .document import Document

if TYPE_CHECKING:
    from .python_markdown import KramdownExtension

__all__ = ["Document", "makeExtension"]


def makeExtension(**options: Any) -> KramdownExtension:  # noqa: N802 - the name is Python-Markdown's
    """The Python-Markdown extension, with kramdown's `options`."""
    from .python_markdown import KramdownExtension

    return KramdownExtension(**options)
