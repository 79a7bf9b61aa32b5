"""Where a site's files are: the configuration's path keys, and that the destination is none of the source's folders."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import ConfigError, Location
from ..ruby.printing import inspect

STAGING_PREFIX = ".liquid-compat-"
"""How the names of the folders begin in which a build lays out its output. They are never part of a site."""
STORE = f"{STAGING_PREFIX}store.sqlite"
"""The name of what is kept between builds (`pipeline.store`) in Jekyll's cache folder."""

PATH_KEYS = (
    ("source",),
    ("destination",),
    ("layouts_dir",),
    ("includes_dir",),
    ("data_dir",),
    ("collections_dir",),
    ("cache_dir",),
    ("sass", "sass_dir"),
)
"""Keys, with the section that they are in, whose value is one path."""

PATH_LIST_KEYS = (("plugins_dir",), ("sass", "load_paths"))
"""Keys whose value is a path or a list of paths."""

_SOURCES = (
    ("layouts_dir", "_layouts"),
    ("includes_dir", "_includes"),
    ("data_dir", "_data"),
    ("plugins_dir", "_plugins"),
    (None, "_sass"),
    (None, "_posts"),
    (None, "_drafts"),
    (None, ".git"),
)


def sanitized_path(base: str, path: str) -> str:
    """`path` placed below `base` (an absolute path), whatever `..` it holds.

    A path that already is below `base` stays as it is (Jekyll's `Jekyll.sanitized_path`).
    """
    clean = posixpath.normpath("/" + slashed(path))
    clean = "/" + clean.lstrip("/")
    for whole in (clean, clean[1:]):  # the second where it begins with a drive
        if whole == base or whole.startswith(base + "/"):
            return whole
    return base.rstrip("/") + clean if clean != "/" else base


def slashed(path: str) -> str:
    """A path of the system with slashes in it, as Jekyll and templates have them; Windows takes both."""
    return path.replace(os.sep, "/") if os.sep != "/" else path


def relative(path: str | os.PathLike[str], base: str | os.PathLike[str]) -> str:
    """A path as seen from a folder, with slashes; as it is where no path leads there (another drive of Windows)."""
    root, full = f"{os.fspath(base)}/", os.fspath(path)
    if full.startswith(root) and root != "/":
        rest = f"/{full[len(root) :]}/"
        if "/." not in rest and "//" not in rest and "\\" not in rest:  # nothing to resolve
            return rest[1:-1]
    try:
        return slashed(os.path.relpath(path, base))
    except ValueError:
        return slashed(os.fspath(path))


def absolute_path(path: str) -> Path:
    """A path from the folder that the program runs in; `~` is the user's home, as for Ruby's `File.expand_path`."""
    try:
        return Path(os.path.abspath(os.path.expanduser(path)))
    except FileNotFoundError as error:
        raise ConfigError(
            "The folder that this runs in has been removed", hint="Change to one that exists, with `cd`."
        ) from error


def check_paths(values: Mapping[str, Any], files: Sequence[Path]) -> None:
    """Raise ConfigError for a path that can't be one; `files` are the configuration files that `values` come from."""
    for keys in (*PATH_KEYS, *PATH_LIST_KEYS):
        value: Any = values
        for key in keys:
            value = value.get(key) if isinstance(value, Mapping) else None
        if keys in PATH_LIST_KEYS and isinstance(value, list):
            for entry in value:
                _check_path(entry, keys, files)
        elif value is not None:
            _check_path(value, keys, files)


def _check_path(value: Any, keys: tuple[str, ...], files: Sequence[Path]) -> None:
    name = ".".join(keys)
    if not isinstance(value, (str, os.PathLike)):
        raise ConfigError(
            f"'{name}' should be a path, but was: {inspect(value)}",
            key_location(files, keys),
            "Write the path of a folder, between quotes where it is a number or a word such as no.",
        )
    try:
        encoded = os.fsencode(value)
    except UnicodeEncodeError:
        encoded = b"\0"
    if b"\0" in encoded:
        raise ConfigError(
            f"'{name}' has a character that no path can have: {inspect(str(value))}",
            key_location(files, keys),
            "Remove the invisible character.",
        )


def key_location(files: Sequence[Path], keys: Sequence[str]) -> Location | None:
    """The line of a key in the last YAML file that has it; None for one of the command line.

    `keys` are the names of the sections around it and its own.
    """
    import yaml

    for file in reversed(files):
        try:
            text = file.read_text(encoding="utf-8-sig")
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            continue
        mark = None
        for key in keys:
            pairs = node.value if isinstance(node, yaml.MappingNode) else []
            mark, node = next(((name.start_mark, value) for name, value in pairs if name.value == key), (None, None))
        if mark is not None:
            return Location(str(file), mark.line + 1, mark.column + 1, text.splitlines()[mark.line])
    return None


def check_places(values: Mapping[str, Any], source: Path, destination: Path, files: Sequence[Path]) -> None:
    """Raise ConfigError for a source that isn't there, and for a destination that would take files of the source.

    Folders are compared themselves, not by their names: a link, or a folder mounted twice, leads to the same one.
    """

    def refusal(message: str, hint: str, key: str = "destination") -> ConfigError:
        return ConfigError(message, key_location(files, (key,)), hint)

    if not os.path.isdir(source):
        raise refusal(f"The source folder {str(source)!r} does not exist", "Pass it with --source.", "source")
    if not os.path.isdir(destination):
        if os.path.islink(destination):
            raise refusal(
                f"The destination {destination} is a link to {os.readlink(destination)}, which is no folder",
                "Remove the link, or make the folder that it leads to.",
            )
        if os.path.lexists(destination):
            raise refusal(
                f"The destination {destination} is a file",
                "Remove it, or pass another folder with --destination.",
            )
        return
    state = os.stat(destination)
    if _is_within(source, state):
        real = os.path.realpath(destination)
        leads = f" ({destination} leads to {real})" if real != str(destination) else ""
        raise refusal(
            f"The destination is the source, or one of the folders around it{leads}",
            "Pass another folder with --destination.",
        )
    for path in (*source_folders(values, source), *files):
        if os.path.exists(path) and _is_within(path, state):
            raise refusal(
                f"The destination {destination} is or holds {path}, which the site is made from",
                "A build removes what isn't its own from the destination. Pass another folder with --destination.",
            )


def source_folders(values: Mapping[str, Any], source: Path) -> Iterator[Path]:
    """The folders of which it is certain that they are the site's source, whether they exist or not."""
    collections = values.get("collections")
    container = str(values.get("collections_dir") or "")
    names = [str(values.get(key) or default) if key is not None else default for key, default in _SOURCES]
    for label in collections if isinstance(collections, (list, dict)) else ():
        names.append(f"{container}/_{label}")
    for name in ("_posts", "_drafts"):
        names.append(f"{container}/{name}")
    for name in names:
        path = sanitized_path(source.as_posix(), name)
        if path != source.as_posix():
            yield Path(path)


def holds_any(folder: Path, paths: Iterable[Path]) -> bool:
    """Whether a folder is one of the paths, or has one of them in it."""
    try:
        state = os.stat(folder)
    except OSError:
        return False
    return any(os.path.exists(path) and _is_within(path, state) for path in paths)


def _is_within(path: Path, folder: os.stat_result) -> bool:
    """Whether a path, links resolved, is a folder or below it."""
    real = os.path.realpath(path)
    while not os.path.samestat(os.stat(real), folder):
        real, below = os.path.dirname(real), real
        if real == below:
            return False
    return True
