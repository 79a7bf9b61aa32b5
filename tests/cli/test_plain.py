"""The words of plain builds are read without click, and mean what they mean to click."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys

import pytest

from liquid_compat.cli.build import command
from liquid_compat.cli.plain import DEFAULTS, FLAGS, VALUES, plain_build

from ..conftest import Sandbox

SINGLE = [[word] for word in FLAGS] + [[word, "value"] for word in VALUES]
LONG = [[f"{word}=a=b"] for word in VALUES if word.startswith("--")] + [["--config="], ["--source", ""]]


def of_click(words: list[str]) -> dict[str, object]:
    """What click gives the subcommand for its words."""
    return dict(command.make_context("build", list(words)).params)


@pytest.mark.parametrize("words", [[], *SINGLE, *LONG], ids=" ".join)
def test_a_word_means_what_it_means_to_click(words: list[str]) -> None:
    assert plain_build(["build", *words], {}) == of_click(words)


def test_several_words_mean_what_they_mean_to_click() -> None:
    for words in map(list, map(itertools.chain.from_iterable, itertools.permutations([*SINGLE, *LONG], 2))):
        assert plain_build(["b", *words], {}) == of_click(words), words


def test_there_is_a_default_for_each_parameter_of_the_subcommand() -> None:
    assert set(DEFAULTS) == {parameter.name for parameter in command.params if parameter.expose_value}


@pytest.mark.parametrize(
    "words",
    [
        "", "serve", "clean -q", "-q build", "--log-format json build", "build --help", "build -h", "build --watch",
        "build -w", "build --jobs 2", "build --no-such", "build folder", "build --", "build -- -q", "build -qV",
        "build -qsfolder", "build -sfolder", "build -s=folder", "build --source", "build --config -q",
        "build --destination --quiet", "build --profile", "build --profile -q", "build --quiet=1",
        "build --sour folder", "build --limit_posts 3", "build --log-format json", "build -", "build -s -",
        "build --executor dask://a:1", "build --profile-json file", "build --plugins folder",
    ],
)  # fmt: skip
def test_all_else_is_left_to_click(words: str) -> None:
    assert plain_build(words.split(), {}) is None


@pytest.mark.parametrize("name", ["LIQUID_COMPAT_LOG_FORMAT", "_LIQUID_COMPAT_COMPLETE"])
def test_what_click_reads_of_the_environment_is_left_to_it(name: str) -> None:
    assert plain_build(["build"], {"HOME": "/"}) is not None
    assert plain_build(["build"], {name: ""}) is None


SPLIT = "print('click' in sys.modules, file=sys.__stderr__)"


def run(site: Sandbox, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, which tells at the end whether it has imported click."""
    code = f"import sys\nfrom liquid_compat.cli import main\nstatus = main(sys.argv[1:])\n{SPLIT}\nsys.exit(status)"
    given = [sys.executable, "-c", code, *words, "-s", str(site.source), "-d", str(site.destination)]
    return subprocess.run(given, capture_output=True, text=True, check=False)


def test_both_ways_say_the_same(sandbox: Sandbox) -> None:
    sandbox.write({"index.html": "---\nlayout: none-such\n---\n{{ 'a' }}"})
    plain, clicked = run(sandbox, "build", "--no-cache"), run(sandbox, "build", "--no-cache", "--no-lsi")
    assert (plain.returncode, clicked.returncode) == (0, 0)
    assert [line for line in plain.stdout.splitlines() if "done in" not in line] == [
        line for line in clicked.stdout.splitlines() if "done in" not in line
    ]
    assert "none-such" in plain.stderr
    assert plain.stderr.endswith("False\n")
    assert plain.stderr.removesuffix("False\n") == clicked.stderr.removesuffix("True\n")


def test_both_ways_fail_alike(sandbox: Sandbox) -> None:
    sandbox.write({"index.html": "---\n---\n{% if %}"})
    plain, clicked = run(sandbox, "build", "-q"), run(sandbox, "build", "-q", "--no-lsi")
    assert (plain.returncode, clicked.returncode) == (1, 1)
    assert "index.html:3" in plain.stderr
    assert plain.stderr.endswith("False\n")
    assert plain.stderr.removesuffix("False\n") == clicked.stderr.removesuffix("True\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such pipes")
@pytest.mark.parametrize("words", [["build"], ["build", "--no-lsi"]], ids=["plain", "by click"])
def test_nobody_listens(words: list[str], sandbox: Sandbox) -> None:
    sandbox.write({"index.html": "---\n---\na"})
    given = [sys.executable, "-m", "liquid_compat", *words, "-s", str(sandbox.source), "-d", str(sandbox.destination)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(given, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")
