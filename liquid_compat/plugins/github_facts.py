"""What GitHub knows of a repository beyond its name: assumed for a published site, or asked with a token.

https://docs.github.com/en/rest/repos/repos, https://docs.github.com/en/rest/pages/pages
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .git import git_output

_TIMEOUT = 10.0
_LARGEST = 1 << 20


class Facts(NamedTuple):
    """The defaults are what the gem tells where it can't reach GitHub: nil, or false for a list."""

    branch: str | None = None
    """The branch and folder that the site is built from; None for what the repository's name suggests."""
    path: str = "/"
    domain: str | None = None
    """The site's own domain."""
    description: str | None = None
    language: str | None = None
    owner_name: str | None = None
    """What the owner is called, which need not be the name of the account."""
    has_issues: bool | None = None
    has_wiki: bool | None = None
    has_downloads: bool | None = None
    private: bool | None = None
    archived: bool | None = None
    disabled: bool | None = None
    license: Mapping[str, Any] | None = None
    lists: list[Any] | bool | None = False
    """What stands for lists that would have to be asked for: contributors, releases."""


def published_facts(source: Path, environ: Mapping[str, str]) -> Facts:
    """What holds for nearly every site that GitHub Pages publishes: a public repository with all its pages.

    The branch is git's, the domain that of the file CNAME.
    """
    branch = environ.get("GITHUB_REF_NAME") if environ.get("GITHUB_REF_TYPE") == "branch" else None
    branch = branch or git_output(source, "rev-parse", "--abbrev-ref", "HEAD").strip()
    try:
        domain = (source / "CNAME").read_text(encoding="utf-8").split()[:1]
    except (OSError, UnicodeDecodeError):
        domain = []
    return Facts(
        branch=branch if branch and branch != "HEAD" else "main",
        domain=domain[0] if domain else None,
        has_issues=True,
        has_wiki=True,
        has_downloads=True,
        private=False,
        archived=False,
        disabled=False,
        lists=[],
    )


def asked_facts(facts: Facts, nwo: str, api_url: str, token: str) -> Facts:
    """The facts with what GitHub's API tells of the repository, its owner and its site.

    Raises OSError or ValueError where the API can't be reached or gives no sense.
    """
    repository = _get(f"{api_url}/repos/{nwo}", token)
    owner = _get(f"{api_url}/users/{nwo.split('/')[0]}", token)
    pages = _get(f"{api_url}/repos/{nwo}/pages", token)
    built_from = pages.get("source")
    place: Mapping[str, Any] = built_from if isinstance(built_from, dict) else {}
    return facts._replace(
        branch=place.get("branch") or facts.branch,
        path=place.get("path") or facts.path,
        domain=pages.get("cname") if pages else facts.domain,
        owner_name=owner.get("name") or facts.owner_name,
        **{
            key: repository.get(key, getattr(facts, key))
            for key in (
                "archived",
                "description",
                "disabled",
                "has_downloads",
                "has_issues",
                "has_wiki",
                "language",
                "license",
                "private",
            )
        },
    )


def _get(address: str, token: str) -> Mapping[str, Any]:
    """One answer; an empty one where there is nothing at the address."""
    import urllib.error
    import urllib.request
    from http.client import HTTPException

    request = urllib.request.Request(address)
    request.add_header("Accept", "application/vnd.github+json")
    request.add_unredirected_header("Authorization", f"Bearer {token}")
    try:
        with urllib.request.urlopen(request, timeout=_TIMEOUT) as response:
            value = json.loads(response.read(_LARGEST))
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 404:
                return {}
            raise OSError(f"it answers {error.code}") from None
    except HTTPException as error:
        raise OSError(str(error)) from None
    return value if isinstance(value, dict) else {}
