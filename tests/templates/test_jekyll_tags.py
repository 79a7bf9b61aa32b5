"""`highlight`, `link`, `post_url`."""

from __future__ import annotations

import pytest

from liquid_compat.config.engine import EngineOptions
from liquid_compat.errors import TemplateRenderError, TemplateSyntaxError
from liquid_compat.templates import LiquidOptions
from tests.templates.site import TestSite, render

FRAME = '<figure class="highlight"><pre><code class="language-{css}" data-lang="{lang}">{code}</code></pre></figure>'


def highlighted(lang: str, options: str, code: str) -> str:
    return FRAME.format(css=lang.replace("+", "-"), lang=lang, code=f"({lang} {options}: {code})")


@pytest.mark.parametrize(
    ("tag", "lang", "options"),
    [
        ("ruby", "ruby", "{}"),
        ("C++", "c++", "{}"),
        ("ruby linenos", "ruby", "{'linenos': 'inline'}"),
        ("ruby linenos=table", "ruby", "{'linenos': 'table'}"),
        ('ruby linenos mark_lines="1 3"', "ruby", "{'linenos': 'inline', 'mark_lines': ['1', '3']}"),
    ],
)
def test_highlight(tag: str, lang: str, options: str) -> None:
    output = render(f"{{% highlight {tag} %}}\n\n  {{{{ code }}}}\n\n{{% endhighlight %}}", {"code": "a < b"})
    assert output == highlighted(lang, options, "  a < b")


def test_highlight_puts_the_pages_prefix_and_suffix_around() -> None:
    data = {"highlighter_prefix": "\n", "highlighter_suffix": "\n"}
    assert render("{% highlight c %}x{% endhighlight %}", data) == "\n" + highlighted("c", "{}", "x") + "\n"


def test_without_a_highlighter_code_is_escaped() -> None:
    output = render("{% highlight c %} a < 'b' {% endhighlight %}", site=TestSite(highlighter=None))
    assert output == FRAME.format(css="c", lang="c", code="a &lt; &#39;b&#39;")


@pytest.mark.parametrize("markup", ["", "ruby =", 'ruby mark_lines="a"', "ru by,"])
def test_highlight_checks_its_markup(markup: str) -> None:
    with pytest.raises(TemplateSyntaxError, match="The highlight tag wants a language"):
        render(f"{{% highlight {markup} %}}x{{% endhighlight %}}")


def test_mark_lines_wants_a_list() -> None:
    with pytest.raises(TemplateRenderError, match="mark_lines"):
        render("{% highlight ruby mark_lines=3 %}x{% endhighlight %}")


SITE = TestSite(urls={"_posts/2020-01-02-a.md": "/2020/01/02/a.html", "2020-01-02-a": "/2020/01/02/a.html"})


def test_link_and_post_url_print_a_url_below_the_baseurl() -> None:
    template = "{% link _posts/2020-01-02-a.md %} {% link _posts/{{ post }}.md %} {% post_url 2020-01-02-a %}"
    urls = render(template, {"post": "2020-01-02-a"}, site=SITE).split(" ")
    assert urls == ["/base/2020/01/02/a.html"] * 3


def test_jekyll_3_printed_them_without() -> None:
    options = LiquidOptions(engine=EngineOptions(links_with_baseurl=False))
    assert render("{% post_url 2020-01-02-a %}", site=SITE, options=options) == "/2020/01/02/a.html"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{% link nope.md %}", "the site has no 'nope.md'"),
        ("{% post_url 2020-01-02-nope %}", "there is no post '2020-01-02-nope'"),
        ("{% post_url nope %}", "wants the name of a post with its date, not 'nope'"),
    ],
)
def test_what_is_not_there_is_an_error(template: str, message: str) -> None:
    with pytest.raises((TemplateRenderError, TemplateSyntaxError)) as raised:
        render(template, site=SITE)
    assert message in raised.value.problem.message
