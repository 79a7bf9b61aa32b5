"""Citation styles: small ones of our own, each for one thing."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from liquid_compat.bibliography.csl.catalog import Catalog
from liquid_compat.bibliography.csl.item import Cite, Item, ItemDate, PersonName
from liquid_compat.errors import BibliographyError

LOCALE = """<locale xmlns="http://purl.org/net/xbiblio/csl" version="1.0" xml:lang="en-US">
<style-options punctuation-in-quote="true"/>
<date form="text"><date-part name="month" suffix=" "/><date-part name="day" suffix=", "/><date-part name="year"/></date>
<terms><term name="and">and</term><term name="et-al">et al.</term><term name="ad"> AD</term>
<term name="open-quote">“</term><term name="close-quote">”</term>
<term name="open-inner-quote">‘</term><term name="close-inner-quote">’</term>
<term name="month-03">March</term><term name="month-03" form="short">Mar.</term>
<term name="ordinal">th</term><term name="ordinal-02">nd</term><term name="ordinal-12">th</term>
<term name="page" form="short"><single>p.</single><multiple>pp.</multiple></term>
<term name="editor" form="short"><single>ed.</single><multiple>eds.</multiple></term></terms></locale>"""

ITEM = Item(
    "k",
    "book",
    {
        "title": "On the quick theory of iron",
        "page": "119--21",
        "edition": "12",
        "volume": "2",
        "publisher": "Plank & Sons",
    },
    {
        "author": (
            PersonName("Berg", "Lotte-Ann M.", "van der"),
            PersonName("Harrow", "Tom", suffix="Jr."),
            PersonName("Okoro", "Chidi"),
        ),
        "editor": (PersonName("Lind", "Freja"),),
    },
    {"issued": ItemDate(2017, 3, 9)},
)


@dataclass(frozen=True)
class Memory:
    """Files in a mapping."""

    files: dict[str, str]

    def read(self, name: str) -> str | None:
        return self.files.get(name)


def render(layout: str, root: str = "", number: int = 1, item: Item = ITEM) -> str:
    style = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" {root}>'
        f"<citation><layout/></citation><bibliography><layout>{layout}</layout></bibliography></style>"
    )
    catalog = Catalog([Memory({"own.csl": style})], [Memory({"locales-en-US.xml": LOCALE})])
    return catalog.renderer("own", "en-US").entry(item, Cite(number))[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("", "Lotte-Ann M. van der Berg, Tom Harrow Jr., Chidi Okoro"),
        ('and="text"', "Lotte-Ann M. van der Berg, Tom Harrow Jr., and Chidi Okoro"),
        ('and="symbol" delimiter-precedes-last="never"', "Lotte-Ann M. van der Berg, Tom Harrow Jr. &amp; Chidi Okoro"),
        ('initialize-with=". "', "L.-A. M. van der Berg, T. Harrow Jr., C. Okoro"),
        ('name-as-sort-order="first"', "van der Berg, Lotte-Ann M., Tom Harrow Jr., Chidi Okoro"),
        ('form="short" et-al-min="3" et-al-use-first="1"', "van der Berg et al."),
        ('form="short" et-al-min="3" et-al-use-first="1" et-al-use-last="true"', "van der Berg, … Okoro"),
        ('form="count"', "3"),
    ],
)
def test_names(name: str, text: str) -> None:
    assert render(f'<names variable="author"><name {name}/></names>') == text


def test_particles_go_behind_where_the_style_demotes_them() -> None:
    layout = '<names variable="author"><name name-as-sort-order="first" form="long"/></names>'
    assert render(layout, 'demote-non-dropping-particle="sort-only"').startswith("Berg, Lotte-Ann M. van der, Tom")


def test_labels_and_substitutes() -> None:
    layout = (
        '<names variable="translator"><name form="short"/><label form="short" prefix=" (" suffix=")"/>'
        '<substitute><names variable="editor"/></substitute></names><names variable="editor" prefix="|"/>'
    )
    assert render(layout) == "Lind (ed.)"


def test_punctuation_goes_inside_quotes_and_does_not_double() -> None:
    assert render('<text variable="title" quotes="true" suffix="."/>') == "“On the quick theory of iron.”"
    asks = Item("k", "book", {"title": 'Why "iron"?'})
    assert render('<text variable="title" quotes="true" suffix=". "/>', item=asks) == "“Why ‘iron’?” "


@pytest.mark.parametrize(
    ("form", "pages"), [("", "119–21"), ("expanded", "119–121"), ("minimal", "119–21"), ("chicago", "119–21")]
)
def test_ranges_of_pages(form: str, pages: str) -> None:
    layout = '<label variable="page" form="short" suffix=" "/><text variable="page"/>'
    assert render(layout, f'page-range-format="{form}"') == f"pp. {pages}"


def test_numbers_dates_and_case() -> None:
    assert render('<number variable="edition" form="ordinal"/>') == "12th"
    assert render('<number variable="volume" form="roman"/>') == "ii"
    assert render('<date variable="issued" form="text"/>') == "March 9, 2017"
    parts = '<date variable="issued" delimiter=" "><date-part name="month" form="short" strip-periods="true"/>'
    assert render(parts + '<date-part name="year"/></date>') == "Mar 2017"
    assert render('<text variable="title" text-case="title"/>') == "On the Quick Theory of Iron"
    old = Item("k", "book", dates={"issued": ItemDate(44)})
    assert render('<date variable="issued"><date-part name="year"/></date>', item=old) == "44 AD"


def test_a_group_without_its_variables_says_nothing() -> None:
    group = '<group prefix="(" suffix=")"><text value="in "/><text variable="{}"/></group>'
    assert render(group.format("volume")) == "(in 2)"
    assert render(group.format("issue")) == ""


def test_a_locator_does_not_fill_a_group_that_asks_the_item_for_more() -> None:
    layout = '<group><text variable="{}"/><text variable="locator" prefix=", "/></group>'
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout delimiter="; ">'
        + "".join(map(layout.format, ("volume", "issue", "locator")))
        + "</layout></citation></style>"
    )
    catalog = Catalog([Memory({"own.csl": style})], [Memory({"locales-en-US.xml": LOCALE})])
    cite = Cite(1, "12", "page")
    assert catalog.renderer("own", "en-US").citation(ITEM, cite) == "2, 12; 12, 12"


@pytest.mark.parametrize(
    ("rule", "text"), [("", "—"), ('subsequent-author-substitute-rule="partial-first"', "van der Berg, Harrow, Okoro")]
)
def test_authors_that_are_repeated(rule: str, text: str) -> None:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl"><citation><layout/></citation>'
        f'<bibliography subsequent-author-substitute="—" {rule}><layout><names variable="author"><name form="short"/>'
        "</names></layout></bibliography></style>"
    )
    renderer = Catalog([Memory({"own.csl": style})], [Memory({"locales-en-US.xml": LOCALE})]).renderer("own", "en-US")
    _, before = renderer.entry(ITEM, Cite(1))
    assert renderer.entry(ITEM, Cite(2), before)[0] == text


def test_conditions_and_their_delimiters() -> None:
    layout = (
        '<group delimiter="; "><text variable="volume"/><choose><if type="article-journal"><text value="no"/></if>'
        '<else-if is-numeric="edition" variable="issue" match="any"><text variable="edition"/><text value="yes"/>'
        "</else-if></choose></group>"
    )
    assert render(layout) == "2; 12; yes"


def test_html_and_formatting() -> None:
    layout = '<text variable="publisher" font-style="italic" prefix="&lt;" suffix="&gt;" display="block"/>'
    assert render(layout) == '<div class="csl-block">&lt;<i>Plank &amp; Sons</i>&gt;</div>'


def test_the_number_in_the_list() -> None:
    assert render('<text variable="citation-number" prefix="[" suffix="]"/>', number=7) == "[7]"
    assert render('<text variable="citation-number" prefix="[" suffix="]"/>', number=0) == ""


def test_styles_that_are_not_there() -> None:
    catalog = Catalog([Memory({"bad.csl": "no xml", "dependent/kin.csl": "<style/>"})], [])
    for name, hint in (("nosuch", "zotero"), ("kin", "dependent/kin"), ("https://a.example/x", "download")):
        with pytest.raises(BibliographyError, match=hint):
            catalog.style(name)
    with pytest.raises(BibliographyError, match="can't be read"):
        catalog.style("bad.csl")


def test_a_dependent_style_is_its_parent() -> None:
    parent = '<style xmlns="http://purl.org/net/xbiblio/csl"><info/><citation><layout/></citation></style>'
    child = (
        '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'
        '<link rel="independent-parent" href="http://styles.example/parent"/></info></style>'
    )
    catalog = Catalog([Memory({"parent.csl": parent, "dependent/child.csl": child})], [])
    assert catalog.style("dependent/child").name == "parent"
