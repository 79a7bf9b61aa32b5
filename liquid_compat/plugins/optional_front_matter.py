"""jekyll-optional-front-matter 0.3: Markdown files are pages without front matter too.

https://github.com/benbalter/jekyll-optional-front-matter
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..config.load import config_patterns
from ..content.entry_filter import PathPatterns
from .api import Plugin
from .liquid_values import is_true
from .markdown_files import option, page_of

if TYPE_CHECKING:
    from ..content.site import Site
    from ..content.static_file import StaticFile
    from ..templates.services import SiteServices

_SECTION = "optional_front_matter"

# Files that tell of a repository, not of a site; `include:` makes pages of them all the same.
LEFT_OUT = frozenset(
    {
        "README",
        "LICENSE",
        "LICENCE",
        "COPYING",
        "CODE_OF_CONDUCT",
        "CONTRIBUTING",
        "ISSUE_TEMPLATE",
        "PULL_REQUEST_TEMPLATE",
    }
)


class OptionalFrontMatter(Plugin):
    """Adds pages for static Markdown files.

    Options below `optional_front_matter:`: `enabled`, `remove_originals` (don't copy the files as well). An older
    `require_front_matter` switches the plugin off.
    """

    name = "jekyll-optional-front-matter"

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages."""
        if option(self.config, _SECTION, "enabled") is False or is_true(self.config["require_front_matter"]):
            return
        extensions = self.config.markdown_extensions
        included = PathPatterns(self.config.source.as_posix(), config_patterns(self.config.values, "include"))

        def becomes_page(file: StaticFile) -> bool:
            if file.ext.lower() not in extensions:
                return False
            is_included = included.match(file.relative_path) or included.match(file.name)
            return is_included or file.basename.upper() not in LEFT_OUT

        files = [file for file in site.static_files if becomes_page(file)]
        site.pages.extend(page_of(site, file) for file in files)
        if option(self.config, _SECTION, "remove_originals") is True:
            removed = {id(file) for file in files}
            site.static_files[:] = [file for file in site.static_files if id(file) not in removed]
