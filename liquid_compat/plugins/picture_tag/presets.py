"""The presets of jekyll_picture_tag (https://rbuchberger.github.io/jekyll_picture_tag/users/presets)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

DEFAULT: dict[str, Any] = {
    "markup": "auto",
    "formats": ["original"],
    "widths": [400, 600, 800, 1000],
    "fallback_width": 800,
    "fallback_format": "original",
    "noscript": False,
    "link_source": False,
    "quality": 75,
    "format_quality": {"webp": 50, "avif": 30, "jp2": 30},
    "data_sizes": True,
    "keep": "attention",
    "dimension_attributes": False,
    "strip_metadata": True,
}
STOCK: Mapping[str, Mapping[str, Any]] = {
    "jpt-webp": {"formats": ["webp", "original"]},
    "jpt-avif": {"formats": ["avif", "webp", "original"]},
    "jpt-lazy": {
        "markup": "data_auto",
        "noscript": True,
        "formats": ["webp", "original"],
        "attributes": {"parent": 'class="lazy"'},
    },
    "jpt-loaded": {"formats": ["avif", "jp2", "webp", "original"], "dimension_attributes": True},
    "jpt-direct": {"markup": "direct_url", "fallback_format": "webp", "fallback_width": 600},
    "jpt-thumbnail": {
        "base_width": 250,
        "pixel_ratios": [1, 1.5, 2],
        "formats": ["webp", "original"],
        "fallback_width": 250,
        "attributes": {"picture": 'class="icon"'},
    },
    "jpt-avatar": {"base_width": 100, "pixel_ratios": [1, 1.5, 2], "fallback_width": 100, "crop": "1:1"},
}
MEDIA: Mapping[str, str] = {
    "jpt-mobile": "max-width: 480px",
    "jpt-tablet": "max-width: 768px",
    "jpt-laptop": "max-width: 1024px",
    "jpt-desktop": "max-width: 1200px",
    "jpt-wide": "min-width: 1201px",
}


def quality(preset: Mapping[str, Any], kind: str, width: float) -> Any:
    """The quality for a format and a width; two points give a line between them."""
    own = preset.get("format_quality") or {}
    value = own.get(kind, preset["quality"])
    if not isinstance(value, dict):
        return value
    points = sorted((float(key), item) for key, item in value.items())
    (low, first), (high, last) = points[0], points[-1]
    if width <= low:
        return first
    if width > high:
        return last
    slope = (float(last) - float(first)) / (high - low)
    return slope * width + (float(first) - slope * low)
