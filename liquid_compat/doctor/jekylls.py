"""What `jekyll doctor` looks for (https://jekyllrb.com/docs/usage/), found by running it on faulty sites."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..config.load import Config
from ..config.places import key_location
from ..errors import Location
from ..ruby.printing import inspect
from .finding import Finding, finding


def check_site_url(config: Config) -> Iterator[Finding]:
    """Whether the site knows its address: feeds, sitemaps and SEO tags need it."""
    url = config["url"]
    place = key_location(config.files, ("url",)) or Location("_config.yml")
    hint = "Write the scheme and the host that it is published at: url: https://example.org"
    if config["github"] is None and (url is None or url == ""):
        if "jekyll-github-metadata" not in (config["plugins"] or ()):
            yield finding("configuration", "The site has no `url`", place, hint)
    elif url and (not isinstance(url, str) or not _is_absolute(url)):
        yield finding("configuration", f"`url` is no absolute address: {inspect(url)}", place, hint)
    elif url and url.endswith("/"):
        yield finding(
            "configuration", f"`url` ends with a slash: {url}", place, "Addresses that begin with it get two.", "note"
        )
    base = config["baseurl"]
    if isinstance(base, str) and base and (not base.startswith("/") or base.endswith("/")):
        place = key_location(config.files, ("baseurl",)) or place
        yield finding(
            "configuration", f"`baseurl` should begin with a slash and end without one: {inspect(base)}", place,
            f"Write baseurl: /{base.strip('/')}" if base.strip("/") else 'Write baseurl: ""',
        )  # fmt: skip


def check_old_settings(config: Config) -> Iterator[Finding]:
    """Settings that Jekyll has given up, and posts outside of the folder of collections."""
    if "relative_permalinks" in config.values:
        yield finding(
            "configuration",
            "`relative_permalinks` is gone since Jekyll 3",
            key_location(config.files, ("relative_permalinks",)),
            "Remove it; permalinks begin at the site's root.",
        )
    if config.collections_dir:
        for name in ("_posts", "_drafts"):
            if config.in_source(name).is_dir():
                yield finding(
                    "configuration",
                    f"{name} lies outside of the folder of collections, {config.collections_dir}: it isn't read",
                    Location(name),
                    f"Move it to {config.collections_dir}/{name}.",
                )


def _is_absolute(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.scheme and parts.netloc)
