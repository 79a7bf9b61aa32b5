"""`liquid-compat new FOLDER`: a site to start from."""

from __future__ import annotations

import re
from pathlib import Path

import click

from ..errors import PathError
from .output import Report

_THEME_DATA = frozenset({"ui-text.yml", "locations.yml"})  # come with the theme

_IGNORE = """/_site/
/.jekyll-cache/
"""


# Where the sample's home page finds its papers once they are entries of a bibliography.
_MOVED = {
    "/publication/2024-soil-memory/": "/publications/#name2024soil",
    "/publication/2023-failed-forecasts/": "/publications/#friend2023forecasts",
}

_BLANK_FOLDERS = ("_data", "_drafts", "_includes", "_posts")  # for what is to come, as Jekyll makes them

_BLANK_LAYOUT = """<!doctype html>
<html lang="{{ site.lang | default: 'en' }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{{ page.title }} | {{ site.title }}</title>
<link rel="stylesheet" href="{{ '/assets/css/main.css' | relative_url }}">
</head>
<body>
{{ content }}
</body>
</html>
"""


@click.command("new")
@click.argument("folder")
@click.option("--force", is_flag=True, help="Write into a folder that is not empty; files of the same name are kept.")
@click.option("--blank", is_flag=True, help="Without a theme: a home page, a layout and a style sheet.")
@click.option("--bibliography", is_flag=True, help="Publications from a BibTeX file, with jekyll-scholar.")
@click.option("--quiet/--no-quiet", "-q", default=False, help="Print errors only.")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(folder: str, force: bool, blank: bool, bibliography: bool, quiet: bool, trace: bool) -> int:
    """Start a site with the academic theme: pages, publications, talks and a CV to replace with your own."""
    if blank and bibliography:
        raise click.UsageError("--bibliography needs the theme, which --blank leaves out.")
    target = Path(folder).absolute()
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not force)):
        raise PathError(f"{target} exists and is not empty", hint="Choose another name, or add to it with --force.")
    files = _blank_files() if blank else _with_bibliography(_starter_files()) if bibliography else _starter_files()
    count = write_files(target, {**files, ".gitignore": _IGNORE.encode()})
    for name in _BLANK_FOLDERS if blank else ():
        (target / name).mkdir(exist_ok=True)
    report = Report(quiet)
    report.note("New site:", f"{count} files in {target}")
    report.note("Next:", f"cd {folder} && liquid-compat build")
    return 0


def _starter_files() -> dict[str, bytes]:
    """The sample site's files; its configuration takes the theme from the installed package."""
    from ..themes import starter

    root = starter()
    paths = [path for entry in sorted(root.iterdir()) for path in _files(entry)]
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}
    config = found["_config.yml"].decode("utf-8")
    found["_config.yml"] = (_without_excludes(config).rstrip() + "\n\ntheme: liquid-compat-academic\n").encode()
    return found


def _with_bibliography(files: dict[str, bytes]) -> dict[str, bytes]:
    """The sample site with publications from a BibTeX file in place of a collection."""
    from ..themes import bibliography

    root = bibliography()
    found = {
        name: data for name, data in files.items() if not name.startswith(("_publications/", "_pages/publications"))
    }
    for folder in ("_bibliography", "_pages"):
        found.update((path.relative_to(root).as_posix(), path.read_bytes()) for path in _files(root / folder))
    home = found["_pages/about.md"].decode("utf-8")
    for old, new in _MOVED.items():
        home = home.replace(old, new)
    found["_pages/about.md"] = home.encode()
    config = found["_config.yml"].decode("utf-8").replace("\nplugins:\n", "\nplugins:\n  - jekyll-scholar\n")
    found["_config.yml"] = config.encode() + (root / "config.yml").read_bytes()
    return found


def _files(entry: Path) -> list[Path]:
    if entry.is_file():
        return [entry]
    return sorted(path for path in entry.rglob("*") if path.is_file() and path.name not in _THEME_DATA)


def _without_excludes(config: str) -> str:
    """The configuration without the list of what the repository holds besides the site."""
    return re.sub(r"^exclude\s*:[^\n]*\n(?:[ \t-][^\n]*\n|\n)*", "", config, flags=re.MULTILINE)


def _blank_files() -> dict[str, bytes]:
    """A site without a theme: one page, one layout, one style sheet."""
    return {
        "_config.yml": b"title: Your Name\nurl: ''  # https://example.org\nbaseurl: ''  # /folder, if it is in one\n"
        b"liquid_compat: {profile: jekyll}\n",
        "index.md": b"---\nlayout: default\ntitle: Home\n---\n\n# {{ site.title }}\n\nWelcome.\n",
        "_layouts/default.html": _BLANK_LAYOUT.encode(),
        "_sass/main.scss": b"$text: #222;\n\nbody {\n  margin: 2rem auto;\n  max-width: 40rem;\n  color: $text;\n}\n",
        "assets/css/main.scss": b'---\n---\n\n@import "main";\n',
    }


def write_files(target: Path, files: dict[str, bytes]) -> int:
    """Write what is not there yet; returns the number of files."""
    written = 0
    for name, data in files.items():
        path = target / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written += 1
    return written
