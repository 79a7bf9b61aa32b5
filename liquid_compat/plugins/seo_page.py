"""What `{% seo %}` tells of a page: where each value comes from, and its JSON-LD."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from ..errors import PluginError
from ..ruby import addressable
from .liquid_values import SiteFilters, dig, fetch, is_true, to_s

TITLE_SEPARATOR = " | "
_HOME_OR_ABOUT = re.compile(r"^/(about/)?(index.html?)?$", re.MULTILINE)
_INDEX_FILE = re.compile(r"/index\.html$", re.MULTILINE)
_FORMAT = re.compile(r"%<(\w+)>|%\{(\w+)\}")


class SeoPage:
    """The values for one page; all text is ready for HTML unless said otherwise."""

    def __init__(
        self, site: Any, page: Any, paginator: Any, filters: SiteFilters, texts: dict[str, str | None]
    ) -> None:
        """`site`, `page` and `paginator` are the template's variables; `texts` keeps what was formatted for a site."""
        self.site = site
        self.page = page
        self.paginator = paginator
        self._filters = filters
        self._texts = texts

    def _formatted(self, value: Any) -> str | None:
        """Markdown as plain text in one line; None where nothing is left."""
        source = to_s(value)
        if source not in self._texts:
            text = self._filters.chain(source, "markdownify", "strip_html", "normalize_whitespace", "escape_once")
            self._texts[source] = text or None
        return self._texts[source]

    @cached_property
    def site_title(self) -> str | None:
        """The site's `title` or `name`."""
        return self._formatted(_either(fetch(self.site, "title"), fetch(self.site, "name")))

    @cached_property
    def site_description(self) -> str | None:
        """The site's `description`."""
        return self._formatted(fetch(self.site, "description"))

    @cached_property
    def page_title(self) -> str | None:
        """The page's own title, else the site's."""
        return self._formatted(fetch(self.page, "title")) or self.site_title

    @cached_property
    def title(self) -> str | None:
        """What the browser shows: page and site, or site and tagline; with the number of a paginated page.

        Raises PluginError for a later page of a site without a title.
        """
        site, page = self.site_title, self.page_title
        title = page
        if site and page and page != site:
            title = page + TITLE_SEPARATOR + site
        elif site and self.site_description:
            title = site + TITLE_SEPARATOR + (self._formatted(fetch(self.site, "tagline")) or self.site_description)
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
        message = fetch(self.site, "seo_paginator_message")
        template = to_s(message) if is_true(message) else "Page %<current>s of %<total>s for "
        numbers = {"current": current, "total": dig(self.paginator, "total_pages")}
        try:
            return _FORMAT.sub(lambda match: f"%({match[1]})" if match[1] else f"%({match[2]})s", template) % numbers
        except (KeyError, ValueError, TypeError) as error:
            raise PluginError(
                f"`seo_paginator_message` can't be used: {template!r}",
                hint="Its placeholders are %<current>s and %<total>s; write a percent sign as %%.",
            ) from error

    @cached_property
    def _seo(self) -> Any:
        value = fetch(self.page, "seo")
        return value if isinstance(value, dict) else {}

    @cached_property
    def _social(self) -> Any:
        value = fetch(self.site, "social")
        return value if isinstance(value, dict) else {}

    @cached_property
    def is_home_or_about(self) -> bool:
        """Whether this page stands for the whole site."""
        return _HOME_OR_ABOUT.search(to_s(fetch(self.page, "url"))) is not None

    @cached_property
    def name(self) -> str | None:
        """Whose page it is: `seo.name`, on the home page `social.name` or the site's title."""
        if is_true(self._seo.get("name")) and (name := self._formatted(self._seo["name"])):
            return name
        if not self.is_home_or_about:
            return None
        return self._formatted(self._social["name"]) if is_true(self._social.get("name")) else self.site_title

    @cached_property
    def description(self) -> str | None:
        """The page's `description` or excerpt, else the site's description."""
        own = self._formatted(_either(fetch(self.page, "description"), fetch(self.page, "excerpt")))
        return own or self.site_description

    @cached_property
    def author(self) -> dict[str, Any]:
        """What is known of the author, as it is written in the site; empty if nobody is named."""
        authors = fetch(self.page, "authors")
        candidates = [fetch(self.page, "author")]
        candidates += authors[:1] if isinstance(authors, list) else []
        candidates.append(fetch(self.site, "author"))
        found = next((author for author in candidates if to_s(author) != ""), None)
        if isinstance(found, dict):
            return found
        if not isinstance(found, str):
            return {}
        known = fetch(dig(self.site, "data", "authors"), found)
        return {"name": found, **(known if isinstance(known, dict) else {})}

    @cached_property
    def author_twitter(self) -> str | None:
        """The author's name on Twitter, without the sign before it."""
        value = _either(self.author.get("twitter"), self.author.get("name"))
        return re.sub(r"^@", "", value, count=1, flags=re.MULTILINE) if isinstance(value, str) else None

    @cached_property
    def image(self) -> dict[str, Any] | None:
        """The page's image: its address under `path`, then what the front matter says of it; None without one."""
        given = fetch(self.page, "image")
        if isinstance(given, str):
            given = {"path": given}
        elif not isinstance(given, dict):
            return None
        path = _either(_either(given.get("path"), given.get("facebook")), given.get("twitter"))
        if not is_true(path):
            return None
        if isinstance(path, str) and _is_absolute(path) is False:
            path = self._filters("absolute_url", path)
        return {"path": None, **given, "path": self._filters("uri_escape", path)}  # noqa: F601 (keeps it first)

    @cached_property
    def date_modified(self) -> Any:
        """When the page last changed."""
        date = _either(
            _either(self._seo.get("date_modified"), fetch(self.page, "last_modified_at")), fetch(self.page, "date")
        )
        return self._filters("date_to_xmlschema", date) if is_true(date) else None

    @cached_property
    def date_published(self) -> Any:
        """The page's date."""
        date = fetch(self.page, "date")
        return self._filters("date_to_xmlschema", date) if is_true(date) else None

    @cached_property
    def type(self) -> Any:
        """What schema.org calls such a page."""
        if is_true(self._seo.get("type")):
            return self._seo["type"]
        if self.is_home_or_about:
            return "WebSite"
        return "BlogPosting" if is_true(fetch(self.page, "date")) else "WebPage"

    @cached_property
    def links(self) -> Any:
        """Other places of the same thing."""
        own = self._seo.get("links")
        if is_true(own):
            return own
        return self._social.get("links") if self.is_home_or_about and is_true(self._social.get("links")) else None

    @cached_property
    def logo(self) -> str | None:
        """The address of the site's logo. Raises PluginError for what is no text."""
        logo = fetch(self.site, "logo")
        if not is_true(logo):
            return None
        if not isinstance(logo, str):
            raise PluginError(f"`logo` should be the address of an image, but is {to_s(logo)}")
        address = logo if _is_absolute(logo) else self._filters("absolute_url", logo)
        return self._filters.chain(address, "uri_escape")

    @cached_property
    def locale(self) -> str:
        """`locale` or `lang` of the page or the site, with an underscore. Raises PluginError for what is no text."""
        lang = _either(_either(fetch(self.page, "lang"), fetch(self.site, "lang")), "en_US")
        locale = _either(fetch(self.page, "locale"), fetch(self.site, "locale"))
        chosen = _either(locale, lang)
        if not isinstance(chosen, str):
            raise PluginError(
                f"`lang` or `locale` should be a text, but is {to_s(chosen)}", hint='Put quotes around it: lang: "en".'
            )
        return chosen.replace("-", "_")

    @cached_property
    def canonical_url(self) -> Any:
        """The page's one address; what the front matter has under `canonical_url` as it is."""
        own = fetch(self.page, "canonical_url")
        if to_s(own) != "":
            return own
        return _INDEX_FILE.sub("/", self._filters.chain(fetch(self.page, "url"), "absolute_url"))

    def json_ld(self) -> str:
        """The page as JSON-LD, its keys in alphabetical order."""
        values = {
            "@context": "https://schema.org",
            "@type": self.type,
            "author": self._json_author(),
            "dateModified": self.date_modified,
            "datePublished": self.date_published,
            "description": self.description,
            "headline": self.page_title,
            "image": self._json_image(),
            "mainEntityOfPage": self._json_main_entity(),
            "name": self.name,
            "publisher": self._json_publisher(),
            "sameAs": self.links,
            "url": self.canonical_url,
        }
        text = self._filters("jsonify", {key: value for key, value in values.items() if value is not None})
        return to_s(text)

    def _json_author(self) -> dict[str, Any] | None:
        author, kind = self.author, self.author.get("type")
        if not is_true(author.get("name")) or (is_true(kind) and kind not in ("Organization", "Person")):
            return None
        found = {"@type": kind if is_true(kind) else "Person", "name": author["name"]}
        if is_true(author.get("url")):
            found["url"] = author["url"]
        return found

    def _json_image(self) -> Any:
        image = self.image
        if image is None or len(image) == 1:
            return None if image is None else image["path"]
        rest = {key: value for key, value in image.items() if key != "path"}
        rest.update(url=image["path"])
        return {**rest, "@type": "imageObject"}

    def _json_publisher(self) -> dict[str, Any] | None:
        if self.logo is None:
            return None
        publisher: dict[str, Any] = {
            "@type": "Organization",
            "logo": {"@type": "ImageObject", "url": self.logo},
        }
        if is_true(self.author.get("name")):
            publisher["name"] = self.author["name"]
        return publisher

    def _json_main_entity(self) -> dict[str, Any] | None:
        if self.type not in ("BlogPosting", "CreativeWork"):
            return None
        return {"@type": "WebPage", "@id": self.canonical_url}


def _either(first: Any, second: Any) -> Any:
    """Ruby's `first || second`."""
    return first if is_true(first) else second


def _is_absolute(text: str) -> bool | None:
    """Whether an address has a scheme; None for what is no address."""
    try:
        return addressable.parse(text).is_absolute()
    except addressable.InvalidUriError:
        return None
