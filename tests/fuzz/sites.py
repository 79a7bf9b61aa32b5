"""The sites that are mutated: the fixture sites of the tests, without what is no text."""

from __future__ import annotations

from pathlib import Path

Site = dict[str, bytes]
"""Files by their path relative to the source."""

_TESTS = Path(__file__).resolve().parent.parent
_FOLDERS = ("fuzz", "sites", "plugins/sites")
_LARGEST = 20_000


def seeds() -> list[Site]:
    """All sites to start from, each small."""
    roots = (root for folder in _FOLDERS for root in sorted((_TESTS / folder).iterdir()))
    return [_read(root) for root in roots if root.is_dir() and not root.name.startswith("__")]


def _read(root: Path) -> Site:
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and not path.is_symlink())
    site = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    return {name: content for name, content in site.items() if len(content) <= _LARGEST and b"\0" not in content}


def write(site: Site, folder: Path) -> None:
    """Lay a site's files into an empty folder; names that no file can have are left out."""
    for name, content in site.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except (OSError, ValueError):
            continue
