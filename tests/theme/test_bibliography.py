"""Publications from a BibTeX file: `new --bibliography`, the page, and its script."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.theme.conftest import ROOT, Site

SCRIPT = """
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
function make(tag) {
  const made = { tag, children: [], attributes: {}, listeners: {}, dataset: {} };
  Object.assign(made, { hidden: false, textContent: "", value: "" });
  made.appendChild = (child) => { made.children.push(child); return child; };
  made.setAttribute = (name, value) => { made.attributes[name] = value; };
  made.addEventListener = (name, action) => { made.listeners[name] = action; };
  return made;
}
const entries = input.entries.map((entry) => {
  const made = make("article");
  const item = make("li");
  Object.assign(made, { textContent: entry.text, dataset: { kind: entry.kind }, item, closest: () => item });
  return made;
});
const heading = Object.assign(make("h2"), { tagName: "H2" });
const list = Object.assign(make("ol"), {
  previousElementSibling: heading,
  querySelector: () => entries.map((entry) => entry.item).find((item) => !item.hidden) || null,
});
const parts = { input: make("input"), "[role=group]": make("div"), "[role=status]": make("p") };
const form = Object.assign(make("form"), { hidden: true, dataset: { all: "All" } });
form.querySelector = (name) => parts[name];
globalThis.document = {
  createElement: make, querySelector: () => form,
  querySelectorAll: (name) => (name === "[data-bib]" ? entries : [list]),
};
new Function(input.script)();
const shown = () => entries.map((entry) => !entry.item.hidden);
const kinds = parts["[role=group]"].children;
const result = { formHidden: form.hidden, buttons: kinds.map((button) => button.textContent), start: shown() };
parts.input.value = input.search;
parts.input.listeners.input();
Object.assign(result, { searched: shown(), count: parts["[role=status]"].textContent, heading: heading.hidden });
parts.input.value = "";
kinds[2].listeners.click();
Object.assign(result, { filtered: shown(), pressed: kinds.map((button) => button.attributes["aria-pressed"]) });
console.log(JSON.stringify(result));
"""


MORE = r"""
@misc{odd, title = {Less < more \& "quotes"}, author = {de la Name, Y. and Nameson, X.}, year = 2018,
  eprint = {1801.1}, archiveprefix = {arXiv}, pdf = {odd.pdf}, google_scholar_id = {G:p}}
@article{known, title = {Known}, author = {Friend, A.}, year = 2017, doi = {10.1/known}}
"""


@pytest.fixture(scope="module")
def bibliography(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of `liquid-compat new --bibliography`, with two entries more, built."""
    folder = tmp_path_factory.mktemp("new") / "site"
    run("new", "--bibliography", str(folder))
    with (folder / "_bibliography/references.bib").open("a", encoding="utf-8") as file:
        file.write(MORE)
    papers = {"G:p": {"num_citations": 7}, "W9": {"num_citations": 12, "doi": "10.1/known"}}
    (folder / "_data/google_scholar.json").write_text(json.dumps({"citedby": 19, "publications": papers}))
    run("build", "-s", str(folder), "-d", str(folder / "_site"))
    return Site(folder / "_site")


def run(*words: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "liquid_compat", *words], capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert done.returncode == 0, done.stderr


def entry(site: Site, key: str):  # type: ignore[no-untyped-def]
    return site.page("/publications/").xpath(f"//article[@id='{key}']")[0]


def test_entries_below_their_years(bibliography: Site) -> None:
    page = bibliography.page("/publications/")
    assert [year.text for year in page.xpath("//h2[@class='bibliography']")] == ["2024", "2023", "2019", "2018", "2017"]
    assert not (bibliography.folder / "publication").exists()
    assert page.xpath("//ol[1]/li[1]//h3/a/@href") == ["https://doi.org/10.1234/placeholder.2024"]


def test_ones_own_name_is_emphasized_and_no_other(bibliography: Site) -> None:
    assert entry(bibliography, "friend2023forecasts").xpath(".//strong/text()") == ["Your Name"]
    authors = entry(bibliography, "odd").xpath("./p[1]")[0]
    assert authors.text_content() == "Y. de la Name, X. Nameson"
    assert authors.xpath("./strong/text()") == ["Y. de la Name"]


def test_what_an_entry_offers(bibliography: Site) -> None:
    odd = entry(bibliography, "odd")
    links = {link.text_content().strip(): link.get("href") for link in odd.xpath(".//p[@class='chips']/a")}
    assert links == {"PDF": "/files/odd.pdf", "arXiv": "https://arxiv.org/abs/1801.1"}
    assert odd.xpath(".//h3")[0].text == 'Less < more & "quotes"'
    assert "@misc{odd" in odd.xpath(".//pre")[0].text
    assert len(entry(bibliography, "name2024soil").xpath("./details")) == 2


def test_citation_counts_by_id_and_by_doi(bibliography: Site) -> None:
    for key, count in {"odd": "7 citations", "known": "12 citations"}.items():
        assert (
            entry(bibliography, key).xpath(".//*[contains(@class, 'chip--count')]")[0].text_content().strip() == count
        )
    assert not entry(bibliography, "name2019thesis").xpath(".//*[contains(@class, 'chip--count')]")


def test_the_home_page_leads_to_its_papers(bibliography: Site) -> None:
    links = bibliography.page("/").xpath("//main//a/@href")
    assert {"/publications/#name2024soil", "/publications/#friend2023forecasts"} <= set(links)


def test_without_a_script_the_list_is_whole(bibliography: Site) -> None:
    page = bibliography.page("/publications/")
    assert page.xpath("//form[@data-bib-tools]/@hidden") == [""]
    assert not page.xpath("//ol//*[@hidden and not(@data-copy)]")


@pytest.mark.skipif(shutil.which("node") is None, reason="needs the program `node` to run the theme's scripts")
def test_search_and_filters() -> None:
    given = {
        "script": Path(ROOT, "assets/js/bibliography.js").read_text(encoding="utf-8"),
        "entries": [
            {"text": "Über Böden", "kind": "Article"},
            {"text": "On Forecasts", "kind": "Thesis"},
            {"text": "Soils again", "kind": "Article"},
        ],
        "search": "boden uber",
    }
    done = subprocess.run(["node", "-e", SCRIPT], input=json.dumps(given), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "formHidden": False,
        "buttons": ["All", "Article", "Thesis"],
        "start": [True, True, True],
        "searched": [True, False, False],
        "count": "1 / 3",
        "heading": False,
        "filtered": [False, True, False],
        "pressed": ["false", "false", "true"],
    }
