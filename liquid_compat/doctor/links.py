"""Links, images, scripts and style sheets of a built site that lead nowhere inside of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from .output import Output
from .page import PAGES


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """A link of `page` (its path in the site) to `target` (as written there), and what is wrong with it."""

    page: str
    target: str
    problem: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a site is published: `base` is the path that it is served below, `host` its own host name."""

    base: str = ""
    host: str = ""


def broken_links(output: Output, address: Address = Address()) -> Iterator[BrokenLink]:
    """All broken links of a site's pages, page by page; what leads to other hosts is not looked at."""
    for page in output.pages:
        for target, element in output.facts(page).targets:
            problem = _problem(output, address, page, target, element)
            if problem:
                yield BrokenLink(page, target, problem)


def resolve(output: Output, address: Address, page: str, target: str) -> str | None:
    """The file of the site that a page's link leads to; None for one that leads to none, or out of the site."""
    parts = _parts(address, page, target)
    if parts is None or isinstance(parts, str):
        return None
    return output.answer(parts[0])


def external_links(output: Output, address: Address) -> dict[str, str]:
    """The addresses on other hosts that pages link to, and the first page that does."""
    found: dict[str, str] = {}
    for page in output.pages:
        for target, element in output.facts(page).targets:
            full = urljoin(f"https://{address.host or 'localhost'}/{page}", target.strip())
            parts = urlsplit(full)
            if (
                element != "link"
                and parts.scheme in ("http", "https")
                and parts.netloc != (address.host or "localhost")
            ):
                found.setdefault(parts._replace(fragment="").geturl(), page)
    return found


def absolute(address: Address, page: str, target: str) -> str:
    """The address that a page's link leads to, below the site's host."""
    return urljoin(f"{address.base}/{page}", target.strip())


def _parts(address: Address, page: str, target: str) -> tuple[str, str] | str | None:
    """The path below the site's root and the fragment; None for another host's, a text for what is wrong."""
    try:
        parts = urlsplit(absolute(address, page, target))
    except ValueError:
        return "is no address"
    if parts.scheme not in ("", "http", "https") or (parts.netloc and parts.netloc != address.host):
        return None
    path = unquote(parts.path)
    if address.base and path != address.base and not path.startswith(f"{address.base}/"):
        return f"leads out of the site, which is served below {address.base}/"
    return path.removeprefix(address.base).lstrip("/"), parts.fragment


def _problem(output: Output, address: Address, page: str, target: str, element: str) -> str | None:
    parts = _parts(address, page, target)
    if parts is None or isinstance(parts, str):
        return parts
    path, fragment = parts
    file = output.answer(path)
    if file is None:
        return "is an image that is missing" if element == "img" else "leads to nothing"
    if not fragment or fragment == "top" or fragment.startswith(":~:") or not file.endswith(PAGES):
        return None
    places = output.facts(file).places
    if fragment in places or unquote(fragment) in places:
        return None
    return f"the page has no place called {unquote(fragment)!r}"
