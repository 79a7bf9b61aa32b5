"""The theme's own files: plain Liquid 4, plain Sass, complete translations."""

from __future__ import annotations

import re

import yaml

from tests.theme.conftest import ROOT

LATER_LIQUID = re.compile(r"\{%-?\s*(render|liquid|echo|inline_comment|#)")
INCLUDE = re.compile(r"\{%-?\s*include\s+([^\s%{]+)")
INTERFACE_WORD = re.compile(r"\bui\.(\w+)")


def sources() -> dict[str, str]:
    found = {}
    for folder in ("_layouts", "_includes", "_pages", "assets"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file():
                found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
    return found


def test_templates_use_nothing_that_liquid_4_lacks() -> None:
    assert not [name for name, text in sources().items() if LATER_LIQUID.search(text)]


def test_every_include_is_there() -> None:
    for name, text in sources().items():
        for include in INCLUDE.findall(text):
            assert (ROOT / "_includes" / include).is_file(), (name, include)


def test_styles_use_nothing_that_libsass_lacks() -> None:
    for path in (ROOT / "_sass").rglob("*.scss"):
        text = path.read_text(encoding="utf-8")
        assert "@use" not in text and "@forward" not in text and "math." not in text, path.name


def test_every_language_has_every_word() -> None:
    languages = yaml.safe_load((ROOT / "_data/ui-text.yml").read_text(encoding="utf-8"))
    english = set(languages["en"])
    for language, words in languages.items():
        assert set(words) - {"dir"} == english, language
        assert all(words.values()), language


def test_every_word_that_templates_ask_for_has_an_english_default() -> None:
    for name, text in sources().items():
        for use in re.finditer(r"\bui\.\w+[^|%}]*\|?[^|%}]*", text):
            assert "default:" in use.group() or "date_format" in use.group() or "ui.dir" in use.group(), (
                name,
                use.group(),
            )


def test_templates_ask_only_for_known_words() -> None:
    english = set(yaml.safe_load((ROOT / "_data/ui-text.yml").read_text(encoding="utf-8"))["en"])
    asked = {word for text in sources().values() for word in INTERFACE_WORD.findall(text)} - {"dir"}
    assert asked - english == set()
    assert english - asked == set(), "words that nothing uses"
