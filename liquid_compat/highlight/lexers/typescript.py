"""TypeScript."""

from __future__ import annotations

from typing import ClassVar

from pygments.token import Name, Operator, Punctuation, Text

from liquid_compat.highlight.engine import bygroups
from liquid_compat.highlight.lexers.javascript import NAME, JavaScript, names


class TypeScript(JavaScript):
    """TypeScript: JavaScript with more words."""

    tokens: ClassVar = {
        **JavaScript.tokens,
        "root": [
            (r"[?][.]", Punctuation),
            (r"[?]{2}", Operator),
            (r"[?][:]", Punctuation),
            *JavaScript.tokens["root"],
        ],
        "label": [(rf"({NAME})(\s*)(\??:)", bygroups(Name.Label, Text, Punctuation), ("#pop", "expression"))],
        "names": names("typescript"),
    }
