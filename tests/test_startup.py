"""What a plain build imports: what a site doesn't use costs it no time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from liquid_compat.plugins.registry import PLUGINS

PACKAGES = {"liquid", "liquid_compat", "markupsafe", "yaml", "_yaml"}
"""What may be imported that isn't Python's own, besides what extension modules bring."""

NOT_NEEDED = {
    "ast", "asyncio", "calendar", "concurrent", "ctypes", "dataclasses", "difflib", "dis", "email", "gettext", "glob",
    "http", "importlib.metadata", "inspect", "locale", "logging", "multiprocessing", "pickle", "random", "shutil",
    "socket", "ssl", "subprocess", "tempfile", "textwrap", "tokenize", "tomllib", "traceback", "unittest",
    "urllib.request", "uuid", "xml", "zipfile",
}  # fmt: skip
"""Of Python's own library: large modules that few builds need."""

NOT_NEEDED_OF_OURS = {"bibliography", "doctor", "themes", "verify", "compose", "highlight.engine"}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The modules that the build of a small site imports, besides those that Python starts with."""
    site = tmp_path_factory.mktemp("site")
    files = {
        "_config.yml": "title: A site\nurl: https://example.org\n",
        "_layouts/default.html": "<title>{{ page.title }}</title>{% include nav.html %}{{ content }}",
        "_includes/nav.html": "{% for post in site.posts %}<a href='{{ post.url }}'>{{ post.title }}</a>{% endfor %}",
        "_posts/2026-01-02-first.md": "---\nlayout: default\ntitle: First\n---\n# Some *text*\n\n- a list\n\n|a|b|\n",
        "index.md": "---\nlayout: default\n---\n{{ site.time | date: '%Y' }} {{ 'a b' | upcase }}\n",
        "style.css": "a {}",
    }
    for name, text in files.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text(text)
    code = (
        "import json, os, sys\nbefore = set(sys.modules)\nfrom liquid_compat.cli import main\n"
        f"os.chdir({str(site)!r})\n"
        f"assert main(['build', '--quiet', '--source', {str(site)!r}]) in (None, 0)\n"
        "print(json.dumps(sorted(set(sys.modules) - before)))"
    )
    environ = {**os.environ, "LIQUID_COMPAT_PROFILE": "jekyll"}
    done = subprocess.run([sys.executable, "-S", "-c", _with_path(code)], capture_output=True, text=True, env=environ)
    assert not done.returncode, done.stderr
    assert "First" in (site / "_site/index.html").read_text()
    return set(json.loads(done.stdout.splitlines()[-1]))


def _with_path(code: str) -> str:
    """The code, run with this process's path; without `site` no .pth file of an installed package is in the way."""
    root = Path(__file__).resolve().parent.parent
    return f"import sys\nsys.path[:0] = {[str(root), *sys.path]!r}\n{code}"


def test_other_packages(imported: set[str]) -> None:
    tops = {name.partition(".")[0] for name in imported} - sys.stdlib_module_names
    assert {name for name in tops if not _is_of_a_compiler(name)} <= PACKAGES


def _is_of_a_compiler(name: str) -> bool:
    return name.startswith(("_sysconfigdata", "_cython", "cython_runtime")) or name.endswith("__mypyc")


def test_pythons_own_library(imported: set[str]) -> None:
    assert not {name for name in imported if NOT_NEEDED & {name, name.partition(".")[0]}}


def test_our_own_rooms(imported: set[str]) -> None:
    ours = {name.removeprefix("liquid_compat.") for name in imported if name.startswith("liquid_compat.")}
    assert {"kramdown", "templates", "pipeline"} <= ours
    assert not ours & NOT_NEEDED_OF_OURS
    assert not imported & {f"liquid_compat.plugins.{module}" for module, _ in PLUGINS.values()}


def test_python_liquid_comes_without_its_own_tags_and_filters(imported: set[str]) -> None:
    assert "liquid.environment" in imported
    assert not {
        name for name in imported if name.startswith(("liquid.builtin.filters", "liquid.extra.", "liquid.messages"))
    }
