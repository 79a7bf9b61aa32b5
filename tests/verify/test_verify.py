"""`verify`: two sites compared, or an old one with ours."""

from __future__ import annotations

import json
import os
import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from liquid_compat.cli import main
from tests.conftest import NOW, Sandbox

FEED = '<feed xmlns="http://www.w3.org/2005/Atom"><updated>2026-01-15T12:00:00+00:00</updated></feed>'


@pytest.fixture
def site(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> Sandbox:
    """A site and what it came out as; the current folder is the one around both."""
    sandbox.write(
        {
            "_config.yml": "baseurl: /base\n",
            "index.md": "---\ntitle: A\n---\n# Title\n\nIt's {{ site.time | date: '%F' }}",
            "a/b.html": "---\n---\n<p>text",
            "c.txt": "static",
            "feed.xml": "---\n---\n" + FEED.replace("2026-01-15T12:00:00+00:00", "{{ site.time | date_to_xmlschema }}"),
        }
    ).build()
    monkeypatch.chdir(sandbox.source.parent)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return sandbox


def test_a_site_that_comes_out_the_same(site: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    """It is built at the time that the old site's feed tells."""
    assert main(["verify", "site", "-s", "source"]) == 0
    out = capsys.readouterr().out
    assert "Built as of 2026-01-15 12:00:00 +0000, as feed.xml says" in out
    assert re.search(r"Identical: +4 ", out)
    assert "All 4 files come out the same." in Path("_verify/index.html").read_text()
    assert not (site.source / "_site").exists()


def test_the_time_of_a_site_without_a_feed(site: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    (site.source / "feed.xml").unlink()
    (site.destination / "feed.xml").unlink()
    for path in site.destination.rglob("*"):
        os.utime(path, (int(NOW), int(NOW)))
    assert main(["verify", "site", "-s", "source"]) == 0
    assert "the time of the old site's youngest file" in capsys.readouterr().out


def test_the_given_time_counts(site: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    later = datetime(2026, 3, 1, tzinfo=UTC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(later.timestamp())))
    assert main(["verify", "site", "-s", "source", "--json", "found.json"]) == 1
    found = json.loads(Path("found.json").read_text())
    assert found["counts"]["different"] == 2
    (cause,) = found["causes"]
    assert cause.startswith("the time")


def test_what_differs(site: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    (site.destination / "a/b.html").write_text("<p>other & <more>")
    (site.destination / "sitemap.xml").write_text("<urlset/>")
    (site.destination / "c.txt").unlink()
    assert main(["verify", "site", "-s", "source", "--json", "-", "--report", "out/here"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["good"] is False
    assert found["counts"] == {
        "identical": 2, "same": 0, "highlighting": 0, "different": 1, "missing": 1, "extra": 1,
    }  # fmt: skip
    assert {file["path"]: file["state"] for file in found["files"]} == {
        "a/b.html": "different", "sitemap.xml": "missing", "c.txt": "extra",
    }  # fmt: skip
    report = Path("out/here/index.html").read_text()
    assert "3 of 5 files don't come out the same" in report
    assert "<mark>other &amp;amp;</mark>" in report or "<mark>other &amp;</mark>" in report
    assert "<more>" not in report
    assert "jekyll-sitemap" in report


def test_the_old_site_may_lie_in_the_source(site: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.move(site.destination, site.source / "old")
    monkeypatch.chdir(site.source)
    assert main(["verify", "old", "-q"]) == 0


def test_two_built_sites(site: Sandbox) -> None:
    shutil.copytree("site", "copy")
    assert main(["verify", "site", "copy", "-q"]) == 0
    Path("copy/c.txt").write_text("other")
    assert main(["verify", "site", "copy", "-q"]) == 1


def test_what_is_no_site(site: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    Path("empty").mkdir()
    for words, told in ((["none"], "none is no folder"), (["site", "none"], "is no folder"), (["empty"], "is empty")):
        assert main(["verify", *words, "-s", "source"]) == 1
        assert told in capsys.readouterr().err
    assert main(["verify"]) == 2
    Path("file").write_text("")
    assert main(["verify", "site", "-s", "source", "--report", "file"]) == 1
    assert "can't be written" in capsys.readouterr().err


def test_pictures_need_a_browser(site: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "site", "site", "--screenshots", "--browser", "no-such-browser"]) == 1
    assert "There is no no-such-browser" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no chromium on this machine")
def test_pictures(site: Sandbox) -> None:
    page = "<!doctype html><link rel=stylesheet href=/base/a.css><p>{}"
    shutil.copytree("site", "new")
    for name in ("site", "new"):
        Path(name, "looks.html").write_text(page.format(f"<b id={name}>same</b>"))
        Path(name, "a.css").write_text("p { color: red }")
        Path(name, "a/b.html").write_text(page.format(name))
    assert main(["verify", "site", "new", "-b", "/base", "--screenshots", "--json", "found.json", "-q"]) == 1
    found = {file["path"]: file for file in json.loads(Path("found.json").read_text())["files"]}
    assert found["looks.html"]["looks_the_same"] is True
    assert found["a/b.html"]["looks_the_same"] is False
    pictures = list(Path("_verify/screenshots").iterdir())
    assert len(pictures) == 4
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert "In the browser both look the same." in Path("_verify/index.html").read_text()
