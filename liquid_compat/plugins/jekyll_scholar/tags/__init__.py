"""The tags of jekyll-scholar."""

from __future__ import annotations

from collections.abc import Mapping

from ....templates.api import LiquidTag
from .bibliography import BibliographyCountTag, BibliographyTag
from .bibtex import BibtexTag
from .cite import CiteTag, NociteTag
from .details import CiteDetailsTag, DetailsLinkTag
from .quote import QuoteTag
from .reference import ReferenceTag

TAGS: Mapping[str, type[LiquidTag]] = {
    tag.name: tag
    for tag in (
        BibliographyTag,
        BibliographyCountTag,
        BibtexTag,
        CiteTag,
        CiteDetailsTag,
        DetailsLinkTag,
        NociteTag,
        QuoteTag,
        ReferenceTag,
    )
}
