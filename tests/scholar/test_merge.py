"""What is kept and what is taken when an answer meets what is known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from liquid_compat.scholar.merge import merge, title_key
from liquid_compat.scholar.profile import Profile, Publication, from_gs_data, h_index, i10_index, to_gs_data


def profile(papers: dict[str, int], **changes: object) -> Profile:
    publications = {key: Publication(key, count, {"title": f"Title {key}"}) for key, count in papers.items()}
    return Profile("Your Name", sum(papers.values()), publications, **changes)  # type: ignore[arg-type]


counts = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 99))
years = st.dictionaries(st.integers(2015, 2025), st.integers(0, 99))
profiles = st.builds(lambda papers, per_year: profile(papers, cites_per_year=per_year), counts, years)


@given(profiles, profiles)
def test_no_count_vanishes_or_falls(earlier: Profile, answer: Profile) -> None:
    merged = merge(earlier, answer).profile
    assert merged.citedby == max(earlier.citedby, answer.citedby)
    for before in (earlier, answer):
        for key, publication in before.publications.items():
            assert merged.publications[key].citations >= publication.citations
        for year, count in before.cites_per_year.items():
            assert merged.cites_per_year[year] >= count


@given(profiles, profiles)
def test_less_is_said_and_only_less(earlier: Profile, answer: Profile) -> None:
    less = (
        answer.citedby < earlier.citedby
        or any(
            key not in answer.publications or answer.publications[key].citations < item.citations
            for key, item in earlier.publications.items()
        )
        or any(
            answer.cites_per_year.get(year, 0) < count
            for year, count in earlier.cites_per_year.items()
            if answer.cites_per_year and year >= min(answer.cites_per_year)
        )
    )
    assert bool(merge(earlier, answer).kept) == less


@given(profiles)
def test_merging_twice_changes_nothing(known: Profile) -> None:
    merged = merge(known, known)
    assert merged.kept == ()
    assert merged.profile == known or merged.profile.cites_per_year == dict(sorted(known.cites_per_year.items()))


@given(profiles)
def test_stored_figures_are_read_back(known: Profile) -> None:
    read = from_gs_data(to_gs_data(known))
    assert read.publications == known.publications
    assert (read.citedby, read.cites_per_year) == (known.citedby, known.cites_per_year)


def test_five_year_figures_may_fall_when_nothing_else_does() -> None:
    earlier = profile({"a": 5}, indices={"hindex": 3, "hindex5y": 3})
    assert merge(earlier, profile({"a": 5}, indices={"hindex": 3, "hindex5y": 2})).profile.indices["hindex5y"] == 2
    lesser = merge(earlier, profile({"a": 4}, indices={"hindex": 3, "hindex5y": 2}))
    assert lesser.profile.indices["hindex5y"] == 3
    assert merge(earlier, profile({"a": 5})).profile.indices == earlier.indices


def test_titles_are_compared_without_what_sources_write_differently() -> None:
    assert title_key("Étude: of  “Things”.") == title_key("etude of things")
    assert title_key("深度学习") == title_key("深度学习 ") != ""


def test_the_same_title_in_another_year_is_another_paper() -> None:
    earlier = Profile("", 1, {"old": Publication("old", 1, {"title": "Editorial", "pub_year": "2010"})})
    later = Profile("", 2, {"new": Publication("new", 2, {"title": "Editorial", "pub_year": "2020"})})
    assert set(merge(earlier, later).profile.publications) == {"old", "new"}


def test_two_papers_of_one_title_stay_two() -> None:
    earlier = Profile("", 3, {key: Publication(key, 3, {"title": "Editorial"}) for key in ("a", "b")})
    later = Profile("", 3, {key: Publication(key, 4, {"title": "Editorial"}) for key in ("x", "y", "z")})
    merged = merge(earlier, later).profile.publications
    assert {key: item.extra.get("source_id") for key, item in merged.items()} == {"a": "x", "b": "y", "z": None}


def test_indices() -> None:
    assert (h_index([]), h_index([0]), h_index([10, 8, 5, 4, 3]), h_index([25, 8, 5, 3, 3])) == (0, 0, 4, 3)
    assert i10_index([9, 10, 11]) == 2
