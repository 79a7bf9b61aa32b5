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


@click.command("new")
@click.argument("folder")
@click.option("--force", is_flag=True, help="Write into a folder that is not empty; files of the same name are kept.")
@click.option("--blank", is_flag=True, help="Only a configuration and a home page.")
@click.option("--quiet/--no-quiet", "-q", default=False, help="Print errors only.")
@click.option("--trace", "-t", is_flag=True, hidden=True)
def command(folder: str, force: bool, blank: bool, quiet: bool, trace: bool) -> int:
    """Start a site with the academic theme: pages, publications, talks and a CV to replace with your own."""
    target = Path(folder).absolute()
    if target.exists() and (not target.is_dir() or (any(target.iterdir()) and not force)):
        raise PathError(f"{target} exists and is not empty", hint="Choose another name, or add to it with --force.")
    count = _write(target, _blank_files() if blank else _starter_files())
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


def _files(entry: Path) -> list[Path]:
    if entry.is_file():
        return [entry]
    return sorted(path for path in entry.rglob("*") if path.is_file() and path.name not in _THEME_DATA)


def _without_excludes(config: str) -> str:
    """The configuration without the list of what the repository holds besides the site."""
    return re.sub(r"^exclude\s*:[^\n]*\n(?:[ \t-][^\n]*\n|\n)*", "", config, flags=re.MULTILINE)


def _blank_files() -> dict[str, bytes]:
    return {
        "_config.yml": b"title: Your Name\nauthor:\n  name: Your Name\ntheme: liquid-compat-academic\n"
        b"liquid_compat: {profile: jekyll}\n",
        "index.md": b"---\nlayout: single\nauthor_profile: true\ntitle: Your Name\n---\n\nWelcome.\n",
    }


def _write(target: Path, files: dict[str, bytes]) -> int:
    """Write what is not there yet; returns the number of files."""
    written = 0
    for name, data in {**files, ".gitignore": _IGNORE.encode()}.items():
        path = target / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written += 1
    return written
