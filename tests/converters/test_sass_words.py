"""What a stylesheet imports, by its text."""

from __future__ import annotations

import pytest

from liquid_compat.converters.sass_words import imported

CASES = {
    "@import 'a', \"b/c\";": {"a", "b/c"},
    "@import 'a',\n  'b'\n": {"a", "b"},
    "@use 'a' as x;\n@forward 'b';": {"a", "b"},
    "p { @import 'a' }": {"a"},
    "@import 'a' /* ; */, 'b';": {"a", "b"},
    "@import 'a', // ;\n 'b';": {"a", "b"},
    "@import 'http://x', 'b';": {"http://x", "b"},
    "b { color: red }": set(),
}
INDENTED = {
    "@import a, b/c\n": {"a", "b/c"},
    "@import a,\n  b\np\n  top: 1px\n": {"a", "b"},
    "@use 'a'\n@forward \"b\"": {"a", "b"},
}


@pytest.mark.parametrize("text", CASES)
def test_names(text: str) -> None:
    found = imported(text, indented=False)
    assert found is not None
    assert CASES[text] <= found


@pytest.mark.parametrize("text", INDENTED)
def test_names_without_quotes(text: str) -> None:
    found = imported(text, indented=True)
    assert found is not None
    assert INDENTED[text] <= found


@pytest.mark.parametrize("text", ["@include meta.load-css($x);", "@import 'a\\62';"])
def test_names_that_the_text_does_not_tell(text: str) -> None:
    assert imported(text, indented=False) is None
