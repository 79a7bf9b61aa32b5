"""An examination from beginning to end: the configuration, the source, a build in memory, what would be written."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from ..config.load import Config, load_config
from ..content.site import Site
from ..errors import LiquidCompatError, Location, Problem, Warnings
from ..pipeline.build import make
from ..pipeline.cache_folder import make_cache_folder
from ..pipeline.prepared import prepare
from .differences import check_differences
from .external import Memory, Patience, dead_links
from .finding import Finding, finding
from .front_matter import check_front_matter
from .jekylls import check_old_settings, check_site_url
from .keys import check_keys
from .links import Address, BrokenLink, absolute, broken_links, external_links
from .mentions import Mentions, mentions_of
from .names import check_names
from .origin import Origins
from .output import Output
from .weight import Weight, check_weights, weights

_EXPECTED = "has a future date; skipped"
"""What a build tells that is no fault."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What an examination does besides: `external` asks other sites, `budget` is how many bytes a page may cost."""

    external: Patience | None = None
    budget: int | None = None


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found, in the order of the checks, and what each page costs."""

    findings: tuple[Finding, ...]
    weights: tuple[Weight, ...] = ()

    @property
    def is_healthy(self) -> bool:
        """Whether there is nothing but notes."""
        return all(found.level == "note" for found in self.findings)


def examine(
    options: Mapping[str, Any],
    wishes: Wishes = Wishes(),
    progress: Callable[[int, int], None] | None = None,
    environ: Mapping[str, str] | None = None,
) -> Examination:
    """Examine a site; `options` has Jekyll's configuration keys. Nothing is written but a cache of good links.

    An error that ends the build is a finding, and what can't be looked at then is left out.
    """
    warnings = Warnings()
    try:
        config = load_config(options, warnings, environ)
    except LiquidCompatError as error:
        return Examination((Finding("configuration", "error", error.problem),))
    findings: list[Finding] = []
    site: Site | None = None
    output: Output | None = None
    try:
        made = make(config, warnings, progress)
        site, output = made.site, Output(made.texts, made.copies)
    except LiquidCompatError as error:
        site = _read(config)
        findings.append(Finding("build", "error", error.problem))
    mentions = None if site is None else mentions_of(site)
    findings += _told(warnings.problems)
    findings += _of_configuration(config, mentions)
    findings += check_differences(config, site)
    if site is not None and mentions is not None:
        findings += check_front_matter(site, mentions.names)
        findings += check_names(_source_paths(site), "portability")
    if site is None or output is None:
        return Examination(tuple(findings))
    known = {found.problem.message for found in findings}
    findings += (found for found in check_names(sorted(output.paths), "urls") if found.problem.message not in known)
    url = urlsplit(str(config["url"] or ""))
    address = Address(url.path.rstrip("/") + str(config["baseurl"] or "").rstrip("/"), url.netloc)
    origins = Origins(site)
    findings += _links(output, address, origins)
    if wishes.external is not None:
        findings += _external(config, output, address, origins, wishes.external, progress)
    heavy = weights(output, address)
    findings += check_weights(heavy, wishes.budget, origins)
    return Examination(tuple(findings), tuple(heavy))


def _read(config: Config) -> Site | None:
    """A site that can't be built, as far as it can be read."""
    try:
        return prepare(config, Warnings()).site
    except LiquidCompatError:
        return None


def _told(problems: list[Problem]) -> Iterator[Finding]:
    for problem in problems:
        yield Finding("build", "note" if problem.message.endswith(_EXPECTED) else "warning", problem)


def _of_configuration(config: Config, mentions: Mentions | None) -> Iterator[Finding]:
    yield from check_site_url(config)
    yield from check_old_settings(config)
    yield from check_keys(config, None if mentions is None or mentions.all_keys else mentions.keys)


def _source_paths(site: Site) -> list[str]:
    """The paths of the files that the site is made from, relative to the source."""
    found = {item.source_path for item in site.items()} | {file.source_path for file in site.static_files}
    source = str(site.config.source)
    below = (path for path in found if path.startswith((f"{source}{os.sep}", f"{source}/")))
    return sorted(os.path.relpath(path, source).replace(os.sep, "/") for path in below)


def _links(output: Output, address: Address, origins: Origins) -> Iterator[Finding]:
    """A finding for each broken link of a page; one that a layout or an include has is told once for all pages."""
    grouped: dict[tuple[str, str], list[BrokenLink]] = {}
    for link in broken_links(output, address):
        place = origins.own(link.page, link.target)
        if place is not None:
            yield finding("links", f"{link.target}: {link.problem}", place)
        else:
            grouped.setdefault((absolute(address, link.page, link.target), link.problem), []).append(link)
    for links in grouped.values():
        yield finding(
            "links", f"{links[0].target}: {links[0].problem} ({_pages(links)})", _origin(links, address, origins)
        )


def _pages(links: list[BrokenLink]) -> str:
    more = len(links) - 1
    return f"on {links[0].page}" + (f" and {more} more page{'s' * (more > 1)}" if more else "")


def _origin(links: list[BrokenLink], address: Address, origins: Origins) -> Location:
    """Where a link is likely to be written: as it is, or without the site's address."""
    target = links[0].target
    path = urlsplit(target)._replace(scheme="", netloc="").geturl()
    inner = path.removeprefix(address.base) if address.base else path
    texts = [text for text in dict.fromkeys((target, path, inner)) if len(text) > 3]
    return origins.shared(texts) or origins.page(links[0].page)


def _external(
    config: Config,
    output: Output,
    address: Address,
    origins: Origins,
    patience: Patience,
    progress: Callable[[int, int], None] | None,
) -> Iterator[Finding]:
    links = external_links(output, address)
    make_cache_folder(config)
    kept = None if config["disable_disk_cache"] else config.in_source(config.cache_dir, "links.json")
    for url, problem in sorted(dead_links(links, patience, Memory(kept, time.time()), progress).items()):
        yield finding(
            "external", f"{url}: {problem} (on {links[url]})", origins.own(links[url], url) or origins.page(links[url])
        )
