"""Rendering one page of a site, for `liquid-compat render`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from ..config.load import load_config
from ..config.places import slashed
from ..content import front_matter
from ..content.item import Item
from ..content.page import Page, read_page
from ..content.site import Site
from ..content.source_file import has_front_matter
from ..errors import PathError, Warnings
from .prepared import PreparedSite, prepare


def render_file(
    path: str, options: Mapping[str, Any], warnings: Warnings, environ: Mapping[str, str] | None = None
) -> str:
    """The output of the site's page or document at an absolute path.

    A page that the site leaves out (excluded, a draft) is rendered all the same. Raises PathError for a file that
    isn't there or has no front matter.
    """
    prepared = prepare(load_config(options, warnings, environ), warnings)
    site = prepared.site
    path = slashed(path)
    for item in site.items():
        if slashed(os.path.normpath(item.source_path)) == path:
            return _render(prepared, item)
    source = site.config.source.as_posix()
    if not os.path.isfile(path):
        raise PathError(f"{path} does not exist")
    if not path.startswith(source + "/"):
        raise PathError(f"{path} is not in the site's source {source}", hint="Pass the site's folder with --source.")
    if not has_front_matter(path):
        raise PathError(f"{path} has no front matter; it is copied as it is", hint="Begin it with two lines of ---.")
    folder, _, name = path.removeprefix(source).rpartition("/")
    page = read_page(site.rules, source, folder, name)
    site.pages.append(page)
    return _render(prepared, page)


def render_text(
    text: str, options: Mapping[str, Any], warnings: Warnings, environ: Mapping[str, str] | None = None
) -> str:
    """The output of a Markdown page with this text, as if it lay in the site's source."""
    prepared = prepare(load_config(options, warnings, environ), warnings)
    site: Site = prepared.site
    split = front_matter.split(text, "-")
    if split.error is not None:
        raise split.error
    page = Page(site.rules, site.config.source.as_posix(), "", "stdin.md", split.data, split.content)
    page.first_line = split.first_line
    site.pages.append(page)
    return _render(prepared, page)


def _render(prepared: PreparedSite, item: Item) -> str:
    rendered = prepared.results().of(item)
    prepared.site.rules.warnings.add(rendered.warnings)
    return rendered.output
