"""Where a site's files are, and that the destination is none of them."""

from __future__ import annotations

STAGING_PREFIX = ".liquid-compat-"
"""How the names of the folders begin in which a build lays out its output. They are never part of a site."""
