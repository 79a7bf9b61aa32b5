"""What tags and filters may ask of a site that is being built."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ..config.kinds import Kind, kind_of, unreadable
from ..config.places import relative
from ..content.file_name import split_post_name
from ..content.noted import NotedPlugins, NotedSettings
from ..content.paths import in_folder
from ..content.site import Site
from ..converters.base import Conversion, Converter
from ..converters.sass import SassConverter
from ..converters.smartypants import smartify_function
from ..errors import LiquidCompatError, Location, PathError, Warnings
from ..ruby import dates
from ..templates.services import IncludeFile, KnownLists

if TYPE_CHECKING:
    from ..converters.sass_imports import SassImports


class BuildServices:
    """A site's answers; includes are read and parsed once."""

    def __init__(self, site: Site, markdown: Converter, scss: SassConverter, sass: SassConverter, began: int) -> None:
        """The converters are those that the filters `markdownify`, `scssify` and `sassify` use.

        No stylesheet has been looked at before the time `began`, in nanoseconds.
        """
        self._site = site
        self._began = began
        self.config: Mapping[str, Any] = NotedSettings(site.config.values, site.rules.view)
        self.zone: tzinfo = site.config.zone
        self.lists: KnownLists | None = site.rules.lists
        self._converters: dict[str, Converter] = {"markdown": markdown, "scss": scss, "sass": sass}
        self._of_styles = (scss, sass)
        self._smartify = smartify_function(site.config.values)
        self._folders = [site.config.in_source(site.config.includes_dir)]
        theme_folder = site.theme.folder("_includes") if site.theme is not None else None
        if theme_folder is not None:
            self._folders.append(theme_folder)

    @property
    def time(self) -> datetime:
        """The moment of the build."""
        self._site.rules.view.note(("!time", ""))
        return self._site.config.time

    def time_for(self, form: str) -> datetime:
        """The moment of the build, of which only this much is shown."""
        self._site.rules.view.note(("!time", form))
        return self._site.config.time

    @property
    def plugins(self) -> Mapping[str, Any]:
        """What plugins give their own tags and filters."""
        return NotedPlugins(self._site.plugins, self._site.rules.view)

    def convert(self, kind: Literal["markdown", "smartify", "sass", "scss"], text: str) -> str:
        """Convert a text of a filter. What follows from the text alone is found once."""
        if kind == "smartify":
            return self._smartify(text)
        if kind != "markdown":
            return self._convert(kind, text).text
        result = self.converted(text)
        self._warnings.add(result.warnings)
        return result.text

    def converted(self, text: str) -> Conversion:
        """What `markdownify` makes of a text; it warns nobody."""
        table = self.markdown
        result = table.get(text)
        if result is None:
            result = table[text] = self._converters["markdown"].convert(text)
        return result

    @property
    def markdown(self) -> dict[str, Conversion]:
        """What texts of `markdownify` became."""
        return self.table("markdown", lasting=True)

    @cached_property
    def sass_imports(self) -> SassImports:
        """What stylesheets find that import others."""
        from ..converters.sass_imports import SassImports

        return SassImports([folder for converter in self._of_styles for folder in converter.load_paths()])

    def note_imports(self, ext: str, text: str) -> None:
        """Record all that is read besides to convert a stylesheet: each name that is imported, or any at all ("")."""
        view = self._site.rules.view
        if view.reads is None:
            return
        kind = ext.lower().lstrip(".")
        has_functions = any(converter.has_functions for converter in self._of_styles)
        keys = None if has_functions else self.sass_imports.keys(text, indented=kind == "sass")
        for key in [""] if keys is None else keys:
            view.note(("!sass", key))
        if self.sass_imports.latest >= self._began:  # it may be converted from what was there before
            self.vary()

    def _convert(self, kind: str, text: str) -> Conversion:
        self.note_imports(kind, text)
        result = self._converters[kind].convert(text)
        self._warnings.add(result.warnings)
        return result

    @property
    def _warnings(self) -> Warnings:
        """Where warnings go: to whoever looks at the site."""
        frame = self._site.rules.view.frame
        return self._site.rules.warnings if frame is None else frame.warnings

    def table(self, name: str, *, lasting: bool = False) -> dict[Any, Any]:
        """A table of the site's caches."""
        caches = self._site.rules.caches
        return caches.of_text(name) if lasting else caches.of_site(name)

    def highlight(self, code: str, lang: str, options: Mapping[str, Any]) -> str:
        """The inside of `<pre><code>` for the `highlight` tag."""
        from ..highlight import liquid_tag, render_plain

        highlighter = self.config.get("highlighter") or "rouge"
        if highlighter == "pygments":
            self._warnings.warn(
                "highlighter: pygments is no longer supported; Rouge's output is used instead",
                hint="Write `highlighter: rouge` in the configuration.",
            )
        elif highlighter != "rouge":
            return render_plain(code)
        return liquid_tag(code, lang, options)

    def read_include(self, name: str) -> IncludeFile | None:
        """A file of the include folders; None if there is none."""
        rules = self._site.rules
        rules.view.note(("!include", name))
        known = rules.caches.of_site("includes by name")
        if name not in known:
            files = (self._read(folder, name) for folder in self._folders)
            known[name] = next((file for file in files if file is not None), None)
        found: IncludeFile | None = known[name]
        return found

    def read_relative_include(self, page_path: str, name: str) -> IncludeFile | None:
        """A file beside the page; None if there is none. A document's path lies below `collections_dir`."""
        self._site.rules.view.note(("!include_relative", f"{page_path}\0{name}"))
        collections_dir = self._site.config.collections_dir
        folder = posixpath.dirname(page_path.removesuffix("/#excerpt").lstrip("/"))
        source = self._site.config.source
        found = self._read(source / folder, name)
        if found is None and collections_dir:
            found = self._read(source / collections_dir / folder, name)
        return found

    def file_exists(self, path: str) -> bool:
        """Whether the source has something at a path."""
        self._site.rules.view.note(("!file_exists", path))
        return self._in_source(path) is not None

    def file_md5(self, path: str) -> str | None:
        """The MD5 of what a file, or what is below a folder, holds; hidden files are passed over."""
        self._site.rules.view.note(("!file_md5", path))
        place = self._in_source(path)
        if place is None:
            return None
        import hashlib

        found = hashlib.md5(usedforsecurity=False)
        for file in [place] if place.is_file() else sorted(place.rglob("*")):
            if file.is_file() and (file == place or not file.name.startswith(".")):
                found.update(file.read_bytes())
        return found.hexdigest()

    def _in_source(self, path: str) -> Path | None:
        """What is at a path of the source, None outside of it and where there is nothing."""
        source = self._site.config.source
        place = Path(os.path.normpath(source / path.lstrip("/")))
        return place if place.is_relative_to(source) and "\0" not in path and place.exists() else None

    def read_file(self, path: str) -> bytes | None:
        """A file of the source, None if there is none. Raises PathError for a path that leads out of the source."""
        self._site.rules.view.note(("!file", path))
        source = str(self._site.config.source)
        full = os.path.normpath(os.path.join(source, path.lstrip("/")))
        if not in_folder(full, source):
            raise PathError(f"{path} is not in the site's source", hint="Copy what is needed into the site.")
        try:
            return Path(full).read_bytes() if kind_of(full) is Kind.FILE else None
        except OSError as error:
            raise unreadable(full, error, path) from error

    def vary(self) -> None:
        """What is rendered hangs on something that nobody records."""
        self._site.rules.view.note(("!varies", None))  # which has no name, so nobody keeps it

    def link_url(self, path: str) -> str | None:
        """The URL of the written item whose relative path this is, with or without a leading slash."""
        self._site.rules.view.note(("!link_url", path))
        table = self._site.rules.caches.of_site("link urls")
        if not table:
            for item in self._site.written():
                table.setdefault(item.relative_path, item.url)
        found = table.get(path)
        return found if found is not None else table.get("/" + path.lstrip("/"))

    def post_url(self, name: str) -> str | None:
        """The URL of the post of the name; None where there is none, or the name has no date."""
        self._site.rules.view.note(("!post_url", name))
        parts = split_post_name(name.removeprefix("/"))
        if parts is None:
            return None
        folder, date, slug = parts
        file = f"{date}-{slug}."
        starts = (f"_posts/{folder}{file}", f"{folder}_posts/{file}", f"{folder}_posts{file}")
        for post in self._site.posts.documents:
            path = post.relative_path
            if any(path.startswith(start) and path[len(start) :][:1] not in ("", ".") for start in starts):
                return post.url
        return self._post_by_slug(name, date, slug)

    def _post_by_slug(self, name: str, date: str, slug: str) -> str | None:
        """The older matching, by day and slug, which Jekyll has deprecated."""
        try:
            day = dates.parse_date(date, self.zone).date()
        except (ValueError, LiquidCompatError):
            return None
        for post in self._site.posts.documents:
            if post.data["slug"] == slug and post.date.date() == day:
                self._warnings.warn(
                    f"No post's file is called {name}; post_url took {post.shown_path}, which has this day and slug",
                    Location(post.shown_path),
                    "Write the folder, date and name of the file; this way of finding posts is deprecated in Jekyll.",
                )
                return post.url
        return None

    def _allows(self, path: str, folder: str) -> bool:
        """Whether safe mode reads an include: links lead neither the file nor its folder out of the site."""
        config, theme = self._site.config, self._site.theme
        if not config.safe:
            return True
        roots = [config.source.as_posix(), *([str(theme.root)] if theme is not None else ())]
        return in_folder(path, folder) and any(in_folder(folder, root) for root in roots)

    def _read(self, folder: Path, name: str) -> IncludeFile | None:
        path = os.path.normpath(folder / name.lstrip("/"))
        files = self._site.rules.caches.of_site("includes")
        if path in files:
            known: IncludeFile | None = files[path]
            return known
        file: IncludeFile | None = None
        inside = path.startswith(str(folder) + os.sep)
        if inside and kind_of(path) is Kind.FILE and self._allows(path, str(folder)):
            shown = relative(path, self._site.config.source)
            try:
                text = Path(path).read_bytes().decode("utf-8-sig")  # with its carriage returns
            except UnicodeDecodeError as error:
                raise LiquidCompatError(
                    f"The include {shown} is not valid UTF-8", Location(shown), "Save the file in the UTF-8 encoding."
                ) from error
            except OSError as error:
                raise unreadable(path, error, shown) from error
            texts = self._site.rules.caches.of_text("includes")
            file = texts.get((shown, text)) or texts.setdefault((shown, text), IncludeFile(shown, text))
        files[path] = file
        return file
