"""The command line: Jekyll's options, exit status, what is printed where."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NOW, Sandbox


def run(*words: str, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": "/usr/bin:/bin",
        "LIQUID_COMPAT_PROFILE": "jekyll",
        "TZ": "UTC",
        "SOURCE_DATE_EPOCH": NOW,
        "PYTHONUTF8": "1",
    }
    return subprocess.run(
        [sys.executable, "-m", "liquid_compat", *words],
        input=stdin, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment, timeout=60,
    )  # fmt: skip


@pytest.fixture
def site(sandbox: Sandbox) -> Sandbox:
    return sandbox.write(
        {
            "_config.yml": "title: T\n",
            "_layouts/default.html": "<{{ content }}>",
            "index.html": "---\nlayout: default\n---\n{{ site.title }} {{ site.baseurl }}",
            "_drafts/d.html": "---\n---\ndraft",
            "_posts/2027-01-01-f.html": "---\n---\nfuture",
            "_posts/2025-01-01-u.html": "---\npublished: false\n---\nunpublished",
        }
    )


def build(site: Sandbox, *words: str) -> subprocess.CompletedProcess[str]:
    return run("build", "-s", str(site.source), "-d", str(site.destination), *words)


def test_a_build_prints_jekylls_lines_and_nothing_on_standard_error(site: Sandbox) -> None:
    (site.source / "_posts/2027-01-01-f.html").unlink()
    result = build(site)
    assert result.returncode == 0
    assert f"Source: {site.source}" in result.stdout
    assert "Generating..." in result.stdout
    assert "done in" in result.stdout
    assert result.stderr == ""
    assert site.read("index.html") == "<T >"


def test_the_folders_are_those_of_the_configuration(site: Sandbox) -> None:
    site.write({"_config.yml": "destination: out\n", "_posts/2027-01-01-f.html": b"none"})
    for _ in range(2):  # the second time nothing has changed
        result = run("build", cwd=site.source)
        assert f"Destination: {site.source / 'out'}\n" in result.stdout
        assert "_site" not in result.stdout


def test_a_subcommand_that_is_misspelled() -> None:
    assert "Did you mean 'build'?" in run("biuld").stderr
    assert "Did you mean" not in run("xyzzy").stderr


def test_in_the_sites_folder_without_options(site: Sandbox) -> None:
    assert run("b", cwd=site.source).returncode == 0
    assert (site.source / "_site/index.html").read_text() == "<T >"
    again = run("clean", cwd=site.source)
    assert again.returncode == 0
    assert "Removing" in again.stdout
    assert not (site.source / "_site").exists()
    assert run("build", cwd=site.source).returncode == 0


@pytest.mark.parametrize(
    ("words", "present"),
    [
        (["--drafts"], "2026/01/15/d.html"),
        (["-D"], "2026/01/15/d.html"),
        (["--future"], "2027/01/01/f.html"),
        (["--unpublished"], "2025/01/01/u.html"),
    ],
)
def test_what_is_published(site: Sandbox, words: list[str], present: str) -> None:
    import os

    os.utime(site.source / "_drafts/d.html", (int(NOW), int(NOW)))
    build(site)
    assert present not in site.files()
    build(site, *words)
    assert present in site.files()
    build(site, *words, "--no-drafts", "--no-future", "--no-unpublished")
    assert present not in site.files()


def test_configuration_files_and_baseurl(site: Sandbox) -> None:
    site.write({"other.yml": "title: Other\n"})
    configs = f"{site.source}/_config.yml,{site.source}/other.yml"
    assert build(site, "--config", configs, "--baseurl", "/x").returncode == 0
    assert site.read("index.html") == "<Other /x>"


def test_quiet_prints_nothing(site: Sandbox) -> None:
    result = build(site, "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_a_failed_build_exits_1_with_the_place(site: Sandbox) -> None:
    site.write({"a.html": "---\n---\n{% inclde x %}"})
    result = build(site)
    assert result.returncode == 1
    assert "a.html:3:1" in result.stderr
    assert "did you mean the tag 'include'" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in build(site, "--trace").stderr


def test_strict_makes_warnings_fail(site: Sandbox) -> None:
    assert build(site).returncode == 0
    result = build(site, "--strict")
    assert result.returncode == 1
    assert "future date" in result.stderr


@pytest.mark.parametrize(
    "words", [["build", "--no-such"], ["nothing"], ["build", "extra"], ["build", "--limit_posts", "x"]]
)
def test_wrong_usage_exits_2(words: list[str], tmp_path: Path) -> None:
    result = run(*words, cwd=tmp_path)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_render_one_page(site: Sandbox) -> None:
    assert run("render", str(site.source / "index.html"), "-s", str(site.source)).stdout == "<T >"
    text = "---\nlayout: default\n---\n{{ site.title }}"
    assert run("render", "-", "-s", str(site.source), stdin=text).stdout == "<<p>T</p>\n>"
    missing = run("render", str(site.source / "none.html"), "-s", str(site.source))
    assert missing.returncode == 1
    assert "does not exist" in missing.stderr
    assert not site.destination.exists()


def test_version_and_help() -> None:
    assert run("--version").stdout.startswith("liquid-compat 0.")
    assert "build" in run("help").stdout
    assert "--drafts" in run("help", "build").stdout
    assert run("help", "nothing").returncode == 2


def test_little_is_imported_to_tell_the_version() -> None:
    code = "import sys; from liquid_compat.cli import main; main(['--version']); print(sorted(sys.modules))"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    for heavy in ("liquid.", "yaml", "click", "pygments", "lxml", "bs4", "markdown", "sass"):
        assert f"'{heavy}" not in modules, heavy


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_shells(shell: str) -> None:
    result = run("completion", shell)
    assert result.returncode == 0
    assert f"_LIQUID_COMPAT_COMPLETE={shell}_complete" in result.stdout


def test_what_a_shell_is_offered(tmp_path: Path) -> None:
    offered = {}
    for words in ("liquid-compat p", "liquid-compat build --stri", "liquid-compat publish "):
        environment = {
            "PATH": "/usr/bin:/bin",
            "_LIQUID_COMPAT_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(words.count(" ")),
        }
        command = [sys.executable, "-c", "from liquid_compat.cli import main; main([])"]
        found = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, timeout=60)
        offered[words] = found.stdout.split()
    assert offered["liquid-compat p"] == ["plain,post", "plain,page", "plain,publish", "plain,plugins"]
    assert "plain,--strict" in offered["liquid-compat build --stri"]
    assert offered["liquid-compat publish "] == ["file,"]
