"""Texts that open again and again what nothing closes are highlighted in time that grows with their length."""

from __future__ import annotations

import pytest

from liquid_compat.highlight import liquid_tag

HOSTILE = {
    "Perl's here documents": ("perl", "<<a\n"),
    "PHP's here documents": ("php", "<?php <<<a\n"),
    "PHP in XML": ("xml", "<?php "),
    "PHP in HTML": ("html", "<?php "),
    "Ruby's here documents": ("ruby", "<<a\n"),
    "the shell's here documents": ("bash", "cat <<a\n"),
    "comments in C": ("c", "/* "),
    "comments in HTML": ("html", "<!-- "),
    "strings in Python": ("python", "\"\"\"a'''"),
    "brackets in JSON": ("json", "[{"),
    "interpolations in Ruby": ("ruby", '"#{'),
    "templates in JavaScript": ("javascript", "`${"),
    "Liquid in HTML": ("liquid", "{% raw %}"),
    "indentation in YAML": ("yaml", "- - a:\n "),
}
"""Language and text; repeated to any length."""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(name: str) -> None:
    """With time that grows with the square the suite would not end."""
    language, text = HOSTILE[name]
    code = text * (100_000 // len(text))
    assert liquid_tag(code, language, {})
