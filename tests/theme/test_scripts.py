"""The theme's scripts, run by Node in a page of a few lines: counts that never vanish, TeX that becomes MathML."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.theme.conftest import ROOT, Site

NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="needs the program `node` to run the theme's scripts")

STATISTICS = """
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
function element(paper, bare, text) {
  return { textContent: text, getAttribute: () => paper, hasAttribute: () => bare };
}
const total = element(null, false, "1284");
const papers = [element("YOUR_SCHOLAR_ID:paper-1", false, "old"), element("nobody:knows", false, "old"),
  element("YOUR_SCHOLAR_ID:paper-3", true, "")];
const asked = [];
globalThis.document = {
  readyState: "complete", getElementById: () => (input.total ? total : null), querySelectorAll: () => papers,
};
globalThis.fetch = (address) => {
  asked.push(address);
  const answer = input.answers.shift();
  if (answer === undefined || answer === "refused") return Promise.reject(new Error("refused"));
  const json = () => new Promise((done) => done(JSON.parse(answer.body)));
  return Promise.resolve({ ok: answer.status === 200, status: answer.status, json });
};
globalThis.setTimeout = () => 0;
new Function(input.script)();
setImmediate(() => setImmediate(() => setImmediate(() =>
  console.log(JSON.stringify({ total: total.textContent, papers: papers.map((paper) => paper.textContent), asked })))));
"""

FORMULAS = """
const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
let result = "";
const parent = { replaceChild: (fragment) => { result = fragment.parts.join(""); } };
const node = { nodeValue: input.text, parentElement: { closest: () => null }, parentNode: parent };
let left = [node];
const main = { querySelectorAll: () => [] };
globalThis.window = {};
globalThis.NodeFilter = { SHOW_TEXT: 4 };
globalThis.document = {
  querySelectorAll: () => [main],
  createTreeWalker: () => ({ nextNode: () => left.shift() }),
  createDocumentFragment: () => ({ parts: [], appendChild(part) { this.parts.push(part); } }),
  createTextNode: (text) => text,
  createElement: () => ({ set innerHTML(html) { this.firstChild = { setAttribute() {}, toString: () => html }; } }),
};
new Function(input.script)();
console.log(JSON.stringify(result || input.text));
"""


def node(program: str, **given: Any) -> Any:
    assert NODE
    done = subprocess.run(
        [NODE, "-e", program], input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def statistics(site: Site) -> str:
    scripts = site.page("/").xpath("//script[not(@src)]/text()")
    return next(script for script in scripts if "total_cit" in script)


GOOD = {
    "status": 200,
    "body": json.dumps({"citedby": 2000, "publications": {"YOUR_SCHOLAR_ID:paper-1": {"num_citations": 100}}}),
}
BUILT = {"total": "1284", "papers": ["| Citations: 96", "old", "58 citations"]}


def test_newer_counts_take_the_place_of_the_builds(statistics: str) -> None:
    seen = node(STATISTICS, script=statistics, total=True, answers=[GOOD])
    assert str(seen["total"]) == "2000"
    assert seen["papers"] == ["| Citations: 100", "old", "58 citations"], "an unknown paper keeps what it says"
    assert len(seen["asked"]) == 1


@pytest.mark.parametrize(
    "answers",
    [
        ["refused", "refused"],
        [{"status": 403, "body": "{}"}, {"status": 429, "body": "{}"}],
        [{"status": 200, "body": "<html>Are you a robot?"}, {"status": 200, "body": '{"citedby": 12'}],
        [{"status": 200, "body": '{"citedby": null, "publications": {}}'}],
        [{"status": 200, "body": "{}"}],
    ],
    ids=["refused", "forbidden", "captcha and half an answer", "empty counts", "nothing"],
)
def test_a_failed_source_takes_nothing_away(statistics: str, answers: list[Any]) -> None:
    seen = node(STATISTICS, script=statistics, total=True, answers=answers)
    assert {"total": str(seen["total"]), "papers": seen["papers"]} == BUILT


def test_the_second_source_is_asked_when_the_first_fails(statistics: str) -> None:
    seen = node(STATISTICS, script=statistics, total=True, answers=["refused", GOOD])
    assert [address.split("/")[2] for address in seen["asked"]] == ["cdn.jsdelivr.net", "raw.githubusercontent.com"]
    assert str(seen["total"]) == "2000"


def test_a_page_without_a_total_still_gets_its_papers(statistics: str) -> None:
    assert node(STATISTICS, script=statistics, total=False, answers=[GOOD])["papers"][0] == "| Citations: 100"


def mathml(text: str) -> str:
    script = (ROOT / "assets/js/math.js").read_text(encoding="utf-8")
    return node(FORMULAS, script=script, text=text)


def inside(text: str) -> str:
    """The MathML of a single formula, without its outer element."""
    result = mathml(text)
    assert result.startswith("<math "), result
    return result[result.index(">") + 1 : result.rindex("</math>")]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\(x^2\)", "<msup><mi>x</mi><mrow><mn>2</mn></mrow></msup>"),
        (r"\(\frac{a}{b}\)", "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (r"\(x_i^2\)", "<msubsup><mi>x</mi><mi>i</mi><mrow><mn>2</mn></mrow></msubsup>"),
        (r"\[\sum_{i}\]", "<munder><mo>∑</mo><mi>i</mi></munder>"),
        (r"\(\sum_{i}\)", "<msub><mo>∑</mo><mi>i</mi></msub>"),
        (r"\(\mathbb{R}\)", "<mi>ℝ</mi>"),
        (r"\(\mathcal{LN}\)", "<mi>ℒ𝒩</mi>"),
        (r"\(a < b\)", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (r"\(\text{if } x\)", "<mtext>if\u00a0</mtext><mi>x</mi>"),
        ("$1.9\\times$", "<mn>1.9</mn><mo>×</mo>"),
        ("$^*$", "<msup><mrow></mrow><mrow><mo>∗</mo></mrow></msup>"),
    ],
)
def test_tex_becomes_mathml(tex: str, expected: str) -> None:
    assert inside(tex) == expected


@pytest.mark.parametrize(
    "text",
    [
        r"\(\unknown{x}\)",
        r"\(\frac{a}\)",
        r"\[\begin{tikzpicture}\end{tikzpicture}\]",
        r"\(a^b^c\)",
        "it costs $5 and $6",
        "between $5-$6",
        "$HOME and $PATH",
    ],
)
def test_what_is_no_known_formula_stays_as_it_is(text: str) -> None:
    assert mathml(text) == text


def test_text_around_formulas_is_kept() -> None:
    result = mathml("Name$^*$ costs $5, runs \\(2x\\) faster")
    assert result.startswith("Name<math") and "> costs $5, runs <math" in result and result.endswith("> faster")


def test_scripts_load_no_other_script() -> None:
    for path in (ROOT / "assets/js").glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert "import(" not in text and 'createElement("script")' not in text, path.name
        assert len(text.encode()) < 20_000, Path(path).name
