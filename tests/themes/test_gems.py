"""`theme: NAME` is a gem of a server: its version, its checksum, the lock, the cache."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

import pytest

from liquid_compat.errors import LiquidCompatError
from tests.conftest import Sandbox

from .loopback import Server, gem


def folio(version: str, **files: str) -> bytes:
    return gem("folio", version, {"_layouts/page.html": version + ": {{ content }}", **files})


def built(site: Sandbox, **options: object) -> str:
    site.build(**options)
    return site.read("index.html")


def locked(site: Sandbox) -> list[dict[str, str]]:
    return tomllib.loads((site.source / "liquid-compat.lock").read_text())["theme"]


@pytest.mark.parametrize(
    ("gemfile", "lock", "expected"),
    [
        ("", "", "2.10.0"),
        ('gem "folio"\n', "", "2.10.0"),
        ('gem "folio", "~> 2.5"\n', "", "2.10.0"),
        ('gem "folio", "~> 2.5.0"\n', "", "2.5.1"),
        ("gem 'folio', '>= 1', '< 2'\n", "", "1.0"),
        ("gem 'folio', '!= 2.10.0'\n", "", "2.9.2"),
        ("gem 'folio', '>= 3.0.0.rc1'\n", "", "3.0.0.rc1"),
        ("gem 'folio'\n", "GEM\n  specs:\n    folio (2.5.1)\n", "2.5.1"),
    ],
)
def test_the_version(site: Sandbox, server: Server, gemfile: str, lock: str, expected: str) -> None:
    for version in ("1.0", "2.5.1", "2.9.2", "2.10.0", "3.0.0.rc1"):
        server.add_gem("folio", version, folio(version))
    site.write({name: text for name, text in (("Gemfile", gemfile), ("Gemfile.lock", lock)) if text})
    assert built(site) == f"{expected}: Text"
    assert [(entry["name"], entry["version"]) for entry in locked(site)] == [("folio", expected)]
    assert "liquid-compat.lock" not in site.files()


def test_the_second_build_asks_nobody_and_gets_the_same(site: Sandbox, server: Server) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    built(site)
    server.add_gem("folio", "2.0", folio("2.0"))
    asked = len(server.asked)
    assert built(site) == "1.0: Text"
    assert built(site, offline=True) == "1.0: Text"
    assert len(server.asked) == asked


def test_another_machine_gets_what_is_locked(site: Sandbox, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    built(site)
    server.add_gem("folio", "2.0", folio("2.0"))
    monkeypatch.setenv("LIQUID_COMPAT_CACHE", str(site.source.parent / "another cache"))
    assert built(site) == "1.0: Text"


def test_a_gem_that_was_changed_on_the_server_is_refused(
    site: Sandbox, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    built(site)
    monkeypatch.setenv("LIQUID_COMPAT_CACHE", str(site.source.parent / "another cache"))
    del server.files["/info/folio"]
    server.add_gem("folio", "1.0", folio("changed"))
    with pytest.raises(LiquidCompatError, match="name different checksums"):
        built(site)
    assert site.read("index.html") == "1.0: Text"


def test_the_plugins_that_a_theme_needs_are_switched_on(site: Sandbox, server: Server) -> None:
    data = gem("folio", "1.0", {"_layouts/page.html": "{% seo %}"}, ("jekyll-seo-tag", "jekyll"))
    server.add_gem("folio", "1.0", data)
    assert "Begin Jekyll SEO tag" in built(site)


def test_all_parts_of_a_theme_are_laid_under_the_site(site: Sandbox, server: Server) -> None:
    server.add_gem(
        "folio",
        "1.0",
        folio(
            "1.0",
            **{
                "_includes/a.html": "theirs",
                "_includes/b.html": "theirs",
                "_sass/folio.scss": "a { b: c }",
                "assets/style.scss": '---\n---\n@import "{{ site.theme }}";',
                "assets/x.txt": "x",
                "_data/d.yml": "k: theirs",
                "_config.yml": "mine: from the theme\ntitle: theirs",
            },
        ),
    )
    site.write(
        {
            "_config.yml": "theme: folio\ntitle: ours",
            "_includes/a.html": "ours",
            "index.html": "---\n---\n{% include a.html %} {% include b.html %} {{ site.data.d.k }} {{ site.mine }} "
            "{{ site.title }}",
        }
    )
    assert built(site) == "ours theirs theirs from the theme ours"
    assert site.read("assets/style.css").startswith("a { b: c; }")
    assert site.read("assets/x.txt") == "x"


@pytest.mark.parametrize("member", ["/etc/x", "../x", "a/../../x", "_layouts/\\..\\x" if os.sep == "\\" else "../../x"])
def test_a_name_that_leads_out_is_refused(site: Sandbox, server: Server, member: str) -> None:
    server.add_gem("folio", "1.0", gem("folio", "1.0", {member: "evil"}))
    with pytest.raises(LiquidCompatError, match=r"folio-1\.0\.gem: the archive holds .* which leads out of it"):
        built(site)
    assert not list((site.source.parent / "cache").rglob("x"))


@pytest.mark.parametrize(
    ("kind", "target", "message"),
    [
        (tarfile.SYMTYPE, "/etc/passwd", "leads out of it"),
        (tarfile.SYMTYPE, "../../outside", "leads out of it"),
        (tarfile.LNKTYPE, "../outside", "leads out of it"),
        (tarfile.CHRTYPE, "", "no ordinary file"),
        (tarfile.FIFOTYPE, "", "no ordinary file"),
    ],
)
def test_links_out_and_devices_are_refused(
    site: Sandbox, server: Server, kind: bytes, target: str, message: str
) -> None:
    entry = tarfile.TarInfo("_layouts/a.html")
    entry.type, entry.linkname = kind, target
    server.add_gem("folio", "1.0", gem("folio", "1.0", {"x": entry}))
    with pytest.raises(LiquidCompatError, match=message):
        built(site)


def test_a_link_inside_becomes_a_copy(site: Sandbox, server: Server) -> None:
    entry = tarfile.TarInfo("_layouts/page.html")
    entry.type, entry.linkname = tarfile.SYMTYPE, "../shared/page.html"
    server.add_gem("folio", "1.0", gem("folio", "1.0", {"x": entry, "shared/page.html": "linked: {{ content }}"}))
    assert built(site) == "linked: Text"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"no tar at all", "damaged"),
        (folio("1.0")[:600], "damaged|lacks"),
        (gem("folio", "1.0", {}, parts=("data.tar.gz",)), "lacks its metadata"),
        (gem("folio", "1.0", {}, parts=("metadata.gz", "data.tar.gz", "metadata.gz")), "second metadata.gz"),
    ],
)
def test_a_damaged_gem_leaves_nothing_in_the_cache(site: Sandbox, server: Server, data: bytes, message: str) -> None:
    server.add_gem("folio", "1.0", data)
    with pytest.raises(LiquidCompatError, match=message):
        built(site)
    left = [path for path in (site.source.parent / "cache" / "themes").iterdir() if not path.name.endswith(".lock")]
    assert left == []


def test_bombs(site: Sandbox, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liquid_compat.themes.unpack.LARGEST", 1000)
    server.add_gem("folio", "1.0", folio("1.0", large="x" * 2000))
    with pytest.raises(LiquidCompatError, match="too large"):
        built(site)
    monkeypatch.setattr("liquid_compat.themes.unpack.MOST_FILES", 3)
    server.add_gem("folio", "2.0", folio("2.0", a="", b="", c="", d=""))
    with pytest.raises(LiquidCompatError, match="too large"):
        built(site)


def test_a_wrong_checksum(site: Sandbox, server: Server) -> None:
    server.add_gem("folio", "1.0", folio("1.0"), listed="0" * 64)
    with pytest.raises(LiquidCompatError, match="has the wrong checksum"):
        built(site)


def test_a_server_that_is_busy_at_first(site: Sandbox, server: Server) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    data = server.files["/gems/folio-1.0.gem"]
    assert isinstance(data, bytes)
    server.files["/gems/folio-1.0.gem"] = lambda count: (
        (429, b"", {"Retry-After": "0"}) if not count else (200, data, {})
    )
    assert built(site) == "1.0: Text"


def test_redirects_are_followed(site: Sandbox, server: Server) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    server.files["/elsewhere"] = server.files["/gems/folio-1.0.gem"]
    server.files["/gems/folio-1.0.gem"] = lambda count: (302, b"", {"Location": "/elsewhere"})
    assert built(site) == "1.0: Text"


def test_an_answer_that_breaks_off(site: Sandbox, server: Server) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    server.files["/gems/folio-1.0.gem"] = lambda count: (200, b"half", {"Content-Length": "9000"})
    with pytest.raises(LiquidCompatError, match="can't be fetched"):
        built(site)


@pytest.mark.parametrize("status", [403, 500])
def test_a_server_that_refuses(site: Sandbox, server: Server, status: int) -> None:
    server.files["/info/folio"] = lambda count: (status, b"", {})
    with pytest.raises(LiquidCompatError, match=f"answers {status}"):
        built(site)


def test_a_theme_that_is_not_there(site: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="The theme folio is not on"):
        built(site)


def test_no_version_that_the_gemfile_allows(site: Sandbox, server: Server) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    site.write({"Gemfile": 'gem "folio", "~> 2.0"\n'})
    with pytest.raises(LiquidCompatError, match="no version of the theme folio that is ~> 2.0"):
        built(site)


def test_offline_without_the_theme_says_what_to_do(site: Sandbox, server: Server) -> None:
    with pytest.raises(LiquidCompatError, match="--offline forbids to fetch it") as raised:
        built(site, offline=True)
    assert "Build once with a network" in str(raised.value)
    assert server.asked == []


def test_a_mirror_of_bundlers_settings(site: Sandbox, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.add_gem("folio", "1.0", folio("1.0"))
    monkeypatch.delenv("LIQUID_COMPAT_GEM_SOURCE")
    setting = f'---\nBUNDLE_MIRROR__HTTPS://RUBYGEMS__ORG/: "{server.address}"\n'
    site.write({".bundle/config": setting, "Gemfile": 'source "https://rubygems.org"\ngem "folio"\n'})
    assert built(site) == "1.0: Text"


def test_a_repository_that_is_the_theme_it_names(site: Sandbox, server: Server) -> None:
    site.write({"folio.gemspec": "", "Gemfile": "gemspec\n", "_layouts/page.html": "own: {{ content }}"})
    assert built(site) == "own: Text"
    assert server.asked == []


@pytest.mark.parametrize(
    "files",
    [
        {"_config.yml": "theme: ./themes/folio"},
        {"_config.yml": "theme: folio\nthemes_dir: themes"},
        {"Gemfile": 'gem "folio", path: "themes/folio"\n'},
    ],
)
def test_a_theme_in_a_folder(site: Sandbox, server: Server, files: dict[str, str]) -> None:
    site.write({**files, "themes/folio/_layouts/page.html": "folder: {{ content }}"})
    assert built(site) == "folder: Text"
    assert server.asked == []


def test_a_folder_outside_of_the_site(site: Sandbox, tmp_path: Path) -> None:
    (site.source.parent / "other").mkdir()
    (site.source / "link").symlink_to(site.source.parent / "other")
    site.write({"_config.yml": "theme: ./link"})
    with pytest.raises(LiquidCompatError, match="is no folder of the site"):
        built(site)


def test_a_site_without_anything_from_outside_imports_no_http_library(sandbox: Sandbox) -> None:
    sandbox.write({"index.html": "---\n---\nx"})
    code = (
        "import sys; from liquid_compat.cli import main; "
        "assert main(['build', '-q', '-s', sys.argv[1], '-d', sys.argv[2]]) == 0; "
        "print([name for name in ('httpx', 'filelock', 'urllib.request') if name in sys.modules])"
    )
    words = [sys.executable, "-c", code, str(sandbox.source), str(sandbox.destination)]
    result = subprocess.run(words, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
