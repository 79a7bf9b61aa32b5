"""What templates need from the site they belong to, and nothing more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any, Literal, Protocol

from ..errors import Problem, Warnings
from .errors import Unit
from .tracer import Records

if TYPE_CHECKING:
    from .profile import Profile


class ParsedTemplate(Protocol):
    """A template that has been parsed, as far as one that includes it knows it (`template.Template`)."""

    unit: Unit
    warnings: list[Problem]
    notices: list[Problem]

    @property
    def renderer(self) -> Callable[..., None]:
        """The compiled template."""
        ...

    def render(self, data: Mapping[str, Any] | None = None, registers: Registers | None = None) -> str:
        """The output. Raises TemplateRenderError for the first error."""
        ...


class IncludeFile:
    """A partial: its path as errors name it, its text, and the parsed template once there is one.

    A site hands out the same object for the same file, so that it is parsed once.
    """

    __slots__ = ("path", "source", "template")

    def __init__(self, path: str, source: str) -> None:
        """A file that hasn't been parsed yet."""
        self.path = path
        self.source = source
        self.template: ParsedTemplate | None = None


class KnownLists(Protocol):
    """The lists of a site that stay as they are: what filters make of them is kept."""

    def has(self, value: list[Any]) -> bool:
        """Whether a list is one of them."""
        ...

    def known(self, value: list[Any]) -> list[Any]:
        """The list, which is one of them from now on."""
        ...

    def result(self, key: Any, find: Callable[[], Any]) -> Any:
        """What `find` gives, found once for the key; lists in it are among them."""
        ...


class SiteServices(Protocol):
    """The only door through which tags and filters ask the site for anything."""

    @property
    def config(self) -> Mapping[str, Any]:
        """The merged configuration (`url`, `baseurl`, `highlighter`, …)."""
        ...

    @property
    def time(self) -> datetime:
        """`site.time`, the moment of the build."""
        ...

    def time_for(self, form: str) -> datetime:
        """The same, for one who shows nothing of it but what the strftime format `form` does."""
        ...

    @property
    def zone(self) -> tzinfo:
        """The site's time zone."""
        ...

    @property
    def lists(self) -> KnownLists | None:
        """The lists of the site that don't change, if there are any."""
        ...

    @property
    def plugins(self) -> Mapping[str, Any]:
        """What plugins give their own tags and filters, by the plugin's name."""
        ...

    def table(self, name: str, *, lasting: bool = False) -> dict[Any, Any]:
        """A table for what a tag needn't find out again while the site stays as it is.

        A `lasting` one is for what follows from its key alone, whatever becomes of the site.
        """
        ...

    def convert(self, kind: Literal["markdown", "smartify", "sass", "scss"], text: str) -> str:
        """Convert `text` with the site's own converter of that kind."""
        ...

    def highlight(self, code: str, lang: str, options: Mapping[str, Any]) -> str:
        """HTML of highlighted code, for inside `<pre><code>`."""
        ...

    def read_include(self, name: str) -> IncludeFile | None:
        """The file `name` from the include folders, None if there is none."""
        ...

    def read_relative_include(self, page_path: str, name: str) -> IncludeFile | None:
        """The file `name` beside the page at `page_path`, None if there is none."""
        ...

    def file_exists(self, path: str) -> bool:
        """Whether the source has a file or a folder at `path`."""
        ...

    def file_md5(self, path: str) -> str | None:
        """The MD5 of a file of the source, of a folder's files one after the other; None if there is nothing."""
        ...

    def read_file(self, path: str) -> bytes | None:
        """A file of the source, None if there is none. Raises PathError for a path that leads out of the source."""
        ...

    def vary(self) -> None:
        """What is rendered hangs on something that nobody records: it can't be kept for another build."""
        ...

    def link_url(self, path: str) -> str | None:
        """The URL (without baseurl) of the page, document or static file at `path`; None if there is none."""
        ...

    def post_url(self, name: str) -> str | None:
        """The URL (without baseurl) of the post called `name`; None if there is none."""
        ...


class Registers:
    """What a render knows besides its data: the site, the page that is rendered, and where warnings go."""

    __slots__ = ("asked", "counters", "page", "profile", "site", "state", "traces", "warnings")

    def __init__(
        self,
        site: SiteServices,
        page: Mapping[str, Any] | None = None,
        warnings: Warnings | None = None,
        profile: Profile | None = None,
        *,
        traces: Records | None = None,
    ) -> None:
        """`profile` is where renders are counted, `traces` what was rendered before, if it may be used again."""
        self.site = site
        self.page: Mapping[str, Any] = {} if page is None else page
        self.warnings = Warnings() if warnings is None else warnings
        self.profile = profile
        self.counters: dict[str, Any] = {}
        """What `increment` and `decrement` have counted: a page's layouts go on where the page stopped."""
        self.traces = traces
        self.state: dict[str, Any] = {}
        """Room for tags that keep something during one render, keyed by tag name."""
        self.asked: list[tuple[str, Any]] = []
        """What tags asked plugins for: the plugin's name, and plain data."""

    def for_page(self, page: Mapping[str, Any]) -> Registers:
        """The same site's for another page, which is rendered within this one's."""
        found = Registers(self.site, page, self.warnings, self.profile, traces=self.traces)
        found.asked = self.asked
        return found

    def ask(self, plugin: str, what: Any) -> None:
        """Leave something for the plugin's `after_rendering`: plain data, for it may come from another process."""
        self.asked.append((plugin, what))
