"""Whose build a site is built as: Jekyll's own, or GitHub Pages'.

GitHub Pages builds with the `github-pages` gem: an older Jekyll in safe mode, with plugins that are always on and
settings that a site can't change (https://pages.github.com/versions/,
https://docs.github.com/en/pages/setting-up-a-github-pages-site-with-jekyll/about-github-pages-and-jekyll).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ..errors import ConfigError
from ..lazy import pattern
from ..ruby.printing import inspect
from .defaults import DEFAULT_EXCLUDES
from .engine import EngineOptions


class Profile(NamedTuple):
    """What a build takes as given, whatever the site: settings, plugins, engine."""

    name: str
    engine: EngineOptions
    defaults: Mapping[str, Any]
    """Laid over Jekyll's own defaults, under the site's settings."""
    forced: Mapping[str, Any]
    """Laid over the site's settings."""
    excludes: tuple[str, ...]
    added_excludes: bool
    """Whether `excludes` count beside the site's own `exclude` (else only where it has none)."""
    plugins: tuple[str, ...] = ()
    """Always on, after the site's own."""
    environment: str | None = None
    """What `jekyll.environment` is, whatever JEKYLL_ENV says."""
    zone: str | None = None
    """The time zone of a site that sets none."""
    reads_gemfile: bool = True
    """Whether the plugins of the Gemfile's group `jekyll_plugins` are switched on."""
    copies_if: str | None = None
    """The name of a file with which a source is not built: its files are copied as they are."""
    lists_as_text: bool = False
    """Whether `include` and `exclude` may be texts with commas."""
    old_keys: tuple[tuple[str, str], ...] = (
        ("gems", "plugins"),
        ("layouts", "layouts_dir"),
        ("includes", "includes_dir"),
    )
    """Keys of older Jekylls, and what they are called now."""


JEKYLL = Profile("jekyll", EngineOptions(), {}, {}, DEFAULT_EXCLUDES, added_excludes=True)

_GITHUB_PAGES_PLUGINS = (
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
)

# Without these GitHub Pages would stop at the first of their tags, so a site that lists one isn't built there.
_NEEDED_PLUGINS = frozenset({"jekyll-scholar", "jekyll/scholar"})

# In the order in which templates see `site.whitelist`.
_GITHUB_PAGES_WHITELIST = (
    "jekyll-coffeescript",
    "jekyll-commonmark-ghpages",
    "jekyll-feed",
    "jekyll-gist",
    "jekyll-github-metadata",
    "jekyll-paginate",
    "jekyll-redirect-from",
    "jekyll-seo-tag",
    "jekyll-sitemap",
    "jekyll-avatar",
    "jemoji",
    "jekyll-mentions",
    "jekyll-relative-links",
    "jekyll-optional-front-matter",
    "jekyll-readme-index",
    "jekyll-default-layout",
    "jekyll-titles-from-headings",
    "jekyll-include-cache",
    "jekyll-octicons",
    "jekyll-remote-theme",
)

GITHUB_PAGES = Profile(
    "github-pages",
    EngineOptions(
        jekyll_version="3.10.0",
        undated_documents_have_build_time=False,
        documents_have_names=False,
        page_excerpts=False,
        excerpt_definitions="all",
        collection_files="apart",
        collection_file_names=False,
        collections_sorted=False,
        placeholders="old",
        weekdate_style=False,
        dots_stripped=False,
        posts_in_dated_folders=True,
        slug_letters="alnum",
        defaults_match="components",
        csv_options=False,
        includes_read_late=False,
        render_with_liquid=False,
        theme_values=False,
        links_with_baseurl=False,
        liquid_in_links=False,
        filters="3",
        marked_lines=False,
        sass="ruby",
        markdown_processors=("kramdown", "gfm", "commonmarkghpages"),
        is_published=True,
        relative_links="0.6",
    ),
    {
        "theme": "jekyll-theme-primer",
        "jailed": False,
        "gist": {"noscript": False},
        "kramdown": {
            "toc_levels": "1..6",
            "gfm_quirks": "paragraph_end",
            "syntax_highlighter_opts": {"default_lang": "plaintext"},
        },
        "sass": {"style": "compressed"},
    },
    {
        "safe": True,
        "lsi": False,
        "highlighter": "rouge",
        "whitelist": list(_GITHUB_PAGES_WHITELIST),
        "plugins_dir": "_plugins",
        "gist": {"noscript": False},
        "kramdown": {"template": "", "math_engine": "mathjax", "syntax_highlighter": "rouge"},
    },
    (
        "Gemfile",
        "Gemfile.lock",
        "node_modules",
        "vendor/bundle/",
        "vendor/cache/",
        "vendor/gems/",
        "vendor/ruby/",
        "CNAME",
    ),
    added_excludes=False,
    plugins=_GITHUB_PAGES_PLUGINS,
    environment="production",
    zone="UTC",
    reads_gemfile=False,
    copies_if=".nojekyll",
    lists_as_text=True,
    old_keys=(
        ("gems", "plugins"),
        ("layouts", "layouts_dir"),
        ("data_source", "data_dir"),
    ),
)

PROFILES: Mapping[str, Profile] = MappingProxyType({profile.name: profile for profile in (JEKYLL, GITHUB_PAGES)})

_GITHUB_PAGES_GEM = pattern(r"""^\s*gem\s*\(?\s*["']github-pages["']""", re.MULTILINE)
_JEKYLL_GEM = pattern(r"""^\s*gem\s*\(?\s*["'](?:jekyll|github-pages)["']""", re.MULTILINE)
_OWN_BUILD = pattern(r"\bjekyll(?:@\S+)?\s+b(?:uild)?\b|\bliquid-compat\s+b(?:uild)?\b|\bjekyll-(?:action|deploy)\b")
_PAGES_BUILD = "actions/jekyll-build-pages"

# Where a repository says how it is built; the names are those of the services' documentation.
_WORKFLOWS = (
    ".github/workflows/*.yml",
    ".github/workflows/*.yaml",
    ".circleci/config.yml",
    ".gitlab-ci.yml",
    ".travis.yml",
    "netlify.toml",
    "vercel.json",
)


class Choice(NamedTuple):
    """A profile, and why it is this one."""

    profile: Profile
    reason: str


def choose_profile(
    given: object, configured: object, environ: Mapping[str, str], source: Path, plugins: Sequence[str] = ()
) -> Choice:
    """The profile of a build.

    `given` is the command line's name, `configured` the configuration's (`liquid_compat: {profile: …}`), `plugins` what
    it lists. LIQUID_COMPAT_PROFILE in `environ` speaks for sites that name none; then the repository does: GitHub Pages
    builds what has a Gemfile with its gem, and what neither has a Gemfile, nor is built by a workflow of its own, nor
    names a plugin that it refuses for its tags. Raises ConfigError for a name that is none.
    """
    for name, reason in (
        (given, "--profile"),
        (configured, "`liquid_compat: profile` in the configuration"),
        (environ.get("LIQUID_COMPAT_PROFILE") or None, "LIQUID_COMPAT_PROFILE"),
    ):
        if name is not None:
            return Choice(_named(name, reason), f"because of {reason}")
    root = _repository(source)
    gemfile = _text(source / "Gemfile")
    if gemfile is None and root != source:
        # That of a program in the same repository says nothing of the site.
        gemfile = _text(root / "Gemfile")
        gemfile = gemfile if gemfile is not None and _JEKYLL_GEM.search(gemfile) else None
    if gemfile is not None:
        if _GITHUB_PAGES_GEM.search(gemfile):
            return Choice(GITHUB_PAGES, "because the Gemfile names github-pages")
        return Choice(JEKYLL, "because the Gemfile does not name github-pages")
    for folder in dict.fromkeys((source, root)):
        for glob in _WORKFLOWS:
            for file in sorted(folder.glob(glob)):
                text = _text(file) or ""
                if _PAGES_BUILD not in text and _OWN_BUILD.search(text):
                    return Choice(JEKYLL, f"because {file.relative_to(folder).as_posix()} builds the site itself")
    for name in plugins:
        if name in _NEEDED_PLUGINS:
            return Choice(JEKYLL, f"because GitHub Pages has no {name}, whose tags the site is written with")
    return Choice(GITHUB_PAGES, "because there is neither a Gemfile nor a workflow that builds the site")


def _repository(source: Path) -> Path:
    """The folder of the git working copy that a source lies in; the source itself where it lies in none."""
    return next((folder for folder in (source, *source.parents) if (folder / ".git").exists()), source)


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None


def _named(name: object, origin: str) -> Profile:
    profile = PROFILES.get(name) if isinstance(name, str) else None
    if profile is None:
        raise ConfigError(
            f"{origin}: there is no profile {inspect(name)}", hint="The profiles are " + " and ".join(PROFILES) + "."
        )
    return profile
