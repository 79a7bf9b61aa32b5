"""jekyll-code-block-linenos 0.0.1: fenced code with line numbers (https://github.com/hoonti06/jekyll-code-block-linenos)."""

from __future__ import annotations

import re

from ..content.document import Document
from ..content.item import Item
from .api import Plugin

_FENCED = re.compile(r"[ \t]*```(.*)[ \t](.*)\n([\s\S]*?)[ \t]*```[ \t]*(\n|$)", re.MULTILINE)


class CodeBlockLinenos(Plugin):
    """Turns a block that begins with ```LANGUAGE linenos into Jekyll's `highlight` tag, in `.md` documents."""

    name = "jekyll-code-block-linenos"

    def before_liquid(self, item: Item, content: str) -> str:
        """Change the source."""
        if not isinstance(item, Document) or item.data["ext"] != ".md" or "linenos" not in content:
            return content
        return _FENCED.sub(_highlighted, content)


def _highlighted(match: re.Match[str]) -> str:
    language = match[1].strip()
    if not language or match[2].strip() != "linenos":
        return match[0]
    return f"{{% highlight {language} linenos %}}\n{match[3]}{{% endhighlight %}}{match[4]}"
