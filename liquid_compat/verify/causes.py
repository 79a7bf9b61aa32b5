"""Why a file is likely to differ: each cause is a way of looking at lines with which its differences vanish."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Mapping

from .lines import Lines

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_TIME = re.compile(
    rf"""\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?(?:\ ?(?:Z|UTC|[+-]\d\d:?\d\d))?
    | (?:\d{{1,2}}\.?\ {_MONTH}\.?,?\ \d{{4}} | {_MONTH}\.?\ \d{{1,2}},?\ \d{{4}} | {_MONTH}\.?\ \d{{4}})
      (?:\ \d\d:\d\d(?::\d\d)?(?:\ (?:Z|UTC|GMT|[+-]\d{{4}}))?)?
    | (?<!\d)\d\d:\d\d:\d\d(?!\d) | (?<!\d)(?:19|20)\d\d(?!\d) | (?<!\d)1[5-9]\d{{8}}(?:\d{{3}})?(?!\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(r"https?://[^/\s\"'<>]+|(?<=[\"'])//[^/\s\"'<>]+")
_HASH = re.compile(r"\b[0-9a-f]{7,64}\b")
_QUOTES = re.compile("[\u2018\u2019\u201c\u201d'\"`\u2026\u2013\u2014]|\\.\\.\\.|--+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

# What stands in a page that a plugin or a setting has worked on.
_TRACES: Mapping[str, str] = {
    "Begin Jekyll SEO tag": "jekyll-seo-tag",
    'class="emoji"': "jemoji",
    'class="user-mention"': "jekyll-mentions",
    'type="application/atom+xml"': "jekyll-feed",
    "https://gist.github.com/": "jekyll-gist",
    'class="bibliography"': "jekyll-scholar",
    'class="section-nav"': "jekyll-toc",
    'class="avatar avatar-small"': "jekyll-avatar",
}
_STATISTICS = re.compile(r"googletagmanager\.com|google-analytics\.com|plausible\.io|gc\.zgo\.at|matomo")
_TAG = re.compile(r"\{%-?\s*\w+")


def _each(pattern: re.Pattern[str]) -> Callable[[Lines], Lines]:
    return lambda lines: [pattern.sub("", line) for line in lines]


# What is told, and how lines are looked at. The earlier ones are the more harmless.
_LENSES: tuple[tuple[str, Callable[[Lines], Lines]], ...] = (
    ("white space", lambda lines: [flat for line in lines if (flat := re.sub(r"\s+", "", line))]),
    (
        "the time: of the build, or of files (git keeps none); build both at one SOURCE_DATE_EPOCH",
        _each(_TIME),
    ),
    (
        "the site's address: `url`, or JEKYLL_ENV (Jekyll's own server builds for http://localhost:4000)",
        _each(_ADDRESS),
    ),
    ("a digest or the commit that the site was built from", _each(_HASH)),
    ("quotes, dashes or dots: the Markdown processor's typography", _each(_QUOTES)),
    ("numbers: statistics, counters, or another precision", _each(_NUMBER)),
    ("the order of the same parts: files of one name or one date, or a list that is sorted otherwise", sorted),
)


def likely_causes(path: str, old: Lines, new: Lines) -> tuple[str, ...]:
    """What the differences of a file come from, as far as they tell; empty where they don't."""
    found = list(_signs(path, old, new))
    left = _apart(old, new)
    causes = []
    for cause, lens in _LENSES:
        seen_old, seen_new = lens(old), lens(new)
        rest = _apart(seen_old, seen_new) if lens is not sorted else (0 if seen_old == seen_new else left)
        if rest < left or seen_old == seen_new:
            causes.append(cause)
            old, new, left = seen_old, seen_new, rest
        if old == new:
            return (*found, *causes)
    if found:
        return (*found, *causes)
    return (*causes, "something else, too: look at the lines") if causes else ()


def _apart(old: Lines, new: Lines) -> int:
    """How many lines only one of the sides has."""
    counts = Counter(old)
    counts.subtract(Counter(new))
    return sum(abs(count) for count in counts.values())


def _signs(path: str, old: Lines, new: Lines) -> list[str]:
    """What single lines tell."""
    before, after = "\n".join(old), "\n".join(new)
    found = []
    for trace, plugin in _TRACES.items():
        if (trace in before) != (trace in after):
            found.append(f"a plugin that only the {'old' if trace in before else 'new'} site has: {plugin}")
    if (_STATISTICS.search(before) is None) != (_STATISTICS.search(after) is None):
        found.append("JEKYLL_ENV: visits are counted in one of the sites only, mostly that of production")
    if "Liquid error" in after and "Liquid error" not in before:
        found.append("an error in a template, which is told in the page")
    if _TAG.search(after) and not _TAG.search(before):
        found.append("Liquid that was not run here: the page was no page, or a plugin is missing")
    if path.endswith(".css") and _apart(old, new) and len(old) == len(new):
        found.append("another version of Sass")
    return found


# What a file's name tells of the plugin that makes it.
_MAKERS: Mapping[str, str] = {
    r"(?:^|/)feed(?:/.*)?\.xml$": "jekyll-feed",
    r"^sitemap\.xml$|^robots\.txt$": "jekyll-sitemap",
    r"^redirects\.json$": "jekyll-redirect-from",
    r"(?:^|/)page/?\d+(?:/index\.html)?$": "jekyll-paginate or jekyll-paginate-v2",
    r"^(?:tags?|categor(?:y|ies)|\d{4}(?:/\d\d){0,2})/[^/]*(?:/index)?\.html$": "jekyll-archives",
    r"^bibliography/": "jekyll-scholar",
    r"(?:^|/)(?:README|readme)\.html$": "jekyll-optional-front-matter",
    r"^assets/(?:css/style\.css|js/scale\.fix\.js)$": "the theme",
}


def why_missing(path: str, others: Collection[str]) -> tuple[str, ...]:
    """Why the new site lacks a file; `others` are those that it has."""
    return _why(path, others, "not switched on or not here")


def why_extra(path: str, others: Collection[str]) -> tuple[str, ...]:
    """Why only the new site has a file."""
    return _why(path, others, "switched on here only")


def _why(path: str, others: Collection[str], how: str) -> tuple[str, ...]:
    folded = {other.casefold(): other for other in others}
    if path.casefold() in folded:
        return (f"upper and lower case: the other site has {folded[path.casefold()]}",)
    stem = re.sub(r"(?:/index)?\.html$", "", path)
    for other in (f"{stem}.html", f"{stem}/index.html"):
        if other != path and other in others:
            return (f"the permalink: the other site has {other}",)
    for pattern, maker in _MAKERS.items():
        if re.search(pattern, path):
            return (f"a plugin that is {how}: {maker}" if maker != "the theme" else f"the theme is {how}",)
    return ("left over from an earlier build, excluded, or a draft or post of the future",)
