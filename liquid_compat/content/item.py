"""What pages and documents have in common: front matter data, content, URL, place in the output."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Protocol

from ..config.front_matter_defaults import FrontMatterDefaults
from ..config.load import Config
from ..config.places import sanitized_path
from ..errors import FrontMatterError, Location, Warnings
from ..ruby.drop import Drop
from ..ruby.printing import to_s
from .caches import Caches
from .known import text_digest
from .lists import SiteLists
from .url import unescape_path
from .view import View

SASS_EXTENSIONS = frozenset({".sass", ".scss"})
HTML_EXTENSIONS = frozenset({".html", ".xhtml", ".htm"})


class Holder(Protocol):
    """A collection (`collection.Collection`), as far as what is in it knows it."""

    label: str
    relative_directory: str

    @property
    def url_template(self) -> str:
        """The permalink of documents without one of their own."""
        ...

    @property
    def writes(self) -> bool:
        """Whether the documents are written."""
        ...


class Rules:
    """What the items of one site need to know of it."""

    __slots__ = ("caches", "config", "defaults", "output_ext", "view", "warnings")

    def __init__(
        self,
        config: Config,
        defaults: FrontMatterDefaults,
        output_ext: Callable[[str], str],
        warnings: Warnings,
        caches: Caches | None = None,
    ) -> None:
        """`output_ext` tells the extension that the converters give a file of an extension."""
        self.config = config
        self.defaults = defaults
        self.output_ext = output_ext
        self.warnings = warnings
        self.view = View()
        self.caches = Caches() if caches is None else caches

    @property
    def lists(self) -> SiteLists:
        """The site's lists that stay as they are."""
        return SiteLists(self.caches, self.view)


class ItemData(dict[str, Any]):
    """Front matter whose missing keys are looked up in the site's front matter defaults."""

    __slots__ = ("_defaults", "_kind", "_path")

    def __init__(self, values: dict[str, Any], defaults: FrontMatterDefaults, path: str, kind: str) -> None:
        """`path` and `kind` are what the scopes of the defaults are matched with."""
        super().__init__(values)
        self._defaults, self._path, self._kind = defaults, path, kind

    def with_values(self, values: dict[str, Any]) -> ItemData:
        """Other values above the same defaults."""
        return ItemData(values, self._defaults, self._path, self._kind)

    def __missing__(self, key: str) -> Any:
        """The default, None without one."""
        return self._defaults.find(self._path, self._kind, key)


class Item:
    """A file with front matter, or a page that a plugin made: something that is rendered and written.

    `first_line` is the line of the file on which the content begins. Rendering changes nothing here; what it gives is a
    `pipeline.render.Rendered`.
    """

    kind: str
    data: ItemData

    def __init__(self, rules: Rules, source_path: str, relative_path: str, ext: str) -> None:
        """`source_path` is absolute, `relative_path` what it is called in messages and to templates."""
        self.rules = rules
        self.source_path = source_path
        self.relative_path = relative_path
        self.ext = ext
        self.first_line = 1
        self._content: str | None = None
        self._url: str | None = None
        self._output_ext: str | None = None
        self._drop: Drop | None = None

    def __repr__(self) -> str:
        """The class and the path."""
        return f"<{type(self).__name__} {self.relative_path}>"

    @property
    def content(self) -> str:
        """The source below the front matter."""
        if self._content is None:
            self._content = self.read_content()
        return self._content

    @content.setter
    def content(self, text: str) -> None:
        self._content = text

    def read_content(self) -> str:
        """The content as it was read, of an item that was made without it. Raises PathError."""
        return ""

    @property
    def is_stale(self) -> bool:
        """Whether the content isn't what `content_digest` has said, because the file was changed meanwhile."""
        return False

    @property
    def content_digest(self) -> bytes:
        """The digest of the content (`known.text_digest`)."""
        return text_digest(self.content)

    @property
    def permalink(self) -> str | None:
        """The front matter's own URL template. Raises FrontMatterError for one that isn't text."""
        value = self.data["permalink"]
        if value is None or value is False:
            return None
        if not isinstance(value, str):
            raise FrontMatterError(
                f"`permalink` should be a path, but is {to_s(value)}",
                Location(self.relative_path),
                "Put quotes around a number.",
            )
        return value

    @property
    def output_ext(self) -> str:
        """The extension of the written file: the permalink's, else the one that conversion gives."""
        if self._output_ext is None:
            permalink = self.permalink
            suffix = os.path.splitext(permalink)[1] if permalink and not permalink.endswith("/") else ""
            self._output_ext = suffix or self.rules.output_ext(self.ext)
        return self._output_ext

    @property
    def url(self) -> str:
        """The address in the site: it begins with a slash and is percent-encoded."""
        if self._url is None:
            self._url = self._make_url()
        return self._url

    def _make_url(self) -> str:
        raise NotImplementedError

    def reset_url(self) -> None:
        """Make the URL anew, after data that it hangs on have changed."""
        self._url = self._output_ext = None

    @property
    def destination(self) -> str:
        """Where the output goes, relative to the destination folder."""
        path = sanitized_path("", unescape_path(self.url)) or "/"
        if self.url.endswith("/"):
            path = path.rstrip("/") + "/index"
            return (path + (self.output_ext if self.kind == "pages" else ".html")).lstrip("/")
        if not path.endswith(self.output_ext):
            path += self.output_ext
        return path.lstrip("/")

    @property
    def shown_path(self) -> str:
        """What the file is called in messages."""
        return self.relative_path

    @property
    def is_sass(self) -> bool:
        """Whether this is a stylesheet to be compiled."""
        return self.ext in SASS_EXTENSIONS

    @property
    def is_asset(self) -> bool:
        """Whether this is a file that gets no layout."""
        return self.is_sass or self.ext == ".coffee"

    @property
    def is_html(self) -> bool:
        """Whether the output is an HTML page."""
        return self.output_ext in HTML_EXTENSIONS

    def renders_liquid(self, text: str) -> bool:
        """Whether Liquid runs on a text of the item."""
        if self.data["render_with_liquid"] is False and self.rules.config.engine.render_with_liquid:
            return False
        return "{%" in text or "{{" in text

    @property
    def placed_in_layout(self) -> bool:
        """Whether layouts wrap the content."""
        return not (self.is_asset or self.data["layout"] == "none")

    @property
    def excerpt_separator(self) -> str:
        """Where the excerpt ends; "" for no excerpt."""
        value = self.data["excerpt_separator"]
        if value is None or value is False:
            value = self.rules.config["excerpt_separator"]
        return "" if value is None or value is False else str(value)

    @property
    def published(self) -> bool:
        """False for an item whose front matter says `published: false`."""
        return self.data.get("published", True) is not False

    @property
    def writes(self) -> bool:
        """Whether the output is written to the destination."""
        return True

    @property
    def path(self) -> str:
        """`page.path`."""
        return self.relative_path

    def make_drop(self) -> Drop:
        """A new view for templates."""
        raise NotImplementedError

    @property
    def drop(self) -> Drop:
        """The view that lists of the site hold."""
        if self._drop is None:
            self._drop = self.make_drop()
        return self._drop
