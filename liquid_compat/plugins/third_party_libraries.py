"""jekyll-3rd-party-libraries 0.0.1: versions in the addresses of libraries.

https://github.com/george-gca/jekyll-3rd-party-libraries
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import Location
from .api import Plugin, PluginSetup
from .liquid_values import is_true, to_s

_SECTION = "third_party_libraries"
_VERSION = "{{version}}"


class ThirdPartyLibraries(Plugin):
    """Puts each library's `version` into the addresses below its `url`.

    `download: true` would have the libraries fetched into the site; they stay where they are.
    """

    name = "jekyll-3rd-party-libraries"

    @classmethod
    def configure(cls, setup: PluginSetup) -> Mapping[str, Any]:
        """The section `third_party_libraries:` with whole addresses."""
        section = setup.config[_SECTION]
        if not isinstance(section, dict):
            return {}
        if is_true(section.get("download")):
            setup.warnings.warn(
                "third_party_libraries: download: true is not available here: nothing is fetched, addresses stay",
                Location("_config.yml"),
                "Put copies of them into assets/libs and name these in `url:`, or write `download: false`.",
            )
        return {_SECTION: {name: _completed(library) for name, library in section.items()}}


def _completed(library: Any) -> Any:
    """A library with its version in its addresses."""
    if not isinstance(library, dict) or "url" not in library:
        return library
    return {**library, "url": _with_version(library["url"], to_s(library.get("version")))}


def _with_version(address: Any, version: str) -> Any:
    if isinstance(address, dict):
        return {kind: _with_version(value, version) for kind, value in address.items()}
    return address.replace(_VERSION, version) if isinstance(address, str) else address
