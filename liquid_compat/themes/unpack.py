"""Unpacking gems and archives into a folder, trusting nothing in them."""

from __future__ import annotations

import gzip
import io
import os
import posixpath
import tarfile
import zlib
from pathlib import Path

from ..errors import LiquidCompatError

MOST_FILES = 20_000
LARGEST = 512 << 20
"""Bytes that all files together may have, unpacked."""
_LARGEST_METADATA = 4 << 20


class ArchiveError(LiquidCompatError):
    """An archive that is damaged, or not what it should be."""


def unpack_gem(data: bytes, folder: Path) -> str:
    """Unpack a gem's files into a folder; returns its metadata, a YAML text. Raises ArchiveError.

    A gem is a tar of `metadata.gz` and `data.tar.gz` (https://guides.rubygems.org/specification-reference/).
    """
    parts: dict[str, bytes] = {}
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for member in archive:
                if member.name not in ("metadata.gz", "data.tar.gz"):
                    continue
                stream = archive.extractfile(member)
                if stream is None or member.name in parts:
                    raise ArchiveError(f"the gem has a second {member.name}, or one that is no file")
                parts[member.name] = stream.read()
    except (tarfile.TarError, EOFError, ValueError) as error:
        raise ArchiveError(f"the gem is damaged: {error}") from error
    if len(parts) < 2:
        raise ArchiveError("the gem lacks its metadata or its files")
    unpack_tar(parts["data.tar.gz"], folder, strip=0)
    try:
        with gzip.open(io.BytesIO(parts["metadata.gz"])) as metadata:
            return metadata.read(_LARGEST_METADATA).decode("utf-8")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise ArchiveError(f"the gem's metadata is damaged: {error}") from error


def unpack_tar(data: bytes, folder: Path, strip: int) -> str | None:
    """Unpack a `.tar.gz` into a folder, without the first `strip` names of each path.

    Returns the commit that git notes in archives, None where there is none. Links that stay inside become copies of
    what they lead to; other links, devices, and names that lead out are refused. Raises ArchiveError.
    """
    size, count = 0, 0
    links: list[tuple[str, str]] = []
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:gz") as archive:
            for member in archive:
                count += 1
                size += member.size
                if count > MOST_FILES or size > LARGEST:
                    raise ArchiveError(f"the archive is too large: more than {MOST_FILES} files or {LARGEST} bytes")
                name = _inner_name(member.name, strip)
                if name is None or member.isdir():
                    continue
                if member.issym() or member.islnk():
                    base = posixpath.dirname(name) if member.issym() else ""
                    target = member.linkname if member.issym() else _inner_name(member.linkname, strip) or ""
                    links.append((name, _checked(posixpath.normpath(posixpath.join(base, target)), member.name)))
                    continue
                if not member.isfile():
                    raise ArchiveError(f"the archive holds {member.name}, which is no ordinary file")
                stream = archive.extractfile(member)
                if stream is None:
                    raise ArchiveError(f"the archive lacks the content of {member.name}")
                path = folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(stream.read())
            commit = archive.pax_headers.get("comment")
    except (tarfile.TarError, EOFError, OSError, zlib.error, ValueError) as error:
        raise ArchiveError(f"the archive is damaged: {error}") from error
    for name, target in links:
        source = folder / target
        if source.is_file() and not (folder / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(source.read_bytes())
    return commit


def _inner_name(name: str, strip: int) -> str | None:
    """A member's path in the folder; None for what is above it."""
    parts = _checked(name, name).split("/")[strip:]
    return "/".join(parts) or None


def _checked(name: str, shown: str) -> str:
    """A relative path that stays inside. Raises ArchiveError for another."""
    clean = name.replace("\\", "/") if os.sep == "\\" else name
    if clean.startswith("/") or "\0" in clean or ".." in clean.split("/") or (len(clean) > 1 and clean[1] == ":"):
        raise ArchiveError(f"the archive holds {shown!r}, which leads out of it")
    return "/".join(part for part in clean.split("/") if part not in ("", "."))
