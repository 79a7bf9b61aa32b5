"""`remote_theme:` is the state of a repository on a forge."""

from __future__ import annotations

import tomllib

import pytest

from liquid_compat.cli import main
from liquid_compat.errors import LiquidCompatError
from tests.conftest import Sandbox

from .loopback import Server, tar

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def archive(text: str, commit: str | None = COMMIT) -> bytes:
    return tar({"_layouts/page.html": text + ": {{ content }}"}, commit, prefix="folio-main/")


@pytest.fixture
def remote(site: Sandbox) -> Sandbox:
    return site.write({"_config.yml": "remote_theme: owner/folio\nplugins: [jekyll-remote-theme]\n"})


def built(site: Sandbox, **options: object) -> str:
    site.build(**options)
    return site.read("index.html")


@pytest.mark.parametrize(
    ("setting", "path"),
    [
        ("owner/folio", "/owner/folio/archive/HEAD.tar.gz"),
        ("owner/folio@v1.2", "/owner/folio/archive/v1.2.tar.gz"),
        ("owner/folio@feature/x", "/owner/folio/archive/feature/x.tar.gz"),
        ("https://github.com/owner/folio", "/owner/folio/archive/HEAD.tar.gz"),
        ("https://gitlab.com/owner/folio@v2", "/owner/folio/archive/v2.tar.gz"),
        ("https://codeberg.org/owner/folio.git", "/owner/folio/archive/HEAD.tar.gz"),
    ],
)
def test_the_forms(remote: Sandbox, server: Server, setting: str, path: str) -> None:
    server.files[path] = archive("there")
    remote.write({"_config.yml": f"remote_theme: {setting}\nplugins: [jekyll-remote-theme]\n"})
    assert built(remote) == "there: Text"
    assert server.asked == [path]


def test_theme_in_that_form(remote: Sandbox, server: Server) -> None:
    server.files["/owner/folio/archive/HEAD.tar.gz"] = archive("there")
    remote.write({"_config.yml": "theme: owner/folio"})
    assert built(remote) == "there: Text"


def test_a_build_does_not_change_by_itself(remote: Sandbox, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.files["/owner/folio/archive/HEAD.tar.gz"] = archive("first")
    built(remote)
    lock = tomllib.loads((remote.source / "liquid-compat.lock").read_text())["theme"][0]
    assert (lock["name"], lock["version"], lock["commit"]) == ("owner/folio", "HEAD", COMMIT)
    server.files["/owner/folio/archive/HEAD.tar.gz"] = archive("second", "f" * 40)
    assert built(remote) == "first: Text"
    assert built(remote, offline=True) == "first: Text"
    # Elsewhere the locked commit is fetched, not the newest.
    server.files[f"/owner/folio/archive/{COMMIT}.tar.gz"] = archive("first")
    monkeypatch.setenv("LIQUID_COMPAT_CACHE", str(remote.source.parent / "elsewhere"))
    assert built(remote) == "first: Text"


def test_update_list_and_clean(remote: Sandbox, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.files["/owner/folio/archive/HEAD.tar.gz"] = archive("first")
    built(remote)
    server.files["/owner/folio/archive/HEAD.tar.gz"] = archive("second", "f" * 40)
    assert main(["theme", "update", "-s", str(remote.source)]) == 0
    assert built(remote) == "second: Text"
    assert main(["theme", "list"]) == 0
    assert "owner/folio HEAD ffffffffffff" in capsys.readouterr().out
    assert main(["theme", "clean"]) == 0
    assert "Removed 2 theme(s)" in capsys.readouterr().out


@pytest.mark.parametrize("setting", ["folio", "a/b/c", "https://example.org/a/b", "../a", "a/.."])
def test_what_is_no_repository(remote: Sandbox, setting: str) -> None:
    remote.write({"_config.yml": f"remote_theme: {setting}\nplugins: [jekyll-remote-theme]\n"})
    with pytest.raises(LiquidCompatError, match="remote_theme should be a repository"):
        built(remote)


def test_a_repository_that_is_not_there(remote: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="The theme owner/folio could not be found"):
        built(remote)


def test_without_the_plugin_it_is_ignored_with_a_warning(remote: Sandbox, server: Server) -> None:
    remote.write({"_config.yml": "remote_theme: owner/folio\n"})
    assert built(remote) == "Text"
    assert any("jekyll-remote-theme is not among the plugins" in message for message in remote.messages)
    assert server.asked == []


def test_a_broken_lock(remote: Sandbox) -> None:
    remote.write({"liquid-compat.lock": "[[theme"})
    with pytest.raises(LiquidCompatError, match=r"liquid-compat\.lock can't be read"):
        built(remote)


def test_a_gem_that_the_gemfile_takes_from_a_repository(site: Sandbox, server: Server) -> None:
    server.files["/owner/folio/archive/dev.tar.gz"] = archive("git")
    site.write({"Gemfile": 'gem "folio", github: "owner/folio", branch: "dev"\n'})
    assert built(site) == "git: Text"


@pytest.mark.parametrize("gemspec", ["folio.gemspec", "jekyll-theme-folio.gemspec"])
def test_what_its_gemspec_needs_comes_too_late_for_generators(remote: Sandbox, server: Server, gemspec: str) -> None:
    """jekyll-remote-theme loads such plugins when Jekyll has made its generators: the tag is there, the feed isn't."""
    files = {
        gemspec: 'spec.add_dependency "jekyll-feed"\n  spec.add_runtime_dependency "jekyll-seo-tag"\n',
        "_layouts/page.html": "{% feed_meta %}{% seo title=false %}",
    }
    server.files["/owner/folio/archive/HEAD.tar.gz"] = tar(files, prefix="folio-HEAD/")
    assert 'type="application/atom+xml"' in built(remote)
    assert not (remote.destination / "feed.xml").exists()
    remote.write({"_config.yml": "remote_theme: owner/folio\nplugins: [jekyll-remote-theme, jekyll-feed]\n"})
    built(remote)
    assert (remote.destination / "feed.xml").exists()
