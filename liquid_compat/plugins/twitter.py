"""jekyll-twitter-plugin 2.1: `{% twitter address name=value ... %}`, an embedded tweet or timeline.

https://github.com/rob-murray/jekyll-twitter-plugin

Nothing is fetched in a build. What the gem once fetched is in the site's `.tweet-cache` and is printed; without that
stands what the gem prints where there is no network.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import Location
from ..ruby.printing import inspect
from ..templates.api import (
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
from .liquid_values import to_s

_ADDRESS = re.compile(r"^[\"']?https?://", re.IGNORECASE | re.MULTILINE)
_OLD_WORD = "oembed"
_CACHE = ".tweet-cache"


class Twitter(Plugin):
    """Switches on the tags."""

    name = "jekyll-twitter-plugin"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tags; `twitternocache` doesn't look into the cache."""
        return {"twitter": TwitterTag, "twitternocache": TwitterNoCacheTag}

    def tag_values(self) -> dict[str, str]:
        """What the cache holds: HTML by key."""
        return {file.stem: _html(file) for file in sorted((self.config.source / _CACHE).glob("*.cache"))}


def _html(file: Path) -> str:
    """The HTML of a stored answer, "" for one that can't be read."""
    try:
        answer = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return to_s(answer.get("html")) if isinstance(answer, dict) else ""


class TwitterNode(LiquidNode):
    """Prints the embedded HTML."""

    __slots__ = ("cached", "markup", "place")

    def __init__(self, token: Token, markup: str, place: Location, cached: bool) -> None:
        """`markup` is an address or a variable, then parameters."""
        super().__init__(token)
        self.markup, self.place, self.cached, self.blank = markup, place, cached, False

    def compile(self) -> Renderer:
        """Read the arguments."""
        first, *rest = re.split(r"\s+", self.markup.replace('"', "").replace("'", "").rstrip())
        if first == _OLD_WORD and rest:
            first, *rest = rest
        fixed = _ADDRESS.search(self.markup) or self.markup.startswith(_OLD_WORD)
        value = None if fixed else parse_value(first).compile()
        parameters = _parameters(rest)
        place, cached = self.place, self.cached

        def render(scope: Scope, out: Output) -> None:
            address = first if value is None else to_s(value(scope))
            if not address and not rest:
                raise ArgumentError("twitter: no address is given", "write {% twitter https://twitter.com/name %}")
            known = scope.context.site().plugins.get(Twitter.name) or {} if cached else {}
            html = known.get(_key(address, parameters))
            if html is None:
                html = f"<p>There was a 'Net::OpenTimeout' error fetching URL: '{address}'</p>"
                if scope.context.registers is not None:
                    scope.context.registers.warnings.warn(
                        f"{address} is not in {_CACHE}, and is not fetched in a build",
                        place,
                        "Put the HTML that https://publish.twitter.com/ gives in the tag's place.",
                    )
            out.append(f"<div class='jekyll-twitter-plugin'>{html}</div>")

        return render


def _parameters(words: Sequence[str]) -> dict[str, Any]:
    """Words like `name=value` as a mapping; others are left out."""
    pairs = (word.split("=") for word in words)
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1 and pair[1]}


def _key(address: str, parameters: Mapping[str, Any]) -> str:
    """The name under which the gem stores an answer."""
    text = f"TwitterJekyll::ApiRequest-{address}-{inspect(dict(parameters))}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


class TwitterTag(LiquidTag):
    """`twitter`."""

    name = "twitter"
    cached = True

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The arguments are looked at when the template is compiled."""
        return TwitterNode(token, markup.lstrip(), stream.unit.location(start), self.cached)


class TwitterNoCacheTag(TwitterTag):
    """`twitternocache`."""

    name = "twitternocache"
    cached = False
