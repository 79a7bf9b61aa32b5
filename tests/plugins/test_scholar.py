"""jekyll-scholar: its tags and options, and what a site without it is spared."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.errors import LiquidCompatError, PluginError, Warnings
from liquid_compat.pipeline.build import build
from liquid_compat.plugins.jekyll_scholar.options import parse_options

from ..conformance import load

DATA = load("scholar_tags.json")
CASES = DATA["cases"]

STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>Small</title><id>small</id></info>
<macro name="who"><names variable="author"><name form="short" and="symbol"/></names></macro>
<citation><layout prefix="(" suffix=")" delimiter="; "><group><text macro="who"/><date variable="issued" prefix=" ">
<date-part name="year"/></date><text variable="locator" prefix=", "/></group></layout></citation>
<bibliography subsequent-author-substitute="—"><layout suffix=".">
<text macro="who"/><text variable="title" prefix=". "/></layout></bibliography></style>"""
BOOKS = """@book{rye, author = {Rye, Ada}, title = {Dough}, year = 2001}
@book{oat, author = {Rye, Ada}, title = {Yeast \\& {S}team}, year = 2003, abstract = {Long.}}
"""


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def built(folder: Path) -> Path:
    options = {"source": str(folder), "destination": str(folder / "_site"), "quiet": True}
    build(options, Warnings(), environ={"TZ": "UTC"})
    return folder / "_site"


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_as_the_reference(case: dict[str, Any], tmp_path: Path) -> None:
    if "without_references" not in case:
        write(tmp_path, {"_bibliography/references.bib": DATA["references"]})
    write(tmp_path, case["files"])
    if "error" in case:
        with pytest.raises(LiquidCompatError):
            built(tmp_path)
        return
    site = built(tmp_path)
    assert {name: (site / name).read_text(encoding="utf-8") for name in case["outputs"]} == case["outputs"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    config = "plugins: [jekyll-scholar]\nscholar: {style: small.csl}\n"
    write(tmp_path, {"_config.yml": config, "small.csl": STYLE, "_bibliography/references.bib": BOOKS})
    return tmp_path


@pytest.mark.parametrize(
    ("liquid", "html"),
    [
        ("{% cite rye %}", '<a class="citation" href="#rye">(Rye 2001)</a>'),
        ("{% cite rye oat -l 1 -l 2 %}", '<a class="citation" href="#rye">(Rye 2001, 1; Rye 2003, 2)</a>'),
        ("{% cite rye nope %}", "(missing reference)"),
        ("{% reference oat --prefix a %}", '<span id="a-oat">Rye. Yeast &amp; Steam.</span>'),
        ("{% bibliography_count -q @book[year>2001] %}", "1"),
        ("{% nocite oat %}{% bibliography --cited -T {{key}} %}", '<ol class="bibliography"><li>oat</li></ol>'),
        (
            "{% quote rye %}a\nb{% endquote %}",
            '<blockquote><p>a<br/>b</p><cite><a class="citation" href="#rye">(Rye 2001)</a></cite></blockquote>',
        ),
    ],
)
def test_tags(site: Path, liquid: str, html: str) -> None:
    write(site, {"page.html": f"---\n---\n{liquid}"})
    assert (built(site) / "page.html").read_text() == html


def test_authors_that_are_repeated(site: Path) -> None:
    write(site, {"page.html": "---\n---\n{% bibliography %}"})
    first, second = (built(site) / "page.html").read_text().split("\n")
    assert first.endswith("Rye. Dough.</span></li>")
    assert second == '<li><span id="oat">—. Yeast &amp; Steam.</span></li></ol>'


def test_pages_of_entries(site: Path) -> None:
    layout = "---\n---\n{{ page.title }}|{{ page.entry.year }}|{{ page.reference }}|{{ page.url }}"
    write(site, {"_layouts/bibtex.html": layout, "page.html": "---\n---\n{% cite_details oat %}"})
    folder = built(site)
    assert (folder / "page.html").read_text() == '<a href="/bibliography/oat.html">Details</a>'
    assert (folder / "bibliography/oat.html").read_text() == (
        'Yeast & Steam|2003|<span id="oat">Rye. Yeast &amp; Steam.</span>|/bibliography/oat.html'
    )


def test_an_error_in_a_bibtex_file_says_where(site: Path) -> None:
    write(
        site, {"_bibliography/references.bib": "@book{rye, title={a} year=1}", "page.html": "---\n---\n{% cite rye %}"}
    )
    with pytest.raises(LiquidCompatError, match=r"in @book `rye` a closing brace is missing"):
        built(site)


def test_options() -> None:
    options = parse_options("rye oat --locator 12 and more -f a -f b -c")
    assert options.words == "rye oat"
    assert (options.get("locator"), options.all("file"), "cited" in options) == ("12 and more", ("a", "b"), True)
    with pytest.raises(PluginError, match="--max needs a value"):
        parse_options("--max")


def test_a_site_without_bibliographies_imports_nothing_of_this(tmp_path: Path) -> None:
    write(tmp_path, {"index.html": "---\n---\nx"})
    program = (
        "import sys; from liquid_compat.errors import Warnings; from liquid_compat.pipeline.build import build\n"
        f"build({{'source': {str(tmp_path)!r}, 'destination': {str(tmp_path / '_site')!r}}}, Warnings())\n"
        "found = [name for name in sys.modules if 'jekyll_scholar' in name or 'bibliography' in name]\n"
        "sys.exit(', '.join(found) or 0)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
