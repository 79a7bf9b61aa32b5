"""The Python API (docs/api.md)."""

from __future__ import annotations

import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

import liquid_compat
from liquid_compat import Site, build, render_string
from liquid_compat.errors import LiquidCompatError, TemplateRenderError, TemplateSyntaxError
from tests.conftest import NOW, Sandbox

pytest_plugins = ["pytester"]
ROOT = Path(__file__).parent.parent
ENVIRON = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}


@pytest.fixture
def folder(sandbox: Sandbox) -> Path:
    return sandbox.write(
        {
            "_config.yml": "title: T\n",
            "_layouts/default.html": "<html>{{ content }}</html>",
            "index.md": "---\nlayout: default\n---\n# {{ site.title }} {{ site.baseurl }}/\n",
            "about/index.html": "---\n---\n{{ site.time | date: '%F' }} <a href='/gone'>",
            "broken.md": "---\na: [\n---\n",
        }
    ).source


def test_a_site(folder: Path, tmp_path: Path) -> None:
    site = Site(folder, tmp_path / "out", environ=ENVIRON, baseurl="/b")
    built = site.build()
    assert built.paths == ["about/index.html", "broken.html", "index.html"]
    assert built.read("/") == '<html><h1 id="t-b">T /b/</h1>\n</html>'
    assert built.read("about/") == built.read("/about/index.html") == "2026-01-15 <a href='/gone'>"
    assert (built.destination, built.changed, built.removed) == (tmp_path / "out", 3, 0)
    assert [problem.location.path for problem in built.warnings if problem.location] == ["broken.md"]
    assert built.broken_links() == [("about/index.html", "/gone", "leads to nothing")]
    with pytest.raises(KeyError):
        built.read("/gone")
    assert site.build().changed == 0
    assert site.render("index.md") == built.read("/")
    assert site.render_string("---\nx: 1\n---\n*{{ page.x }} {{ site.title }}*") == "<p><em>1 T</em></p>\n"
    assert {found.check for found in site.examine()} >= {"build", "links", "configuration"}
    with pytest.raises(LiquidCompatError, match="--strict"):
        site.build(strict=True)


def test_a_site_is_served_and_followed(folder: Path, tmp_path: Path) -> None:
    with Site(folder, tmp_path / "out", environ=ENVIRON).serve(watch=False) as server:
        assert b'<h1 id="t' in urllib.request.urlopen(server.address).read()


def test_build_takes_the_keys_of_the_configuration(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "more.yml").write_text("title: More\n")
    configs = [str(folder / "_config.yml"), str(tmp_path / "more.yml")]
    built = build(folder, destination=str(tmp_path / "out"), config=configs, profile="jekyll", cache=True)
    assert "More /" in built.read("index.html")


def test_templates_without_a_site() -> None:
    assert render_string("{{ a | upcase }} {{ site.title }}", {"a": "x"}, config={"title": "T"}) == "X T"
    assert render_string("{{ '*a*' | markdownify }}{{ \"it's\" | smartify }}") == "<p><em>a</em></p>\nit’s"
    assert '<span class="mi">1</span>' in render_string("{% highlight python %}1{% endhighlight %}")
    with pytest.raises(TemplateSyntaxError, match="line 1"):
        render_string("{% if %}")
    assert render_string("{{ css | scssify }}", {"css": "a { b: c }"}).split() == ["a", "{", "b:", "c;", "}"]
    with pytest.raises(TemplateRenderError):
        render_string("{% include x.html %}")


def test_nothing_is_imported_until_it_is_used() -> None:
    code = "import sys, liquid_compat; print([name for name in sys.modules if name.startswith('liquid_compat.')])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert found.stdout == "['liquid_compat.version']\n"
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = liquid_compat.nothing


def test_the_fixtures_of_the_documentation(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The snippets of docs/api.md run as they stand; the site is built once for each set of options."""
    blocks = (ROOT / "docs/api.md").read_text(encoding="utf-8").split("## Tests of a site")[1].split("```python\n")[1:]
    conftest, tests = (block.partition("```")[0] for block in blocks)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makeconftest(conftest)
    pytester.makepyfile(tests)
    site = pytester.mkdir("my-site")
    (site / "index.md").write_text("---\n---\n# A {{ site.baseurl }}/\n")
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-n", "0")
    result.assert_outcomes(passed=3)
    assert not (site / "_site").exists()
