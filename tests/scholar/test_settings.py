"""The `citations:` section, and where the author's id is found without one."""

from __future__ import annotations

from typing import Any

import pytest

from liquid_compat.errors import ConfigError
from liquid_compat.scholar.settings import Settings, read_settings

USER = "ABCDEFGHIJKL"
GOOGLE = f"https://scholar.google.com/citations?user={USER}&hl=en"


def read(config: dict[str, Any], socials: dict[str, Any] | None = None, **environment: str) -> Settings:
    return read_settings(config, socials or {}, environment)


@pytest.mark.parametrize(
    ("config", "source", "author"),
    [
        pytest.param({"author": {"googlescholar": GOOGLE}}, "google_scholar", USER, id="academicpages"),
        pytest.param({"scholar_userid": USER}, "google_scholar", USER, id="al-folio-config"),
        pytest.param(
            {"author": {"links": [{"label": "Mail", "url": "mailto:x"}, {"label": "Scholar", "url": GOOGLE}]}},
            "google_scholar",
            USER,
            id="minimal-mistakes",
        ),
        pytest.param(
            {"author": {"orcid": "https://orcid.org/0000-0002-1825-0097"}},
            "openalex",
            "orcid:0000-0002-1825-0097",
            id="orcid",
        ),
        pytest.param(
            {"author": {"googlescholar": "https://scholar.google.com/citations?user=YOUR_GOOGLE_SCHOLAR_ID"}}
            | {"orcid_id": "0000-0002-1694-233x"},
            "openalex",
            "orcid:0000-0002-1694-233X",
            id="a-placeholder-is-no-id",
        ),
        pytest.param(
            {"author": {"semantic": "https://www.semanticscholar.org/author/Your-Name/1741101"}},
            "semantic_scholar",
            "1741101",
            id="semantic",
        ),
        pytest.param({"citations": {"author": "https://openalex.org/authors/a42"}}, "openalex", "A42", id="openalex"),
        pytest.param({"citations": {"author": GOOGLE}}, "google_scholar", USER, id="by-form"),
        pytest.param(
            {"citations": {"source": "semantic_scholar", "author": 42}}, "semantic_scholar", "42", id="number"
        ),
        pytest.param(
            {"citations": {"source": "openalex"}, "author": {"googlescholar": GOOGLE, "orcid": "0000-0002-1825-0097"}},
            "openalex",
            "orcid:0000-0002-1825-0097",
            id="source-from-section-id-from-profile",
        ),
    ],
)
def test_the_author_is_found_where_sites_name_it(config: dict[str, Any], source: str, author: str) -> None:
    [request] = read(config).requests
    assert (request.source, request.author) == (source, author)


def test_links_to_other_places_are_no_ids() -> None:
    links = ["https://example.org/profile/1234", "https://example.org/A42", "https://example.org/?user=ABCDEFGHIJKL"]
    with pytest.raises(ConfigError, match="whose citations"):
        read({"author": {"links": [{"url": link} for link in links]}})


def test_the_author_is_found_in_socials_and_in_the_environment() -> None:
    assert read({}, {"scholar_userid": USER}).requests[0].author == USER
    assert read({}, GOOGLE_SCHOLAR_ID=USER).requests[0].author == USER
    assert read({"scholar_userid": USER}, GOOGLE_SCHOLAR_ID="XXXXXXXXXXXX").requests[0].author == USER


def test_the_command_line_goes_first() -> None:
    config = {"citations": {"source": "google_scholar", "author": USER}}
    [request] = read_settings(config, {}, {}, source="openalex", author="A1").requests
    assert (request.source, request.author, request.base_url) == ("openalex", "A1", "https://api.openalex.org")


def test_defaults() -> None:
    settings = read({"scholar_userid": USER, "data_dir": "data"})
    [request] = settings.requests
    assert (request.timeout, request.request_timeout, request.retries, request.backoff) == (120, 15, 2, 2)
    assert request.base_url == "https://scholar.google.com"
    assert settings.outputs.data_file == "data/google_scholar.json"
    assert settings.outputs.citations_file == "data/citations.yml"
    assert settings.outputs.stats_folder == "google-scholar-stats"


@pytest.mark.parametrize(
    ("section", "told", "help_"),
    [
        pytest.param({}, "whose citations?", "add `citations:`", id="nothing"),
        pytest.param({"sorce": "openalex"}, "no key `sorce`", "did you mean `source`?", id="misspelt-key"),
        pytest.param({"quux": 1}, "no key `quux`", "its keys are aliases", id="unknown-key"),
        pytest.param({"source": "scopus"}, "no source of citations called 'scopus'", "one of google", id="source"),
        pytest.param({"source": []}, "is empty", "name one of", id="no-source"),
        pytest.param(
            {"source": "openalex", "author": "Your Name"}, "'Your Name' isn't one", "A1234567890", id="author"
        ),
        pytest.param(
            {"author": "A1", "timeout": "long"}, "`timeout` under `citations:` is 'long'", "from 1", id="time"
        ),
        pytest.param({"author": "A1", "retries": 99}, "`retries` under `citations:` is 99", "to 10", id="retries"),
        pytest.param({"author": "A1", "base_url": "file:///etc/passwd"}, "`base_url`", "http://", id="base-url"),
        pytest.param({"author": "A1", "data_file": "../x.json"}, "`data_file`", "inside the site", id="outside"),
        pytest.param({"author": "A1", "stats_folder": "/tmp"}, "`stats_folder`", "inside the site", id="absolute"),
        pytest.param({"author": "A1", "aliases": ["x"]}, "`aliases`", "", id="aliases"),
        pytest.param("openalex", "`citations` is no mapping", "indented", id="no-mapping"),
    ],
)
def test_what_cannot_be_used_is_told_with_advice(section: Any, told: str, help_: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read({"citations": section})
    assert told in caught.value.problem.message
    assert help_ in (caught.value.problem.hint or "")
    assert "_config.yml" in str(caught.value)
