"""Putting the rendered site in place: only what changed, and all of it or nothing.

Everything that has to be written is first laid out beside the destination (`staging`). Only when all of that has
succeeded is it put in place (`journal`), and what is no longer part of the site is set aside; the old things are
removed last. What has not changed is not touched. docs/writing.md tells what that is worth when a build is killed.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..config.names import naming_problem
from ..config.places import relative
from ..errors import Location, PathError
from .journal import Step, is_inside, put_in_place, recover
from .staging import PATIENCE, Staging, is_staging, left_over, remove, staging

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Changes:
    """What a write did to the destination."""

    written: int
    unchanged: int
    removed: int


def write_site(
    destination: Path,
    texts: Mapping[str, str | bytes],
    copies: Mapping[str, str],
    keep: Iterable[str],
    *,
    spare: Callable[[list[str]], Collection[str]] | None = None,
    sure: Collection[str] = (),
    patience: float = PATIENCE,
) -> Changes:
    """Make a destination folder hold exactly these files.

    `texts` maps relative paths to contents, `copies` relative paths to absolute source files; `keep` is the
    configuration's `keep_files`, and `spare` tells which of what is obsolete stays besides; `sure` are those of the
    texts that are known to be there already. While another build writes there this one waits, `patience` seconds at
    most. Raises PathError for what can't be written; the destination is then as it was.
    """
    names = {*texts, *copies}
    folders = {parent for name in names for parent in _parents(name)}
    _check_names(destination, names, folders)
    root = os.path.realpath(destination)
    try:
        os.makedirs(os.path.dirname(root), exist_ok=True)
    except OSError as error:
        raise PathError(f"{os.path.dirname(root)} can't be made: {error.strerror}", Location(root)) from error
    with staging(root, patience) as stage:
        _clear(stage)
        present = _look(stage, names, folders, tuple(keep))
        if spare is not None and present.obsolete:
            _spare(present, spare)
        changed = [
            name
            for name in texts
            if not (name in sure and name in present.files) and not _is_same_text(present, name, texts[name])
        ]
        changed += [name for name, source in copies.items() if not _is_same_file(present, name, source)]
        for name in names.difference(changed):
            present.keep(name)
        # A folder that can't be renamed (it may lie on a lower layer of an overlay) is filled file by file.
        for by_folders in (True, False):
            plan = _plan(present, changed, by_folders)
            _lay_out(stage, present, plan, texts, copies)
            try:
                put_in_place(stage, plan.steps)
                break
            except OSError as error:
                if not by_folders or error.errno not in (errno.EXDEV, errno.EBUSY):
                    raise _refused(root, error) from error
                _clear(stage)
        for folder in plan.emptied:
            _remove_empty(f"{root}/{folder}")
    return Changes(len(changed), len(names) - len(changed), len(present.obsolete))


def tidy(destination: Path) -> None:
    """Finish what a killed build left undone, and remove what it left; nothing where another build is writing."""
    root = os.path.realpath(destination)
    if not left_over(root):
        return
    try:
        with staging(root, 0) as stage:
            _clear(stage)
    except PathError:
        pass  # the write at the build's end waits, or tells


def _clear(stage: Staging) -> None:
    """Make a staging folder empty."""
    recover(stage)
    for folder in stage.folders:
        if os.path.isdir(folder):
            with os.scandir(folder) as entries:
                for entry in list(entries):
                    remove(entry.path)


def _check_names(destination: Path, names: Iterable[str], folders: set[str]) -> None:
    for name in names:
        if "\0" in name or not _is_encodable(name):
            raise PathError(f"{name!r} can't be the name of a file", hint="Change its permalink.")
        if os.name == "nt" and (problem := naming_problem(name)):
            raise PathError(f"{name} can't be written: {problem}", hint="Change its permalink.")
        if not is_inside(name):
            raise PathError(f"{name!r} would be written outside of {destination}", hint="Change its permalink.")
        if name in folders:
            raise PathError(
                f"{name} can't be written: other files are in a folder of that name",
                Location(name),
                "Change the permalink of one of them.",
            )


def _is_encodable(name: str) -> bool:
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return False
    return True


def _parents(name: str) -> list[str]:
    parts = name.strip("/").split("/")
    return ["/".join(parts[:i]) for i in range(1, len(parts))]


@dataclass(slots=True)
class _Present:
    """What the destination holds; all paths are relative to it.

    `files` are the regular files among the site's, `folders` the folders that the site has too ("" for the destination
    itself), `staying` those of them that hold something which stays, `obsolete` what is no part of the site.
    """

    root: str
    files: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)
    staying: set[str] = field(default_factory=set)
    obsolete: list[str] = field(default_factory=list)

    def keep(self, name: str) -> None:
        """A file or folder stays, so the folders above it do."""
        folder = name.rpartition("/")[0]
        while folder not in self.staying:
            self.staying.add(folder)
            folder = folder.rpartition("/")[0]


def _look(stage: Staging, names: set[str], folders: set[str], keep: tuple[str, ...]) -> _Present:
    """Look through the destination, but for folders of which nothing can be part of the site."""
    present = _Present(stage.root)
    if not os.path.isdir(stage.root):
        return present
    kept = re.compile("|".join(re.escape(entry) for entry in keep) or r"(?!)")
    mounts = frozenset(stage.mounts)
    wanted = folders.union(mounts, *(_parents(entry) for entry in (*keep, *mounts)))
    present.staying.add("")
    pending = [""]
    while pending:
        folder = pending.pop()
        present.folders.add(folder)
        prefix = f"{folder}/" if folder else ""
        try:
            with os.scandir(f"{stage.root}/{folder}") as entries:
                found = list(entries)
        except OSError as error:
            place = f"{stage.root}/{folder}".rstrip("/")
            raise PathError(f"{place} can't be read: {error.strerror}", Location(place)) from error
        for entry in found:
            name = prefix + entry.name
            stays = kept.match(name) is not None or name in mounts or is_staging(entry.name)
            if stays:
                present.keep(name)
            if entry.is_dir(follow_symlinks=False):
                if name in wanted:
                    pending.append(name)
                    if stays:
                        present.staying.add(name)
                elif not stays:
                    present.obsolete.append(name)
            elif name in names:
                if entry.is_file(follow_symlinks=False):
                    present.files.add(name)
            elif not stays:
                present.obsolete.append(name)
    return present


def _spare(present: _Present, spare: Callable[[list[str]], Collection[str]]) -> None:
    """Let some of what is obsolete stay; it is asked for with all that is in obsolete folders."""
    everything = []
    for name in present.obsolete:
        everything.append(name)
        path = f"{present.root}/{name}"
        if os.path.isdir(path) and not os.path.islink(path):
            for folder, folders, files in os.walk(path):
                below = relative(folder, present.root)
                everything += [f"{below}/{entry}" for entry in (*folders, *files)]
    stays = set(spare(everything)).intersection(everything)
    above = {parent for name in stays for parent in _parents(name)}
    goes = [name for name in everything if name not in above and stays.isdisjoint((name, *_parents(name)))]
    gone = set(goes)
    for name in stays:
        present.keep(name)
    present.obsolete = [name for name in goes if gone.isdisjoint(_parents(name))]


def _is_same_text(present: _Present, name: str, text: str | bytes) -> bool:
    if name not in present.files:
        return False
    data = as_bytes(text)
    try:
        file = os.open(f"{present.root}/{name}", os.O_RDONLY)
        try:
            return os.read(file, len(data) + 1) == data
        finally:
            os.close(file)
    except OSError:
        return False


def _is_same_file(present: _Present, name: str, source: str) -> bool:
    """Whether the file there is the source's copy.

    Size and time may agree by chance (a checkout can give all files one time). But where a file was written after
    its source was last touched, which no program can backdate, they tell.
    """
    if name not in present.files:
        return False
    path = f"{present.root}/{name}"
    try:
        old, new = os.lstat(path), os.stat(source)
        if old.st_size != new.st_size:
            return False
        if old.st_mtime_ns == new.st_mtime_ns and new.st_ctime_ns < old.st_ctime_ns:
            return True
        import filecmp

        return filecmp.cmp(path, source, shallow=False)
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done: `files` maps each changed file to the step that brings it.

    `emptied` are folders that are no part of the site and whose files go one by one.
    """

    steps: list[Step]
    files: dict[str, int]
    emptied: list[str]


def _plan(present: _Present, changed: Iterable[str], by_folders: bool) -> _Plan:
    """As few steps as will do: a folder in which nothing stays is one step, if `by_folders` allows it."""
    staying = present.staying if by_folders else present.staying | present.folders
    numbers: dict[str, int] = {} if "" in staying else {"": 0}
    places = {}
    for name in changed:
        places[name] = next((folder for folder in ("", *_parents(name)) if folder not in staying), name)
        numbers.setdefault(places[name], len(numbers))
    # What goes, goes first: on a file system that knows no case, A.html is a.html, which may come.
    steps: list[Step] = []
    emptied = []
    for name in present.obsolete:
        if any(place in numbers for place in ("", *_parents(name), name)):
            continue  # it goes with what is replaced
        path = f"{present.root}/{name}"
        if by_folders or os.path.islink(path) or not os.path.isdir(path):
            steps.append(Step(name, False))
            continue
        emptied.append(name)
        for folder, _, found in os.walk(path):
            below = relative(folder, present.root)
            steps += [Step(f"{below}/{file}", False) for file in found]
    files = {name: len(steps) + numbers[place] for name, place in places.items()}
    steps += [Step(place, True) for place in numbers]
    if by_folders:
        for step in steps:
            _check_removable(present, step.place)
    return _Plan(steps, files, emptied)


def _check_removable(present: _Present, place: str) -> None:
    """Raise PathError for a folder that can't be emptied, before it is moved out of the way."""
    path = f"{present.root}/{place}"
    if not place or os.path.islink(path) or not os.path.isdir(path):
        return
    for folder, _, _ in os.walk(path, onerror=_unreadable):
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _refused(present.root, PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder))


def _unreadable(error: OSError) -> None:
    raise PathError(f"{error.filename} can't be removed: {error.strerror}", Location(error.filename)) from error


def _refused(root: str, error: OSError) -> PathError:
    names = [str(name) for name in (error.filename2, error.filename) if name is not None]
    place = next((name for name in names if name.startswith(root)), root)
    return PathError(
        f"{place} can't be replaced: {error.strerror}",
        Location(place),
        "Change the permissions, or build into another folder with --destination. The site there is as it was.",
    )


def _lay_out(
    stage: Staging, present: _Present, plan: _Plan, texts: Mapping[str, str | bytes], copies: Mapping[str, str]
) -> None:
    """Make the new files and folders of all steps. Raises PathError for one that can't be made."""
    made: set[str] = set()

    def make(path: str, base: str, name: str) -> None:
        """The folder at `path`, which will be `name`, with those between it and `base`."""
        if path in made:
            return
        if path != base:
            make(os.path.dirname(path), base, name.rpartition("/")[0])
        os.mkdir(path)
        if name in present.folders:
            _make_like(path, f"{stage.root}/{name}")
        made.add(path)

    for folder in {os.path.dirname(stage.old(0, step.place)) for step in plan.steps}:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    if plan.steps and not plan.steps[0].place:
        make(stage.new(0, ""), stage.new(0, ""), "")
    for name, number in plan.files.items():
        place = plan.steps[number].place
        base = stage.new(number, place)
        path = base if name == place else f"{base}/{name[len(place) :].lstrip('/')}"
        try:
            if path != base:
                make(os.path.dirname(path), base, name.rpartition("/")[0])
            if name in texts:
                _write(path, as_bytes(texts[name]))
        except OSError as error:
            raise PathError(
                f"{name} can't be written: {error.strerror}",
                Location(name),
                "Check its permalink and the space on the disk.",
            ) from error
        if name not in texts:
            _copy(copies[name], path)


def _make_like(path: str, other: str) -> None:
    """Give a folder the permissions and the group of the one that it replaces."""
    new, old = os.lstat(path), os.lstat(other)
    if new.st_gid != old.st_gid:
        os.chown(path, -1, old.st_gid)
    if new.st_mode != old.st_mode:
        os.chmod(path, stat.S_IMODE(old.st_mode))


def as_bytes(text: str | bytes) -> bytes:
    """UTF-8 of a text; what was none in the source comes back, half a surrogate pair is a replacement character."""
    if isinstance(text, bytes):
        return text
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def _write(path: str, data: bytes) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, data[written:])
    finally:
        os.close(file)


def _copy(source: str, path: str) -> None:
    """Copy a file with its time."""
    try:
        with open(source, "rb", buffering=0, opener=_open_at_once) as old, open(path, "xb", buffering=0) as new:
            state = os.fstat(old.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise OSError(errno.EINVAL, "it is no regular file")
            while chunk := old.read(_CHUNK):
                new.write(chunk)
        os.utime(path, ns=(state.st_mtime_ns, state.st_mtime_ns))
    except OSError as error:
        raise PathError(
            f"{source} can't be copied: {error.strerror}", Location(source), "Check its permissions or exclude it."
        ) from error


def _open_at_once(path: str, flags: int) -> int:
    """Open a file; a FIFO without a writer doesn't block."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _remove_empty(folder: str) -> None:
    for name, _, _ in os.walk(folder, topdown=False):
        try:
            os.rmdir(name)
        except OSError:
            return
