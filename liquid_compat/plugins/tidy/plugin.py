"""jekyll-tidy 0.2: pages indented, or compressed (https://github.com/apsislabs/jekyll-tidy)."""

from __future__ import annotations

import re

from ...content.item import Item
from ...errors import Location, PluginError
from ...ruby.printing import inspect, to_s
from ..api import Plugin, PluginSetup
from ..jekyll_minifier.html import HtmlOptions, compress_html
from .beautify import beautify

_SECTION = "jekyll_tidy"


class Tidy(Plugin):
    """Writes the output of every page and document anew, whatever it is.

    Options below `jekyll_tidy:`: `compress_html` (true: compressed, not indented), `exclude` (patterns of paths) and
    `ignore_env` (a `JEKYLL_ENV` in which nothing is done).
    """

    name = "jekyll-tidy"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for those that can't be used."""
        super().__init__(setup)
        given = self.config[_SECTION]
        options = {} if given is None else given
        excluded = options.get("exclude") or [] if isinstance(options, dict) else None
        if not isinstance(excluded, list):
            raise PluginError(
                f"`{_SECTION}` should be a mapping of options, `exclude` in it a list, but is {inspect(given)}",
                Location("_config.yml"),
            )
        self._excluded = [_pattern(to_s(glob)) for glob in excluded]
        self._compresses = options.get("compress_html") is True
        self._is_off = self.config.environment == options.get("ignore_env")

    def after_render(self, item: Item, output: str) -> str:
        """Indent or compress; what is excluded stays, where the gem leaves nothing of it."""
        if self._is_off or any(pattern.fullmatch(item.relative_path) for pattern in self._excluded):
            return output
        return compress_html(output, HtmlOptions()) if self._compresses else beautify(output)


def _pattern(glob: str) -> re.Pattern[str]:
    """Ruby's `File.fnmatch` with `FNM_PATHNAME`: `**/` is any folders, nothing else matches a slash."""
    parts = []
    for part in re.findall(r"\*\*/|\*+|\?|\[[^\]/]+\]|\\.|.", glob, re.DOTALL):
        if part == "**/":
            parts.append(r"(?:[^/.][^/]*/)*")
        elif part.startswith("*"):
            parts.append(r"(?<![^/])(?!\.)[^/]*" if not parts or parts[-1].endswith("/") else r"[^/]*")
        elif part == "?":
            parts.append(r"[^/]")
        elif part.startswith("["):
            parts.append("[^" + part[2:] if part[1] in "!^" else part)
        else:
            parts.append(re.escape(part.removeprefix("\\")))
    return re.compile("".join(parts), re.DOTALL)
