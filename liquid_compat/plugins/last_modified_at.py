"""jekyll-last-modified-at 1.3: when the file of a page last changed (https://github.com/gjtorikian/jekyll-last-modified-at)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ..content.page import Page
from .api import LOWEST, Plugin, PluginSetup

if TYPE_CHECKING:
    from liquid import Tag

    from ..content.item import Item
    from ..content.site import Site
    from ..templates.services import SiteServices

_KEY = "last_modified_at"


class LastModifiedAt(Plugin):
    """Sets `last_modified_at`: the time of the last commit, or the file's where there is none.

    The front matter of documents wins, that of pages doesn't. `last-modified-at: date-format:` in the configuration is
    the format of the tag.
    """

    name = "jekyll-last-modified-at"
    priority = LOWEST - 1

    def __init__(self, setup: PluginSetup) -> None:
        """No times are known yet."""
        super().__init__(setup)
        self._times: dict[str, datetime] = {}

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% last_modified_at FORMAT %}`."""
        from .tags.last_modified_at import make_tag

        return {_KEY: make_tag(self._times)}

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
        top = self._git("rev-parse", "--show-toplevel").strip()
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

    def _git(self, *arguments: str) -> str:
        try:
            run = subprocess.run(
                ["git", *arguments], cwd=self.config.source, capture_output=True, text=True, check=False, timeout=10
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return run.stdout if run.returncode == 0 else ""
