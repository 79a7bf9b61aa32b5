"""`{{ content }}` in a page's own content is what was placed in the layout that was rendered last before it."""

from __future__ import annotations

import pytest

from ..conftest import Sandbox

SITE = {
    "_layouts/outer.html": "[outer {{ content }}]",
    "_layouts/inner.html": "---\nlayout: outer\n---\n[inner {{ content }}]",
    "_includes/shout.html": "{{ content | upcase }}",
    "_posts/2020-01-01-first.html": "---\nlayout: outer\n---\npost {{ content }}",
    "a.html": "---\nlayout: inner\n---\na",
    "b.html": "---\n---\nb {{ content }}",
    "c.html": "---\nlayout: outer\n---\nc {% include shout.html %}",
    "d.html": "---\nlayout: outer\n---\nd {{ content }} {{ page.content }}",
}


@pytest.mark.parametrize("jobs", [1, 2])
def test_as_jekyll_leaves_it(sandbox: Sandbox, jobs: int) -> None:
    sandbox.write(SITE).build(jobs=jobs)
    assert sandbox.read("2020/01/01/first.html") == "[outer post ]"
    assert sandbox.read("b.html") == "b [inner a]"
    assert sandbox.read("c.html") == "[outer c [INNER A]]"
    assert sandbox.read("d.html") == "[outer d c [INNER A] d {{ content }} {{ page.content }}]"


def test_many_pages_that_read_each_other(sandbox: Sandbox) -> None:
    pages = {f"{i}.html": f"---\nlayout: outer\n---\n{i}.{{{{ content | truncate: 20 }}}}" for i in range(1000, 2000)}
    sandbox.write({**SITE, **pages}).build(jobs=2)
    assert sandbox.read("1999.html") == "[outer 1999.1998.1997.1996.19...]"
