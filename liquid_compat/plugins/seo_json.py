"""The description of a page in JSON-LD, in the vocabulary of schema.org."""

from __future__ import annotations

from typing import Any

from .liquid_values import is_true, to_s
from .seo_page import SeoPage


def json_ld(seo: SeoPage) -> str:
    """The page as JSON, its keys in alphabetical order."""
    article = seo.type in ("BlogPosting", "CreativeWork")
    facts = {
        "@context": "https://schema.org",
        "@type": seo.type,
        "author": _author(seo.author),
        "dateModified": seo.date_modified,
        "datePublished": seo.date_published,
        "description": seo.description,
        "headline": seo.page_title,
        "image": None if seo.image is None else _image(seo.image),
        "mainEntityOfPage": {"@type": "WebPage", "@id": seo.canonical_url} if article else None,
        "name": seo.name,
        "publisher": None if seo.logo is None else _publisher(seo.author, seo.logo),
        "sameAs": seo.links,
        "url": seo.canonical_url,
    }
    return to_s(seo.filters("jsonify", {key: fact for key, fact in facts.items() if fact is not None}))


def _author(author: dict[str, Any]) -> dict[str, Any] | None:
    """A person, or an organization; anything else isn't told."""
    kind = author.get("type")
    if not is_true(kind):
        kind = "Person"
    if not is_true(author.get("name")) or kind not in ("Organization", "Person"):
        return None
    return {"@type": kind, **_chosen(author, "name", "url")}


def _publisher(author: dict[str, Any], logo: str) -> dict[str, Any]:
    return {"@type": "Organization", "logo": {"@type": "ImageObject", "url": logo}, **_chosen(author, "name")}


def _image(image: dict[str, Any]) -> Any:
    """The address alone, or with what else is known."""
    rest = {key: value for key, value in image.items() if key != "path"}
    return {**rest, "url": image["path"], "@type": "imageObject"} if rest else image["path"]


def _chosen(facts: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: facts[key] for key in keys if is_true(facts.get(key))}
