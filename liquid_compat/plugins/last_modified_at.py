"""jekyll-last-modified-at 1.3: when the file of a page last changed (https://github.com/gjtorikian/jekyll-last-modified-at)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import datetime

from ..content.item import Item
from ..content.page import Page
from ..content.site import Site
from ..ruby.strftime import strftime
from ..templates.api import SPACES, LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token
from ..templates.services import SiteServices
from .api import LOWEST, Plugin, PluginSetup
from .git import git_output
from .liquid_values import dig, fetch, is_true, to_s

_KEY = "last_modified_at"
_DEFAULT_FORMAT = "%d-%b-%y"


class LastModifiedAt(Plugin):
    """Sets `last_modified_at`: the time of the last commit, or the file's where there is none.

    The front matter of documents wins, that of pages doesn't. `last-modified-at: date-format:` in the configuration is
    the format of the tag.
    """

    name = "jekyll-last-modified-at"
    priority = LOWEST - 1

    @property
    def looks_at(self) -> frozenset[str]:
        """The last commit of each file."""
        return frozenset({"history"})

    def __init__(self, setup: PluginSetup) -> None:
        """No times are known yet."""
        super().__init__(setup)
        self._times: dict[str, datetime] = {}

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% last_modified_at FORMAT %}`."""
        return {_KEY: LastModifiedAtTag}

    def tag_values(self) -> Mapping[str, datetime]:
        """The times, by the paths of pages and documents."""
        return self._times

    def after_read(self, site: Site) -> None:
        """Set the times of what was read."""
        self._set_times([*site.documents(), *site.pages])

    def generate(self, site: Site, services: SiteServices) -> None:
        """Set the times of pages that other plugins made of files."""
        self._set_times([page for page in site.pages if not isinstance(page.data.get(_KEY), datetime)])

    def _set_times(self, items: Sequence[Item]) -> None:
        files = [item for item in items if os.path.isfile(item.source_path)]
        commits = self._commit_times({item.source_path for item in files}) if files else {}
        for item in files:
            seconds = commits.get(os.path.realpath(item.source_path))
            if seconds is None:
                changed = self.config.file_time(item.source_path).replace(microsecond=0)
            else:
                changed = datetime.fromtimestamp(seconds, self.config.zone)
            self._times[item.path] = changed
            if isinstance(item, Page) or _KEY not in item.data:
                item.data[_KEY] = changed

    def _commit_times(self, paths: set[str]) -> dict[str, int]:
        """The seconds of the last commit of each file, from one walk through git's history, latest first."""
        top = git_output(self.config.source, "rev-parse", "--show-toplevel").strip()
        if not top:
            return {}
        wanted = {os.path.realpath(path) for path in paths}
        command = ["git", "-c", "core.quotePath=false", "log", "--format=%x00%ct", "--name-only", "--", "."]
        found: dict[str, int] = {}
        seconds = 0
        with subprocess.Popen(
            command, cwd=self.config.source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as process:
            assert process.stdout is not None
            for line in process.stdout:
                line = line.rstrip("\n")
                if line.startswith("\0"):
                    seconds = int(line[1:])
                elif line and (path := os.path.join(top, line)) in wanted:
                    found.setdefault(path, seconds)
                    if len(found) == len(wanted):
                        process.kill()
                        break
        return found


class LastModifiedAtNode(LiquidNode):
    """Prints the time."""

    __slots__ = ("format",)

    def __init__(self, token: Token, format_: str) -> None:
        """`format_` is empty for the configuration's format."""
        super().__init__(token)
        self.format = format_
        self.blank = False

    def compile(self) -> Renderer:
        """Format the page's time; nothing for a page without a file."""
        own = self.format

        def render(scope: Scope, out: Output) -> None:
            registers = scope.context.registers
            if registers is None:
                return
            times = registers.site.plugins.get(LastModifiedAt.name) or {}
            changed = times.get(to_s(fetch(registers.page, "path")))
            if changed is None:
                return
            if _KEY not in registers.state:
                configured = dig(registers.site.config, "last-modified-at", "date-format")
                form = own or (to_s(configured) if is_true(configured) else _DEFAULT_FORMAT)
                registers.state[_KEY] = strftime(changed, form)
            out.append(registers.state[_KEY])

        return render


class LastModifiedAtTag(LiquidTag):
    """`{% last_modified_at %d-%b-%y %}`.

    As in the gem, all of these tags of one page print what the first of them prints, whatever their formats.
    """

    name = _KEY

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The markup is the format."""
        return LastModifiedAtNode(token, markup.strip(SPACES))
