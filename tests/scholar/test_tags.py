"""What pages print from the stored statistics, in a plain python-liquid environment."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

import liquid
import pytest
from liquid.context import RenderContext

from liquid_compat.errors import Warnings
from liquid_compat.scholar.tags import TAGS

USER = "ABCDEFGHIJKL"
DATA = {
    "google_scholar": {
        "name": "Your Name",
        "scholar_id": USER,
        "citedby": 73,
        "cites_per_year": {"2019": 10, "2021": 4, "2025": 39},
        "publications": {
            f"{USER}:W1_-C": {"num_citations": 60, "bib": {"title": "One"}, "doi": "10.1000/W1"},
            f"{USER}:W2": {"num_citations": 12345, "source_id": "W99", "pub_url": "https://example.org/?a=1&b=2"},
        },
    }
}
AL_FOLIO = {"citations": {"papers": {f"{USER}:W3": {"title": "Three", "year": "2024", "citations": 7}}}}


@dataclass
class Registers:
    """What this project's environment gives a context, as far as the tags look at it."""

    page: dict[str, Any] = field(default_factory=lambda: {"path": "about.md"})
    warnings: Warnings = field(default_factory=Warnings)


class Context(RenderContext):
    registers: Registers


def render(source: str, data: Any, **variables: Any) -> tuple[str, list[str]]:
    """The output and the warnings."""
    registers = Registers()

    class WithRegisters(Context):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.registers = registers

    class Template(liquid.BoundTemplate):
        context_class = WithRegisters

    class Environment(liquid.Environment):
        template_class = Template

    environment = Environment(undefined=liquid.StrictUndefined)
    environment.tags.update({name: tag(environment) for name, tag in TAGS.items()})
    output = environment.from_string(source).render(site={"data": data}, **variables)
    return output, [str(problem) for problem in registers.warnings.problems]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("{% citations ABCDEFGHIJKL:W1_-C %}", "60"),
        ("{% citations 'ABCDEFGHIJKL:W1_-C' %}", "60"),
        ('{% citations "W1_-C" %}', "60"),
        ("{% citations W1_-C %}", "60"),
        ("{% citations page.scholar_id %}", "60"),
        ("{% assign id = 'W2' %}{% citations id %}", "12345"),
        ("{% citations W99 %}", "12345"),
        ("{% citations 10.1000/w1 %} {% citations https://doi.org/10.1000/w1 %}", "60 60"),
        ("{% citations ABCDEFGHIJKL:W3 %}", "7"),
        ("{% citations %}", "73"),
        ("{% if true %}{%- citations -%}{% endif %}!", "73!"),
        ("{% google_scholar_citations ABCDEFGHIJKL W1_-C %}", "60"),
        ("{% google_scholar_citations user page.paper %}", "12K"),
        ("{% google_scholar_citations user, 'W3' %}", "7"),
    ],
)
def test_numbers(source: str, printed: str) -> None:
    page = {"scholar_id": f"{USER}:W1_-C", "paper": "W2"}
    assert render(source, {**DATA, **AL_FOLIO}, page=page, user=USER) == (printed, [])


@pytest.mark.parametrize(
    "source",
    ["{% citations NO:SUCH %}", "{% google_scholar_citations NO SUCH %}"],
)
def test_an_unknown_paper_prints_0_and_one_warning(source: str) -> None:
    output, warnings = render(f"{source} and {source}", DATA, page={})
    assert output == "0 and 0"
    [warning] = warnings
    assert "have no paper" in warning
    assert "about.md" in warning
    assert "help: correct the id" in warning


def test_an_empty_id_is_told_as_such() -> None:
    output, warnings = render("{% citations page.missing %}{% citations '' %}", DATA, page={})
    assert output == "00"
    [warning] = warnings
    assert "names no paper: its id is empty" in warning


@pytest.mark.parametrize("name", TAGS)
@pytest.mark.parametrize("data", [{}, None, {"google_scholar": None}, {"citations": False}])
def test_without_statistics_no_number_is_printed_and_one_warning(name: str, data: Any) -> None:
    output, warnings = render(f"[{{% {name} A B %}}{{% {name} A B %}}]", data)
    assert output == ("[N/AN/A]" if name == "inspirehep_citations" else "[]")  # what al-folio prints then
    [warning] = warnings
    assert "run `liquid-compat scholar`" in warning


def test_without_registers_the_tags_work_too() -> None:
    environment = liquid.Environment()
    environment.tags.update({name: tag(environment) for name, tag in TAGS.items()})
    template = environment.from_string("{% citations X %}{% citation_badge X %}{% citations W2 %}")
    assert template.render(site={"data": DATA}) == "012345"


def test_al_folio_s_file_alone_gives_a_total() -> None:
    assert render("{% citations %}", AL_FOLIO) == ("7", [])


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        ({"google_scholar": {"citedby": "12", "publications": []}}, "12|0"),
        ({"google_scholar": {"citedby": None, "publications": None}}, "0|0"),
        ({"google_scholar": {"publications": {"X": None}}}, "0|0"),
        ({"google_scholar": {"publications": {"X": {"num_citations": "n/a"}}}}, "0|0"),
        ({"google_scholar": ["nonsense"]}, "0|0"),
        ({"google_scholar": {"publications": {"X": {"num_citations": "5"}}}}, "0|5"),
    ],
)
def test_odd_data_does_no_harm(data: Any, printed: str) -> None:
    assert render("{% citations %}|{% citations X %}", data)[0] == printed
    render("{% citation_badge %}{% citation_badge X %}{% citation_chart %}", data)


@pytest.mark.parametrize(
    ("count", "printed"),
    [
        (0, "0"),
        (157, "157"),
        (999, "999"),
        (1000, "1K"),
        (1234, "1.2K"),
        (1250, "1.3K"),
        (9960, "10K"),
        (35_499, "35K"),
        (99_600, "100K"),
        (123_456, "120K"),
        (996_000, "1M"),
        (1_250_000_000, "1.3B"),
        (12_000_000_000_000, "12000B"),
    ],
)
def test_thousands_are_shortened_as_al_folio_does(count: int, printed: str) -> None:
    data = {"google_scholar": {"publications": {"U:P": {"num_citations": count}}}}
    assert render("{% google_scholar_citations U P %}", data) == (printed, [])


def parsed(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(html.replace('xmlns="http://www.w3.org/2000/svg" ', ""))


def test_badge_of_the_author_links_to_the_profile() -> None:
    output, warnings = render("{% citation_badge %}", DATA)
    assert warnings == []
    badge = parsed(output)
    assert (badge.tag, badge.get("class")) == ("a", "citation-badge")
    assert badge.get("href") == f"https://scholar.google.com/citations?user={USER}"
    assert " ".join(badge.itertext()).split() == ["citations", "73"]


def test_badge_of_a_paper() -> None:
    output, _ = render('{% citation_badge W2 label="cited <by>" %}', DATA)
    badge = parsed(output)
    assert badge.get("href") == "https://example.org/?a=1&b=2"
    assert [span.text for span in badge] == ["cited <by>", "12345"]
    output, _ = render("{% citation_badge W1_-C label=word %}", DATA, word="Zitate")
    assert f"user={USER}&amp;citation_for_view={USER}:W1_-C" in output
    assert "Zitate" in output
    output, warnings = render("[{% citation_badge nope %}]", DATA)
    assert output == "[]"
    assert len(warnings) == 1


def test_badge_of_a_dangerous_address_is_no_link() -> None:
    data = {"google_scholar": {"citedby": 1, "url": "javascript:alert(1)"}}
    output, _ = render("{% citation_badge %}", data)
    assert parsed(output).tag == "span"
    assert "javascript" not in output


def test_chart_is_one_line_with_a_name_and_its_numbers() -> None:
    output, warnings = render("{% citation_chart %}", DATA)
    assert warnings == []
    assert "\n" not in output
    figure = parsed(output)
    svg = figure[0]
    assert (figure.tag, svg.tag, svg.get("role")) == ("figure", "svg", "img")
    assert svg.get("aria-label") == svg.findtext("title") == "Citations per year, 2019 to 2025"
    assert svg.findtext("desc") == "2019: 10; 2020: 0; 2021: 4; 2022: 0; 2023: 0; 2024: 0; 2025: 39"
    assert svg.get("fill") == "currentColor"


def test_chart_with_another_name_and_without_years() -> None:
    output, _ = render("{% citation_chart label='Zitate' %}", DATA)
    assert 'aria-label="Zitate, 2019 to 2025"' in output
    assert render("[{% citation_chart %}]", {"google_scholar": {"citedby": 3}}) == ("[]", [])


def test_the_tags_in_a_site_s_own_environment() -> None:
    """Where drops, strict variables and closures are in play, and warnings have a place to go."""
    from liquid_compat.templates.environment import Environment
    from liquid_compat.templates.options import LiquidOptions
    from liquid_compat.templates.services import Registers as SiteRegisters

    for options in (LiquidOptions(), LiquidOptions(strict_variables=True)):
        environment = Environment.for_site(options, tags=TAGS.values())
        template = environment.from_string(
            "{% for id in page.ids %}{% citations id %},{% endfor %}{% google_scholar_citations ABCDEFGHIJKL W2 %} "
            "{% citation_badge %}{% citation_chart %}{% citations nope %}",
            name="about.md",
        )
        page = {"ids": ["W1_-C", "W2"], "path": "about.md"}
        registers = SiteRegisters(site=None, page=page)  # type: ignore[arg-type]
        output = template.render({"site": {"data": DATA}, "page": page}, registers)
        assert output.startswith('60,12345,12K <a class="citation-badge"')
        assert output.endswith("</svg></figure>0")
        assert [str(problem).partition("\n")[0] for problem in registers.warnings.problems] == [
            "the citation statistics have no paper 'nope'"
        ]
