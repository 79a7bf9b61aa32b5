"""The `smartify` filter: quotes and symbols of a text with HTML, nothing else. Expected values are kramdown's."""

from __future__ import annotations

import pytest

from liquid_compat.converters.smartypants import smartify_function


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('"Quoted" -- and \'single\' ... <b>"x"</b>', "“Quoted” – and ‘single’ … <b>“x”</b>"),
        ("a < b & c &amp; d &copy; x", "a &lt; b &amp; c &amp; d © x"),
        ('<div>"x"</div> "after"', '<div>"x"</div>\n “after”'),
        ('*not em* `code "q"` [link](x)', "*not em* `code “q”` [link](x)"),
        ("<<guillemets>> <http://a.b>", "«guillemets» &lt;http://a.b&gt;"),
        ('line one\nline "two"\n\nline three\'s', "line one\nline “two”\n\nline three’s"),
        ('"<em>q</em>" <em>"q"</em>\'s', "“<em>q</em>” <em>“q”</em>’s"),
        ("", ""),
    ],
)
def test_smartify(text: str, result: str) -> None:
    assert smartify_function({})(text) == result
