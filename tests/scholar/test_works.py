"""`liquid-compat scholar --bib`: the works of a profile as a BibTeX file, merged with edits by hand."""

from __future__ import annotations

from typing import Any

import pytest

from liquid_compat.bibliography.bibtex.library import read_library
from liquid_compat.errors import BibliographyError, LiquidCompatError
from liquid_compat.scholar.sources.request import Request, SourceError
from liquid_compat.scholar.works import openalex, orcid
from liquid_compat.scholar.works.bib_file import Fetched, Merged, merge
from liquid_compat.scholar.works.work import Work, new_key, plain

from .loopback import Reply, as_json, serving
from .test_command import Command, scholar

__all__ = ["scholar"]

ORCID = "0000-0002-1825-0097"


def work(id_: str = "a", **fields: str) -> Work:
    return Work(id_, "article", {"title": "On Placeholders", "author": "Your Name", "year": "2024", **fields})


def again(earlier: Merged, text: str | None, *works: Work) -> Merged:
    return merge(earlier.text if text is None else text, earlier.fetched, works)


def test_a_new_file() -> None:
    made = merge("", {}, [work(doi="10.1/x"), work("b", title="Second & last")])
    assert made.text == (
        "@article{name2024placeholders,\n  title = {On Placeholders},\n  author = {Your Name},\n  year = {2024},\n"
        "  doi = {10.1/x},\n}\n\n"
        "@article{name2024second,\n  title = {Second & last},\n  author = {Your Name},\n  year = {2024},\n}\n"
    )
    assert made.added == ("name2024placeholders", "name2024second")


def test_nothing_new_changes_nothing() -> None:
    first = merge("", {}, [work()])
    second = again(first, None, work())
    assert second.text == first.text
    assert (second.added, second.changed, second.kept) == ((), (), ())


def test_what_the_source_changes_is_taken_where_nobody_edited() -> None:
    first = merge("", {}, [work()])
    second = again(first, None, work(year="2025", journal="Journal of Examples"))
    assert "year = {2025}," in second.text
    assert "journal = {Journal of Examples}," in second.text
    assert second.changed == ("name2024placeholders",)
    assert [entry.text("year") for entry in read_library([(second.text, None)])] == ["2025"]


def test_edits_by_hand_stay() -> None:
    first = merge("", {}, [work(journal="J. Ex.")])
    edited = first.text.replace("{J. Ex.}", '"Journal of {E}xamples"').replace("  year = {2024},\n", "") + "% mine\n"
    second = again(first, edited, work(journal="J. Exampl.", year="2025"))
    assert second.text == edited
    assert second.kept == ("name2024placeholders",)


def test_another_way_to_write_the_same_is_no_edit() -> None:
    first = merge("", {}, [work(journal="J. Ex.")])
    edited = first.text.replace("journal = {J. Ex.},\n}", '  JOURNAL="J.\n Ex." }')
    assert 'JOURNAL="J.' in edited
    assert "JOURNAL={J. Exampl.} }" in again(first, edited, work(journal="J. Exampl.")).text


def test_a_deleted_entry_stays_away() -> None:
    first = merge("", {}, [work(), work("b", title="Other")])
    second = again(first, first.text[first.text.index("@article{name2024other") :], work(), work("b", title="Other"))
    assert "Placeholders" not in second.text
    assert second.added == ()


def test_a_changed_key_is_found_again() -> None:
    first = merge("", {}, [work(doi="10.1/x")])
    second = again(first, first.text.replace("name2024placeholders", "mine"), work(doi="10.1/x", volume="3"))
    assert second.text.count("@article") == 1
    assert "volume = {3}," in second.text


def test_an_entry_of_ones_own_gets_its_doi_and_no_more() -> None:
    own = "@string{j = {Journal}}\n\n@article{own, title={{On} placeholders.}, year = 2024, journal = j # { B}}\n"
    made = merge(own, {}, [work(doi="10.1/x", volume="3")])
    assert made.text == own.replace("{ B}}", "{ B},\n  doi = {10.1/x},}")
    assert again(made, None, work(doi="10.1/x", volume="3")).text == made.text


def test_a_preprint_is_another_work_than_its_article() -> None:
    text = "@article{own, title={On Placeholders}, year = 2024, doi = {10.1/x}}\n"
    assert len(merge(text, {}, [work(doi="10.48550/arxiv.1")]).added) == 1


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"author": "Your Name", "year": "2024", "title": "The On Of"}, "name2024"),
        ({"author": "Name, Your and Other", "year": "", "title": "A Cross-Site Study"}, "namecross"),
        ({"author": "{Team of Placeholders and Friends}", "year": "2020", "title": "Über"}, "placeholders2020uber"),
        ({"title": "数学"}, "work"),
    ],
)
def test_keys(fields: dict[str, str], key: str) -> None:
    assert new_key(Work("a", "misc", fields), ()) == key
    assert new_key(Work("a", "misc", fields), {key}) == f"{key}2"


def test_texts_of_sources_can_not_end_a_value() -> None:
    title = plain("A <i>b</i> &amp; c\n 100% }{ \\end $x_1$ <sub>2</sub>")
    entry = read_library([(f"@misc{{k, title = {{{title}}}}}", None)])[0]
    assert title == "A b \\& c 100\\% )( end \\$x\\_1\\$ 2"
    assert entry.text("title") == title


def openalex_answer(path: str, query: dict[str, str]) -> Reply:
    if path.startswith("/authors/"):
        return as_json({"id": "https://openalex.org/A1"})
    results: list[dict[str, Any]] = [
        {
            "id": "https://openalex.org/W1",
            "doi": "https://doi.org/10.1/X",
            "title": "On <i>Placeholders</i>",
            "publication_year": 2024,
            "type": "article",
            "authorships": [{"author": {"display_name": "Your Name"}}, {"author": {"display_name": "A. Friend"}}],
            "primary_location": {
                "source": {"display_name": "Examples", "type": "journal"},
                "pdf_url": "https://e.x/p.pdf",
            },
            "biblio": {"volume": "3", "issue": None, "first_page": "1", "last_page": "9"},
        },
        {
            "id": "https://openalex.org/W2",
            "title": "A draft",
            "type": "preprint",
            "primary_location": None,
            "biblio": None,
        },
        {"id": "https://openalex.org/W3", "title": "A review", "type": "peer-review"},
    ]
    return as_json({"results": results, "meta": {"count": len(results)}})


def orcid_answer(path: str, query: dict[str, str]) -> Reply:
    if path.endswith("/works"):
        groups = [{"work-summary": [{"put-code": code}, {"put-code": 99}]} for code in (7, 8)]
        return as_json({"group": [*groups, {"work-summary": []}]})
    assert path.endswith("/works/7,8")
    first = {
        "put-code": 7,
        "type": "conference-paper",
        "title": {"title": {"value": "On Placeholders"}, "subtitle": {"value": "A Survey"}},
        "journal-title": {"value": "Proceedings of Examples"},
        "publication-date": {"year": {"value": "2024"}},
        "external-ids": {"external-id": [{"external-id-type": "doi", "external-id-value": "https://doi.org/10.1/x"}]},
        "citation": {
            "citation-type": "bibtex",
            "citation-value": "@x{k, author = {Name, Your}, pages = {1--2}, note={}}",
        },
    }
    second = {
        "put-code": 8,
        "type": "other",
        "title": {"title": {"value": "Data"}},
        "citation": {"citation-type": "bibtex", "citation-value": "@x{"},
    }
    return as_json({"bulk": [{"work": first}, {"error": {}}, {"work": second}]})


def test_openalex() -> None:
    with serving(openalex_answer) as server:
        works = openalex.fetch(Request("openalex", "A1", server.url, works=True))
    assert works[0] == Work(
        "openalex:W1",
        "article",
        {
            "title": "On Placeholders",
            "author": "Your Name and A. Friend",
            "journal": "Examples",
            "volume": "3",
            "pages": "1--9",
            "year": "2024",
            "doi": "10.1/X",
            "pdf": "https://e.x/p.pdf",
        },
    )
    assert works[1:] == [Work("openalex:W2", "misc", {"title": "A draft"})]


def test_orcid() -> None:
    with serving(orcid_answer) as server:
        works = orcid.fetch(Request("orcid", ORCID, server.url, works=True))
    fields = {
        "title": "On Placeholders: A Survey",
        "booktitle": "Proceedings of Examples",
        "year": "2024",
        "doi": "10.1/x",
        "author": "Name, Your",
        "pages": "1--2",
    }
    assert works == [Work("orcid:7", "inproceedings", fields), Work("orcid:8", "misc", {"title": "Data"})]


def test_half_a_list_is_no_list() -> None:
    def answer(path: str, query: dict[str, str]) -> Reply:
        return as_json({"id": "A1"} if "authors" in path else {"results": [], "meta": {"count": 5}})

    with serving(answer) as server, pytest.raises(SourceError, match="0 of 5 works"):
        openalex.fetch(Request("openalex", "A1", server.url))


CONFIG = "author: {{orcid: {orcid}}}\ncitations: {{base_url: '{url}', retries: 0, timeout: 20}}\n{more}"


def test_the_command(scholar: Command) -> None:
    with serving(orcid_answer) as server:
        scholar.config(CONFIG.format(orcid=ORCID, url=server.url, more="scholar: {bibliography: papers}\n"))
        result = scholar.run("--bib")
        assert (result.status, result.err) == (0, "")
        assert [line.strip() for line in result.out.splitlines()] == [
            f"Works: asking ORCID for the works of {ORCID} (at most 20 s)",
            "Works: 2, of which 2 new and 0 changed",
            "Written: _bibliography/papers.bib",
            "Written: _bibliography/.papers.bib.fetched.json",
        ]
        path = scholar.site / "_bibliography/papers.bib"
        path.write_text(path.read_text().replace("{1--2}", "{1--20}"))
        assert "Written: nothing" in scholar.run("--bib").out
        assert "{1--20}" in path.read_text()


def test_openalex_is_asked_where_it_is_named(scholar: Command) -> None:
    with serving(openalex_answer) as server:
        scholar.config(CONFIG.format(orcid=ORCID, url=server.url, more=""))
        assert scholar.run("--from", "openalex", "--bib-file", "assets/all.bib").status == 0
        assert "10.1/X" in (scholar.site / "assets/all.bib").read_text()


@pytest.mark.parametrize("text", ["@article{a, title = {b}", "@article{a title = {b}}", "@article(a, x = 1)"])
def test_nothing_is_merged_into_what_can_not_be_read(scholar: Command, text: str) -> None:
    path = scholar.site / "references.bib"
    path.write_text(text)
    scholar.config(CONFIG.format(orcid=ORCID, url="http://127.0.0.1:9", more=""))
    with pytest.raises(BibliographyError) as error:
        run(scholar, "--bib-file", "references.bib")
    assert error.value.problem.location is not None
    assert path.read_text() == text


def test_without_an_author_or_a_source(scholar: Command) -> None:
    scholar.config("title: Site\n")
    assert "ORCID needs an author id" in scholar.run("--bib").err
    assert "google_scholar has no list of works" in scholar.run("--bib", "--from", "google_scholar").err


def test_a_damaged_memory_is_told_and_costs_nothing(scholar: Command) -> None:
    with serving(orcid_answer) as server:
        scholar.config(CONFIG.format(orcid=ORCID, url=server.url, more=""))
        scholar.run("--bib")
        text = (scholar.site / "_bibliography/references.bib").read_text()
        (scholar.site / "_bibliography/.references.bib.fetched.json").write_text("[1")
        result = scholar.run("--bib")
    assert "can't be read" in result.err
    assert (scholar.site / "_bibliography/references.bib").read_text() == text


def run(scholar: Command, *words: str) -> None:
    """The command as a function, so that its error can be looked at."""
    from liquid_compat.cli.scholar import command

    command.main(["--source", str(scholar.site), *words], standalone_mode=False)


def test_memory_of_other_works_stays() -> None:
    known = {"other": Fetched("k", {"title": "x"})}
    assert merge("", known, [work()]).fetched.keys() == {"other", "a"}
    assert issubclass(SourceError, LiquidCompatError)
