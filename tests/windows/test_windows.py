"""Windows, simulated (see `fake.py`): the same bytes, and nothing that only Linux has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from liquid_compat.config import places
from liquid_compat.config.names import naming_problem
from liquid_compat.pipeline import journal
from tests.conftest import NOW, Sandbox

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or sys.version_info >= (3, 12), reason="the simulation is made of Linux's Python 3.11"
)


def windows(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "PYTHONUTF8": "1",
        "LIQUID_COMPAT_PROFILE": "jekyll", "LIQUID_COMPAT_OFFLINE": "1",
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.windows.fake", *words]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=120)


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.mark.parametrize("name", ["blog", "names", "sass"])
def test_a_site_comes_out_the_same(name: str, sandbox: Sandbox) -> None:
    shutil.copytree(ROOT / "tests/sites" / name, sandbox.source, dirs_exist_ok=True)
    sandbox.build()
    result = windows("build", "-s", "source", "-d", "out", "--jobs", "2", cwd=sandbox.source.parent)
    assert result.returncode == 0, result.stderr[-1500:]
    assert tree(sandbox.source.parent / "out") == tree(sandbox.destination)
    told = [line.replace("\\", "/") for line in result.stderr.splitlines() if line.startswith(("Warning", "  -->"))]
    known = [line for message in sandbox.messages for line in f"Warning: {message}".splitlines()]
    assert told == [line for line in known if line.startswith(("Warning", "  -->"))]
    assert "\\" not in "".join(line for line in result.stderr.splitlines() if line.startswith("  -->"))


def test_builds_one_after_the_other(sandbox: Sandbox) -> None:
    """Kept results, files that change their case, files that go; what was laid out is gone."""
    folder = sandbox.source.parent
    sandbox.write({"A.html": "---\n---\none", "sub/b.html": "---\n---\n", "Docs/c.txt": "x", "gone.txt": "x"})
    assert windows("build", "-s", "source", "-d", "out", "--cache", cwd=folder).returncode == 0
    assert sorted(tree(folder / "out")) == ["A.html", "Docs/c.txt", "gone.txt", "sub/b.html"]
    for name in ("A.html", "Docs/c.txt", "gone.txt"):
        (sandbox.source / name).unlink()
    (sandbox.source / "Docs").rmdir()
    sandbox.write({"a.html": "---\n---\ntwo", "docs/c.txt": "y"})
    result = windows("build", "-s", "source", "-d", "out", "--cache", cwd=folder)
    assert result.returncode == 0, result.stderr[-1500:]
    assert tree(folder / "out") == {"a.html": b"two", "docs/c.txt": b"y", "sub/b.html": b""}
    assert sorted(path.name for path in folder.iterdir()) == ["out", "source"]


def test_other_subcommands(sandbox: Sandbox) -> None:
    folder = sandbox.source.parent
    sandbox.write(
        {
            "_config.yml": "url: https://example.org\n",
            "sub/page.md": "---\n---\n# {% include a/b.html %}",
            "_includes/a/b.html": "B",
            "_drafts/sub/d.md": "---\n---\n",
        }
    )
    rendered = windows("render", "source\\sub\\page.md", "-s", "source", cwd=folder)
    assert rendered.stdout == '<h1 id="b">B</h1>\n', rendered.stderr
    assert windows("doctor", "-s", "source", cwd=folder).returncode == 0
    assert windows("build", "-s", "source", "-d", "out", "-q", cwd=folder).returncode == 0
    compared = windows("verify", "out", "-s", "source", cwd=folder)
    assert compared.returncode == 0, compared.stdout + compared.stderr
    assert "_posts/sub/2026-01-15-d.md" in windows("publish", "_drafts\\sub\\d.md", "-s", "source", cwd=folder).stdout
    assert (sandbox.source / "_posts/sub/2026-01-15-d.md").is_file()
    assert windows("new", "site", cwd=folder).returncode == 0
    assert windows("clean", "-s", "source", "-d", "out", cwd=folder).returncode == 0
    assert not (folder / "out").exists()


@pytest.mark.parametrize("permalink", ["/aux.html", "/a:b.html", "/dot."])
def test_names_that_windows_has_not(permalink: str, sandbox: Sandbox) -> None:
    sandbox.write({"a.html": f'---\npermalink: "{permalink}"\n---\n'})
    result = windows("build", "-s", "source", "-d", "out", cwd=sandbox.source.parent)
    assert result.returncode == 1
    assert "Change its permalink." in result.stderr
    assert [path.name for path in sandbox.source.parent.iterdir()] == ["source"]


def test_backslashes_lead_nowhere_else(sandbox: Sandbox) -> None:
    sandbox.write({"a.html": '---\npermalink: "/..\\\\..\\\\up.html"\n---\n{% include ..\\..\\secret.txt %}'})
    (sandbox.source.parent / "secret.txt").write_text("secret")
    (sandbox.source / "_includes").mkdir()
    result = windows("build", "-s", "source", "-d", "out", cwd=sandbox.source.parent)
    assert result.returncode == 1
    sandbox.write({"a.html": '---\npermalink: "/..\\\\..\\\\up.html"\n---\n'})
    assert windows("build", "-s", "source", "-d", "out", cwd=sandbox.source.parent).returncode == 0
    assert sorted(tree(sandbox.source.parent / "out")) == ["up.html"]


def test_a_build_waits_for_another_one(sandbox: Sandbox) -> None:
    """The lock is that of a file, as Windows opens no folders."""
    import fcntl

    sandbox.write({"a.html": "x"})
    lock = os.open(sandbox.source.parent / ".liquid-compat-out.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.windows.fake", "build", "-s", "source", "-d", "out"]
    with subprocess.Popen(command, cwd=sandbox.source.parent, env=environment, stdout=subprocess.DEVNULL) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(4)
        os.close(lock)
        assert process.wait(60) == 0


def test_paths_with_drives_and_backslashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places.os, "sep", "\\")
    assert places.slashed("a\\b") == "a/b"
    assert places.sanitized_path("C:/site", "..\\..\\x") == "C:/site/x"
    assert places.sanitized_path("C:/site", "C:\\site\\_posts") == "C:/site/_posts"
    for name in ("..\\x", "a\\..\\..\\x", "\\x", "C:x", "a.html:stream", "C:\\x"):
        assert not journal.is_inside(name)
    assert journal.is_inside("a/b.html")


def test_on_linux_a_backslash_is_a_letter() -> None:
    assert places.slashed("a\\b") == "a\\b"
    assert journal.is_inside("..\\x") and journal.is_inside("a:b")


@pytest.mark.parametrize(
    "name", ["CON", "con.txt", "a/PRN.md", "com1", "LPT9.x", "nul.tar.gz", "a.", "b ", "a|b", "x" * 256]
)
def test_names_that_are_refused(name: str) -> None:
    assert naming_problem(name) is not None


@pytest.mark.parametrize("name", ["console", "a.con", "com", "com10", "x" * 255, "é/日本", ".htaccess"])
def test_names_that_are_good(name: str) -> None:
    assert naming_problem(name) is None
