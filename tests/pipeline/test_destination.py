"""Where a site may be built: nothing of the source is ever taken for output, by a build, a watch or `clean`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from liquid_compat.cli.group import run
from liquid_compat.errors import ConfigError
from tests.conftest import NOW

FILES = {
    "index.html": "---\n---\nhome",
    "_posts/2025-01-01-a.md": "---\n---\npost",
    "_layouts/default.html": "{{ content }}",
    "assets/a.css": "a{}",
    "Jekyll/Cache/note.txt": "a page's file",
}
REFUSED = "The destination is the source, or one of the folders around it"


class Place:
    """A site in `work/site`, with a neighbour's file in `work`, that has been built into `work/site/_site`."""

    def __init__(self, root: Path) -> None:
        self.root = root / "work"
        self.source = self.root / "site"
        for name, text in FILES.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        (self.root / "neighbour.txt").write_text("precious")

    def configure(self, text: str) -> None:
        (self.source / "_config.yml").write_text(text)

    def state(self) -> dict[str, object]:
        """Everything below `work`: files with their content and number, links with where they lead."""
        found: dict[str, object] = {}
        for folder, folders, files in os.walk(self.root):
            for name in (*folders, *files):
                path = Path(folder, name)
                content = os.readlink(path) if path.is_symlink() else path.read_bytes() if path.is_file() else None
                found[path.relative_to(self.root).as_posix()] = (content, os.lstat(path).st_ino)
        return found

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "TZ": "UTC", "SOURCE_DATE_EPOCH": NOW}
        return subprocess.run(
            [sys.executable, "-m", "liquid_compat", *words],
            cwd=self.source, env=environment, capture_output=True, text=True, timeout=60,
        )  # fmt: skip


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    made = Place(tmp_path)
    monkeypatch.chdir(made.source)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    return made


def link(path: str, target: str) -> None:
    os.symlink(target, path)


# What is done to the site, the words of the command line, and what is said of it.
REFUSALS = {
    "a link to the source": (lambda: link("_site", "."), [], REFUSED),
    "a link above the source": (lambda: link("_site", ".."), [], REFUSED),
    "a link of a link": (lambda: (link("_site", "../b"), link("../b", "site")), [], REFUSED),
    "a link beside the source": (lambda: link("../lnk", "site"), ["-d", "../lnk"], REFUSED),
    "the source through a link": (lambda: link("../lnk", "site"), ["-s", "../lnk", "-d", "."], REFUSED),
    "a folder below a link": (lambda: link("../lnk", "../work"), ["-d", "../lnk/site"], REFUSED),
    "the source": (lambda: None, ["-d", "."], REFUSED),
    "the source by a detour": (lambda: None, ["-d", "_posts/.."], REFUSED),
    "a folder above": (lambda: None, ["-d", ".."], REFUSED),
    "the root": (lambda: None, ["-d", "/"], REFUSED),
    "nothing at all": (lambda: None, ["-d", ""], REFUSED),
    "a dangling link": (lambda: link("_site", "nowhere"), [], "is a link to nowhere, which is no folder"),
    "a link to itself": (lambda: link("_site", "_site"), [], "is a link to _site, which is no folder"),
    "a file": (lambda: Path("_site").write_text("x"), [], "is a file"),
    "a link to a file": (lambda: link("_site", "index.html"), [], "is a link to index.html, which is no folder"),
    "the posts": (lambda: None, ["-d", "_posts"], "_posts, which the site is made from"),
    "the layouts by a link": (lambda: link("out", "_layouts"), ["-d", "out"], "_layouts, which the site is made from"),
    "the configuration's folder": (
        lambda: (Path("../conf").mkdir(), Path("../conf/c.yml").write_text("title: x\n")),
        ["--config", "../conf/c.yml", "-d", "../conf"],
        "c.yml, which the site is made from",
    ),
}


@pytest.mark.parametrize("command", ["build", "clean", "watch"])
@pytest.mark.parametrize("case", REFUSALS)
def test_a_destination_that_would_cost_files_is_refused(
    place: Place, case: str, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    prepare, words, message = REFUSALS[case]
    assert run(["build", "-q", "-d", "../out"]) == 0
    prepare()
    before = place.state()
    given = ["build", "--watch"] if command == "watch" else [command]
    assert run([*given, *words]) == 1
    told = capsys.readouterr().err
    assert told.startswith("Error: ")
    assert message in told
    assert "fault" not in told
    assert place.state() == before


def test_a_refusal_names_the_line_of_the_configuration(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    place.configure("title: x\ndestination: ..\n")
    assert run(["build"]) == 1
    assert capsys.readouterr().err == (
        f"Error: {REFUSED}\n  --> {place.source}/_config.yml:2:1\n   2 | destination: ..\n       ^\n"
        "  help: Pass another folder with --destination.\n"
    )


def test_a_link_to_a_folder_elsewhere_is_a_destination(place: Place) -> None:
    """The link stays, and so does what `clean` finds behind it."""
    os.mkdir("../published")
    link("_site", "../published")
    assert run(["build", "-q"]) == 0
    assert Path("../published/index.html").read_text() == "home"
    assert os.path.islink("_site")
    assert sorted(os.listdir("..")) == ["neighbour.txt", "published", "site"]
    assert run(["clean", "-q"]) == 0
    assert not os.path.lexists("_site")
    assert Path("../published/index.html").exists()


def test_links_in_the_destination_are_removed_and_not_followed(place: Place) -> None:
    assert run(["build", "-q"]) == 0
    link("_site/up", "..")
    link("_site/self", ".")
    before = _without_outputs(place)
    assert run(["build", "-q"]) == 0
    assert _without_outputs(place) == before
    assert not os.path.lexists("_site/up")
    link("_site/up", "..")
    assert run(["clean", "-q"]) == 0
    assert _without_outputs(place) == {
        name: state for name, state in before.items() if not name.startswith("site/.jekyll-cache")
    }


def _without_outputs(place: Place) -> dict[str, object]:
    outputs = ("site/_site", "site/.jekyll-cache/.liquid-compat-")
    return {name: state for name, state in place.state().items() if not name.startswith(outputs)}


PATHS = {
    "false": "should be a path, but was: false",
    "[a]": 'should be a path, but was: ["a"]',
    "{a: b}": 'should be a path, but was: {"a"=>"b"}',
    "5": "should be a path, but was: 5",
    "2026-01-01": "should be a path, but was: ",
    '"a\\0b"': 'has a character that no path can have: "a\\u0000b"',
    '"a\\ud800b"': "has a character that no path can have: ",
}
KEYS = ("source", "destination", "layouts_dir", "includes_dir", "data_dir", "collections_dir", "cache_dir")


@pytest.mark.parametrize("value", PATHS)
@pytest.mark.parametrize("key", [*KEYS, "plugins_dir", "sass_dir", "load_paths"])
def test_a_path_that_is_none_is_a_clear_error(
    place: Place, key: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["build", "-q"]) == 0
    name = f"sass.{key}" if key in ("sass_dir", "load_paths") else key
    if value == "[a]" and key not in KEYS and key != "sass_dir":
        value = "[[a]]"
    if name == key:
        place.configure(f"title: x\n{key}: {value}\n")
        line, column = 2, 1
    else:
        place.configure(f"title: x\nsass:\n  style: compact\n  {key}: {value}\n")
        line, column = 4, 3
    before = place.state()
    for command in ("build", "clean"):
        assert run([command]) == 1
        told = capsys.readouterr().err
        if "\\ud800" not in value:  # which YAML refuses by itself
            assert told.startswith(f"Error: '{name}' {PATHS.get(value, 'should be a path')}")
            assert f"_config.yml:{line}:{column}\n" in told
        assert "fault" not in told
        assert place.state() == before


@pytest.mark.parametrize("value", [False, ["a"], 5, "a\0b", "a\ud800b"])
@pytest.mark.parametrize("key", KEYS)
def test_a_path_of_an_option_that_is_none(place: Place, key: str, value: object) -> None:
    import liquid_compat

    with pytest.raises(ConfigError, match=f"^'{key}' (should be a path|has a character)"):
        liquid_compat.build(**{key: value})


@pytest.mark.parametrize(
    "value", ["_posts/..", "../outside", '""', ".", "/", "_posts", "assets", "..", "../site/_posts", "Jekyll/.."]
)
def test_clean_removes_no_folder_of_the_source_as_a_cache(place: Place, value: str) -> None:
    outside = place.root / "outside"
    outside.mkdir()
    (outside / "x.txt").write_text("precious")
    place.configure(f"cache_dir: {value}\n")
    before = place.state()
    assert run(["clean", "-q"]) == 0
    assert place.state() == before


def test_clean_removes_what_builds_made(place: Place) -> None:
    place.configure("cache_dir: kept/cache\n")
    before = place.state()
    assert run(["build", "-q"]) == 0
    for name in ("kept/cache/Jekyll/Cache/x/y", ".jekyll-metadata", ".sass-cache/x", "_site/.git/config"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("x")
    assert run(["clean", "-q"]) == 0
    assert {name: state for name, state in place.state().items() if name != "site/kept"} == before
    place.configure("")
    Path(".jekyll-cache/Jekyll").mkdir(parents=True)
    Path(".jekyll-cache/Jekyll/x").write_text("x")
    assert run(["clean", "-q"]) == 0
    assert not Path(".jekyll-cache").exists()


def test_clean_and_a_build_remove_what_a_killed_build_left_and_never_publish_it(place: Place) -> None:
    place.configure('include: [".*", ".liquid-compat-_site", ".liquid-compat-_site/0"]\n')
    left = place.source / ".liquid-compat-_site"
    other = place.source / ".liquid-compat-other"  # of a destination that is not this one
    other.mkdir()
    (other / "secret.html").write_text("---\n---\nunfinished")
    for command in ("build", "clean"):
        left.mkdir()
        (left / "0").write_text("unfinished")
        assert run([command, "-q"]) == 0
        assert not left.exists()
        published = [str(path) for path in place.source.glob("_site/**/*")]
        assert not [name for name in published if "liquid-compat" in name or "secret" in name]
    assert (other / "secret.html").exists()


def test_the_destination_is_not_read_through_a_link(place: Place) -> None:
    link("copy", "../out")
    for _ in range(2):
        assert run(["build", "-q", "-d", "../out"]) == 0
        assert sorted(os.listdir("../out")) == ["2025", "Jekyll", "assets", "index.html"]
