"""jekyll-jupyter-notebook 0.0.7: notebooks as pages, and a tag that shows one within another page.

https://github.com/red-data-tools/jekyll-jupyter-notebook

nbconvert does the work (`pip install liquid-compat[jupyter]`); without it notebooks are copied, with a warning.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from warnings import catch_warnings

from ..content.site import Site
from ..content.static_file import StaticFile
from ..errors import Location, PluginError
from ..templates.api import (
    LiquidNode,
    LiquidTag,
    Node,
    Output,
    ParseStream,
    Renderer,
    Scope,
    SiteServices,
    Tag,
    Token,
    parse_value,
)
from .api import GeneratedPage, Plugin
from .liquid_values import dig, to_s

_EXTENSION = ".ipynb"


class JupyterNotebook(Plugin):
    """Makes a page `X.ipynb.html` of each static file `X.ipynb`.

    Options below `jupyter_notebook:`: `prompt` and `input`, false to leave prompts and the cells' code out.
    """

    name = "jekyll-jupyter-notebook"

    def tags(self) -> Mapping[str, type[Tag]]:
        """`{% jupyter_notebook PATH %}`."""
        return {"jupyter_notebook": JupyterNotebookTag}

    def generate(self, site: Site, services: SiteServices) -> None:
        """Put pages in the place of the files."""
        notebooks = [file for file in site.static_files if file.ext == _EXTENSION]
        if notebooks and find_spec("nbconvert") is None:
            self.warnings.warn(
                f"Notebooks are copied as they are: nbconvert is not installed ({len(notebooks)} files)",
                Location(notebooks[0].relative_path.lstrip("/")),
                "Run `pip install liquid-compat[jupyter]`.",
            )
            return
        site.static_files[:] = [file for file in site.static_files if file.ext != _EXTENSION]
        site.pages.extend(NotebookPage(site, file, self.config["jupyter_notebook"]) for file in notebooks)


class NotebookPage(GeneratedPage):
    """A notebook as a page of its own, without a layout unless the front matter defaults name one."""

    def __init__(self, site: Site, file: StaticFile, options: Any) -> None:
        """`options` is the section of the configuration."""
        folder = file.relative_path.rpartition("/")[0]
        super().__init__(site.rules, str(site.config.source), folder, file.name, {})
        self._shown = {key: dig(options, key) is not False for key in ("prompt", "input")}

    @property
    def output_ext(self) -> str:
        """Both extensions."""
        return f"{_EXTENSION}.html"

    def text(self, site: Site, services: SiteServices) -> str:
        """The notebook as HTML. Raises PluginError for a file that is none."""
        from nbconvert import HTMLExporter

        exporter = HTMLExporter()
        exporter.exclude_input_prompt = exporter.exclude_output_prompt = not self._shown["prompt"]
        exporter.exclude_input = not self._shown["input"]
        try:
            with catch_warnings(action="ignore"):
                html, _ = exporter.from_filename(str(Path(self.source_path)))
        except Exception as error:  # whatever a notebook makes nbconvert stumble over
            path = self.relative_path
            raise PluginError(
                f"nbconvert can't read the notebook: {error}", Location(path), "Open it in Jupyter."
            ) from error
        return str(html)


class JupyterNotebookNode(LiquidNode):
    """Prints a frame that grows with the notebook in it."""

    __slots__ = ("markup",)

    def __init__(self, token: Token, markup: str) -> None:
        """`markup` is an expression whose value is the notebook's path, or the path itself."""
        super().__init__(token)
        self.markup, self.blank = markup, False

    def compile(self) -> Renderer:
        """Look the path up each time."""
        markup = self.markup.strip()
        value = parse_value(markup).compile()

        def render(scope: Scope, out: Output) -> None:
            found = value(scope)
            address = escape(to_s(markup if found is None else found) + ".html").replace("&#x27;", "&#39;")
            grow = "this.contentWindow.document.documentElement.scrollHeight + 10"
            out.append(
                '<div\n  class="jupyter-notebook"\n  style="position: relative; width: 100%; margin: 0 auto;">\n'
                '  <div class="jupyter-notebook-iframe-container">\n    <iframe\n'
                f'      src="{address}"\n'
                '      style="position: absolute; top: 0; left: 0; border-style: none;"\n'
                '      width="100%"\n      height="100%"\n'
                f"      onload=\"this.parentElement.style.paddingBottom = ({grow}) + 'px'\"></iframe>\n"
                "  </div>\n</div>\n"
            )

        return render


class JupyterNotebookTag(LiquidTag):
    """The tag."""

    name = "jupyter_notebook"

    def build(self, stream: ParseStream, token: Token, markup: str, start: int) -> Node:
        """The path is looked up when the tag is rendered."""
        return JupyterNotebookNode(token, markup)
