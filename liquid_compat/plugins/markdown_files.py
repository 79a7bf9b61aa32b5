"""What plugins for Markdown files have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..content.document import Document
from ..content.excerpt import Excerpt
from ..content.page import Page, read_page
from .liquid_values import dig

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..config.load import Config
    from ..content.item import Item
    from ..content.site import Site
    from ..content.static_file import StaticFile


def option(config: Config, section: str, key: str) -> Any:
    """The value of a plugin's option; None where the section or the key is missing."""
    return dig(config[section], key)


def markdown_items(site: Site, with_documents: bool) -> Iterator[Item]:
    """The Markdown pages, and if wanted the Markdown documents that are written."""
    extensions = site.config.markdown_extensions
    documents = site.written_documents() if with_documents else []
    return (item for item in [*site.pages, *documents] if item.ext.lower() in extensions)


def page_of(site: Site, file: StaticFile) -> Page:
    """A static file as a page."""
    folder, _, name = file.relative_path.rpartition("/")
    return read_page(site.rules, file.source_path.removesuffix(file.relative_path), folder, name)


def renew_excerpt(document: Document) -> None:
    """Take a document's excerpt from its changed content."""
    document.data["excerpt"] = Excerpt(document, document.excerpt_separator)
