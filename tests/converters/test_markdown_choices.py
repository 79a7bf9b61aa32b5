"""`markdown:` names the processor."""

from __future__ import annotations

import pytest

from liquid_compat.config.defaults import default_values
from liquid_compat.converters.markdown import MarkdownConverter
from liquid_compat.errors import ConfigError, Warnings


def convert(text: str, **config: object) -> str:
    return MarkdownConverter({**default_values(), **config}).convert(text).text


def test_kramdown_with_jekylls_options() -> None:
    assert convert("# A *b*\n\n```\nx\n```\n") == (
        '<h1 id="a-b">A <em>b</em></h1>\n\n'
        '<div class="language-plaintext highlighter-rouge"><div class="highlight"><pre class="highlight"><code>x\n'
        "</code></pre></div></div>\n"
    )
    plain = convert("```ruby\nx\n```\n", highlighter="none")
    assert plain == '<pre><code class="language-ruby">x\n</code></pre>\n'


@pytest.mark.parametrize("name", ["CommonMarkGhPages", "GFM"])
def test_githubs_dialect_passes_html_and_has_tables(name: str) -> None:
    html = convert("<b>x</b> ~~y~~\n\n| a |\n|---|\n| 1 |\n", markdown=name)
    assert "<b>x</b> <del>y</del>" in html
    assert "<td>1</td>" in html


def test_python_markdown_with_its_extensions() -> None:
    config = {
        "markdown": "PythonMarkdown",
        "python_markdown": {"extensions": ["footnotes", {"toc": {"permalink": True}}]},
    }
    html = convert("# Head\n\nA note[^1].\n\n[^1]: Here.\n", **config)
    assert 'class="headerlink"' in html
    assert 'class="footnote"' in html


def test_an_extension_that_is_not_there() -> None:
    with pytest.raises(ConfigError, match="no_such_extension"):
        convert("x", markdown="PythonMarkdown", python_markdown={"extensions": ["no_such_extension"]})


def test_an_unknown_processor() -> None:
    with pytest.raises(ConfigError, match="Available processors are"):
        convert("x", markdown="nothing")


def test_options_of_kramdown_that_cannot_be_used_are_told_once() -> None:
    warnings = Warnings()
    config = {**default_values(), "kramdown": {"hard_wrp": True, "input": "GFM", "toc_levels": "x"}}
    converter = MarkdownConverter(config)
    warnings.add(converter.convert("a").warnings)
    warnings.add(converter.convert("b").warnings)
    first, second = sorted(problem.message for problem in warnings.problems)
    assert "toc_levels" in first
    assert "hard_wrp" in second
