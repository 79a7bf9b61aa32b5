"""A template without a site."""

from __future__ import annotations

from liquid_compat.pipeline.template import render_template


def test_jekylls_filters_and_converters_are_there() -> None:
    result = render_template("{{ x | markdownify }}{{ '/a' | absolute_url }} {{ 'a \"b\"' | smartify }}", {"x": "*a*"})
    assert result.output == "<p><em>a</em></p>\nhttps://example.org/base/a a “b”"
    assert render_template("{{ x | scssify }}", {"x": "a{b:c}"}).output == "a { b: c; }\n"
    assert "highlight" in render_template("{% highlight ruby %}x = 1{% endhighlight %}").output


def test_the_configuration_is_merged_into_the_defaults() -> None:
    assert render_template("{{ '/a' | relative_url }}", config={}).output == "/a"
    assert render_template("{{ '/a' | relative_url }}", config={"baseurl": "/x"}).output == "/x/a"


def test_errors_and_warnings() -> None:
    result = render_template("{{ 'x' | date_to_string }}{{ a b }}{{ 1 | divided_by: 0 }}")
    assert "divided by 0" in result.output
    assert result.errors
    assert result.warnings
