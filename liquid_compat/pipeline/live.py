"""A site that is built again and again in one process: for `--watch` and for servers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from ..config.load import Config
from ..errors import Warnings
from .between import Between
from .build import BuildResult, build

if TYPE_CHECKING:
    from ..templates.profile import Profile
    from .render_all import Progress


class LiveSite:
    """The options of a site, and what its builds have found out that still holds.

    Each build looks at the whole source again, and reads what isn't as it was (`content.known`); what follows from a
    file's text alone (a parsed template, the HTML of a piece of Markdown) is known from the build before, and with
    `cache` only what read a change is rendered. So it needn't be told which files changed. One build at a time.
    """

    def __init__(
        self,
        options: Mapping[str, Any],
        *,
        environ: Mapping[str, str] | None = None,
        strict: bool = False,
        jobs: int | None = None,
        cache: bool = True,
    ) -> None:
        """As `build` takes them."""
        self.options = options
        self.result: BuildResult | None = None
        """What the last build that succeeded gave."""
        self.jobs = jobs
        self._environ, self._strict, self._cache = environ, strict, cache
        self._between = Between(is_kept=True)

    def build(
        self,
        warnings: Warnings,
        *,
        progress: Progress | None = None,
        configured: Callable[[Config], None] | None = None,
        notice: Callable[[str], None] | None = None,
        profile: Profile | None = None,
    ) -> BuildResult:
        """Build the site as it is now. Raises LiquidCompatError; the next build then starts as this one did."""
        self.result = build(
            self.options,
            warnings,
            strict=self._strict,
            progress=progress,
            environ=self._environ,
            configured=configured,
            jobs=self.jobs,
            cache=self._cache,
            notice=notice,
            profile=profile,
            between=self._between,
        )
        return self.result
