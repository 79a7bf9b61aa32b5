"""What follows from a repository's name and from the settings of GitHub Pages, without asking GitHub."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from .github_facts import Facts


class Pages(NamedTuple):
    """Where GitHub and its Pages are; the environment's variables speak for GitHub Enterprise."""

    environment: str
    api_url: str
    help_url: str
    github_hostname: str
    pages_hostname: str
    scheme: str
    subdomain_isolation: bool
    published: bool = False
    """Whether the site is taken for one at https://OWNER.github.io, whatever builds it."""

    @classmethod
    def from_environ(cls, environ: Mapping[str, str], jekyll_environment: str, published: bool = False) -> Pages:
        """Read the variables; `jekyll_environment` is `JEKYLL_ENV`."""

        def setting(name: str, other: str | None, default: str) -> str:
            return environ.get(name) or (default if other is None else other)

        environment = setting("PAGES_ENV", jekyll_environment, "development")
        local = "localhost:4000" if environment == "development" else None
        help_url = "https://docs.github.com" if published else "https://help.github.com"
        secure = setting("SSL", None, "false") == "true" or environment == "test"
        return cls(
            environment,
            setting("PAGES_API_URL", environ.get("API_URL"), "https://api.github.com").removesuffix("/"),
            setting("PAGES_HELP_URL", environ.get("HELP_URL"), help_url).removesuffix("/"),
            setting("PAGES_GITHUB_HOSTNAME", environ.get("GITHUB_HOSTNAME"), "github.com").removesuffix("/"),
            setting("PAGES_PAGES_HOSTNAME", environ.get("PAGES_HOSTNAME", local), "github.io").removesuffix("/"),
            "https" if secure else "http",
            setting("SUBDOMAIN_ISOLATION", None, "false") == "true",
            published,
        )

    @property
    def is_enterprise(self) -> bool:
        """Whether this is a GitHub of one's own."""
        return self.environment == "enterprise"

    @property
    def has_domains(self) -> bool:
        """Whether sites have domains of their own: only as GitHub itself builds them."""
        return self.published or self.environment in ("dotcom", "test")

    @property
    def github_url(self) -> str:
        """GitHub's own address."""
        if self.environment == "dotcom" or self.github_hostname == "github.com":
            return "https://github.com"
        return f"{self.scheme}://{self.github_hostname}"


class Repository:
    """A repository `owner/name`."""

    def __init__(self, nwo: str, pages: Pages, facts: Facts | None = None) -> None:
        """`nwo` is the name with the owner's; without `facts` nothing is known."""
        self.nwo = nwo
        self.pages = pages
        self.facts = Facts() if facts is None else facts

    @property
    def owner(self) -> str:
        """Who has it."""
        return self.nwo.split("/")[0]

    @property
    def name(self) -> str:
        """Its name, without the owner's."""
        return self.nwo.split("/")[-1]

    @property
    def owner_url(self) -> str:
        """The owner's page."""
        return f"{self.pages.github_url}/{self.owner}"

    @property
    def url(self) -> str:
        """The repository's page."""
        return f"{self.owner_url}/{self.name}"

    @cached_property
    def user_domain(self) -> str:
        """The domain of the owner's own site."""
        if self.owner == "github" and not self.pages.is_enterprise:
            return f"{self.owner}.{self.pages.github_hostname}".lower()
        if self.pages.is_enterprise:
            return self.pages.pages_hostname.lower()
        return f"{self.owner}.{self.pages.pages_hostname}".lower()

    @cached_property
    def is_user_page(self) -> bool:
        """Whether the repository is the owner's own site, by its name."""
        if self.pages.is_enterprise:
            return self.name.lower() == f"{self.owner}.{self.pages.github_hostname}".lower()
        return self.name.lower() in (self.user_domain, f"{self.owner}.github.com".lower())

    @property
    def is_project_page(self) -> bool:
        """Whether it is not."""
        return not self.is_user_page

    @property
    def branch(self) -> str:
        """The branch that Pages was built from in the days before one could choose."""
        if self.facts.branch is not None:
            return self.facts.branch
        return "master" if self.is_user_page else "gh-pages"

    @cached_property
    def site_url(self) -> str:
        """The address of the built site."""
        pages = self.pages
        if self.facts.domain is not None:
            return f"https://{self.facts.domain}"
        if not pages.has_domains:
            path = self.owner if self.is_user_page else self.nwo
            if pages.subdomain_isolation:
                base = f"{pages.scheme}://{pages.pages_hostname}/"
            else:
                base = f"{pages.github_url}/pages/"
            return urljoin(base, path).removesuffix("/")
        is_githubs = self.owner == "github" and self.user_domain.endswith(".github.com")
        scheme = "https" if pages.published or is_githubs else "http"
        root = f"{scheme}://{self.user_domain}"
        return root if self.is_user_page else urljoin(root, self.name).removesuffix("/")

    @property
    def site_root(self) -> str:
        """The address of the built site without its path."""
        parts = urlsplit(self.site_url)
        return f"{parts.scheme}://{parts.netloc}"

    @property
    def baseurl(self) -> str:
        """The path of the built site."""
        return urlsplit(self.site_url).path


def repository_name(
    environ: Mapping[str, str], configured: object, pages: Pages, origin: Callable[[], str]
) -> str | None:
    """The `owner/name` of the site's repository, None if nothing tells; `origin` gives the git remote's address."""
    if environ.get("PAGES_REPO_NWO") is not None:
        return environ["PAGES_REPO_NWO"]
    if isinstance(configured, str) and "/" in configured:
        return configured
    host = re.escape(pages.github_hostname)
    match = re.search(rf"{host}[:/]([\w-]+)/([\w.-]+)", origin().removesuffix(".git"), re.ASCII)
    return None if match is None else f"{match[1]}/{match[2]}"
