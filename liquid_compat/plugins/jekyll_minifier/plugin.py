"""jekyll-minifier 0.2: files of the built site made smaller (https://github.com/digitalsparky/jekyll-minifier)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from ...content.site import Site
from ...errors import Location, PluginError
from ...ruby.errors import RubyArgumentError
from ...ruby.regexp import compile_regexp
from ..api import MadeFile, Plugin, PluginSetup
from ..javascript import Terser
from ..liquid_values import is_true, to_s
from .css import minify_css
from .html import HtmlOptions, compress_html
from .json import minify_json

_SECTION = "jekyll-minifier"
_PHP = r"(?im)<\?php.*?\?>"
_STYLE_LINES = 5000
_STATIC = frozenset({".js", ".json", ".css", ".xml"})
_SWITCHES = {".css": "css", ".js": "javascript", ".json": "json"}
_SMALL = (".min.js", ".min.css")


class JekyllMinifier(Plugin):
    """Makes pages, documents and some static files smaller where `JEKYLL_ENV` is `production`.

    Options below `jekyll-minifier:`: those of `HtmlOptions`, `compress_css`, `compress_javascript`, `compress_json`
    (all true), `exclude`, `preserve_patterns`, `preserve_php`, and `terser_args` for scripts.
    """

    name = "jekyll-minifier"

    def __init__(self, setup: PluginSetup) -> None:
        """Read the options. Raises PluginError for a pattern that is none."""
        super().__init__(setup)
        section = self.config[_SECTION]
        options = section if isinstance(section, dict) else {}
        self._active = setup.config.environment == "production"
        self._excluded = [to_s(pattern) for pattern in _listed(options.get("exclude"))]
        on = {kind: _is_on(options.get(f"compress_{name}"), True) for kind, name in _SWITCHES.items()}
        self._off = frozenset(kind for kind, is_on in on.items() if not is_on)
        self._terser = Terser(Path(self.config.source), options.get("terser_args") or options.get("uglifier_args"))
        switches: dict[str, Any] = {
            field.name: _is_on(options.get(field.name), field.default)
            for field in fields(HtmlOptions)
            if isinstance(field.default, bool)
        }
        styles = (lambda css: minify_css(css, _STYLE_LINES)) if on[".css"] else None
        self._options = HtmlOptions(**switches, compress_css=styles, patterns=_patterns(options))

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile]:
        """The smaller files."""
        wanted = dict(self._wanted(files)) if self._active else {}
        scripts = self._scripts(wanted) if ".js" not in self._off else {}
        options = self._options
        if ".js" not in self._off:
            options = options.with_scripts(lambda script: scripts.get(script, script))
        return {place: self._smaller(place, text, options, scripts) for place, text in wanted.items()}

    def _wanted(self, files: Mapping[str, MadeFile]) -> Iterator[tuple[str, str]]:
        """The files to look at, with their texts."""
        for place, made in files.items():
            kind = os.path.splitext(place)[1]
            if (
                kind in self._off
                or place.endswith(_SMALL)
                or any(place == name or fnmatchcase(place, name) for name in self._excluded)
            ):
                continue
            if isinstance(made, str):
                yield place, made
            elif isinstance(made, Path) and kind in _STATIC:
                try:
                    yield place, made.read_text(encoding="utf-8")
                except UnicodeDecodeError:
                    continue

    def _scripts(self, files: Mapping[str, str]) -> dict[str, str]:
        """All scripts of the files, and what terser makes of them; they go to terser together."""
        found: dict[str, str] = {}

        def collect(script: str) -> str:
            found[script] = script
            return script

        options = self._options.with_scripts(collect)
        for place, text in files.items():
            if (kind := os.path.splitext(place)[1]) == ".js":
                collect(text)
            elif kind not in _STATIC - {".xml"} and "<script" in text.lower():
                compress_html(text, options)
        try:
            results = self._terser.minify(list(found))
        except PluginError as error:
            self.warnings.warn(f"Scripts stay as they are: {error.problem.message}", hint=error.problem.hint)
            return {}
        return {script: result for script, result in zip(found, results, strict=True) if isinstance(result, str)}

    def _smaller(self, place: str, text: str, options: HtmlOptions, scripts: Mapping[str, str]) -> str:
        kind = os.path.splitext(place)[1]
        if kind == ".js":
            return scripts.get(text, text)
        if kind == ".css":
            return minify_css(text)
        if kind == ".json":
            return self._smaller_json(place, text)
        return compress_html(text, options)

    def _smaller_json(self, place: str, text: str) -> str:
        try:
            return minify_json(text)
        except ValueError as error:
            self.warnings.warn(f"{place} stays as it is: it is no JSON: {error}", Location(place))
            return text


def _is_on(value: Any, default: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    return value if isinstance(value, bool) else bool(default)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if is_true(value) else []


def _patterns(options: Mapping[str, Any]) -> list[Any]:
    """What `preserve_php` and `preserve_patterns` keep."""
    sources = [*([_PHP] if options.get("preserve_php") is True else ()), *_listed(options.get("preserve_patterns"))]
    try:
        return [compile_regexp(to_s(source)) for source in sources]
    except RubyArgumentError as error:
        raise PluginError(f"`preserve_patterns` of {_SECTION}: {error}", Location("_config.yml")) from error
