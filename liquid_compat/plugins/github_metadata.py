"""jekyll-github-metadata 2.15: `site.github`, as the gem fills it without a network and without a token.

https://jekyll.github.io/github-metadata/site.github/
"""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ..config.merge import deep_merge
from .api import Plugin
from .github_repository import Pages, Repository, repository_name
from .liquid_values import is_true

if TYPE_CHECKING:
    from liquid import Tag


class GitHubMetadata(Plugin):
    """Tells templates of the site's repository, and fills in `title`, `url` and `baseurl` where they are missing.

    The repository is the environment's `PAGES_REPO_NWO`, the configuration's `repository`, or in development the
    origin of the git working copy.
    """

    name = "jekyll-github-metadata"

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% github_edit_link %}`."""
        from .tags.github_edit_link import GitHubEditLinkTag

        return {"github_edit_link": GitHubEditLinkTag}

    def configure(self, values: dict[str, Any]) -> None:
        """Set `github`, and what is missing."""
        from .github_drop import GitHubDrop

        pages = Pages.from_environ(self.environ, self.config.environment)
        name = repository_name(self.environ, values.get("repository"), pages, self._origin)
        repository = None if name is None else Repository(name, pages)
        if repository is not None:
            self._fill_in(values, repository)
        own = values.get("github")
        drop = GitHubDrop(pages, repository, self._revision, own if isinstance(own, dict) else {}, deep_merge)
        if own is None or isinstance(own, dict):
            values["github"] = drop

    def _fill_in(self, values: dict[str, Any], repository: Repository) -> None:
        if is_true(values.get("name")) and not is_true(values.get("title")):
            self.warnings.warn(
                "`name` is set, but `title` is not; it is not taken from the repository",
                hint="Rename `name:` to `title:`, which plugins and themes read.",
            )
        elif not is_true(values.get("title")):
            values["title"] = repository.name if repository.is_project_page else repository.owner
        if not is_true(values.get("description")):
            values["description"] = None  # the gem would ask GitHub
        if self.config.environment != "production" and not self.environ.get("PAGE_BUILD_ID"):
            return
        if not is_true(values.get("url")):
            values["url"] = repository.site_root
        if values.get("baseurl") in (None, "/"):
            values["baseurl"] = repository.baseurl

    def _origin(self) -> str:
        """The address of the git remote `origin`; "" outside of development."""
        if self.config.environment not in ("development", "test"):
            return ""
        for line in self._git("remote", "--verbose").splitlines():
            remote, _, rest = line.partition("\t")
            if remote == "origin":
                return rest.rpartition(" (")[0]
        return ""

    def _revision(self) -> str:
        """The commit that is built."""
        return self.environ.get("JEKYLL_BUILD_REVISION") or self._git("rev-parse", "HEAD").strip()

    def _git(self, *arguments: str) -> str:
        """What git prints in the site's source; nothing where it fails or isn't there."""
        try:
            run = subprocess.run(
                ["git", *arguments], cwd=self.config.source, capture_output=True, text=True, check=False, timeout=10
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        return run.stdout if run.returncode == 0 else ""
