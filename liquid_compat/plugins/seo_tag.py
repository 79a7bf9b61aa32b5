"""jekyll-seo-tag 2.8: `{% seo %}`, what search engines and social networks read of a page, for its head.

https://github.com/jekyll/jekyll-seo-tag
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..templates.api import LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token
from .api import Plugin
from .liquid_values import SiteFilters, dig, fetch, first_filled, is_true, printed, to_s
from .seo_json import json_ld
from .seo_page import SeoPage

VERSION = "2.8.0"
_NO_TITLE = re.compile(r"title=false", re.IGNORECASE)

# The keys of `webmaster_verifications:` and the names that the services look for.
_VERIFICATIONS = {
    "google": "google-site-verification",
    "bing": "msvalidate.01",
    "alexa": "alexaVerifyID",
    "yandex": "yandex-verification",
    "baidu": "baidu-site-verification",
    "facebook": "facebook-domain-verification",
}
_FACEBOOK = {"admins": "fb:admins", "publisher": "article:publisher", "app_id": "fb:app_id"}


class SeoTag(Plugin):
    """Switches on the tag."""

    name = "jekyll-seo-tag"

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"seo": SeoElementsTag}


class SeoNode(LiquidNode):
    """Prints the elements, each on a line."""

    __slots__ = ("titled",)

    def __init__(self, token: Token, titled: bool) -> None:
        """`titled`: with a `<title>`."""
        super().__init__(token)
        self.titled = titled
        self.blank = False

    def compile(self) -> Renderer:
        """Gather what there is to say of the page."""
        titled = self.titled

        def render(scope: Scope, out: Output) -> None:
            context = scope.context
            site = context.site()
            filters, texts = SiteFilters(site), site.table("seo texts", lasting=True)
            page = context.registers.page if context.registers is not None else {}
            seo = SeoPage(scope["site"], page, scope["paginator"], filters, texts)
            version = context.environment.options.engine.jekyll_version
            out.append("\n".join(_lines(seo, filters, titled, version)))

        return render


class SeoElementsTag(LiquidTag):
    """`{% seo %}`; `title=false` omits the title."""

    name = "seo"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The markup may say `title=false`."""
        return SeoNode(token, _NO_TITLE.search(markup) is None)


def _named(name: str, value: Any) -> str:
    return f'<meta name="{name}" content="{printed(value)}" />'


def _property(name: str, value: Any) -> str:
    return f'<meta property="{name}" content="{printed(value)}" />'


def _link(relation: str, address: Any) -> str:
    return f'<link rel="{relation}" href="{printed(address)}" />'


def _lines(seo: SeoPage, filters: SiteFilters, titled: bool, jekyll_version: str) -> Iterator[str]:
    """The elements in their order."""
    yield f"<!-- Begin Jekyll SEO tag v{VERSION} -->"
    title = seo.title
    if titled and title:
        yield f"<title>{title}</title>"
    yield _named("generator", f"Jekyll v{jekyll_version}")
    yield from _open_graph(seo)
    yield from _kind(seo, filters)
    yield from _twitter(seo)
    yield from _services(seo)
    yield '<script type="application/ld+json">'
    yield f"{json_ld(seo)}</script>"
    yield "<!-- End Jekyll SEO tag -->"
    yield ""


def _open_graph(seo: SeoPage) -> Iterator[str]:
    """Title, author, language, description, address and image."""
    if seo.page_title:
        yield _property("og:title", seo.page_title)
    if is_true(seo.author.get("name")):
        yield _named("author", seo.author["name"])
    yield _property("og:locale", seo.locale)
    if seo.description:
        yield _named("description", seo.description)
        yield _property("og:description", seo.description)
    if is_true(fetch(seo.site, "url")):
        yield _link("canonical", seo.canonical_url)
        yield _property("og:url", seo.canonical_url)
    if seo.site_title:
        yield _property("og:site_name", seo.site_title)
    if seo.image is not None:
        yield _property("og:image", seo.image["path"])
        for key in ("height", "width", "alt"):
            if is_true(seo.image.get(key)):
                yield _property(f"og:image:{key}", seo.image[key])


def _kind(seo: SeoPage, filters: SiteFilters) -> Iterator[str]:
    """Article or page, and its neighbours in a pagination."""
    if is_true(fetch(seo.page, "date")):
        yield _property("og:type", "article")
        yield _property("article:published_time", seo.date_published)
    else:
        yield _property("og:type", "website")
    for relation, key in (("prev", "previous_page"), ("next", "next_page")):
        if is_true(dig(seo.paginator, key)):
            yield _link(relation, filters("absolute_url", dig(seo.paginator, f"{key}_path")))


def _twitter(seo: SeoPage) -> Iterator[str]:
    """The card, and who it is from."""
    image = seo.image
    if image is not None:
        cards = (dig(seo.page, "twitter", "card"), dig(seo.site, "twitter", "card"), "summary_large_image")
        yield _named("twitter:card", first_filled(*cards))
        yield _property("twitter:image", image["path"])
        if is_true(image.get("alt")):
            yield _named("twitter:image:alt", image["alt"])
    else:
        yield _named("twitter:card", "summary")
    if seo.page_title:
        yield _property("twitter:title", seo.page_title)
    if is_true(fetch(seo.site, "twitter")):
        yield _named("twitter:site", "@" + to_s(dig(seo.site, "twitter", "username")).replace("@", ""))
        if seo.author_twitter is not None:
            yield _named("twitter:creator", "@" + seo.author_twitter.replace("@", ""))


def _services(seo: SeoPage) -> Iterator[str]:
    """Facebook's numbers, and the proofs that the site is one's own."""
    for key, name in _FACEBOOK.items():
        if is_true(dig(seo.site, "facebook", key)):
            yield _property(name, dig(seo.site, "facebook", key))
    verifications = fetch(seo.site, "webmaster_verifications")
    if is_true(verifications):
        for key, name in _VERIFICATIONS.items():
            if is_true(dig(verifications, key)):
                yield _named(name, dig(verifications, key))
    elif is_true(fetch(seo.site, "google_site_verification")):
        yield _named("google-site-verification", fetch(seo.site, "google_site_verification"))
