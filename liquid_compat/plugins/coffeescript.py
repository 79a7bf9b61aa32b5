"""jekyll-coffeescript: CoffeeScript files become JavaScript (https://github.com/jekyll/jekyll-coffeescript).

Compiled by the command `coffee` (https://coffeescript.org/#cli); without it files are copied, and a warning tells.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence

from ..converters.base import NORMAL, Conversion, Converter, SourcePlace
from ..errors import ConversionError, Location
from .api import Plugin, PluginSetup

_TIMEOUT = 60  # seconds; the compiler takes well under one


class CoffeeScriptConverter:
    """Converts `.coffee` files with a front matter."""

    priority = NORMAL

    def __init__(self, command: str) -> None:
        """`command` is the compiler's path."""
        self._command = command

    def matches(self, ext: str) -> bool:
        """Whether the extension is CoffeeScript's."""
        return ext.lower() == ".coffee"

    def output_ext(self, ext: str) -> str:
        """JavaScript."""
        return ".js"

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """Compile a script. Raises ConversionError for one that is broken."""
        location = Location(place.path if place else None)
        try:
            run = subprocess.run(
                [self._command, "--compile", "--stdio", "--no-header"],
                input=text,
                capture_output=True,
                text=True,
                check=False,
                timeout=_TIMEOUT,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ConversionError(f"coffee can't be run: {error}", location) from error
        if run.returncode:
            raise ConversionError(f"CoffeeScript: {run.stderr.strip()}", location)
        return Conversion(run.stdout)


class CoffeeScript(Plugin):
    """Adds the converter where there is a compiler."""

    name = "jekyll-coffeescript"

    def __init__(self, setup: PluginSetup) -> None:
        """Look for the compiler."""
        super().__init__(setup)
        self._command = shutil.which("coffee", path=setup.environ.get("PATH"))

    def converters(self) -> Sequence[Converter]:
        """The converter, if it can work; a warning if it can't and there are scripts to convert."""
        if self._command is not None:
            return [CoffeeScriptConverter(self._command)]
        script = next(self.config.source.glob("**/*.coffee"), None)
        if script is not None:
            shown = script.relative_to(self.config.source).as_posix()
            self.warnings.warn(
                f"There is no command `coffee`: {shown} is copied, not compiled",
                hint="Install it (`npm install --global coffeescript@1`), or compile the scripts yourself.",
            )
        return []
