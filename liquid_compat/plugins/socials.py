"""jekyll-socials 0.0.6: `{% social_links %}`, a row of icons (https://github.com/george-gca/jekyll-socials)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..templates.api import ArgumentError, LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token
from .api import Plugin
from .liquid_values import dig, fetch, is_true, to_s
from .social_networks import NETWORKS

_IMAGES = frozenset({"gif", "jpeg", "jpg", "png", "svg", "webp"})
_LANGUAGE = "[LANG]"


class Socials(Plugin):
    """Switches on the tag, which shows what `_data/socials.yml` lists, in its order."""

    name = "jekyll-socials"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"social_links": SocialLinksTag}


class SocialLinksNode(LiquidNode):
    """Prints the links, with blanks between them."""

    __slots__ = ()

    def __init__(self, token: Token) -> None:
        """The tag takes no arguments."""
        super().__init__(token)
        self.blank = False

    def compile(self) -> Renderer:
        """Look the data up each time."""

        def render(scope: Scope, out: Output) -> None:
            socials = dig(scope, "site", "data", "socials")
            base = to_s(fetch(scope.context.site().config, "baseurl"))
            language = to_s(dig(scope, "site", "active_lang"))
            items = list(socials.items()) if isinstance(socials, Mapping) else []
            out.append(" ".join(_link(to_s(key), value, base, language) for key, value in items))

        return render


def _link(key: str, value: Any, base: str, language: str) -> str:
    """The link of one network, or of one that the site describes itself."""
    network = NETWORKS.get(key)
    logo = fetch(value, "logo")
    if network is None:
        if logo is None:
            raise ArgumentError(
                f"social_links knows no {key!r}", "give it a `logo:`, a `title:` and a `url:` in _data/socials.yml"
            )
        title = to_s(fetch(value, "title"))
        return f"<a href='{to_s(fetch(value, 'url'))}' title='{title}'>{_picture(to_s(logo), title, base)}</a>"
    icon, pattern = network
    title = key.replace("_", " ").capitalize()
    shown = _picture(to_s(logo), title, base) if is_true(logo) else f"<i class='{icon}'></i>"
    account = value if not is_true(logo) else fetch(value, "value") or fetch(value, key)
    return f"<a href='{_address(key, pattern, account, value, base, language)}' title='{title}'>{shown}</a>"


def _address(key: str, pattern: str, account: Any, value: Any, base: str, language: str) -> str:
    if key == "rss_icon":
        return f"{base}/feed.xml"
    if key == "academia_edu":
        return pattern.format(to_s(fetch(value, "organization")), to_s(fetch(value, "username")))
    text = to_s(account)
    if key == "cv_pdf" and "://" not in text:
        return base + (text.replace(_LANGUAGE, language) if language else text)
    return pattern.format(text)


def _picture(logo: str, title: str, base: str) -> str:
    """An image where the logo's name is that of a file, else an icon of that class."""
    kind = logo.rpartition(".")[2].lower()
    if kind not in _IMAGES:
        return f"<i class='{logo}'></i>"
    address = logo if "://" in logo else base + logo
    if kind == "svg":
        return f"<svg><image xlink:href='{address}' /></svg>"
    return f"<img src='{address}' alt='{title}'>"


class SocialLinksTag(LiquidTag):
    """The tag."""

    name = "social_links"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """What stands behind the name is ignored."""
        return SocialLinksNode(token)
