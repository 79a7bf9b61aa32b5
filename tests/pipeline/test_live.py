"""A site that is built again and again in one process gives what a clean build of each moment gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.content import caches
from liquid_compat.errors import Warnings
from liquid_compat.pipeline.live import LiveSite

from ..conftest import Sandbox
from .edited import Edited
from .edits import run_live
from .same_build import Live, difference, outcome


@pytest.mark.parametrize("seed", [1, 3, 4])
def test_each_build_is_that_of_a_new_process(seed: int, tmp_path: Path) -> None:
    assert run_live(seed, tmp_path) is None


def test_texts_are_forgotten_when_they_have_become_many(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(caches, "MANY_CHARACTERS", 50_000)
    live = LiveSite({"source": str(sandbox.source), "destination": str(sandbox.destination)})
    sizes = []
    for number in range(20):
        page = f"---\n---\n{{{{ '{number} ' | append: '{'word ' * 2000}' | markdownify }}}}"
        sandbox.write({"index.html": page})
        sizes.append(len(live.build(Warnings()).site.rules.caches.of_text("markdown")))
    assert 1 < max(sizes) <= 6


def test_without_a_store_too(tmp_path: Path) -> None:
    site = Edited(tmp_path / "site", 2)
    live = Live(site, tmp_path / "live", cache=False)
    for step in range(6):
        assert difference(outcome(site, tmp_path / f"clean{step}", 1, cache=False), live.outcome()) is None
        site.edit()


@pytest.mark.parametrize("values", ["1", "true", "1.0", "{a: 1, b: 2}", "{b: 2, a: 1}", "{b: 2, a: true}"])
def test_settings_that_python_takes_for_equal_are_others(values: str, sandbox: Sandbox) -> None:
    config = "defaults: [{{scope: {{path: ''}}, values: {{mark: {}}}}}]\n"
    sandbox.write(
        {
            "_posts/2026-01-01-post.md": "---\n---\n",
            "index.html": "---\n---\n{% for post in site.posts %}{{ post.mark | jsonify }}{% endfor %}",
        }
    )
    live = LiveSite({"source": str(sandbox.source), "destination": str(sandbox.destination)}, cache=False)
    for mark in ("1", values, "{a: 1, b: 2}", values):
        sandbox.write({"_config.yml": config.format(mark)})
        live.build(Warnings())
        found = sandbox.read("index.html")
        sandbox.build()
        assert found == sandbox.read("index.html")


def test_settings_that_can_not_be_spelled(sandbox: Sandbox) -> None:
    """A number of thousands of digits: nothing is taken from the build before."""
    sandbox.write({"_config.yml": f"a: {'9' * 5000}\nb: 1\n", "index.html": "---\n---\n{{ site.b }}"})
    live = LiveSite({"source": str(sandbox.source), "destination": str(sandbox.destination)})
    for number in (1, 2, 2):
        sandbox.write({"_config.yml": f"a: {'9' * 5000}\nb: {number}\n"})
        live.build(Warnings())
        assert sandbox.read("index.html") == str(number)
