"""What al-folio's Ruby files register works as their text says (seen alike on whole sites that their Ruby built)."""

from __future__ import annotations

import pytest

from liquid_compat.plugins.ruby_files import RubyFile
from liquid_compat.plugins.stand_ins import claims
from liquid_compat.plugins.stand_ins.remove_accents import remove_accents
from liquid_compat.plugins.stand_ins.table import STAND_INS

from ..conftest import Sandbox

TAG = "Liquid::Template.register_tag('{0}', Jekyll::Ours)\nmodule Jekyll\n  class Ours < Liquid::{1}\n{2}\n  end\nend\n"
FILTER = (
    "module Jekyll\n  module Ours\n    def {0}(text)\n{1}\n    end\n  end\nend\n"
    "Liquid::Template.register_filter(Jekyll::Ours)\n"
)
RUBY = {
    "_plugins/details.rb": TAG.format(
        "details", "Block", '"<details><summary>#{a}</summary>#{b}</details>" Converters::Markdown'
    ),
    "_plugins/file-exists.rb": TAG.format(
        "file_exists", "Tag", "File.exist?(context.registers[:site].config['source'])"
    ),
    "_plugins/bibtex.rb": FILTER.format("hideCustomBibtex", "filtered_bibtex_keywords /^.*\\bauthor/"),
    "_plugins/remove-accents.rb": FILTER.format("remove_accents", "I18n.transliterate(text)"),
    "_plugins/words.rb": TAG.format("localization_exists", "Tag", "data[language]['strings']"),
}
CONFIG = "filtered_bibtex_keywords: [abstract, pdf]\nlanguages: [en, de]\n"
WORDS = "nav:\n  home: Home\n  more:\n    deep: x\n"
CASES = {
    "details": (
        "{% details A *caption* {{ no }} %}\n{{ 1 | plus: 1 }} **b**\n{% enddetails %}",
        "<details><summary>A <em>caption</em> {{ no }}</summary>\n<p>2 <strong>b</strong></p>\n</details>",
    ),
    "files": (
        "{% assign n = 'a' %}{% file_exists assets/{{ n }}.txt %} {% file_exists assets/b.txt %} "
        "{% file_exists ../x %}",
        "true false false",
    ),
    "BibTeX": (
        "{% capture b %}@a{k,\n  pdf = {x.pdf},\n  author = {One*, Two†},\n  note = {a^b}\n}"
        "{% endcapture %}{{ b | hideCustomBibtex }}",
        "@a{k,\n  author = {One, Two},\n  note = {a^b}\n}",
    ),
    "words": (
        "{% localization_exists nav.home %} {% localization_exists nav.more.deep %} {% localization_exists nav.x %} "
        "{% localization_exists nav %}",
        "true true false false",
    ),
    "accents": ("{{ 'Łódź Øre ß 漢' | remove_accents }}", "Lodz Ore ss ?"),
}


@pytest.mark.parametrize(("liquid", "expected"), CASES.values(), ids=CASES)
def test_tags_and_filters(liquid: str, expected: str, sandbox: Sandbox) -> None:
    files = {"_config.yml": CONFIG, "_data/en/strings.yml": WORDS, "assets/a.txt": "", "p.html": f"---\n---\n{liquid}"}
    sandbox.write({**files, **RUBY}).build()
    assert sandbox.read("p.html") == expected


def test_accents() -> None:
    assert remove_accents("Æneid Ŋ ŉ ÷ ſ é à") == "AEneid NG 'n ? ? e a"


def test_an_old_bibtex_filter_leaves_authors() -> None:
    old = RubyFile("a.rb", FILTER.format("hideCustomBibtex", "filtered_bibtex_keywords"))
    assert [claim.stand_in.plugin for claim in claims([old], STAND_INS)] == ["HideCustomBibtexOnly"]


def test_citations_of_inspire(sandbox: Sandbox) -> None:
    statistics = '{"publications": {"a:b": {"num_citations": 1234, "source_id": "99"}}}'
    page = (
        "---\nrecord: 99\nother: 98\n---\n{% inspirehep_citations page.record %} {% inspirehep_citations page.other %}"
    )
    sandbox.write({"p.html": page}).build()
    assert sandbox.read("p.html") == "N/A N/A"
    sandbox.write({"_data/google_scholar.json": statistics}).build()
    assert sandbox.read("p.html") == "1.2K N/A"
