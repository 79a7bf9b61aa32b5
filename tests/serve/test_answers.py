"""Addresses, types, headers and ranges are those of `jekyll serve`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from liquid_compat.errors import ConfigError
from liquid_compat.plugins.api import Plugin, PluginSetup, Written
from liquid_compat.plugins.registry import load_plugins
from liquid_compat.serve import Server
from tests.conftest import Sandbox

from .served import get, raw, server_of

PAGE = "---\n---\n<!DOCTYPE html><html><head><title>x</title></head><body>{}</body></html>"
FILES: dict[str, str | bytes] = {
    "_config.yml": "title: T\nurl: https://me.example\ninclude: [.well-known]\n",
    "index.html": PAGE.format(
        "{{ site.url }} {{ jekyll.environment }} {{ site.host }} {{ site.port }} {{ site.serving }}"
    ),
    "about.html": PAGE.format("about"),
    "xhtml.xhtml": "x",
    "both.html": "file",
    "both/index.html": "folder",
    "folder/index.html": "index",
    "folder/file.txt": "plain",
    "only/file.txt": "plain",
    "only/a & b.txt": "plain",
    "beside.html": "beside",
    "beside/file.txt": "plain",
    "json/index.json": "{}",
    ".well-known/a.json": "{}",
    "404.html": PAGE.format("not here"),
    "large.bin": bytes(range(256)) * 8192,
    "ü & ö.txt": "umlaut",
    "backup~": "",
    ".htaccess": "",
    "page.md": "---\n---\n*x*",
    "css/main.scss": "---\n---\na { b: c }",
    "feed.xml": "---\n---\n<a/>",
    "a.js": "1",
    "a.svg": "<svg/>",
    "a.woff2": "1",
    "a.unknown": "1",
    "noending": "1",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    site = Sandbox(tmp_path_factory.mktemp("served")).write(FILES)
    with server_of(site, watch=False) as server:
        yield server


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/about.html", "about"),
        ("/about", "about"),
        ("/about/", "about"),
        ("/about?x=1", "about"),
        ("/xhtml", "x"),
        ("/both/", "folder"),
        ("/both.html", "file"),
        ("/folder/", "index"),
        ("/folder/index", "index"),
        ("/folder/file.txt", "plain"),
        ("/folder//file.txt", "plain"),
        ("//folder/file.txt", "plain"),
        ("/folder/./file.txt", "plain"),
        ("/folder%2ffile.txt", "plain"),
        ("/beside/", "beside"),
        ("/json/", "{}"),
        ("/.well-known/a.json", "{}"),
        ("/%C3%BC%20&%20%C3%B6.txt", "umlaut"),
        ("/page", "<p><em>x</em></p>\n"),
    ],
)
def test_an_address_leads_to_its_file(server: Server, path: str, body: str) -> None:
    answer = get(server, path)
    assert answer.status_code == 200
    assert answer.text == (FILES[f"{body}.html"].split("---\n")[2] if body == "about" else body)  # type: ignore


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/folder", "/folder/"),
        ("/both", "/both/"),
        ("/only?a=b", "/only/?a=b"),
        ("//only", "/only/"),
        ("/.well-known", "/.well-known/"),
    ],
)
def test_a_folder_without_its_slash_moves(server: Server, path: str, target: str) -> None:
    status, _ = raw(server, f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
    assert status == 301
    assert get(server, path).headers["location"] == target


@pytest.mark.parametrize(
    "path", ["/missing", "/missing/", "/FOLDER/file.txt", "/folder/file", "/.htaccess", "/backup~"]
)
def test_what_is_not_there_gets_the_sites_own_page(server: Server, path: str) -> None:
    answer = get(server, path)
    assert (answer.status_code, "not here" in answer.text) == (404, True)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_folder_without_an_index_is_listed(server: Server) -> None:
    answer = get(server, "/only/")
    assert answer.status_code == 200
    assert '<a href="a%20%26%20b.txt">a &amp; b.txt</a>' in answer.text
    assert '<a href="../">' in answer.text


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/css/main.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/xml"),
        ("/a.js", "application/javascript; charset=utf-8"),
        ("/a.svg", "image/svg+xml"),
        ("/a.woff2", "font/woff2"),
        ("/.well-known/a.json", "application/json; charset=utf-8"),
        ("/folder/file.txt", "text/plain; charset=utf-8"),
        ("/a.unknown", "application/octet-stream"),
        ("/noending", "application/octet-stream"),
        ("/xhtml.xhtml", "application/xhtml+xml"),
    ],
)
def test_the_type_is_that_of_the_ending(server: Server, path: str, media: str) -> None:
    assert get(server, path).headers["content-type"] == media


def test_nothing_is_stored(server: Server) -> None:
    expected = "private, max-age=0, proxy-revalidate, no-store, no-cache, must-revalidate"
    for path in ("/", "/folder/file.txt", "/missing", "/only", "/only/", "/large.bin"):
        assert get(server, path).headers["cache-control"] == expected


def test_what_the_browser_has_already_is_not_sent_again(server: Server) -> None:
    for path in ("/", "/folder/file.txt", "/large.bin"):
        answer = get(server, path)
        same = get(server, path, if_none_match=answer.headers["etag"])
        assert (same.status_code, same.content) == (304, b"")
        assert get(server, path, if_none_match='"other"').content == answer.content
    changed = get(server, "/folder/file.txt").headers["last-modified"]
    assert get(server, "/folder/file.txt", if_modified_since=changed).status_code == 304
    assert get(server, "/folder/file.txt", if_modified_since="Mon, 01 Jan 2001 00:00:00 GMT").status_code == 200
    assert get(server, "/folder/file.txt", if_modified_since="nonsense").status_code == 200


@pytest.mark.parametrize("path", ["/large.bin", "/folder/file.txt", "/"])
def test_parts_of_a_file(server: Server, path: str) -> None:
    whole = get(server, path)
    size = len(whole.content)
    for wanted, start, end in (("1-3", 1, 4), ("2-", 2, size), ("-3", size - 3, size), (f"0-{size * 2}", 0, size)):
        part = get(server, path, range=f"bytes={wanted}")
        assert (part.status_code, part.content) == (206, whole.content[start:end])
        assert part.headers["content-range"] == f"bytes {start}-{end - 1}/{size}"
    beyond = get(server, path, range=f"bytes={size}-")
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    assert get(server, path, range="bytes=0-1", if_range='"other"').content == whole.content
    assert get(server, path, range="bytes=0-1", if_range=whole.headers["etag"]).status_code == 206
    for odd in ("bytes=3-1", "bytes=-0"):
        assert get(server, path, range=odd).status_code == 416
    for odd in ("bytes=", "bytes=x-y", "lines=1-2", "bytes=0-1,3-4"):
        assert get(server, path, range=odd).content == whole.content


def test_other_methods(server: Server) -> None:
    def ask(method: str, path: str = "/large.bin") -> tuple[int, bytes]:
        return raw(server, f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())

    assert ask("HEAD") == (200, b"")
    assert ask("HEAD", "/") == (200, b"")
    assert ask("OPTIONS") == (200, b"")
    for method in ("POST", "PUT", "DELETE", "PATCH", "TRACE"):
        assert ask(method)[0] == 405


def test_the_site_knows_where_it_is_served(server: Server, sandbox: Sandbox) -> None:
    body = f"http://localhost:{server.port} development 127.0.0.1 {server.port} true"
    assert body in get(server, "/").text
    sandbox.write(FILES)
    with server_of(sandbox, {"JEKYLL_ENV": "production"}, watch=False) as other:
        assert "https://me.example production" in get(other, "/").text
    with server_of(sandbox, {"LIQUID_COMPAT_PROFILE": "github-pages"}, watch=False) as other:
        assert f"http://localhost:{other.port} development" in get(other, "/").text


def test_a_page_gets_what_reloads_it_only_where_it_is_shown(server: Server) -> None:
    script = '<script src="/__liquid-compat/reload.js" data-version="'
    exact = get(server, "/about.html").text
    assert script not in exact
    for headers in ({"accept": "text/html,*/*"}, {"sec_fetch_dest": "document"}, {"sec_fetch_dest": "iframe"}):
        shown = get(server, "/about.html", **headers)
        assert shown.text.startswith(exact + f"\n{script}")
        assert "etag" not in shown.headers
    assert get(server, "/about.html", sec_fetch_dest="empty", accept="text/html").text == exact
    assert get(server, "/a.js", accept="text/html").text == "1"
    assert script in get(server, "/missing", accept="text/html").text
    code = get(server, "/__liquid-compat/reload.js")
    assert code.headers["content-type"].startswith("application/javascript")
    assert "WebSocket" in code.text


def test_without_reloading_nothing_is_added(sandbox: Sandbox) -> None:
    with server_of(sandbox.write(FILES), watch=False, livereload=False) as server:
        assert "__liquid" not in get(server, "/", accept="text/html").text
        assert get(server, "/__liquid-compat/reload.js").status_code == 404


@pytest.mark.parametrize("given", ["/b", "b", "/b/", "//b"])
def test_a_site_below_a_path(sandbox: Sandbox, given: str) -> None:
    with server_of(sandbox.write(FILES), watch=False, baseurl=given) as server:
        assert server.address == f"http://127.0.0.1:{server.port}/b/"
        assert "about" in get(server, "/b/about").text
        assert get(server, "/b/only").headers["location"] == "/b/only/"
        for path in ("/", "/about", "/b", "/bb/about"):
            assert get(server, path).status_code == 404


def test_lists_in_place_of_indexes(sandbox: Sandbox) -> None:
    with server_of(sandbox.write(FILES), watch=False, show_dir_listing=True) as server:
        root = get(server, "/").text
        assert '<a href="about.html">' in root and '<a href="only/">' in root
        assert "htaccess" not in root and "backup" not in root
        assert "file.txt" in get(server, "/folder/").text
        assert "about" in get(server, "/about").text


def test_an_earlier_build_is_served_as_it_is(sandbox: Sandbox) -> None:
    sandbox.write(FILES)
    sandbox.destination.mkdir()
    (sandbox.destination / "old.html").write_text("old")
    with server_of(sandbox, watch=False, skip_initial_build=True) as server:
        assert get(server, "/old").text == "old"
        assert get(server, "/about").status_code == 404
        assert server.build()
        assert get(server, "/about").status_code == 200
        assert get(server, "/old").status_code == 404


def test_kept_files_are_served(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "keep_files: [kept, .git]", "index.html": "x"})
    (sandbox.destination / "kept").mkdir(parents=True)
    (sandbox.destination / "kept" / "a.txt").write_text("kept")
    (sandbox.destination / ".git").mkdir()
    (sandbox.destination / ".git" / "config").write_text("secret")
    with server_of(sandbox, watch=False) as server:
        assert get(server, "/kept/a.txt").text == "kept"
        assert get(server, "/.git/config").status_code == 404


@pytest.mark.parametrize("keep", ["[kept]", "[kept, sub]", "[kept, sub/b]"])
def test_kept_files_are_served_after_each_build(keep: str, sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": f"keep_files: {keep}", "index.html": "x", "sub/index.html": "y"})
    for name in ("kept/a.txt", "sub/b.txt"):
        (sandbox.destination / name).parent.mkdir(parents=True, exist_ok=True)
        (sandbox.destination / name).write_text("old")
    with server_of(sandbox, watch=False) as server:
        for number in range(3):
            (sandbox.destination / "kept/a.txt").write_text(f"kept {number}")
            sandbox.write({"index.html": f"x{number}"})
            assert server.build()
            assert get(server, "/kept/a.txt").text == f"kept {number}"
            assert get(server, "/").text == f"x{number}"
            assert (get(server, "/sub/b.txt").status_code == 200) == ("sub" in keep)
            assert (sandbox.destination / "sub/b.txt").exists() == ("sub" in keep)


def test_what_a_plugin_writes_is_served(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    class Writer(Plugin):
        name = "writer"

        def after_write(self, written: Written) -> None:
            (written.destination / "index.html").write_text("rewritten")
            (written.destination / "made.txt").write_text("made")

    def load(config: Any, warnings: Any, *more: Any) -> Any:
        config, plugins = load_plugins(config, warnings, *more)
        return config, [*plugins, Writer(PluginSetup(config, warnings))]

    monkeypatch.setattr("liquid_compat.pipeline.prepared.load_plugins", load)
    with server_of(sandbox.write(FILES), watch=False) as server:
        assert get(server, "/").text == "rewritten"
        assert get(server, "/made.txt").text == "made"
        assert get(server, "/large.bin").content == FILES["large.bin"]
        assert "about" in get(server, "/about").text


def test_without_a_page_of_its_own_the_server_tells_where_the_site_is(sandbox: Sandbox) -> None:
    with server_of(sandbox.write({"index.html": "x"}), watch=False, baseurl="/b") as server:
        answer = get(server, "/<script>")
        assert answer.status_code == 404
        assert '<a href="/b/">' in answer.text
        assert "&lt;script&gt;" in answer.text


def test_a_port_that_is_in_use(server: Server, sandbox: Sandbox) -> None:
    with pytest.raises(ConfigError) as error:
        server_of(sandbox, port=server.port)
    assert str(error.value) == (
        f"Port {server.port} of 127.0.0.1 is in use: another server listens there\n"
        f"  help: End it, or serve at another port: --port {server.port + 1}."
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"host": "no.such.host.invalid"}, "There is no host no.such.host.invalid"),
        ({"port": "many"}, 'port should be a number from 0 to 65535, but is "many"'),
        ({"port": 99999}, "port should be a number from 0 to 65535, but is 99999"),
        ({"ssl_cert": "a.pem"}, "ssl_cert: there is no file"),
        ({"ssl_cert": "a.js"}, "A certificate and its key go together"),
        ({"ssl_cert": "a.js", "ssl_key": "a.js"}, "can't be used"),
    ],
)
def test_options_that_cannot_be_used(sandbox: Sandbox, options: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        server_of(sandbox.write(FILES), **options)
    assert message in str(error.value)


def test_a_first_build_that_fails_without_watching_is_raised(sandbox: Sandbox) -> None:
    server = server_of(sandbox.write({"a.html": "---\n---\n{% if x %}"}), watch=False)
    with pytest.raises(Exception, match="if"), server:
        pass
    with server_of(sandbox.write({"a.html": "x"}), watch=False, port=server.port) as again:
        assert get(again, "/a").text == "x"
