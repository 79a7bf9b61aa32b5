"""What a request for a file of the site is answered with: headers, ranges, and bodies that are all of one version."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import formatdate, parsedate_to_datetime
from typing import BinaryIO

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from .media import MediaTypes
from .snapshot import Snapshot

NEVER_STORED = "private, max-age=0, proxy-revalidate, no-store, no-cache, must-revalidate"
"""`Cache-Control` of all answers, as with Jekyll."""
_AT_ONCE = 1 << 20
"""Files up to this size are read before the answer begins."""
_CHUNK = 1 << 18
_RANGE = re.compile(r"bytes=(?:(\d{1,18})-(\d{0,18})|-(\d{1,18}))")


@dataclass(frozen=True, slots=True)
class Body:
    """The bytes of one version of a file, or the open file that has them, with what tells its version."""

    data: bytes | BinaryIO
    size: int
    tag: str
    changed: float
    """When it was written, in seconds since 1970."""


def body_of(snapshot: Snapshot, name: str) -> Body | None:
    """The body of a file of the site; None for one that can't be read any more."""
    text = snapshot.texts.get(name)
    if text is not None:
        data = text.data
        tag = hashlib.blake2b(data, digest_size=12).hexdigest()
        return Body(data, len(data), tag, text.stamp.written / 1e9)
    file = _open(snapshot.stored[name].path, snapshot.root)
    if file is None:
        return None
    state = os.fstat(file.fileno())
    tag = f"{state.st_ino:x}-{state.st_size:x}-{state.st_mtime_ns:x}"
    if state.st_size > _AT_ONCE:
        return Body(file, state.st_size, tag, state.st_mtime)
    with file:
        data = file.read()
    return Body(data, len(data), tag, state.st_mtime)


def _open(path: str, root: str) -> BinaryIO | None:
    """A regular file in the folder `root`, wherever links lead; None for anything else."""
    if not os.path.realpath(path).startswith(root.rstrip(os.sep) + os.sep):
        return None
    try:
        file = os.fdopen(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    except (OSError, ValueError):
        return None
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        return None
    return file


def file_answer(body: Body, name: str, media: MediaTypes, headers: Mapping[str, str]) -> Response:
    """The answer to a request with these headers: all of a file, a part of it, or that it is still the same."""
    shown = {
        "etag": f'"{body.tag}"',
        "last-modified": formatdate(int(body.changed), usegmt=True),
        "cache-control": NEVER_STORED,
        "accept-ranges": "bytes",
    }
    if _is_same(body, headers):
        _close(body)
        return Response(status_code=304, headers=shown)
    part = _part(body, headers)
    if part is None:
        _close(body)
        return Response(status_code=416, headers={**shown, "content-range": f"bytes */{body.size}"})
    start, end = part
    status = 200
    if (start, end) != (0, body.size) or "range" in headers and _counts(body, headers):
        status = 206
        shown["content-range"] = f"bytes {start}-{end - 1}/{body.size}"
    shown["content-type"] = media.of(name)
    if isinstance(body.data, bytes):
        return Response(body.data[start:end], status, shown)
    return _FileAnswer(body.data, start, end, status, shown)


def _close(body: Body) -> None:
    if not isinstance(body.data, bytes):
        body.data.close()


def _is_same(body: Body, headers: Mapping[str, str]) -> bool:
    """Whether the browser has this version (RFC 9110, 13.2.2)."""
    tags = headers.get("if-none-match")
    if tags is not None:
        known = [tag.strip().removeprefix("W/") for tag in tags.split(",")]
        return "*" in known or f'"{body.tag}"' in known
    since = _time(headers.get("if-modified-since"))
    return since is not None and int(body.changed) <= since


def _time(text: str | None) -> float | None:
    try:
        return None if text is None else parsedate_to_datetime(text).timestamp()
    except (ValueError, OverflowError):
        return None


def _counts(body: Body, headers: Mapping[str, str]) -> bool:
    """Whether `Range` is one that is obeyed: one part, in bytes, of the version that the browser knows."""
    if _RANGE.fullmatch(headers.get("range", "").strip()) is None:
        return False
    known = headers.get("if-range")
    if known is None or known == f'"{body.tag}"':
        return True
    time = _time(known)
    return time is not None and int(body.changed) == time


def _part(body: Body, headers: Mapping[str, str]) -> tuple[int, int] | None:
    """Where the part that is asked for begins and ends; all of it where none is, None for one that isn't there."""
    if not _counts(body, headers):
        return 0, body.size
    match = _RANGE.fullmatch(headers["range"].strip())
    assert match is not None
    first, last, suffix = match.groups()
    if suffix is not None:
        start, end = max(0, body.size - int(suffix)), body.size
    else:
        start, end = int(first), min(body.size, int(last) + 1) if last else body.size
    return (start, end) if start < end else None


class _FileAnswer(Response):
    """A large file, in pieces."""

    def __init__(self, file: BinaryIO, start: int, end: int, status: int, headers: Mapping[str, str]) -> None:
        self._file, self._start, self._end = file, start, end
        super().__init__(None, status, {**headers, "content-length": str(end - start)})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with self._file as file:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            for chunk, more in self._chunks(file) if scope["method"] != "HEAD" else [(None, False)]:
                data = b"" if chunk is None else await run_in_threadpool(file.read, chunk)
                await send({"type": "http.response.body", "body": data, "more_body": more})

    def _chunks(self, file: BinaryIO) -> Iterator[tuple[int, bool]]:
        file.seek(self._start)
        left = self._end - self._start
        while left:
            chunk = min(left, _CHUNK)
            left -= chunk
            yield chunk, left > 0
