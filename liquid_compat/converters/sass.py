"""Sass and SCSS (https://jekyllrb.com/docs/assets/), in-process through libsass or through Dart Sass."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from ..errors import ConversionError, Location
from ..lazy import pattern
from . import dart_sass, sass_notices
from .base import LOW, Conversion, SourcePlace
from .sass_maps import compile_with_map, named, relative
from .screened import ScreenedFolders

Syntax = Literal["scss", "sass"]
Printing = Literal["sassc", "ruby"]
"""Whose way of writing a style sheet down is followed."""

_STYLES = ("nested", "expanded", "compact", "compressed")
_MODULES = pattern(r"^\s*@(use|forward)\s", re.MULTILINE)
_ERROR = pattern(
    r"^Error: (?P<message>.*?)\n\s+on line (?P<line>\d+)(?::(?P<column>\d+))? of (?P<path>.*?)\n", re.DOTALL
)


class SassConverter:
    """Compiles stylesheets with a site's `sass:` options."""

    priority = LOW

    def __init__(
        self,
        config: Mapping[str, Any],
        source: str,
        environment: str,
        theme_folder: str | None,
        syntax: Syntax,
        printing: Printing = "sassc",
        functions: Mapping[str, Callable[..., Any]] | None = None,
    ) -> None:
        """`source` is the site's folder; `theme_folder` the theme's `_sass`, if it has one; `printing` whose way.

        `functions` are those of plugins, by their names with parameters; Dart Sass, a program of its own, has none of
        them.
        """
        self._functions = functions or {}
        self._options: dict[str, Any] = dict(config.get("sass") or {})
        self._source = source
        self._environment = environment
        self._theme_folder = theme_folder
        self._safe = bool(config.get("safe"))
        self._syntax = syntax
        self._printing = printing
        self._screened: ScreenedFolders | None = None

    def is_like(self, other: object) -> bool:
        """Whether another one does the same; nobody knows that of functions of plugins."""
        if not isinstance(other, SassConverter) or self._functions or other._functions:
            return self is other
        return self._settings == other._settings

    @property
    def _settings(self) -> tuple[object, ...]:
        own = self._options, self._source, self._environment, self._theme_folder
        return *own, self._safe, self._syntax, self._printing

    def matches(self, ext: str) -> bool:
        """Whether the extension is this converter's."""
        return ext.lower() == f".{self._syntax}"

    def output_ext(self, ext: str) -> str:
        """CSS."""
        return ".css"

    def convert(self, text: str, place: SourcePlace | None = None) -> Conversion:
        """Compile a stylesheet; with a `place` its source map comes along unless switched off.

        Raises ConversionError with the place of a fault in the stylesheet.
        """
        implementation = self._options.get("implementation")
        if implementation == "sass-embedded" or _MODULES.search(text):
            return self._convert_with_dart_sass(text, place)
        try:
            conversion = self._convert_with_libsass(text, place)
        except ConversionError as error:
            # What libsass refuses may be newer than libsass, as `math.div` in a partial is. Not so a filter's text.
            if implementation == "sassc" or place is None:
                raise
            if not dart_sass.available():
                problem = error.problem
                raise ConversionError(problem.message, problem.location, dart_sass.INSTALL_HINT) from error
            return self._convert_with_dart_sass(text, place)
        # libsass takes a partial's `@use` for CSS.
        return self._convert_with_dart_sass(text, place) if _MODULES.search(conversion.text) else conversion

    @property
    def has_functions(self) -> bool:
        """Whether stylesheets may call functions of plugins, which may do anything."""
        return bool(self._functions)

    def _style(self, default: str) -> str:
        style = str(self._options.get("style") or default).lstrip(":")
        return style if style in _STYLES else default

    def load_paths(self) -> list[str]:
        """The folders that `@import` looks in: `load_paths`, `sass_dir`, the theme's `_sass`."""
        # Load paths may be large (node_modules): they are looked through in safe mode only.
        *given, own = self._patterns()
        if self._screened is None:
            folders = self._folders([*given, own] if self._safe else [own])
            self._screened = ScreenedFolders(folders, self._source if self._safe else None, self._source)
        found = [] if self._safe else self._folders(given)
        found += (folder for folder in self._screened.folders if folder not in found)
        if self._theme_folder is not None:
            found.append(self._theme_folder)
        return found

    def _patterns(self) -> list[str]:
        given = self._options.get("load_paths") or []
        return [
            *(str(path) for path in (given if isinstance(given, list) else [given])),
            str(self._options.get("sass_dir") or "_sass"),
        ]

    def _folders(self, patterns: Sequence[str]) -> list[str]:
        found: list[str] = []
        for given in patterns:
            for path in self._matching(given):
                full = os.path.normpath(os.path.join(self._source, path))
                if self._safe and not full.startswith(self._source + os.sep):
                    continue
                if os.path.isdir(full) and full not in found:
                    found.append(full)
        return found

    def _matching(self, given: str) -> list[str]:
        """The paths that a pattern names; itself where there are none."""
        if not any(char in given for char in "*?["):
            return [given]
        import glob

        return sorted(glob.glob(given, root_dir=self._source)) or [given]

    def _wants_map(self, place: SourcePlace | None) -> bool:
        choice = str(self._options.get("sourcemap") or "always").lstrip(":")
        if self._printing == "ruby":
            return False
        return place is not None and (choice == "always" or (choice == "development" == self._environment))

    def _convert_with_libsass(self, text: str, place: SourcePlace | None) -> Conversion:
        with sass_notices.captured() as said:
            conversion = self._compile_with_libsass(text, place)
        warnings = sass_notices.problems("".join(said), place.path if place else None)
        return conversion._replace(warnings=warnings)

    def _compile_with_libsass(self, text: str, place: SourcePlace | None) -> Conversion:
        from .libsass import sass

        options: dict[str, Any] = {
            "indented": self._syntax == "sass",
            "output_style": self._style("compact"),
            "include_paths": self.load_paths(),
            "precision": 10,  # sassc's default
            "source_comments": bool(self._options.get("line_comments")),
        }
        if self._functions:
            options["custom_functions"] = [_function(name, function) for name, function in self._functions.items()]
        extras: tuple[tuple[str, str], ...] = ()
        try:
            if self._printing == "ruby":
                return self._printed_as_ruby_sass(text, options)
            if not text.strip():
                css = ""
            elif place is not None and self._wants_map(place):
                css, source_map = compile_with_map(text, place, options, self._source)
                extras = ((os.path.splitext(place.name)[0] + ".css.map", source_map),)
            else:
                css = sass.compile(string=text, **options)
                if options["source_comments"] and place is not None:
                    css = named(css, "stdin", place.name)
        except sass.CompileError as error:
            raise self._error(str(error), text, place) from error
        return Conversion(
            css.replace("\ufeff", '@charset "UTF-8";' if self._options.get("add_charset") else "", 1), extras
        )

    def _printed_as_ruby_sass(self, text: str, options: dict[str, Any]) -> Conversion:
        from . import ruby_sass
        from .libsass import sass
        from .ruby_sass_printer import finish

        style = options["output_style"]
        options["output_style"] = ruby_sass.libsass_style(style)
        if not options["indented"]:
            text = ruby_sass.prepare(text, style)
        options["importers"] = [(0, ruby_sass.importer(options["include_paths"], style))]
        css = finish(sass.compile(string=text, **options) if text.strip() else "", style)
        if css.startswith("\ufeff"):
            css = css[1:]
        elif style != "compressed" and not css.isascii() and not css.startswith("@charset"):
            css = f'@charset "UTF-8";\n{css}'
        return Conversion(css)

    def _convert_with_dart_sass(self, text: str, place: SourcePlace | None) -> Conversion:
        if not dart_sass.available():
            raise ConversionError(
                "This stylesheet needs Dart Sass (`@use`, `@forward` or `sass.implementation: sass-embedded`)",
                Location(place.path if place else None),
                dart_sass.INSTALL_HINT,
            )
        try:
            css, said = dart_sass.compile_text(
                text,
                indented=self._syntax == "sass",
                compressed=self._style("expanded") == "compressed",
                load_paths=self.load_paths(),
            )
        except dart_sass.DartSassError as error:
            raise self._located(str(error), error.path, error.line, error.column, text, place) from error
        return Conversion(css, warnings=sass_notices.problems(said, place.path if place else None))

    def _error(self, message: str, text: str, place: SourcePlace | None) -> ConversionError:
        match = _ERROR.match(message)
        if match is None:
            return ConversionError(f"Sass: {message.strip()}", Location(place.path if place else None))
        path = match["path"]
        if path in ("stdin", "") or not os.path.exists(os.path.join(self._source, path)):
            path = None  # the file that the text went through is gone
        column = int(match["column"]) if match["column"] else None
        return self._located(match["message"], path, int(match["line"]), column, text, place)

    def _located(
        self, message: str, path: str | None, line: int | None, column: int | None, text: str, place: SourcePlace | None
    ) -> ConversionError:
        """An error in a partial, or (`path` None) in the stylesheet itself."""
        if path is not None:
            # Dart Sass tells partials' paths from the folder that they were found in.
            folder = next((f for f in self.load_paths() if os.path.exists(os.path.join(f, path))), self._source)
            shown_path = relative(os.path.join(folder, path), self._source)
            return ConversionError(f"Sass: {message}", Location(shown_path, line, column))
        if line is None:
            return ConversionError(f"Sass: {message}", Location(place.path if place else None))
        shown = _line(text.split("\n"), line)
        name, first = (place.path, place.first_line) if place else (None, 1)
        return ConversionError(f"Sass: {message}", Location(name, line + first - 1, column, shown))


def _function(signature: str, function: Callable[..., Any]) -> Any:
    """A function as libsass wants it, from `"name($first, $second)"`."""
    from .libsass import sass

    name, _, parameters = signature.partition("(")
    names = tuple(word.strip() for word in parameters.rstrip(") ").split(",") if word.strip())
    return sass.SassFunction(name.strip(), names, function)


def _line(lines: Sequence[str], number: int) -> str | None:
    return lines[number - 1].removesuffix("\r") if 0 < number <= len(lines) else None
