"""jekyll-coffeescript: CoffeeScript files become JavaScript (https://github.com/jekyll/jekyll-coffeescript).

Compiled by the command `coffee` (https://coffeescript.org/#cli); without it files are copied, and a warning tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ..content.site import Site
from ..converters.base import NORMAL, Conversion, Converter, SourcePlace
from ..errors import ConversionError, Location
from .api import Plugin, PluginSetup

_TIMEOUT = 60  # seconds; the compiler takes well under one


class CoffeeScriptConverter:
    """Converts `.coffee` files with a front matter, where there is a compiler."""

    priority = NORMAL

    def __init__(self, path: str | None) -> None:
        """`path` is where commands are, as the environment has it."""
        self._path = path

    @cached_property
    def command(self) -> str | None:
        """The compiler's path. It is looked for when there is something to compile."""
        import shutil

        return shutil.which("coffee", path=self._path)

    def matches(self, ext: str) -> bool:
        """Whether the extension is CoffeeScript's, and can be compiled."""
        return ext.lower() == ".coffee" and self.command is not None

    def output_ext(self, ext: str) -> str:
        """JavaScript."""
        return ".js"

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """Compile a script. Raises ConversionError for one that is broken."""
        import subprocess

        assert self.command is not None
        location = Location(place.path if place else None)
        try:
            run = subprocess.run(
                [self.command, "--compile", "--stdio", "--no-header"],
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
    """Adds the converter."""

    name = "jekyll-coffeescript"

    def __init__(self, setup: PluginSetup) -> None:
        """Make the converter."""
        super().__init__(setup)
        self._converter = CoffeeScriptConverter(setup.environ.get("PATH"))

    def converters(self) -> Sequence[Converter]:
        """The converter."""
        return [self._converter]

    def after_read(self, site: Site) -> None:
        """Warn if there are scripts to convert and nothing that could."""
        scripts = [item for item in site.items() if item.ext.lower() == ".coffee"]
        if scripts and self._converter.command is None:
            self.warnings.warn(
                f"There is no command `coffee`: {scripts[0].relative_path.lstrip('/')} is copied, not compiled",
                hint="Install it (`npm install --global coffeescript@1`), or compile the scripts yourself.",
            )
