"""jekyll_version_plugin 2.0: `{% project_version %}`, the site's version as git tells it.

https://github.com/rob-murray/jekyll-version-plugin
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..errors import Location
from ..templates.api import Scope, Tag
from .api import Plugin
from .git import git_output
from .tag_functions import inline_tag

if TYPE_CHECKING:
    from ..content.site import Site
    from ..templates.services import SiteServices

_NAME = "jekyll_version_plugin"
_NO_GIT = "Oops, are you sure this is a git project?"
_UNKNOWN = "Sorry, could not read the project version at the moment"
# What git is asked, by the tag's two arguments.
_QUESTIONS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("tag", "short"): ("describe", "--tags", "--always"),
    ("tag", "long"): ("describe", "--tags", "--always", "--long"),
    ("commit", "short"): ("rev-parse", "--short", "HEAD"),
    ("commit", "long"): ("rev-parse", "HEAD"),
}


class ProjectVersion(Plugin):
    """Switches on the tag: `{% project_version tag|commit short|long %}`."""

    name = _NAME

    def tags(self) -> Mapping[str, type[Tag]]:
        """The tag."""
        return {"project_version": inline_tag("project_version", project_version)}

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        """Ask git; None where the source is no repository."""
        source = self.config.source
        is_there = git_output(source, "rev-parse", "--git-dir")
        answers = {key: git_output(source, *question) for key, question in _QUESTIONS.items()} if is_there else None
        site.plugins[self.name] = answers


def project_version(scope: Scope, markup: str, place: Location) -> str:
    """The version; one that git can't tell is said so in the page, as the gem does it."""
    answers = scope.context.site().plugins[_NAME]
    if answers is None:
        return _NO_GIT
    kind, form = [*markup.split(), "", ""][:2]
    kind, form = kind or "tag", form or "short"
    found = answers.get((kind, form))
    if not found and kind == "tag":
        found = answers.get(("commit", form))
    return found.removesuffix("\n") if found else _UNKNOWN
