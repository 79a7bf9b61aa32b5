"""jekyll-gist 1.5: `{% gist user/id file %}`, a GitHub gist, shown by GitHub's script.

https://github.com/jekyll/jekyll-gist

The gem also fetches the gist's text for browsers without JavaScript. Nothing is fetched here: the output is that of the
gem without a network, which prints `true` where the text would be; `gist: noscript: false` in the configuration
leaves that out, as in the gem.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from liquid import Tag

from ..errors import Location
from ..templates.api import (
    SPACES,
    ArgumentError,
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    Token,
    parse_value,
)
from .api import Plugin
from .liquid_values import dig, to_s


class Gist(Plugin):
    """Switches on the tag."""

    name = "jekyll-gist"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"gist": GistTag}


_ARGUMENTS = re.compile(r"(\S+|.*(?=/).+)\s?(\S*)")
_WITHOUT_NETWORK = "true"


class GistNode(LiquidNode):
    """Prints the script element."""

    __slots__ = ("markup", "place")

    def __init__(self, token: Token, markup: str, place: Location) -> None:
        """`markup` is the gist's id and file as they are written, `place` where they stand."""
        super().__init__(token)
        self.markup = markup
        self.place = place
        self.blank = False

    def compile(self) -> Renderer:
        """Look the arguments up as variables; what is none stands for itself."""
        match = _ARGUMENTS.fullmatch(self.markup)
        words = [word.strip() for word in match.groups()] if match else []
        values = [parse_value(word).compile() for word in words]
        place = self.place

        def render(scope: Scope, out: Output) -> None:
            if not words:
                raise ArgumentError(
                    "Syntax error in tag 'gist': no gist is named",
                    "write {% gist user/1234567 %} or {% gist user/1234567 file.js %}",
                )
            gist, file = (_or_word(value(scope), word) for value, word in zip(values, words, strict=True))
            query = f"?file={file}" if file else ""
            if dig(scope.context.site().config, "gist", "noscript") is not False:
                out.append(_WITHOUT_NETWORK)
                if scope.context.registers is not None:
                    scope.context.registers.warnings.warn(
                        f"The text of the gist {gist} is not fetched for browsers without JavaScript",
                        place,
                        "Set `gist: noscript: false` in _config.yml to do without it.",
                    )
            out.append(f'<script src="https://gist.github.com/{gist}.js{query}"> </script>')

        return render


def _or_word(value: Any, word: str) -> str:
    return word if value is None else to_s(value)


class GistTag(LiquidTag):
    """The tag."""

    name = "gist"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The arguments are looked at when the tag is rendered, as in the gem."""
        return GistNode(token, markup.strip(SPACES), stream.unit.location(start))
