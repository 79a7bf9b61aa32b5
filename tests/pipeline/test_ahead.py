"""Stylesheets that are converted ahead of all else, in processes of their own: nothing but the time shows it."""

from __future__ import annotations

import os
import signal
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.converters.base import Conversion
from liquid_compat.converters.sass import SassConverter
from liquid_compat.errors import LiquidCompatError
from liquid_compat.pipeline.ahead import _Begun
from liquid_compat.pipeline.kept import Kept
from liquid_compat.pipeline.processes import can_fork
from liquid_compat.pipeline.services import BuildServices

from ..conftest import Sandbox

pytestmark = pytest.mark.skipif(not can_fork(), reason="processes can't fork here")

PAGES = "{% for p in site.pages %}{{ p.url }}={{ p.content | size }} {% endfor %}"
FILES = {
    "_config.yml": "plugins: [jekyll-sitemap]\nurl: https://example.org\ncolor: teal\n",
    "_layouts/default.html": f"{{{{ content }}}}{PAGES}",
    "_posts/2025-01-01-one.md": "---\nlayout: default\n---\none",
    "_sass/_a.scss": "$c: red; @warn 'mind the gap';\na { color: $c; }",
    "_sass/_b.scss": "b { color: $b; }",
    "assets/a.scss": "---\n---\n@import 'a';\n",
    "assets/b.scss": "---\n---\n$b: {{ site.color }};\n@import 'b';\n",
    "index.md": "---\nlayout: default\n---\n*text*",
}


def written(sandbox: Sandbox) -> dict[str, str]:
    return {name: sandbox.read(name) for name in sandbox.files()}


def convert_here(monkeypatch: pytest.MonkeyPatch, at_others: Any = None) -> list[str]:
    """The paths of stylesheets that this process converts; another one that does calls `at_others` first."""
    found: list[str] = []
    convert, this = SassConverter.convert, os.getpid()

    def watched(self: SassConverter, text: str, place: Any = None) -> Conversion:
        if os.getpid() == this:
            found.append(place.path)
        elif at_others is not None:
            at_others(place.path)
        return convert(self, text, place)

    monkeypatch.setattr(SassConverter, "convert", watched)
    return found


def error(sandbox: Sandbox, **options: Any) -> str:
    with pytest.raises(LiquidCompatError) as caught:
        sandbox.build(**options)
    return str(caught.value)


def test_the_bytes_and_the_warnings_are_those_of_one_process(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write(FILES).build(jobs=1)
    expected, messages = written(sandbox), sandbox.messages
    assert "teal" in expected["assets/b.css"]
    assert "/assets/a.css.map=" in expected["index.html"]
    assert "mind the gap" in messages[0]
    converted = convert_here(monkeypatch)
    sandbox.build(jobs=2)
    assert (written(sandbox), sandbox.messages) == (expected, messages)
    assert converted == []


def test_with_one_job_there_is_one_process(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    converted = convert_here(monkeypatch)
    sandbox.write(FILES).build(jobs=1)
    assert sorted(converted) == ["assets/a.scss", "assets/b.scss"]


def test_workers_wait_for_stylesheets_too(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write({**FILES, **{f"p{n}.md": "---\nlayout: default\n---\n" for n in range(60)}}).build(jobs=1)
    expected = written(sandbox)
    log = sandbox.source.parent / "log"
    convert_here(monkeypatch, lambda path: log.open("a").write(f"{path}\n"))
    sandbox.build(jobs=2)
    assert written(sandbox) == expected
    assert sorted(log.read_text().split()) == ["assets/a.scss", "assets/b.scss"]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_killed_process_costs_nothing_but_time(when: str, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write(FILES).build(jobs=1)
    expected = written(sandbox)

    def die(path: str) -> None:
        if when == "before" or path == "assets/b.scss":
            os.kill(os.getpid(), signal.SIGKILL)

    converted = convert_here(monkeypatch, die)
    sandbox.build(jobs=2)
    assert written(sandbox) == expected
    assert "assets/b.scss" in converted


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_a_stylesheet_is_told_in_its_turn(jobs: int, sandbox: Sandbox) -> None:
    """Posts and stylesheets are rendered before pages, in their order."""
    sandbox.write({**FILES, "assets/a.scss": "---\n---\n@import 'a';\n\na { color: ; }"})
    assert "assets/a.scss" in error(sandbox, jobs=jobs)
    sandbox.write({"index.md": "---\n---\n{% include nothing.html %}"})
    assert "assets/a.scss" in error(sandbox, jobs=jobs)
    sandbox.write({"_posts/2025-01-01-one.md": "---\n---\n{% include nothing.html %}"})
    assert "one.md" in error(sandbox, jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_fault_in_the_liquid_of_a_stylesheet(jobs: int, sandbox: Sandbox) -> None:
    sandbox.write({**FILES, "assets/b.scss": "---\n---\n@import 'b';\n{% include nothing.html %}"})
    assert "assets/b.scss" in error(sandbox, jobs=jobs)


def test_nothing_is_left_of_what_was_begun(sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build fails while a stylesheet is being compiled."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    slow = "@for $i from 1 through 3000 { .a#{$i} { b: $i; } }"
    sandbox.write(FILES).write(
        {"assets/a.scss": f"---\n---\n@import 'a'; {slow}", "_posts/2025-01-01-one.md": "---\n---\n{% x %}"}
    )
    files, children = _files_and_children()
    assert "one.md" in error(sandbox, jobs=2)
    assert os.listdir(tmp_path / "temporary") == []
    files_after, children_after = _files_and_children()
    assert files_after <= files
    assert children_after <= children


def _files_and_children() -> tuple[set[str], set[str]]:
    """What this process has open, and its processes, ended or not; other tests may have left some of both."""
    if not os.path.exists("/proc/self/fd"):
        return set(), set()
    children = [path.read_text().split() for path in Path("/proc/self/task").glob("*/children")]
    return set(os.listdir("/proc/self/fd")), {number for several in children for number in several}


def test_what_was_begun_without_a_plugin_is_not_taken(sandbox: Sandbox) -> None:
    """Before the plugins are there, nobody knows of their functions; nor of what they set in the configuration."""
    plugin = """
import sass
from liquid_compat.plugins.api import Plugin, sass_function

@sass_function("twice($n)")
def twice(n):
    return sass.SassNumber(n.value * 2, n.unit)

class Expanded(Plugin):
    name = "expanded"

    @classmethod
    def configure(cls, setup):
        return {"sass": {"style": "compressed"}}
"""
    sandbox.write({**FILES, "assets/a.scss": "---\n---\n@import 'a';\nb { width: twice(2px); }"}).build(jobs=2)
    assert "width: twice(2px)" in sandbox.read("assets/a.css")
    sandbox.write({"_plugins/own.py": plugin}).build(jobs=2)
    assert "width:4px" in sandbox.read("assets/a.css")


def test_an_edit_while_a_stylesheet_is_converted_is_not_missed(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file changes after it was compiled, and before it is noted what it was compiled from."""
    sandbox.write({**FILES, "assets/a.scss": "---\n---\n@import 'b';\n"})
    sandbox.write({"_sass/_b.scss": "b { color: red; }", "assets/b.scss": ""})
    edited = sandbox.source.parent / "edited"
    put, note = _Begun.put, BuildServices.note_imports

    def put_late(self: _Begun, conversion: Conversion) -> None:
        sandbox.write({"_sass/_b.scss": "b { color: blue; }"})
        edited.touch()
        put(self, conversion)

    def note_later(self: BuildServices, ext: str, text: str) -> None:
        while not edited.exists():
            time.sleep(0.01)
        note(self, ext, text)

    with monkeypatch.context() as patched:
        patched.setattr(_Begun, "put", put_late)
        patched.setattr(BuildServices, "note_imports", note_later)
        sandbox.build(jobs=2, cache=True)
    assert "red" in sandbox.read("assets/a.css")
    sandbox.build(jobs=2, cache=True)
    assert "blue" in sandbox.read("assets/a.css")


def test_what_is_kept_of_them_serves_the_next_build(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write({**FILES, "_config.yml": "color: teal", "_layouts/default.html": "{{ content }}"})
    first = sandbox.build(jobs=2, cache=True)
    log = sandbox.source.parent / "log"
    convert_here(monkeypatch, lambda path: log.open("a").write(f"{path}\n"))
    again = sandbox.build(jobs=2, cache=True)
    assert (again.taken, again.rendered, log.exists()) == (first.rendered, 0, False)
    sandbox.write({"_sass/_b.scss": "b { background: $b; }"})
    sandbox.build(jobs=2, cache=True)
    assert "background" in sandbox.read("assets/b.css")
    assert log.read_text().split() == ["assets/b.scss"]


def test_what_is_rendered_is_saved_before_anybody_waits(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[str] = []
    save, result = Kept.save_early, _Begun.result

    def saved(self: Kept) -> None:
        events.append(f"{len(self._fresh)} saved")
        save(self)

    def waited(self: _Begun) -> Conversion | None:
        events.append("waited")
        return result(self)

    monkeypatch.setattr(Kept, "save_early", saved)
    monkeypatch.setattr(_Begun, "result", waited)
    convert_here(monkeypatch, lambda path: time.sleep(0.3))
    sandbox.write({"about.md": "---\n---\nabout", **{name: FILES[name] for name in ("_sass/_a.scss", "assets/a.scss")}})
    sandbox.build(cache=True)
    assert events[0] == "1 saved"
    assert "waited" in events
    found = written(sandbox)
    assert sandbox.build(cache=True).rendered == 0
    sandbox.build()
    assert found == written(sandbox)
