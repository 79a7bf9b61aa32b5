"""jekyll-sitemap 1.4: `sitemap.xml` and a `robots.txt` that names it (https://github.com/jekyll/jekyll-sitemap)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..content.item import HTML_EXTENSIONS, Rules
from ..content.static_file import StaticFile
from .api import LOWEST, GeneratedPage, Plugin
from .liquid_values import SiteFilters, first_filled, is_true

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

STATIC_EXTENSIONS = frozenset({".htm", ".html", ".xhtml", ".pdf"})
_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_URLSET = (
    '<urlset xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:schemaLocation="http://www.sitemaps.org/schemas/sitemap/0.9 '
    'http://www.sitemaps.org/schemas/sitemap/0.9/sitemap.xsd" '
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
)


class Sitemap(Plugin):
    """Lists documents, HTML pages and static documents but those with `sitemap: false`, unless the site has its own."""

    name = "jekyll-sitemap"
    priority = LOWEST

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the two files that the site doesn't have."""
        urls = {page.url for page in site.pages} | {file.url for file in site.static_files}
        if "/sitemap.xml" not in urls:
            files = [file for file in site.static_files if file.ext in STATIC_EXTENSIONS]
            site.pages.append(SitemapPage(site.rules, files, "/sitemap.xsl" in urls))
        if "/robots.txt" not in urls:
            site.pages.append(RobotsPage(site.rules, site.config.source.as_posix(), "", "robots.txt", {"layout": None}))


class SitemapPage(GeneratedPage):
    """`sitemap.xml`."""

    def __init__(self, rules: Rules, files: list[StaticFile], styled: bool) -> None:
        """`files` are the static files to list, `styled` tells whether the site has a stylesheet for the list."""
        self.files = files
        self.styled = styled
        data = {"layout": None, "static_files": [file.drop for file in files], "xsl": styled}
        super().__init__(rules, rules.config.source.as_posix(), "", "sitemap.xml", data)

    def text(self, site: Site, services: SiteServices) -> str:
        """The list of everything."""
        return _sitemap(site, SiteFilters(services), self.files, self.styled)

    def key(self, site: Site, services: SiteServices) -> Any:
        """The entries; unknown where asking for them would date a document."""
        if any(document.data["date"] is None for document in site.documents()):
            return None
        return [self.styled, [list(entry) for entry in _entries(site, self.files)]]


class RobotsPage(GeneratedPage):
    """`robots.txt`."""

    def key(self, site: Site, services: SiteServices) -> Any:
        """Nothing besides."""
        return ""

    def text(self, site: Site, services: SiteServices) -> str:
        """The line that names the sitemap."""
        return f"Sitemap: {SiteFilters(services)('absolute_url', 'sitemap.xml')}\n"


def _sitemap(site: Site, filters: SiteFilters, files: Iterable[StaticFile], styled: bool) -> str:
    lines = [_XML]
    if styled:
        sheet = filters("absolute_url", "/sitemap.xsl")
        lines.append(f'<?xml-stylesheet type="text/xsl" href="{sheet}"?>')
    lines.append(_URLSET)
    for path, modified in _entries(site, files):
        address = filters.chain(path.replace("/index.html", "/"), "absolute_url", "xml_escape")
        lines += ["<url>", f"<loc>{address}</loc>"]
        if is_true(modified):
            lines.append(f"<lastmod>{filters.chain(modified, 'date_to_xmlschema')}</lastmod>")
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>", ""])


def _entries(site: Site, files: Iterable[StaticFile]) -> Iterator[tuple[str, Any]]:
    """Addresses with the time of their last change, where it is known."""
    for collection in sorted(site.collections.values(), key=lambda collection: collection.label):
        for document in collection.documents if collection.writes else ():
            if document.data["sitemap"] is not False:
                yield document.url, first_filled(document.data["last_modified_at"], document.drop.get("date"))
    for page in site.pages:
        is_html = page.output_ext in HTML_EXTENSIONS or page.url.endswith("/")
        if is_html and page.data["sitemap"] is not False and page.url != "/404.html":
            yield page.url, page.data["last_modified_at"]
    for file in files:
        if file.data.get("sitemap") is not False and file.name != "404.html":
            yield file.relative_path, file.modified_time
