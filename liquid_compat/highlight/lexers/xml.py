"""XML."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Comment, Name, String, Text

from liquid_compat.highlight.engine import RougeLexer
from liquid_compat.highlight.shapes import Needs


class Xml(RougeLexer):
    """XML."""

    tokens: ClassVar = {
        "root": [
            (r"[^<&]+", Text),
            (Needs(";", r"&[^\s;]*;"), Name.Entity),
            (r"<!\[CDATA\[[\s\S]*?\]\]>", Comment.Preproc),
            (r"<!--", Comment, "comment"),
            (r"<\?.*?\?>", Comment.Preproc),
            (Needs(">", r"<![^>]*>"), Comment.Preproc),
            (r"<\s*[^\W\d][\w:.-]*", Name.Tag, "attributes"),
            (r"<\s*/\s*[^\W\d][\w:.-]*\s*>", Name.Tag),
        ],
        "comment": [(r"[^-]+", Comment), (r"-->", Comment, "#pop"), (r"-", Comment)],
        "attributes": [
            (r"\s+", Text),
            (r"[\w.:-]+\s*=", Name.Attribute, "value"),
            (r"/?\s*>", Name.Tag, "#pop"),
        ],
        "value": [
            (r"\s+", Text),
            (r'"', String, ("#pop", "double")),
            (r"'", String, ("#pop", "single")),
            (r"[^\s>]+", String, "#pop"),
        ],
        "double": [(r'"', String, "#pop"), (r'[^"]+', String)],
        "single": [(r"'", String, "#pop"), (r"[^']+", String)],
    }
