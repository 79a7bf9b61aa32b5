"""jekyll-mermaid: `{% mermaid %}`, a diagram that a script draws in the browser.

https://github.com/jasonbellamy/jekyll-mermaid
"""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import Location
from ..templates.api import Scope, Tag, TagError
from .api import Plugin
from .liquid_values import dig, to_s
from .tag_functions import block_tag


class Mermaid(Plugin):
    """Switches on the block. `mermaid: src:` in the configuration is the script's address."""

    name = "jekyll-mermaid"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The block."""
        return {"mermaid": block_tag("mermaid", mermaid)}


def mermaid(scope: Scope, markup: str, body: str, place: Location) -> str:
    """The script and the diagram's text."""
    options = scope.context.site().config.get("mermaid")
    if options is None:
        raise TagError("The script of mermaid has no address", "write `mermaid: {src: …}` into _config.yml")
    return f'<script src="{to_s(dig(options, "src"))}"></script><div class="mermaid">{body}</div>'
