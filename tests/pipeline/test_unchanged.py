"""A build of what the last build left as it is reads nothing, and any change at all makes it look."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from liquid_compat.cli import main as run_command
from liquid_compat.errors import Warnings
from liquid_compat.pipeline.build import build
from liquid_compat.pipeline.unchanged import Question, Scope, look

from ..conftest import NOW, Sandbox

SITE = {
    "_config.yml": "title: T\nplugins: [jekyll-feed]\ntheme: folio\n",
    "_layouts/default.html": "{{ site.title }}{{ content }}",
    "_includes/a.html": "a",
    "_posts/2025-01-01-p.md": "---\nlayout: default\n---\n{% include a.html %}",
    "_data/d.yml": "a: 1\n",
    "css/main.scss": "---\n---\n@import 'x';",
    "_sass/_x.scss": "a { b: c }",
    "image.txt": "static",
    "vendor/bundle/ruby/3.1.0/gems/folio-1.0/_layouts/other.html": "o",
}
ENVIRON = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}


@pytest.fixture
def options(sandbox: Sandbox) -> dict[str, object]:
    """What a site was built with that has settled."""
    sandbox.write(SITE)
    given: dict[str, object] = {"source": str(sandbox.source), "destination": str(sandbox.destination)}
    settle(sandbox, given)
    return given


def settle(sandbox: Sandbox, options: dict[str, object]) -> None:
    """Build until the next build would have nothing to do."""
    for _ in range(5):
        time.sleep(0.05)  # until a change would show in the time of a file
        sandbox.build(cache=True)
        if Question(options, ENVIRON).unchanged() is not None:
            return
    raise AssertionError("it never settles")


def replace(path: Path, text: str) -> None:
    """Another text of the same length, with the same time."""
    state = path.stat()
    assert len(text) == state.st_size
    path.write_text(text)
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


GEM = "vendor/bundle/ruby/3.1.0/gems"
CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "a text": lambda source, site: (source / "image.txt").write_text("other"),
    "a text of the same size and time": lambda source, site: replace(source / "image.txt", "STATIC"),
    "a new file": lambda source, site: (source / "new.txt").write_text(""),
    "a file in a new folder": lambda source, site: (source / "_new").mkdir(),
    "a file less": lambda source, site: (source / "_data/d.yml").unlink(),
    "a file by another name": lambda source, site: (source / "image.txt").rename(source / "picture.txt"),
    "the configuration": lambda source, site: (source / "_config.yml").write_text("title: U\n"),
    "a Sass partial": lambda source, site: (source / "_sass/_x.scss").write_text("d { b: c }"),
    "the theme": lambda source, site: (source / GEM / "folio-1.0/_layouts/other.html").write_text("p"),
    "another version of the theme": lambda source, site: (source / GEM / "folio-2.0").mkdir(),
    "an output": lambda source, site: replace(site / "image.txt", "STATIC"),
    "an output less": lambda source, site: (site / "feed.xml").unlink(),
    "a file in the destination": lambda source, site: (site / "x").write_text(""),
    "a link": lambda source, site: (site / "y").symlink_to("."),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_found(change: str, sandbox: Sandbox, options: dict[str, object]) -> None:
    CHANGES[change](sandbox.source, sandbox.destination)
    assert Question(options, ENVIRON).unchanged() is None
    sandbox.build(cache=True)
    found = {name: sandbox.read(name) for name in sandbox.files()}
    sandbox.build(cache=False)
    assert found == {name: sandbox.read(name) for name in sandbox.files()}


AFTERWARDS = [name for name in CHANGES if name.startswith(("an output", "a file in the destination", "a link"))]


@pytest.mark.parametrize("change", [None, *AFTERWARDS])
def test_what_was_just_written_is_known_by_what_is_in_it(change: str | None, sandbox: Sandbox) -> None:
    options: dict[str, object] = {"source": str(sandbox.source), "destination": str(sandbox.destination)}
    sandbox.write(SITE)
    time.sleep(0.05)
    sandbox.build(cache=True)
    assert Question(options, ENVIRON).unchanged() is not None
    if change is not None:
        CHANGES[change](sandbox.source, sandbox.destination)
        assert Question(options, ENVIRON).unchanged() is None
    sandbox.build(cache=True)
    found = {name: sandbox.read(name) for name in sandbox.files()}
    sandbox.build(cache=False)
    assert found == {name: sandbox.read(name) for name in sandbox.files()}


@pytest.mark.parametrize("changes", [False, True])
def test_a_change_between_the_question_and_the_build_is_found_by_the_next(
    changes: bool, sandbox: Sandbox, options: dict[str, object]
) -> None:
    question = Question(options, ENVIRON)
    assert question.unchanged() is not None
    if changes:  # of something that no page reads, so that the build has nothing to write
        (sandbox.source / "_data/d.yml").write_text("a: 2\n")
    build(options, Warnings(), environ=ENVIRON, question=question)
    assert (Question(options, ENVIRON).unchanged() is None) == changes
    settle(sandbox, options)


def test_other_options_or_another_environment(options: dict[str, object], sandbox: Sandbox, tmp_path: Path) -> None:
    assert Question(options, ENVIRON).unchanged() is not None
    assert Question({**options, "drafts": True}, ENVIRON).unchanged() is None
    assert Question(options, {**ENVIRON, "JEKYLL_ENV": "production"}).unchanged() is None
    assert Question(options, {**ENVIRON, "SOURCE_DATE_EPOCH": "1768478401"}).unchanged() is None
    assert Question({**options, "destination": str(tmp_path / "other")}, ENVIRON).unchanged() is None


def test_the_time_counts_as_far_as_it_shows(sandbox: Sandbox) -> None:
    environ = {"TZ": "UTC", "LIQUID_COMPAT_PROFILE": "jekyll", "SOURCE_DATE_EPOCH": ""}
    options: dict[str, object] = {"source": str(sandbox.source), "destination": str(sandbox.destination)}
    for text, expected in (("{{ site.time | date: '%Y' }}", True), ("{{ site.time | date: '%N' }}", False)):
        sandbox.write({"index.html": f"---\n---\n{text}"})
        for _ in range(4):
            time.sleep(0.05)
            sandbox.build(cache=True, environ=environ)
        time.sleep(0.01)
        assert (Question(options, environ).unchanged() is not None) == expected


def test_warnings_are_told_again(sandbox: Sandbox, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["build", "-s", str(sandbox.source), "-d", str(sandbox.destination)]
    sandbox.write({"a.md": "---\nlayout: none-such\n---\n"})
    said = []
    for _ in range(4):
        time.sleep(0.05)
        assert run_command(words) == 0
        output = capsys.readouterr()
        said.append(output.out + output.err)
    assert all("none-such" in text for text in said)
    assert "nothing has changed" in said[-1]
    assert run_command([*words, "--strict"]) == 1


def test_what_is_printed_is_no_other_question(options: dict[str, object], sandbox: Sandbox) -> None:
    for printing in ({"quiet": True}, {"verbose": True}, {"quiet": False, "verbose": False}):
        assert Question({**options, **printing}, ENVIRON).unchanged() is not None
    sandbox.build(cache=True, quiet=True)
    assert Question(options, ENVIRON).unchanged() is not None


@pytest.mark.parametrize("text", ["{{ site.quiet }}", "{{ site | jsonify }}", "{% for k in site %}{{ k }}{% endfor %}"])
def test_what_is_printed_counts_where_a_page_shows_it(text: str, options: dict[str, object], sandbox: Sandbox) -> None:
    sandbox.write({"index.html": f"---\n---\n{text}"})
    settle(sandbox, options)
    assert Question({**options, "verbose": True}, ENVIRON).unchanged() is None
    assert Question({**options, "quiet": True}, ENVIRON).unchanged() is None


def test_what_a_quiet_build_keeps_to_itself_is_told_after_it(
    sandbox: Sandbox, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["build", "-s", str(sandbox.source), "-d", str(sandbox.destination)]
    sandbox.write({"a.md": "---\nlayout: none-such\n---\n"})
    for _ in range(3):
        time.sleep(0.05)
        assert run_command([*words, "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")
    assert run_command([*words, "--verbose"]) == 0
    output = capsys.readouterr()
    assert "nothing has changed" in output.out
    assert "Written: 0 files, 1 unchanged, 0 removed" in output.out
    assert "none-such" in output.err


def test_a_folder_that_is_in_itself(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/b").symlink_to(tmp_path)
    (tmp_path / "a/gone").symlink_to(tmp_path / "nowhere")
    scope = Scope((str(tmp_path),))
    before = look(scope)
    assert look(scope) == before
    (tmp_path / "a/gone").unlink()
    assert look(scope).digest != before.digest
