"""Entries come out as bibtex-ruby and citeproc-ruby give them: fields, refusals, references."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from liquid_compat.bibliography.csl.catalog import Catalog
from liquid_compat.bibliography.csl.item import Cite
from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.plugins.jekyll_scholar.arrange import arrange
from liquid_compat.plugins.jekyll_scholar.settings import Settings
from liquid_compat.plugins.jekyll_scholar.shelf import Record, Shelf
from liquid_compat.plugins.jekyll_scholar.values import entry_values

from ..conformance import HERE, load

CASES = load("scholar_entries.json")["cases"]
IEEE_OF_THE_CASES = "2024-03-27T11:41:27+00:00"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.of_site()


def read(case: dict[str, Any]) -> list[Record]:
    settings = Settings(case.get("scholar"))
    shelf = Shelf(HERE, "", case.get("scholar"), {}, ".html", Warnings())
    records = shelf.read([(case["bibtex"].removeprefix("\ufeff"), "references.bib")], settings)
    by_entry = {id(record.entry): record for record in records}
    return [by_entry[id(entry)] for entry in arrange([record.entry for record in records], settings)]


@pytest.mark.parametrize("start", range(0, len(CASES), 80))
def test_fields_and_refusals(start: int) -> None:
    for case in CASES[start : start + 80]:
        if "error" in case:
            with pytest.raises(LiquidCompatError):
                read(case)
            continue
        settings = Settings(case.get("scholar"))
        found = [entry_values(record.entry, record.shown, settings, seen=False) for record in read(case)]
        assert found == case["entries"], case["id"]


@pytest.mark.parametrize("start", range(0, len(CASES), 80))
def test_references(start: int, catalog: Catalog) -> None:
    style = next(text for source in catalog.styles if (text := source.read("ieee.csl")))
    if IEEE_OF_THE_CASES not in style:
        pytest.skip("the installed styles have another ieee than the cases")
    for case in CASES[start : start + 80]:
        if "error" in case:
            continue
        locale = str((case.get("scholar") or {}).get("locale", "en"))
        renderer = catalog.renderer("ieee", locale)
        for number, (record, expected) in enumerate(zip(read(case), case["ieee"], strict=True), 1):
            text, _ = renderer.entry(record.item, Cite(number))
            assert text == re.sub(r"^<span id=\"[^\"]*\">|</span>$", "", expected), case["id"]
            assert html.unescape(expected).startswith(f'<span id="{record.entry.key}">')
