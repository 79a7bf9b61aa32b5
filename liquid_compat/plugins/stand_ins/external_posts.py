"""al-folio's `external-posts.rb`: posts of other sites among the site's own.

Their generator asks the other sites in each build. Here `liquid-compat external-posts` asks them and writes the answers
into `_external_posts.json`; the build reads that.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from ...content.document import Document
from ...content.site import Site
from ...errors import Location, PluginError
from ...ruby.dates import parse_date
from ...templates.api import SiteServices
from ..api import HIGH, Plugin
from ..liquid_values import fetch, to_s

STORE = "_external_posts.json"
_SECTION = "external_sources"
_NOT_SLUG = re.compile(r"[^\w-]", re.ASCII)
_NO_WORD = re.compile(r"\W", re.ASCII)


class ExternalPosts(Plugin):
    """Adds the stored posts of each of `external_sources:`, with `redirect`, `external_source` and `feed_content`."""

    name: ClassVar[str] = "external-posts.rb"
    priority = HIGH
    is_old: ClassVar[bool] = False
    """Whether it is al-folio's file of before 2024, which gives its posts no content and no labels."""

    def generate(self, site: Site, services: SiteServices) -> None:
        """Add the posts."""
        sources = self.config[_SECTION]
        if not isinstance(sources, list) or not sources:
            return
        stored = read_store(self.config.in_source(STORE))
        for source in sources:
            name = to_s(fetch(source, "name"))
            posts = stored.get(name)
            if posts is None:
                self.warnings.warn(
                    f"The posts of {name} are missing: nothing is fetched in a build",
                    Location("_config.yml"),
                    f"Run `liquid-compat external-posts`, which stores them in {STORE}.",
                )
            for post in posts or ():
                site.posts.documents.append(self._document(site, name, post, source))

    def _document(self, site: Site, name: str, post: Mapping[str, Any], source: Any) -> Document:
        title, content = to_s(post.get("title")), to_s(post.get("content"))
        path = f"_posts/{slug(title, name, to_s(post.get('url')))}.md"
        document = Document(site.rules, str(self.config.in_source(path)), path, site.posts)
        document.data.update(
            external_source=name,
            title=title,
            feed_content=content,
            description=post.get("summary"),
            date=_moment(to_s(post.get("published"))),
            redirect=post.get("url"),
        )
        if not self.is_old:
            document.content = content
            for key in ("categories", "tags"):
                labels = fetch(source, key)
                if isinstance(labels, list) and labels:
                    document.data[key] = labels
        return document


class OldExternalPosts(ExternalPosts):
    """The file as it was before 2024."""

    is_old = True


def read_store(path: Path) -> dict[str, Any]:
    """The stored posts by source. Raises PluginError for a file that is no JSON."""
    if not path.is_file():
        return {}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        hint = "Remove it, and run `liquid-compat external-posts` again."
        raise PluginError(f"{STORE} is no JSON: {error}", Location(STORE), hint) from error
    return found if isinstance(found, dict) else {}


def slug(title: str, source: str, url: str) -> str:
    """The name of a post's file: of the title, or of the source and the address's end for one without ASCII letters."""
    found = _NOT_SLUG.sub("", title.lower().strip().replace(" ", "-"))
    if found and _NO_WORD.sub("", title):
        return found
    return f"{_NOT_SLUG.sub('', source.lower().strip().replace(' ', '-'))}-{url.rstrip('/').rpartition('/')[2]}"


def _moment(text: str) -> datetime:
    return parse_date(text, UTC).astimezone(UTC)
