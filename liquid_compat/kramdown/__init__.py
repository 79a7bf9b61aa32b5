"""Kramdown in Python: the Markdown dialect of Jekyll, rendered byte for byte as kramdown 2.4.0 renders it.

`Document(text, options).to_html()`; nothing of Jekyll is in here. The name of this package is also that of a
Python-Markdown extension: `markdown.markdown(text, extensions=["liquid_compat.kramdown"])`.
"""

from __future__ import annotations

from .document import Document

__all__ = ["Document"]
