"""What plugins bring to a site, in lines to read."""

from __future__ import annotations

from collections.abc import Iterator

from ..config.load import Config
from . import third_party
from .other_gems import BUILT_IN
from .registry import PLUGINS, plugin_names, required, ruby_claims
from .ruby_files import RubyFile, ruby_files
from .stand_ins import Claim, uncovered


def lines(config: Config) -> list[str]:
    """A line for each plugin that the site names, its Python files and its Ruby files. Raises PluginError."""
    return [*_named(config), *_python(config), *_ruby(config)] or ["The site has no plugins."]


def _named(config: Config) -> Iterator[str]:
    for name in plugin_names(config):
        if name in PLUGINS or name in BUILT_IN:
            yield f"{name}: built in"
        else:
            yield f"{name}: {'a package' if third_party.of_package(name) is not None else 'not available'}"


def _python(config: Config) -> Iterator[str]:
    for brought in third_party.of_site(config):
        names = [kind.name for kind in brought.classes()] + [
            f"subcommand {mark.name}" for mark, _ in brought.commands()
        ]
        what = ", ".join(name.removesuffix(f" of {brought.code.shown}").removeprefix("The ") for name in names)
        yield f"{brought.code.shown}: {what or 'nothing'}"


def _ruby(config: Config) -> Iterator[str]:
    claims = ruby_claims(config)
    for file in ruby_files(config):
        parts = list(_parts(file, claims))
        yield f"{file.path}: {'; '.join(parts) if parts else 'nothing that we can read off it, and it is not run'}"


def _parts(file: RubyFile, claims: list[Claim]) -> Iterator[str]:
    for claim in claims:
        if claim.file == file:
            how = "read off the file" if not claim.stand_in.known and not claim.stand_in.signs else "built in"
            sure = "" if claim.is_sure else " (it is not quite the file that we know)"
            yield f"{', '.join(map(str, claim.covers))}: {how}{sure}"
    for name in required(file):
        yield f"{name}: switched on"
    left = uncovered(file, claims)
    if left:
        yield f"{', '.join(map(str, left))}: missing"
