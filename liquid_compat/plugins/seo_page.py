"""What `{% seo %}` tells of a page, and where each value comes from.

https://github.com/jekyll/jekyll-seo-tag/blob/master/docs/usage.md and advanced-usage.md beside it.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from ..errors import PluginError
from ..ruby import addressable
from ..ruby.printing import inspect
from .liquid_values import SiteFilters, dig, fetch, is_true, to_s

_FOR_THE_SITE = frozenset(
    f"/{folder}{file}" for folder in ("", "about/") for file in ("", "index.htm", "index.html")
)  # addresses of the home page and the page about it
_PLACEHOLDER = re.compile(r"%(?:<(\w+)>|\{(\w+)\})")
_PAGE_NUMBER = "Page %{current} of %{total} for "


class SeoPage:
    """The values for one page; all text is ready for HTML unless said otherwise."""

    def __init__(
        self, site: Any, page: Any, paginator: Any, filters: SiteFilters, texts: dict[str, str | None]
    ) -> None:
        """`site`, `page` and `paginator` are the template's variables; `texts` keeps what was formatted for a site."""
        self.site = site
        self.page = page
        self.paginator = paginator
        self.filters = filters
        self._texts = texts

    def value(self, *places: str) -> Any:
        """The first value that is neither nil nor false in `places` ("page.seo.type"); else that of the last one."""
        found = None
        for place in places:
            scope, *keys = place.split(".")
            found = dig(self.page if scope == "page" else self.site, *keys)
            if is_true(found):
                break
        return found

    # Texts.

    def _text(self, *places: str) -> str | None:
        """The value of `places`, which is Markdown, as plain text in one line; None where nothing is left."""
        source = to_s(self.value(*places))
        if source not in self._texts:
            plain = self.filters.chain(source, "markdownify", "strip_html", "normalize_whitespace", "escape_once")
            self._texts[source] = plain or None
        return self._texts[source]

    @cached_property
    def site_title(self) -> str | None:
        """The site's `title` or `name`."""
        return self._text("site.title", "site.name")

    @cached_property
    def site_description(self) -> str | None:
        """The site's `description`."""
        return self._text("site.description")

    @cached_property
    def page_title(self) -> str | None:
        """The page's own title, else the site's."""
        return self._text("page.title") or self.site_title

    @cached_property
    def description(self) -> str | None:
        """The page's `description` or excerpt, else the site's description."""
        return self._text("page.description", "page.excerpt") or self.site_description

    @cached_property
    def title(self) -> str | None:
        """What the browser shows: page and site, or site and tagline; with the number of a paginated page.

        Raises PluginError for a later page of a site without a title.
        """
        page, site = self.page_title, self.site_title
        if site and page == site:
            site = (self._text("site.tagline") or self.site_description) if self.site_description else None
        title = " | ".join(part for part in (page, site) if part) or None
        number = self._page_number()
        if number and title is None:
            raise PluginError(
                "{% seo %} has no title for this page of the pagination", hint="Give the site or the page a `title`."
            )
        return f"{number}{title}" if number else title

    def _page_number(self) -> str:
        """The words before the title of the second and later pages."""
        current = dig(self.paginator, "page")
        if not isinstance(current, int) or current <= 1:
            return ""
        message = self.value("site.seo_paginator_message")
        template = to_s(message) if is_true(message) else _PAGE_NUMBER
        numbers = {"current": current, "total": dig(self.paginator, "total_pages")}
        try:
            return (
                _PLACEHOLDER.sub(lambda match: f"%({match[1]})" if match[1] else f"%({match[2]})s", template) % numbers
            )
        except (KeyError, ValueError, TypeError) as error:
            raise PluginError(
                f"`seo_paginator_message` can't be used: {inspect(template)}",
                hint="Its placeholders are %<current>s and %<total>s; write a percent sign as %%.",
            ) from error

    # What kind of page it is, and whose.

    @cached_property
    def is_for_the_site(self) -> bool:
        """Whether this page stands for the whole site."""
        return any(line in _FOR_THE_SITE for line in to_s(fetch(self.page, "url")).split("\n"))

    @cached_property
    def type(self) -> Any:
        """What schema.org calls such a page."""
        own = self.value("page.seo.type")
        if is_true(own):
            return own
        if self.is_for_the_site:
            return "WebSite"
        return "BlogPosting" if is_true(fetch(self.page, "date")) else "WebPage"

    @cached_property
    def name(self) -> str | None:
        """Whose page it is: `seo.name`, on the home page `social.name` or the site's title."""
        own = self._text("page.seo.name") if is_true(self.value("page.seo.name")) else None
        if own or not self.is_for_the_site:
            return own
        return self._text("site.social.name") if is_true(self.value("site.social.name")) else self.site_title

    @cached_property
    def links(self) -> Any:
        """Other places of the same thing."""
        found = self.value("page.seo.links", *(["site.social.links"] if self.is_for_the_site else []))
        return found if is_true(found) else None

    @cached_property
    def author(self) -> dict[str, Any]:
        """What is known of the author, as it is written in the site; empty if nobody is named."""
        several = fetch(self.page, "authors")
        named = [fetch(self.page, "author"), *(several[:1] if isinstance(several, list) else [])]
        for author in (*named, fetch(self.site, "author")):
            if isinstance(author, dict) and to_s(author) != "":
                return author
            if isinstance(author, str) and author:
                known = dig(self.site, "data", "authors", author)
                return {"name": author, **(known if isinstance(known, dict) else {})}
            if to_s(author) != "":
                break
        return {}

    @cached_property
    def author_twitter(self) -> str | None:
        """The author's name on Twitter, without the sign before it."""
        own = self.author.get("twitter")
        account = own if is_true(own) else self.author.get("name")
        return re.sub("^@", "", account, count=1, flags=re.MULTILINE) if isinstance(account, str) else None

    # Dates.

    def _moment(self, *places: str) -> Any:
        date = self.value(*places)
        return self.filters("date_to_xmlschema", date) if is_true(date) else None

    @cached_property
    def date_published(self) -> Any:
        """The page's date."""
        return self._moment("page.date")

    @cached_property
    def date_modified(self) -> Any:
        """When the page last changed."""
        return self._moment("page.seo.date_modified", "page.last_modified_at", "page.date")

    # Addresses and images.

    @cached_property
    def canonical_url(self) -> Any:
        """The page's one address; what the front matter has under `canonical_url` as it is."""
        own = fetch(self.page, "canonical_url")
        if to_s(own) != "":
            return own
        lines = self.filters.chain(fetch(self.page, "url"), "absolute_url").split("\n")
        return "\n".join(line[:-10] if line.endswith("/index.html") else line for line in lines)

    @cached_property
    def image(self) -> dict[str, Any] | None:
        """The page's image: its address under `path`, then what the front matter says of it; None without one."""
        given = fetch(self.page, "image")
        facts = given if isinstance(given, dict) else {"path": given if isinstance(given, str) else None}
        path = next((facts[key] for key in ("path", "facebook", "twitter") if is_true(facts.get(key))), None)
        if path is None:
            return None
        if isinstance(path, str) and _is_absolute(path) is False:
            path = self.filters("absolute_url", path)
        others = {key: value for key, value in facts.items() if key != "path"}
        return {"path": self.filters("uri_escape", path), **others}

    @cached_property
    def logo(self) -> str | None:
        """The address of the site's logo. Raises PluginError for what is no text."""
        logo = fetch(self.site, "logo")
        if not is_true(logo):
            return None
        if not isinstance(logo, str):
            raise PluginError(f"`logo` should be the address of an image, but is {to_s(logo)}")
        return self.filters.chain(logo, *([] if _is_absolute(logo) else ["absolute_url"]), "uri_escape")

    @cached_property
    def locale(self) -> str:
        """`locale` or `lang` of the page or the site, with an underscore. Raises PluginError for what is no text."""
        chosen = self.value("page.locale", "site.locale", "page.lang", "site.lang")
        if not is_true(chosen):
            chosen = "en_US"
        if not isinstance(chosen, str):
            raise PluginError(
                f"`lang` or `locale` should be a text, but is {to_s(chosen)}", hint='Put quotes around it: lang: "en".'
            )
        return chosen.replace("-", "_")


def _is_absolute(text: str) -> bool | None:
    """Whether an address has a scheme; None for what is no address."""
    try:
        return addressable.parse(text).is_absolute()
    except addressable.InvalidUriError:
        return None
