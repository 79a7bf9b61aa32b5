"""Gems whose stylesheets can be imported as soon as the Gemfile names them: bourbon and neat.

https://www.bourbon.io. They tell Sass where they are by a variable of the environment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from ..errors import LiquidCompatError
from .api import Plugin, PluginSetup

_FOLDERS = ("core", "app/assets/stylesheets")


class _SassGem(Plugin):
    """Adds a gem's folder to those that `@import` looks in."""

    name: ClassVar[str]

    @classmethod
    def configure(cls, setup: PluginSetup) -> Mapping[str, Any]:
        """The folder, behind the site's own `load_paths`; without the gem an import tells that it is missing."""
        try:
            gem = setup.find_gem(cls.name)
        except LiquidCompatError as error:
            setup.warnings.warn(
                f"The stylesheets of {cls.name} are missing: {error.problem.message}", hint=error.problem.hint
            )
            return {}
        folder = next((gem.folder(name) for name in _FOLDERS if gem.folder(name) is not None), None) if gem else None
        if folder is None:
            return {}
        options = setup.config["sass"] if isinstance(setup.config["sass"], dict) else {}
        paths = options.get("load_paths") or []
        return {"sass": {**options, "load_paths": [*(paths if isinstance(paths, list) else [paths]), str(folder)]}}


class Bourbon(_SassGem):
    """Bourbon's mixins."""

    name = "bourbon"


class Neat(_SassGem):
    """Neat's grid."""

    name = "neat"
