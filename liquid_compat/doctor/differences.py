"""What of a site comes out otherwise here than with the Jekyll that it is written for: `COMPATIBILITY.md`, applied."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..config.load import Config
from ..config.places import key_location
from ..content.site import Site
from ..errors import Location
from .finding import Finding, finding

_CHECK = "differences"

_LOCKED = re.compile(r"^    (jekyll|github-pages|kramdown|rouge|liquid) \(([\d.]+)\)", re.MULTILINE)
_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "jekyll": {"jekyll": "4.", "kramdown": "2.", "rouge": "3.", "liquid": "4.0"},
    "github-pages": {"jekyll": "3.", "kramdown": "2.", "rouge": "3.", "liquid": "4.0"},
}
"""The versions that the profiles follow, as their beginnings."""


def check_differences(config: Config, site: Site | None) -> Iterator[Finding]:
    """Notes on settings, versions and files that count otherwise here."""
    yield finding(
        _CHECK,
        f"The site is built as by {'GitHub Pages' if config.profile.name == 'github-pages' else 'Jekyll 4.4'}, "
        f"{config.profile_reason}",
        hint="Choose with --profile, or with `liquid_compat: {profile: …}` in the configuration.",
        level="note",
    )
    lock = config.source / "Gemfile.lock"
    if lock.is_file():
        expected = _REFERENCES[config.profile.name]
        for name, version in _LOCKED.findall(lock.read_text(encoding="utf-8", errors="replace")):
            if name in expected and not version.startswith(expected[name]):
                yield finding(
                    _CHECK,
                    f"Gemfile.lock has {name} {version}; what is followed here is {name} {expected[name].rstrip('.')}",
                    Location("Gemfile.lock"),
                    "Compare with `liquid-compat verify` before you leave Ruby.",
                    "note",
                )
    for key, value, message in (
        ("lsi", True, "`lsi`: related posts are the latest ones, not the most similar"),
        ("highlighter", "pygments", "`highlighter: pygments`: Rouge's output is used"),
    ):
        if config[key] == value:
            yield finding(_CHECK, message, key_location(config.files, (key,)), level="note")
    kramdown = config["kramdown"] or {}
    for key, meaning in (("math_engine", "mathjax"), ("syntax_highlighter", "rouge")):
        if kramdown.get(key) not in (None, meaning, "nil"):
            yield finding(
                _CHECK,
                f"`kramdown.{key}: {kramdown[key]}`: only {meaning} is here",
                key_location(config.files, ("kramdown", key)),
                level="note",
            )
    if site is not None:
        names: dict[str, str] = {}
        for page in site.pages:
            other = names.setdefault(page.name, page.relative_path)
            if other != page.relative_path and page.name not in ("index.html", "index.md", "404.html"):
                break
        else:
            return
        yield finding(
            _CHECK,
            f"Pages with the same file name ({page.name}) are in the order of their paths in `site.pages`; Jekyll's "
            "order is that of the file system",
            Location(page.relative_path),
            level="note",
        )
