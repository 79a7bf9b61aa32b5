"""jekyll-github-metadata 2.15: `site.github`, as the gem fills it without a network and without a token.

https://jekyll.github.io/github-metadata/site.github/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ..config.load import Config
from ..errors import Location
from ..ruby import addressable
from ..templates.api import LiquidNode, LiquidTag, Node, Output, ParseStream, Renderer, Scope, Tag, Token
from .api import Plugin, PluginSetup
from .git import git_output
from .github_drop import GitHubDrop
from .github_facts import Facts, asked_facts, published_facts
from .github_repository import Pages, Repository, repository_name
from .liquid_values import dig, is_true, to_s


class GitHubMetadata(Plugin):
    """Tells templates of the site's repository, and fills in `title`, `url` and `baseurl` where they are missing.

    The repository is the environment's `PAGES_REPO_NWO`, the configuration's `repository`, or in development the
    origin of the git working copy.
    """

    name = "jekyll-github-metadata"

    @property
    def looks_at(self) -> frozenset[str]:
        """Git, and GitHub if there is a token."""
        return frozenset({"git", "network"}) if _token(self.environ) else frozenset({"git"})

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% github_edit_link %}`."""
        return {"github_edit_link": GitHubEditLinkTag}

    @classmethod
    def configure(cls, setup: PluginSetup) -> Mapping[str, Any]:
        """Set `github`, and what is missing."""
        config = setup.config
        pages = Pages.from_environ(setup.environ, config.environment, config.engine.is_published)
        name = repository_name(setup.environ, config["repository"], pages, lambda: _origin(config))
        repository = None if name is None else Repository(name, pages, _facts(name, pages, setup))
        values = {} if repository is None else _missing_values(repository, setup)
        own = config["github"]
        if own is None or isinstance(own, dict):
            revision = setup.environ.get("JEKYLL_BUILD_REVISION")
            values["github"] = GitHubDrop(pages, repository, own or {}, config.source, revision)
        return values


def _token(environ: Mapping[str, str]) -> str | None:
    """What GitHub's API is asked with; None for not at all."""
    return environ.get("JEKYLL_GITHUB_TOKEN") or environ.get("OCTOKIT_ACCESS_TOKEN")


def _missing_values(repository: Repository, setup: PluginSetup) -> dict[str, Any]:
    """What the configuration leaves open and the repository tells."""
    config = setup.config
    values: dict[str, Any] = {}
    if is_true(config["name"]) and not is_true(config["title"]):
        setup.warnings.warn(
            "`name` is set, but `title` is not; it is not taken from the repository",
            hint="Rename `name:` to `title:`, which plugins and themes read.",
        )
    elif not is_true(config["title"]):
        owner = repository.facts.owner_name or repository.owner
        values["title"] = repository.name if repository.is_project_page else owner
    if not is_true(config["description"]):
        values["description"] = repository.facts.description
    if config.environment != "production" and not setup.environ.get("PAGE_BUILD_ID"):
        return values
    if not is_true(config["url"]):
        values["url"] = repository.site_root
    if config["baseurl"] in (None, "/"):
        values["baseurl"] = repository.baseurl
    return values


def _facts(name: str, pages: Pages, setup: PluginSetup) -> Facts:
    """What is known of the repository; GitHub is asked only with a token."""
    if not setup.config.engine.is_published:
        return Facts()
    facts = published_facts(setup.config.source, setup.environ)
    token = _token(setup.environ)
    if not token:
        return facts
    try:
        return asked_facts(facts, name, pages.api_url, token)
    except (OSError, ValueError) as error:
        setup.warnings.warn(
            f"GitHub could not be asked about {name}: {error}",
            hint="What `site.github` tells is guessed from the repository's name. Look at the token and the network.",
        )
        return facts


def _origin(config: Config) -> str:
    """The address of the git remote `origin`; "" outside of development, but for a published site."""
    if config.environment not in ("development", "test") and not config.engine.is_published:
        return ""
    for line in git_output(config.source, "remote", "--verbose").splitlines():
        remote, _, rest = line.partition("\t")
        if remote == "origin":
            return rest.rpartition(" (")[0]
    return ""


_TEXT = re.compile(r"\"(.*)\"|'(.*)'")


class GitHubEditLinkNode(LiquidNode):
    """Prints the link."""

    __slots__ = ("place", "text")

    def __init__(self, token: Token, text: str | None, place: Location) -> None:
        """`text` is the link's text, None for the bare address; `place` is where the tag stands."""
        super().__init__(token)
        self.text = text
        self.place = place
        self.blank = False

    def compile(self) -> Renderer:
        """Join the repository's address, the branch and the page's path."""
        text, place = self.text, self.place

        def render(scope: Scope, out: Output) -> None:
            registers = scope.context.registers
            github = dig(scope["site"], "github")
            parts = (
                dig(github, "repository_url"),
                "edit/",
                dig(github, "source", "branch"),
                dig(github, "source", "path"),
                dig(registers.page if registers is not None else None, "path"),
            )
            address = ""
            if all(is_true(part) for part in parts):
                address = _joined([to_s(part) for part in parts])
            elif registers is not None:
                registers.warnings.warn(
                    "A link to edit the page can't be made, as site.github does not tell the repository",
                    place,
                    "Set `repository: owner/name` in _config.yml.",
                )
            out.append(address if text is None else f'<a href="{address}">{text}</a>')

        return render


def _joined(parts: list[str]) -> str:
    *folders, page = (part.removeprefix("/") for part in parts)
    path = "".join(folder if not folder or folder.endswith("/") else f"{folder}/" for folder in folders)
    return str(addressable.parse(path + page).normalized())


class GitHubEditLinkTag(LiquidTag):
    """`{% github_edit_link "Text" %}`: a link to where GitHub edits the page's source; without a text its address."""

    name = "github_edit_link"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The argument is the quoted text of the link."""
        match = _TEXT.search(markup)
        text = None if match is None else match[1] if match[1] is not None else match[2]
        return GitHubEditLinkNode(token, text, stream.unit.location(start))
