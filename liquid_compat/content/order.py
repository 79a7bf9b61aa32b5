"""The order of documents (Jekyll's `Document#<=>`)."""

from __future__ import annotations

from collections.abc import Sequence

from ..ruby.sorting import merge_sort
from .document import Document


def in_order(documents: Sequence[Document]) -> list[Document]:
    """The documents by date, then path; one without a date (a draft) and one with a date by path alone."""
    if len({document.data["date"] is None for document in documents}) > 1:
        return merge_sort(documents, Document.compare)
    return sorted(documents, key=Document.sort_key)


def latest_first(documents: Sequence[Document]) -> list[Document]:
    """The documents the other way round, sorted as `site.posts` is: not always `in_order` from behind."""
    if len({document.data["date"] is None for document in documents}) > 1:
        return merge_sort(documents, lambda one, other: other.compare(one))
    return sorted(documents, key=Document.sort_key, reverse=True)
