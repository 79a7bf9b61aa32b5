"""The theme that comes with liquid-compat, and the site that `liquid-compat new` starts from.

The folders beside this file are links to the repository's own site, whose theme it is; in a wheel they are copies.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent


def academic() -> Path:
    """The folder of the theme `liquid-compat-academic` (an entry point of the group `liquid_compat.themes`)."""
    return _HERE / "academic"


def starter() -> Path:
    """The folder of the sample site: configuration, pages, collections, data and pictures."""
    return _HERE / "starter"


def bibliography() -> Path:
    """The folder of what the sample site has with `new --bibliography`: a BibTeX file, a page for it, settings."""
    return _HERE / "bibliography"
