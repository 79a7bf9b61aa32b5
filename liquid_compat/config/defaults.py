"""Jekyll's default configuration, as data (https://jekyllrb.com/docs/configuration/default/)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from .engine import EngineOptions

_DEFAULTS: dict[str, Any] = {
    # Where things are
    "source": ".",
    "destination": "./_site",
    "collections_dir": "",
    "cache_dir": ".jekyll-cache",
    "plugins_dir": "_plugins",
    "layouts_dir": "_layouts",
    "data_dir": "_data",
    "includes_dir": "_includes",
    "collections": {},
    # Reading
    "safe": False,
    "include": [".htaccess"],
    "exclude": [],
    "keep_files": [".git", ".svn"],
    "encoding": "utf-8",
    "markdown_ext": "markdown,mkdown,mkdn,mkd,md",
    "strict_front_matter": False,
    # Filtering
    "show_drafts": None,
    "limit_posts": 0,
    "future": False,
    "unpublished": False,
    # Plugins
    "whitelist": [],
    "plugins": [],
    # Conversion
    "markdown": "kramdown",
    "highlighter": "rouge",
    "lsi": False,
    "excerpt_separator": "\n\n",
    "incremental": False,
    # Serving
    "detach": False,
    "port": "4000",
    "host": "127.0.0.1",
    "baseurl": None,
    "show_dir_listing": False,
    # Output
    "permalink": "date",
    "paginate_path": "/page:num",
    "timezone": None,
    "quiet": False,
    "verbose": False,
    "defaults": [],
    "liquid": {"error_mode": "warn", "strict_filters": False, "strict_variables": False},
    "kramdown": {
        "auto_ids": True,
        "toc_levels": [1, 2, 3, 4, 5, 6],
        "entity_output": "as_char",
        "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
        "input": "GFM",
        "hard_wrap": False,
        "guess_lang": True,
        "footnote_nr": 1,
        "show_warnings": False,
    },
}

DEFAULT_EXCLUDES = (
    ".sass-cache",
    ".jekyll-cache",
    "gemfiles",
    "Gemfile",
    "Gemfile.lock",
    "node_modules",
    "vendor/bundle/",
    "vendor/cache/",
    "vendor/gems/",
    "vendor/ruby/",
)

_PERMALINK_STYLES = {
    "none": "/:categories/:title:output_ext",
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
}


def permalink_style(style: str, engine: EngineOptions) -> str:
    """The URL template that a style's name stands for; any other text is a template itself."""
    if style == "weekdate" and not engine.weekdate_style:
        return style
    return _PERMALINK_STYLES.get(style, style)


def default_values() -> dict[str, Any]:
    """A fresh copy of Jekyll's defaults: key to value."""
    return deepcopy(_DEFAULTS)


def default_keys() -> frozenset[str]:
    """The keys that have a default (a theme's own configuration may not set these)."""
    return frozenset(_DEFAULTS)
