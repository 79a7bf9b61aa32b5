"""Jekyll's default configuration: values (declared in `config.declared`), what is left out, styles of permalinks."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from .declared import WITH_DEFAULTS
from .engine import EngineOptions

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
    return {option.key: deepcopy(option.default) for option in WITH_DEFAULTS}


def default_keys() -> frozenset[str]:
    """The keys that have a default (a theme's own configuration may not set these)."""
    return frozenset(option.key for option in WITH_DEFAULTS)
