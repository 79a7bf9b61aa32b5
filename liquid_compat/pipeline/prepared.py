"""A site between reading and rendering."""

from __future__ import annotations

from dataclasses import dataclass

from ..content.item import Item
from ..content.site import Site
from .render import Renderer
from .results import Results


@dataclass(frozen=True, slots=True)
class PreparedSite:
    """A site that is read and generated, with what renders it."""

    site: Site
    renderer: Renderer

    def results(self) -> Results:
        """Room for the results of all of the site's items, each rendered when it is asked for."""
        items: list[Item] = list(self.site.items())
        results = Results(self.renderer, items)
        self.site.rules.view.results = results
        return results
