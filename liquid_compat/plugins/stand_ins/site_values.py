"""Generators and hooks of Ruby files that only set values of the configuration or the data, read off the files.

As from variables of the environment, or what git tells of the revision.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ...config.declared import OTHERS, WITH_DEFAULTS
from ...content.site import Site
from ...templates.services import SiteServices
from ..api import HIGHEST, Plugin
from ..git import git_output
from ..ruby_files import RubyFile, method_name, parameters_of, ruby_files, sections, without
from .ruby_combined import Source, Unreadable, Value
from .ruby_text import Reader

_HOOK = re.compile(
    r"^[ \t]*Jekyll::Hooks\.register[ \t(]+:site,[ \t]*:(after_init|after_reset|post_read|pre_render)\b[^\n]*"
    r"\bdo\b[ \t]*\|[ \t]*site\b[^|\n]*\|[ \t]*\n((?:(?![ \t]*end\b)[^\n]*\n)*)[ \t]*end\b",
    re.MULTILINE,
)
_IDLE = re.compile(r"safe\s+\w+|priority\s+:\w+|")
_SET = re.compile(r"""site\.(config|data)\[["'](\w+)["']\][ \t]*(\|\|)?=(?![=~>])[ \t]*(.*)""")

_READ_BY_US = frozenset(option.key for option in (*WITH_DEFAULTS, *OTHERS))
"""Keys of the configuration that mean something besides what templates see of them."""

Setting = tuple[str, str, Value]
"""Which of `config` and `data` it is set in, the key, and the value."""


class SiteValues(Plugin):
    """Sets what the site's Ruby files set."""

    name = "values of Ruby files"
    priority = HIGHEST

    @property
    def looks_at(self) -> frozenset[str]:
        """Whatever the files ask git for."""
        return frozenset({"history"})

    @property
    def stamp(self) -> str:
        """The files that are read."""
        return " ".join([super().stamp, *(file.fingerprint for file in ruby_files(self.config))])

    def generate(self, site: Site, services: SiteServices) -> None:
        """Set them, in their order."""
        source = _Source(site, self.environ)
        for file in ruby_files(self.config):
            for _, settings in _settings(file):
                for where, key, value in settings:
                    (site.values if where == "config" else site.data)[key] = value(source)


@dataclass(frozen=True)
class _Source(Source):
    """What values are made of: the configuration, the environment, git."""

    site: Site
    environ: Mapping[str, str]

    def config(self) -> Any:
        """The configuration, with what was set in it."""
        return {**self.site.config.values.plain(), **self.site.values}

    def environment(self, name: str, default: str | None) -> str | None:
        """A variable of the environment; that of Jekyll has a default of its own."""
        if name == "JEKYLL_ENV" and default is not None:
            return self.site.config.environment
        return self.environ.get(name, default)

    def git(self, words: list[str]) -> str:
        """What git prints in the source."""
        return git_output(self.site.config.source, *words)


def readable(file: RubyFile) -> frozenset[str]:
    """Which generators and hooks of a file can be read."""
    names = frozenset(name for name, _ in _settings(file))
    hooks = file.code.count("Hooks.register")
    return names if hooks == len(_HOOK.findall(file.code)) else frozenset(n for n in names if not n.startswith("hook"))


def _settings(file: RubyFile) -> Iterator[tuple[str, list[Setting]]]:
    """What each generator or hook of a file sets, of those that do nothing else."""
    found = []
    for section in sections(file.code, "class"):
        name, _, above = section.header.partition("<")
        methods = list(sections(section.body, "def"))
        is_one = [(method_name(method), parameters_of(method)) for method in methods] == [("generate", ["site"])]
        idle = all(_IDLE.fullmatch(line.strip()) for line in without(section.body, "def").split("\n"))
        if above.strip() in ("Generator", "Jekyll::Generator") and is_one and idle:
            found.append((f"generator {name.strip()}", methods[0].body))
    found += [(f"hook :site :{event}", code) for event, code in _HOOK.findall(file.code)]
    for name, code in found:
        try:
            settings = _read(code)
        except Unreadable:
            continue
        if settings:
            yield name, settings


def _read(code: str) -> list[Setting]:
    """The settings of a method's body, a line each. Raises Unreadable."""
    reader = Reader(outside=True)
    reader.names["site"] = "site"
    settings: list[Setting] = []
    for line in filter(None, (line.strip() for line in code.split("\n"))):
        match = _SET.fullmatch(line)
        if match is None:
            reader.statements(line)
            if not re.match(r"[a-z_]\w*[ \t]*=(?!=)", line):
                raise Unreadable(line)
            continue
        if match[3] or (match[1] == "config" and match[2] in _READ_BY_US):
            raise Unreadable(line)
        value = reader.statements(match[4])
        settings.append((match[1], match[2], value))
    return settings
