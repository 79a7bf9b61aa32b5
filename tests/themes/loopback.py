"""A gem server and a forge on loopback, and the gems and archives that they have."""

from __future__ import annotations

import gzip
import hashlib
import io
import tarfile
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, bytes, dict[str, str]]


def tar(files: Mapping[str, str | tarfile.TarInfo], commit: str | None = None, prefix: str = "") -> bytes:
    """A `.tar.gz`; a value that is a TarInfo is put in as it is."""
    buffer = io.BytesIO()
    headers = {"comment": commit} if commit else {}
    with tarfile.open(fileobj=buffer, mode="w:gz", format=tarfile.PAX_FORMAT, pax_headers=headers) as archive:
        for name, content in files.items():
            if isinstance(content, tarfile.TarInfo):
                archive.addfile(content)
            else:
                entry = tarfile.TarInfo(prefix + name)
                entry.size = len(content.encode())
                archive.addfile(entry, io.BytesIO(content.encode()))
    return buffer.getvalue()


def gem(
    name: str,
    version: str,
    files: Mapping[str, str | tarfile.TarInfo],
    dependencies: tuple[str, ...] = (),
    parts: tuple[str, ...] = ("metadata.gz", "data.tar.gz"),
) -> bytes:
    """A gem with the parts that a gem has, in their order."""
    lines = [
        f"--- !ruby/object:Gem::Specification\nname: {name}\nversion: !ruby/object:Gem::Version\n  version: {version}"
    ]
    lines.append("dependencies:")
    lines += [f"- !ruby/object:Gem::Dependency\n  name: {other}\n  type: :runtime" for other in dependencies]
    lines.append("- !ruby/object:Gem::Dependency\n  name: rake\n  type: :development")
    contents = {"metadata.gz": gzip.compress("\n".join(lines).encode()), "data.tar.gz": tar(files)}
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for part in parts:
            entry = tarfile.TarInfo(part)
            entry.size = len(contents[part])
            archive.addfile(entry, io.BytesIO(contents[part]))
    return buffer.getvalue()


@dataclass
class Server:
    """What the server has, and what it was asked for."""

    files: dict[str, bytes | Callable[[int], Answer]] = field(default_factory=dict)
    """By path; a function gets the number of the request, from 0, and gives status, body and headers."""
    asked: list[str] = field(default_factory=list)
    address: str = ""

    def add_gem(self, name: str, version: str, data: bytes, listed: str | None = None) -> None:
        """Put a gem on the server; `listed` is the checksum that the index names, if not the right one."""
        line = f"{version} |checksum:{listed or hashlib.sha256(data).hexdigest()},ruby:>= 2.0\n"
        index = self.files.get(f"/info/{name}", b"---\n")
        assert isinstance(index, bytes)
        self.files[f"/info/{name}"] = index + line.encode()
        self.files[f"/gems/{name}-{version}.gem"] = data


def start(server: Server) -> ThreadingHTTPServer:
    """Serve on a free port; `server.address` is where."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            count = server.asked.count(self.path)
            server.asked.append(self.path)
            found = server.files.get(self.path)
            status, body, headers = (404, b"", {}) if found is None else (200, b"", {})
            if callable(found):
                status, body, headers = found(count)
            elif found is not None:
                body = found
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    server.address = f"http://127.0.0.1:{running.server_port}"
    return running
