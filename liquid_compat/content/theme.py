"""Themes: a folder of layouts, includes, stylesheets, assets and data that a site builds on.

https://jekyllrb.com/docs/themes/
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Theme(NamedTuple):
    """An installed theme: its name and the folder that it lives in."""

    name: str
    root: Path
    version: str = ""
    dependencies: tuple[str, ...] = ()
    """The gems that it needs, as far as its package tells."""
    is_remote: bool = False
    """Whether it is a repository's state and no gem: its `_config.yml` does not count then."""

    def folder(self, name: str) -> Path | None:
        """One of the theme's folders (`_layouts`, `_includes`, `_sass`, `assets`, `_data`), if it has it."""
        path = self.root / name
        return path if path.is_dir() else None
