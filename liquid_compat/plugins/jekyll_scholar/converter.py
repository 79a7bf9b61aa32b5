"""Pages that are BibTeX: a `.bib` file with front matter becomes a list of references."""

from __future__ import annotations

from collections.abc import Callable

from ...converters.base import HIGHEST, Conversion, SourcePlace
from .settings import Settings
from .shelf import Shelf


class BibtexConverter:
    """Each entry a paragraph."""

    priority = HIGHEST

    def __init__(self, shelf: Callable[[], Shelf]) -> None:
        """`shelf` gives the site's shelf once there is one."""
        self._shelf = shelf

    def matches(self, ext: str) -> bool:
        """`.bib` and `.bibtex`."""
        return ext.lower() in (".bib", ".bibtex")

    def output_ext(self, ext: str) -> str:
        """HTML."""
        return ".html"

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """The paragraphs. Raises BibliographyError."""
        shelf = self._shelf()
        settings = Settings(shelf.scholar)
        records = shelf.read([(text, place.path if place else None)], settings)
        style = settings.text("style")
        return Conversion("".join(f"\n<p>{shelf.reference(record, settings, style)[0]}</p>\n" for record in records))
