"""jekyll-cache-bust 0.0.1: addresses that change when a file does (https://github.com/george-gca/jekyll-cache-bust)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from ..templates.api import ArgumentError, with_context
from .api import Plugin
from .liquid_values import to_s

_FOLDER = "assets/"
_STYLES = "assets/_sass"


class CacheBust(Plugin):
    """Switches on the filters."""

    name = "jekyll-cache-bust"

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        """The filters."""
        return {"bust_file_cache": bust_file_cache, "bust_css_cache": bust_css_cache}


@with_context
def bust_file_cache(value: Any, *, context: Any = None) -> str:
    """The address with the MD5 of the file of the source, which begins at `assets/`. Raises ArgumentError."""
    address = to_s(value)
    start = address.find(_FOLDER)
    if start < 0:
        raise ArgumentError(f"bust_file_cache looks for files below assets/, and {address!r} is none")
    found = context.site().file_md5(address[start:])
    if found is None:
        raise ArgumentError(f"bust_file_cache finds no file {address[start:]}")
    return f"{address}?v={found}"


@with_context
def bust_css_cache(value: Any, *, context: Any = None) -> str:
    """The address with the MD5 of everything below `assets/_sass`, of nothing where that isn't there."""
    found = context.site().file_md5(_STYLES)
    return f"{to_s(value)}?v={found or hashlib.md5(b'', usedforsecurity=False).hexdigest()}"
