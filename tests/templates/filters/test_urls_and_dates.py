"""URLs get the site's address, dates the site's zone."""

from __future__ import annotations

from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from liquid_compat.templates.services import Registers

from .site import ENVIRONMENT, NOW, Site, output, render

NEITHER: dict[str, Any] = {}
SUBFOLDER = {"url": "https://example.org", "baseurl": "sub/"}


@pytest.mark.parametrize(
    ("url", "relative", "absolute"),
    [
        ("/a/b.html", "/base/a/b.html", "https://example.org/base/a/b.html"),
        ("a b", "/base/a%20b", "https://example.org/base/a%20b"),
        ("", "/base", "https://example.org/base"),
        ("/", "/base/", "https://example.org/base/"),
        ("/a/../é", "/base/%C3%A9", "https://example.org/base/%C3%A9"),
        ("https://other.org/x y", "https://other.org/x y", "https://other.org/x y"),
        ("#top", "/base/#top", "https://example.org/base/#top"),
        (5, "/base/5", "https://example.org/base/5"),
        (None, "", ""),
    ],
)
def test_urls(url: Any, relative: str, absolute: str) -> None:
    assert output("{{ u | relative_url }}", u=url) == relative
    assert output("{{ u | absolute_url }}", u=url) == absolute


def test_urls_of_other_sites() -> None:
    template = "{{ '/a' | relative_url }} {{ '/a' | absolute_url }}"
    assert render(template, {}, NEITHER).output == "/a /a"
    assert render(template, {}, SUBFOLDER).output == "/sub/a https://example.org/sub/a"


@pytest.mark.parametrize(
    ("url", "stripped"), [("/a/index.html", "/a/"), ("/a/index.htm", "/a/"), ("/a/b.html", "/a/b.html"), ("", "")]
)
def test_strip_index(url: str, stripped: str) -> None:
    assert output("{{ u | strip_index }}", u=url) == stripped


def in_new_york(template: str, **data: Any) -> str:
    registers = Registers(Site(time=NOW, zone=ZoneInfo("America/New_York")), {})
    return ENVIRONMENT.from_string(template).render_result(data, registers).output


def test_dates_in_the_sites_zone() -> None:
    assert in_new_york("{{ '2021-07-04 05:06' | date: '%F %R %z' }}") == "2021-07-04 05:06 -0400"
    assert in_new_york("{{ '2021-07-04 05:06 +0000' | date_to_xmlschema }}") == "2021-07-04T01:06:00-04:00"
    assert in_new_york("{{ 'now' | date: '%F %R %Z' }}") == "2026-01-15 07:00 EST"
    assert in_new_york("{{ d | date_to_rfc822 }}", d=date(2021, 7, 4)) == "Sun, 04 Jul 2021 00:00:00 -0400"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("date_to_string", "04 Mar 2021"),
        ("date_to_long_string", "04 March 2021"),
        ("date_to_string: 'ordinal'", "4th Mar 2021"),
        ("date_to_long_string: 'ordinal', 'US'", "March 4th, 2021"),
        ("date: '%-d.%-m.%y'", "4.3.21"),
        ("date: ''", "2021-03-04"),
        ("date: '%'", "Liquid error (line 1): invalid format: %"),
    ],
)
def test_date_formats(expression: str, expected: str) -> None:
    assert output(f"{{{{ '2021-03-04' | {expression} }}}}") == expected


def test_what_is_no_date() -> None:
    assert output("{{ 'soon' | date: '%F' }}") == "soon"
    result = render("{{ 'soon' | date_to_string }}", {})
    assert result.output == "Liquid error (line 1): internal"
    assert '"soon" can\'t be read as a date' in result.errors[0].problem.message
