"""jekyll-readme-index 0.3: a folder's README is its index page, if it has no other.

https://github.com/benbalter/jekyll-readme-index
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from .api import LOW, Plugin
from .markdown_files import option, page_of

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_SECTION = "readme_index"
_INDEX = re.compile(r"(?:index\.(?:html?|xhtml|xml))?", re.IGNORECASE)


class ReadmeIndex(Plugin):
    """Gives READMEs without front matter the address of their folder.

    Options below `readme_index:`: `enabled`, `remove_originals` (don't copy the files as well), `with_frontmatter`
    (READMEs with front matter too).
    """

    name = "jekyll-readme-index"
    priority = LOW

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages."""
        if option(self.config, _SECTION, "enabled") is False:
            return
        endings = "|".join(re.escape(extension) for extension in sorted(self.config.markdown_extensions))
        readme = re.compile(rf".*/readme(?:{endings})", re.IGNORECASE | re.DOTALL)
        for file in [file for file in site.static_files if readme.fullmatch(file.relative_path)]:
            if not _has_index(site, _folder(file.url)):
                page = page_of(site, file)
                page.data["permalink"] = _folder(file.url) + "/"
                site.pages.append(page)
                if option(self.config, _SECTION, "remove_originals") is True:
                    site.static_files.remove(file)
        if option(self.config, _SECTION, "with_frontmatter") is not True:
            return
        for page in [page for page in site.pages if readme.fullmatch(f"/{page.path}")]:
            if not _has_index(site, _folder(page.url)):
                page.data["permalink"] = _folder(page.url) + "/"
                page.reset_url()


def _folder(url: str) -> str:
    """Ruby's `File.dirname`: the folder above, also of an address that ends with a slash."""
    return posixpath.dirname(url.rstrip("/") or "/")


def _has_index(site: Site, folder: str) -> bool:
    """Whether something already has the address of a folder."""
    prefix = (folder if folder.endswith("/") else f"{folder}/").lower()
    urls = [page.url for page in site.pages] + [file.url for file in site.static_files]
    return any(url.lower().startswith(prefix) and _INDEX.fullmatch(url[len(prefix) :]) for url in urls)
