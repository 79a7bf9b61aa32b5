"""`site.github`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..config.merge import deep_merge
from ..errors import PluginError
from ..ruby.drop import Drop
from ..ruby.json_text import pretty
from .git import git_output
from .github_repository import Pages, Repository

_OWNER_KEYS = (
    "avatar_url", "bio", "blog", "collaborators", "company", "created_at", "description", "email", "followers",
    "following", "has_organization_projects", "has_repository_projects", "hireable", "html_url", "id", "is_verified",
    "location", "login", "name", "node_id", "public_gists", "public_repos", "type", "updated_at",
)  # fmt: skip

_SETTINGS: dict[str, Callable[[Pages], Any]] = {
    "api_url": lambda pages: pages.api_url,
    "environment": lambda pages: pages.environment,
    "help_url": lambda pages: pages.help_url,
    "hostname": lambda pages: pages.github_hostname,
    "pages_env": lambda pages: pages.environment,
    "pages_hostname": lambda pages: pages.pages_hostname,
    "versions": lambda pages: {},
}

# What only GitHub could tell is nil, or false where the gem has asked for a list.
_REPOSITORY: dict[str, Callable[[Repository], Any]] = {
    "archived": lambda repository: repository.facts.archived,
    "baseurl": lambda repository: repository.baseurl,
    "clone_url": lambda repository: f"{repository.url}.git",
    "contributors": lambda repository: repository.facts.lists,
    "disabled": lambda repository: repository.facts.disabled,
    "is_project_page": lambda repository: repository.is_project_page,
    "is_user_page": lambda repository: repository.is_user_page,
    "issues_url": lambda repository: f"{repository.url}/issues" if repository.facts.has_issues else None,
    "language": lambda repository: repository.facts.language,
    "latest_release": lambda repository: False,
    "license": lambda repository: repository.facts.license,
    "organization_members": lambda repository: None,
    "owner": lambda repository: dict.fromkeys(_OWNER_KEYS),
    "owner_display_name": lambda repository: repository.facts.owner_name,
    "owner_gravatar_url": lambda repository: f"{repository.owner_url}.png",
    "owner_name": lambda repository: repository.owner,
    "owner_url": lambda repository: repository.owner_url,
    "private": lambda repository: repository.facts.private,
    "project_tagline": lambda repository: repository.facts.description,
    "project_title": lambda repository: repository.name,
    "public_repositories": lambda repository: (
        repository.facts.lists or (None if repository.facts.lists is False else [])
    ),
    "releases": lambda repository: repository.facts.lists,
    "releases_url": lambda repository: f"{repository.url}/releases",
    "repository_name": lambda repository: repository.name,
    "repository_nwo": lambda repository: repository.nwo,
    "repository_url": lambda repository: repository.url,
    "show_downloads": lambda repository: repository.facts.has_downloads,
    "source": lambda repository: {"branch": repository.branch, "path": repository.facts.path},
    "tar_url": lambda repository: f"{repository.url}/tarball/{repository.branch}",
    "url": lambda repository: repository.site_url,
    "wiki_url": lambda repository: f"{repository.url}/wiki" if repository.facts.has_wiki else None,
    "zip_url": lambda repository: f"{repository.url}/zipball/{repository.branch}",
}


class GitHubDrop(Drop):
    """The repository's values, under those of the configuration's own `github:`."""

    __slots__ = ("_own", "_pages", "_repository", "_revision", "_source")

    def __init__(
        self,
        pages: Pages,
        repository: Repository | None,
        own: dict[str, Any],
        source: Path,
        revision: str | None,
    ) -> None:
        """`own` wins; mappings are merged. Without a `revision` git tells that of `source` when it is asked for."""
        super().__init__()
        self._pages = pages
        self._repository = repository
        self._own = own
        self._source = source
        self._revision = revision

    def lookup(self, key: str) -> Any:
        """The value under a key. Raises PluginError for one of the repository where none is known."""
        own = self._own.get(key)
        if own is not None and not isinstance(own, dict):
            return own
        value = self._known(key)
        return deep_merge(value, own) if own is not None and isinstance(value, dict) else own or value

    def _known(self, key: str) -> Any:
        if key == "build_revision":
            return self._revision or git_output(self._source, "rev-parse", "HEAD").strip()
        if key in _SETTINGS:
            return _SETTINGS[key](self._pages)
        if key not in _REPOSITORY:
            return None
        if self._repository is None:
            raise PluginError(
                f"site.github.{key} is asked for, but nothing tells the site's repository",
                hint="Set `repository: owner/name` in _config.yml or PAGES_REPO_NWO in the environment.",
            )
        return _REPOSITORY[key](self._repository)

    def keys(self) -> list[str]:
        """All keys, in alphabetical order."""
        return sorted({*_SETTINGS, *_REPOSITORY, "build_revision", *self._own})

    def to_s(self) -> str:
        """The values as pretty JSON."""
        return pretty(self)
