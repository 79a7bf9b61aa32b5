"""jekyll-gist 1.5: `{% gist user/id file %}`, a GitHub gist, shown by GitHub's script.

https://github.com/jekyll/jekyll-gist

For browsers without JavaScript the gist's text is fetched and printed too, unless the configuration says
`gist: noscript: false`, or `offline`. Where it can't be fetched the script stands alone; the gem prints `true` before
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import Any

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
    Tag,
    Token,
    parse_value,
)
from .api import Plugin
from .gist_texts import GistTexts
from .liquid_values import dig, is_true, to_s


class Gist(Plugin):
    """Switches on the tag."""

    name = "jekyll-gist"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"gist": GistTag}

    def tag_values(self) -> GistTexts | None:
        """Where the tag gets texts from; None if the site wants none."""
        config = self.config
        if dig(config["gist"], "noscript") is False:
            return None
        keeps = not config["disable_disk_cache"] and not config.safe
        folder = config.in_source(config.cache_dir) / "liquid-compat" / "gists" if keeps else ""
        return GistTexts(str(folder), is_true(config["offline"]))


_ARGUMENTS = re.compile(r"(\S+|.*(?=/).+)\s?(\S*)")


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
            texts = scope.context.site().plugins.get(Gist.name)
            if texts is not None:
                text = texts.text(gist, file)
                if text is not None:
                    out.append(f"<noscript><pre>{escape(text).replace('&#x27;', '&#39;')}</pre></noscript>")
                elif scope.context.registers is not None:
                    scope.context.registers.warnings.warn(
                        f"The text of the gist {gist} is missing for browsers without JavaScript: {texts.problem}",
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
