"""Nobody gets what isn't part of the site, and nobody but this machine's own pages gets anything."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from liquid_compat.serve import Server
from liquid_compat.serve.guard import Guard
from tests.conftest import Sandbox

from .served import raw, server_of

SECRET = "not for everyone"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    root = tmp_path_factory.mktemp("safety")
    (root / "outside").mkdir()
    for name in ("secret.txt", "outside/secret.txt", "outside/index.html"):
        (root / name).write_text(SECRET)
    site = Sandbox(root).write(
        {
            "_config.yml": "safe: true\nkeep_files: [kept]\n",
            "index.html": "home",
            "folder/file.txt": "plain",
            "_data/secret.yml": f"secret: {SECRET}",
            "_drafts/draft.md": f"---\n---\n{SECRET}",
            "_layouts/default.html": SECRET,
            ".env": SECRET,
            ".htpasswd": SECRET,
        }
    )
    kept = site.destination / "kept"
    kept.mkdir(parents=True)
    os.symlink(root / "secret.txt", kept / "link.txt")
    os.symlink(root / "outside", kept / "folder")
    os.symlink(root / "secret.txt", site.source / "link.txt")
    os.symlink(root / "outside", site.source / "linked")
    (site.destination / ".git").mkdir()
    (site.destination / ".git" / "config").write_text(SECRET)
    with server_of(site, watch=False) as server:
        yield server


OUTSIDE = [
    # `..` as it is
    "/../secret.txt", "/../../secret.txt", "/folder/../../secret.txt", "/./../secret.txt", "/..", "/../",
    "/folder/../..", "/../source/_config.yml", "/../site/../secret.txt",
    "/folder/../../../../../../../../etc/passwd", "/.../secret.txt",
    # encoded
    "/%2e%2e/secret.txt", "/%2E%2E/secret.txt", "/.%2e/secret.txt", "/%2e./secret.txt", "/..%2fsecret.txt",
    "/..%2Fsecret.txt", "/%2e%2e%2fsecret.txt", "/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/folder%2f..%2f..%2fsecret.txt",
    # encoded twice, and in ways that are no UTF-8
    "/%252e%252e/secret.txt", "/%252e%252e%252fsecret.txt", "/..%252fsecret.txt",
    "/%25252e%25252e/secret.txt", "/%c0%ae%c0%ae/secret.txt", "/%c0%ae%c0%ae%c0%afsecret.txt",
    "/..%c0%afsecret.txt", "/%e0%80%ae./secret.txt", "/%uff0e%uff0e/secret.txt", "/%ff%fe/secret.txt",
    # absolute
    "//etc/passwd", "/etc/passwd", "///etc/passwd", "/%2fetc%2fpasswd", "/%2f%2fetc/passwd",
    "//../etc/passwd", "/file:///etc/passwd", "/C:/Windows/win.ini", "/C:%5CWindows%5Cwin.ini",
    "http://localhost/../secret.txt", "/http://localhost/", "//localhost/../secret.txt", "/proc/self/environ",
    "/dev/zero",
    # backslashes
    "/..\\secret.txt", "/..%5csecret.txt", "/%5c..%5csecret.txt", "/%2e%2e%5csecret.txt", "\\..\\secret.txt",
    "/folder\\..\\..\\secret.txt", "/folder%5cfile.txt", "/%5c%5clocalhost%5cc$", "/..%255csecret.txt",
    # NUL and other marks
    "/secret.txt%00", "/..%00/secret.txt", "/%00", "/folder/file.txt%00.html", "/folder/file.txt%2500",
    "/index.html%0a", "/folder/file.txt%0d%0aX: y", "/folder/file.txt ", "/folder/file.txt.",
    "/folder/file.txt::$DATA", "/folder/file.txt;a", "/~", "/~root/", "/index.html/..;/secret.txt",
    # links, and what is in the source or the destination but no part of the site
    "/link.txt", "/linked/secret.txt", "/linked/", "/linked", "/kept/link.txt", "/kept/folder/secret.txt",
    "/kept/folder/", "/.git/config", "/.git/", "/.git", "/.env", "/.htpasswd", "/_config.yml",
    "/_data/secret.yml", "/_drafts/draft.md", "/_layouts/default.html", "/.jekyll-cache/",
    "/.jekyll-cache/.liquid-compat-store.sqlite", "/.liquid-compat-site/", "/__liquid-compat/",
    "/__liquid-compat/client.js", "/__liquid-compat/../../secret.txt",
]  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_there_is_nothing_outside(server: Server, path: str) -> None:
    status, body = raw(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status in (403, 404) or (status == 400 and not path.startswith("/")) or " " in path
    assert status in (400, 403, 404)
    assert SECRET.encode() not in body
    assert b"root:" not in body


HOSTS = [
    "evil.example", "evil.example:4000", "localhost.evil.example", "127.0.0.1.evil.example", "evil-localhost",
    "localhost@evil.example", "localhost:80@evil.example", "169.254.169.254", "192.168.1.1", "10.0.0.1:4000",
    "0.0.0.0", "[2001:db8::1]", "[::ffff:192.168.1.1]", "2130706433", "0x7f.1", "localhost:port",
    "localhost/", "local\thost", "[::1",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_other_names_get_nothing(server: Server, host: str) -> None:
    for path in ("/", "/folder/file.txt", "/__liquid-compat/reload.js", "/missing"):
        status, body = raw(server, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert status == 403 or (status == 400 and "\t" in host)
        assert b"home" not in body and b"plain" not in body


def test_a_request_names_one_host(server: Server) -> None:
    for hosts in (b"", b"Host: localhost\r\nHost: evil.example\r\n", b"Host: evil.example\r\nHost: localhost\r\n"):
        status, body = raw(server, b"GET / HTTP/1.1\r\n" + hosts + b"Connection: close\r\n\r\n")
        assert (status in (400, 403), b"home" in body) == (True, False)
    assert raw(server, b"GET / HTTP/1.0\r\n\r\n")[0] == 403


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:1",
        "localhost.",
        "127.0.0.1",
        "127.1.2.3:4",
        "[::1]:4000",
        "a.localhost",
        "[::ffff:127.0.0.1]",
    ],
)
def test_this_machines_names_are_answered(server: Server, host: str) -> None:
    assert raw(server, f"GET / HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())[1] == b"home"


ORIGINS = [
    "http://evil.example", "https://evil.example", "http://localhost.evil.example:{port}", "null", "", "file://",
    "http://localhost", "http://localhost:1", "http://127.0.0.1:1", "https://evil.example:{port}", "http://evil@localhost:{port}",
    "http://localhost:{port}.evil.example", "http://localhost:{port}/", "http://[::1", "chrome-extension://{port}",
    "http://[::1]:{port}", "ftp://localhost:{port}", "http://localhost:99999",
]  # fmt: skip


@pytest.mark.parametrize("origin", [None, *ORIGINS])
def test_pages_elsewhere_are_told_nothing(server: Server, origin: str | None) -> None:
    given = None if origin is None else origin.format(port=server.port)
    with pytest.raises(InvalidStatus) as error:
        connect(f"ws://localhost:{server.port}/__liquid-compat/socket", origin=given, proxy=None)  # type: ignore[arg-type]
    assert error.value.response.status_code == 403


def test_a_socket_by_another_name_is_refused(server: Server) -> None:
    request = (
        "GET /__liquid-compat/socket HTTP/1.1\r\nHost: evil.example\r\nOrigin: http://evil.example\r\n"
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
    )
    assert raw(server, request.encode())[0] == 403
    for path in ("/", "/socket", "/__liquid-compat/other"):
        with pytest.raises(InvalidStatus) as error:
            connect(f"ws://localhost:{server.port}{path}", origin=f"http://localhost:{server.port}", proxy=None)  # type: ignore[arg-type]
        assert error.value.response.status_code in (403, 404)


def test_the_pages_of_this_server_are_told(server: Server) -> None:
    for name in ("localhost", "127.0.0.1"):
        origin = f"http://{name}:{server.port}"
        with connect(f"ws://{name}:{server.port}/__liquid-compat/socket", origin=origin, proxy=None) as told:  # type: ignore[arg-type]
            assert "version" in str(told.recv())


def test_a_port_that_is_forwarded_is_its_own_origin() -> None:
    guard = Guard("127.0.0.1", [4000, 35729])
    assert guard.admits_socket("localhost:8080", "http://localhost:8080")
    assert guard.admits_socket("localhost:35729", "http://localhost:4000")
    assert not guard.admits_socket("localhost:35729", "http://127.0.0.1:4000")
    assert not guard.admits_socket("localhost:4000", "http://localhost:3000")


def test_a_server_for_all_addresses_is_asked_by_addresses() -> None:
    for host in ("0.0.0.0", "::"):
        guard = Guard(host, [4000])
        assert all(map(guard.admits, ("192.168.1.5:4000", "[2001:db8::1]", "localhost", socket.gethostname())))
        assert not any(map(guard.admits, ("evil.example", "192.168.1.5.evil.example", "", None)))
    assert Guard("my.machine", [4000]).admits("my.machine:4000")
    assert not Guard("my.machine", [4000]).admits("192.168.1.5")


def test_only_this_machine_is_listened_to(sandbox: Sandbox) -> None:
    with server_of(sandbox.write({"index.html": "x"}), watch=False) as server:
        assert {listening.getsockname()[0] for listening in server._sockets} == {"127.0.0.1"}


@pytest.mark.parametrize(
    "request_",
    [
        b"GET " + b"/a" * 50_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET * HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)  # fmt: skip
def test_requests_that_are_none_do_no_harm(server: Server, request_: bytes) -> None:
    status, body = raw(server, request_)
    assert status in (0, 200, 400, 403, 404, 405, 414, 431)
    assert b"Traceback" not in body
    assert raw(server, b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")[1] == b"home"
