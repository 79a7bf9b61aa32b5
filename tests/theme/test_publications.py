"""Publications: their order, what search engines for papers read, citation counts from the build."""

from __future__ import annotations

from tests.theme.conftest import Site


def titles(site: Site, url: str) -> list[tuple[str, str]]:
    """Headings and titles of the page, in order."""
    found = site.page(url).xpath("//main//h2 | //main//h3")
    return [(heading.tag, heading.text_content()) for heading in found]


def test_by_type_in_the_order_of_the_configuration(site: Site) -> None:
    assert titles(site, "/publications/") == [
        ("h2", "Journal articles"),
        ("h3", "How soils remember the last rain"),
        ("h3", "A sparse sensor network for whole catchments"),
        ("h2", "Conference papers"),
        ("h3", "Learning infiltration from failed forecasts"),
        ("h3", "Ten minutes are enough: flood warnings for small brigades"),
        ("h2", "Books and chapters"),
        ("h3", "A field handbook of wet ground"),
    ]


def test_by_year_newest_first(site: Site) -> None:
    years = [text for tag, text in titles(site, "/publications/by-year/") if tag == "h2"]
    assert years == ["2024", "2023", "2022", "2021", "2019"]


def test_a_paper_offers_its_links_and_its_citation(site: Site) -> None:
    page = site.page("/publication/2024-soil-memory/")
    links = page.xpath("//article/p[@class='chips']/a")
    assert [link.text_content().strip() for link in links] == ["Paper", "Slides", "BibTeX", "Code", "Data"]
    assert links[2].get("href") == "/files/soil-memory.bib"
    assert "12(3), 45–67" in page.xpath("//blockquote[@data-copy-source]")[0].text_content()


def test_search_engines_for_papers_find_their_fields(site: Site) -> None:
    page = site.page("/publication/2024-soil-memory/")
    fields = {meta.get("name"): meta.get("content") for meta in page.xpath("//meta[starts-with(@name, 'citation_')]")}
    assert fields["citation_title"] == "How soils remember the last rain"
    assert fields["citation_publication_date"] == "2024/05/14"
    assert fields["citation_journal_title"] == "Journal of Placeholder Hydrology"
    assert fields["citation_pdf_url"] == "https://example.org/papers/soil-memory.pdf"


def test_counts_of_the_build_stand_in_the_page(site: Site) -> None:
    home = site.page("/")
    assert home.xpath("//*[@id='total_cit']")[0].text == "1284"
    assert [count.text for count in home.xpath("//*[@class='show_paper_citations']")] == [
        "| Citations: 96",
        "| Citations: 58",
    ]
    bars = home.xpath("//figure[@class='chart']//rect")
    assert len(bars) == 8 and bars[-1].get("height") == "84.0"
    papers = site.page("/publications/").xpath("//span[@class='show_paper_citations']")
    assert [paper.text for paper in papers] == ["96 citations", "141 citations", "58 citations"]


def test_the_statistics_address_is_put_together(site: Site) -> None:
    address = (
        "https://cdn.jsdelivr.net/gh/your-username/your-username.github.io@google-scholar-stats/gs_data_shieldsio.json"
    )
    assert address in site.page("/").xpath("//main//a/@href")
    assert "google-scholar-stats/gs_data.json" not in site.text("/cv/"), "no script where there is nothing to count"
