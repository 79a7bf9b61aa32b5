"""What a site switches on with `plugins: [jekyll-scholar]`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...content.site import Site
from ...converters.base import Converter
from ...ruby.printing import to_s
from ...templates.api import Tag
from ...templates.services import SiteServices
from ..api import Plugin, PluginSetup
from .addresses import has_details
from .converter import BibtexConverter
from .desk import NAME
from .details_page import DetailsPage
from .settings import Settings
from .shelf import Shelf
from .tags import TAGS

STYLES = "csl-styles"


class JekyllScholar(Plugin):
    """Tags for bibliographies and citations, pages for entries, and BibTeX pages.

    Options below `scholar:`; see `settings.DEFAULTS`.
    """

    name = NAME
    data_gems = (STYLES,)

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options."""
        super().__init__(setup)
        permalink = to_s(self.config["permalink"])
        pretty = permalink == "pretty" or permalink.endswith("/")
        styles = setup.known_gem(STYLES)
        self._shelf = Shelf(
            self.config.source,
            to_s(self.config["baseurl"]),
            self.config["scholar"],
            {},
            "/" if pretty else ".html",
            self.warnings,
            styles.root if styles else None,
        )

    @property
    def stamp(self) -> str:
        """References are printed otherwise with another gem of styles."""
        return f"{super().stamp} {self._shelf.styles_gem or ''}"

    def tags(self) -> Mapping[str, type[Tag]]:
        """`bibliography`, `cite` and the others."""
        return TAGS

    def tag_values(self) -> Shelf:
        """What the tags share."""
        return self._shelf

    def converters(self) -> Sequence[Converter]:
        """The converter of `.bib` pages."""
        return (BibtexConverter(lambda: self._shelf),)

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the pages of the entries, where there is a layout for them."""
        self._shelf.layouts = {name: layout.content for name, layout in site.layouts.items()}
        settings = Settings(self._shelf.scholar)
        if has_details(self._shelf, settings):
            records = self._shelf.records(settings.names("bibliography"), settings)
            site.pages.extend(DetailsPage(site.rules, self._shelf, settings, record) for record in records)
