"""Broken links of a built site."""

from __future__ import annotations

from pathlib import Path

from liquid_compat.cli import main
from liquid_compat.verify.links import BrokenLink, broken_links
from tests.conftest import Sandbox


def write(folder: Path, **pages: str) -> Path:
    for name, html in pages.items():
        path = folder / f"{name.replace('__', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(html, encoding="utf-8")
    return folder


def test_good_links_of_all_kinds(tmp_path: Path) -> None:
    site = write(
        tmp_path,
        index='<p id="x"><a href="#x">.</a><a href="/sub/">.</a><a href="sub/index.html#é">.</a><a href="https://e.org/no">.</a>'
        '<a href="mailto:a@b.c">.</a><a href="/sub">.</a><a href="https://me.example/sub/">.</a><a href="#top">.</a>',
        sub__index='<h1 id="é">.</h1><a name="old"></a><a href="../#x">.</a><a href="#old">.</a><a href="/page">.</a>',
        page="",
    )
    assert list(broken_links(site, host="me.example")) == []


def test_what_leads_nowhere(tmp_path: Path) -> None:
    site = write(
        tmp_path,
        index='<a href="/none">.</a><img src="no.png"><a href="/p.html#gone">.</a><a href="/../../etc/passwd">.</a>',
        p="<p>.</p>",
    )
    assert list(broken_links(site)) == [
        BrokenLink("index.html", "/none", "leads to nothing"),
        BrokenLink("index.html", "/p.html#gone", "the page has no place called 'gone'"),
        BrokenLink("index.html", "/../../etc/passwd", "leads to nothing"),
        BrokenLink("index.html", "no.png", "leads to nothing"),
    ]


def test_links_that_forget_the_baseurl(tmp_path: Path) -> None:
    site = write(tmp_path, index='<a href="/b/p">.</a><a href="/p">.</a>', p="")
    (link,) = broken_links(site, base="/b")
    assert link.target == "/p"
    assert "served below /b/" in link.problem


def test_the_command(sandbox: Sandbox, capsys: object) -> None:
    sandbox.write({"index.html": '---\n---\n<a href="/none">.</a>'})
    words = ["-s", str(sandbox.source), "-d", str(sandbox.destination)]
    assert main(["verify", *words]) == 1  # not built yet
    assert main(["build", "-q", *words]) == 0
    assert main(["verify", *words]) == 1
    (sandbox.source / "index.html").write_text("---\n---\n")
    assert main(["build", "-q", *words]) == 0
    assert main(["verify", *words]) == 0
