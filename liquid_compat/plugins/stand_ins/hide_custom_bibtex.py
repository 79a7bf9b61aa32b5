"""`{{ entry | hideCustomBibtex }}`, of al-folio: BibTeX for readers, without the fields that only the site uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from ...templates.api import with_context
from ..api import Plugin
from ..liquid_values import fetch, to_s

_MARKS = str.maketrans("", "", "*†‡§¶‖&^")
_AUTHORS = re.compile(r"^.*\bauthor\b *= *\{.*$\n", re.MULTILINE)


class HideCustomBibtex(Plugin):
    """Switches on the filter; `filtered_bibtex_keywords:` in the configuration lists the fields."""

    name: ClassVar[str] = "hide-custom-bibtex.rb"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"hideCustomBibtex": with_plain_authors}


class HideCustomBibtexOnly(Plugin):
    """The same as al-folio had it before 2024: authors stay as they are."""

    name: ClassVar[str] = "hideCustomBibtex.rb"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filter."""
        return {"hideCustomBibtex": without_fields}


@with_context
def without_fields(value: Any, *, context: Any = None) -> str:
    """The text without the lines of the fields that are not for readers."""
    text = to_s(value)
    keywords = fetch(context.site().config, "filtered_bibtex_keywords")
    for keyword in keywords if isinstance(keywords, list) else ():
        text = re.sub(rf"^.*\b{re.escape(to_s(keyword))}\b *= *\{{.*$\n", "", text, flags=re.MULTILINE)
    return text


@with_context
def with_plain_authors(value: Any, *, context: Any = None) -> str:
    """The same, and no marks of notes among the authors."""
    return _AUTHORS.sub(lambda line: line[0].translate(_MARKS), without_fields(value, context=context))
