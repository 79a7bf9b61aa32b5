"""`liquid-compat new-theme NAME`: the folder of a theme to start from, as a gem and for `theme:` here."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import click

from ..errors import PathError
from .new import write_files
from .output import Report

_FOLDERS = ("_data", "_includes", "_layouts", "_sass", "assets")

_FILES = {
    ".gitignore": "*.gem\n.bundle/\n.jekyll-cache/\n.sass-cache/\n_site/\nGemfile.lock\n",
    "Gemfile": 'source "https://rubygems.org"\n\ngemspec\n',
    "_layouts/default.html": "{{ content }}\n",
    "_layouts/page.html": "---\nlayout: default\n---\n\n{{ content }}\n",
    "_layouts/post.html": "---\nlayout: default\n---\n\n{{ content }}\n",
    "LICENSE.txt": "Write here under which licence others may use the theme.\n",
}

_GEMSPEC = """Gem::Specification.new do |theme|
  theme.name = "{name}"
  theme.version = "0.1.0"
  theme.authors = ["Your Name"]
  theme.summary = "A theme for Jekyll"
  theme.homepage = "https://example.org"
  theme.files = Dir["{{_data,_includes,_layouts,_sass,assets}}/**/*", "_config.yml", "LICENSE*", "README*"]
  theme.add_runtime_dependency "jekyll", ">= 4.0", "< 5"
end
"""

_README = """# {name}

A theme for Jekyll and liquid-compat. Layouts are in `_layouts`, what they share in `_includes`, style sheets in
`_sass`, files that go into the site as they are in `assets`, data in `_data`.

Put a page or two beside these folders and run `liquid-compat build` to see how they look.

## Using it

In the site's `Gemfile`: `gem "{name}"`. In its `_config.yml`: `theme: {name}`.
"""

_CONDUCT = "# Code of conduct\n\nWrite here how people treat each other, and whom to tell if someone doesn't.\n"


@click.command("new-theme")
@click.argument("name")
@click.option("--code-of-conduct", "-c", is_flag=True, help="Add a code of conduct to fill in.")
@click.option("--quiet/--no-quiet", "-q", default=False, help="Print errors only.")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(name: str, code_of_conduct: bool, quiet: bool, trace: bool) -> int:
    """Start a theme: a folder with layouts, the folders for the rest, and what makes a gem of it."""
    gem = re.sub(r"[ _]", "-", name)
    if not re.fullmatch(r"[a-zA-Z0-9][\w.-]*", gem, re.ASCII):
        raise PathError(f"{name!r} can't be the name of a theme", hint="Use letters, digits and hyphens: my-theme.")
    target = Path(gem).absolute()
    if target.exists():
        raise PathError(f"{target} exists", hint="Choose another name.")
    texts = {**_FILES, f"{gem}.gemspec": _GEMSPEC.format(name=gem), "README.md": _README.format(name=gem)}
    if code_of_conduct:
        texts["CODE_OF_CONDUCT.md"] = _CONDUCT
    count = write_files(target, {path: text.encode() for path, text in texts.items()})
    for folder in _FOLDERS:
        (target / folder).mkdir(exist_ok=True)
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q", str(target)], check=False, capture_output=True)
    report = Report(quiet)
    report.note("New theme:", f"{count} files in {target}")
    report.note("Next:", f"read {gem}/README.md")
    return 0
