"""Source maps of stylesheets, and names in what libsass prints."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

from .base import SourcePlace
from .scratch import scratch_folder


def compile_with_map(text: str, place: SourcePlace, options: dict[str, Any], base: str) -> tuple[str, str]:
    """CSS and its source map, in which paths are as seen from the folder `base`.

    `options` are those of `sass.compile`. libsass makes maps of files only, so the text goes through one. Its
    name is not the stylesheet's: `main.scss` may import a partial `main`.
    """
    import json

    from .libsass import sass

    stem = os.path.splitext(place.name)[0]
    name = f"stdin.{'sass' if options['indented'] else 'scss'}"
    with scratch_folder(name, text) as folder:
        file = os.path.join(folder, name)
        css, source_map = sass.compile(
            filename=file,
            source_map_filename=os.path.join(folder, f"{stem}.css.map"),
            source_map_contents=True,
            **{key: value for key, value in options.items() if key != "indented"},
        )
        data = json.loads(source_map)
        sources = [os.path.join(folder, source) for source in data["sources"]]
    if options["source_comments"]:
        css = named(css, rf"\S*{os.path.basename(folder)}[/\\]{os.path.basename(file)}", place.name)
    data["file"] = f"{stem}.css"
    shown = _real_relative(sources, base)
    data["sources"] = [place.name if source == file else shown[source] for source in sources]
    return css, json.dumps(data, ensure_ascii=False, indent="\t")


def named(css: str, source: str, name: str) -> str:
    """CSS whose line comments tell the stylesheet's `name` where libsass wrote what it was given (a pattern)."""
    return re.sub(rf"(/\* line \d+, ){source} \*/", lambda match: f"{match[1]}{name} */", css)


def relative(path: str, base: str) -> str:
    """A path as seen from a folder, with slashes."""
    return os.path.relpath(path, base).replace(os.sep, "/")


def _real_relative(paths: Sequence[str], base: str) -> dict[str, str]:
    """Paths as seen from a folder, all links followed; what lies in one folder finds it once."""
    base = os.path.realpath(base)
    folders: dict[str, tuple[str, str]] = {}
    found = {}
    for path in paths:
        folder, name = os.path.split(path)
        if folder not in folders:
            real = os.path.realpath(folder)
            start = relative(real, base)
            folders[folder] = real, "" if start == "." else f"{start}/"
        real, start = folders[folder]
        full = os.path.join(real, name)
        found[path] = relative(os.path.realpath(full), base) if os.path.islink(full) else f"{start}{name}"
    return found
