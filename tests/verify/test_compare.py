"""How files stand to each other, and why they are likely to differ."""

from __future__ import annotations

import pytest

from liquid_compat.doctor.output import Output
from liquid_compat.verify.causes import why_extra, why_missing
from liquid_compat.verify.compare import Compared, State, compare, compare_file
from liquid_compat.verify.sides import hunks, marked

PAGE = "<!doctype html><html><head><title>T</title></head><body>{}</body></html>"


def compared(path: str, old: str, new: str) -> Compared:
    if path.endswith(".html"):
        old, new = PAGE.format(old), PAGE.format(new)
    return compare_file(path, old.encode(), new.encode())


@pytest.mark.parametrize(
    ("path", "old", "new", "state"),
    [
        ("a.html", "<p>a</p>", "<p>a</p>", State.IDENTICAL),
        ("a.html", '<meta name="generator" content="J 4.3">', '<meta name="generator" content="x">', State.IDENTICAL),
        ("a.xml", "<a><generator uri='x'>Jekyll</generator></a>", "<a><generator>y</generator></a>", State.IDENTICAL),
        ("a.css", "a{b:c}\n/*# sourceMappingURL=a.css.map */", "a{b:c}\n", State.IDENTICAL),
        ("a.html", "<p class='b a' id=x>a\n b</p>", '<p id="x" class="a b">a b</p>\n', State.SAME),
        ("a.html", "<p>a &amp; &#233;<br/></p>", "<p>a &#38; é<br></p>", State.SAME),
        ("a.html", "<pre>a\n b</pre>", "<pre>a\nb</pre>", State.DIFFERENT),
        ("a.html", "<script>a\n b</script>", "<script>a\n  b</script>", State.DIFFERENT),
        ("a.html", "<p><b>x</b> y</p>", "<p><b>x y</b></p>", State.DIFFERENT),
        ("a.html", "<p>x<!-- a --></p>", "<p>x<!-- b --></p>", State.DIFFERENT),
        ("a.xml", "<a b='1' c='2'/>", '<a c="2" b="1"></a>', State.SAME),
        ("a.css", "a { b: c; }\n/* d */", "a{b:c}", State.SAME),
        ("a.css", "a { b: c }", "a { b: d }", State.DIFFERENT),
        ("a.json", '{"a": 1, "b": [2]}', '{"b":[2],"a":1}', State.SAME),
        ("a.json", '{"a": [1, 2]}', '{"a": [2, 1]}', State.DIFFERENT),
        ("a.json", "{", "{}", State.DIFFERENT),
        ("a.txt", "a\n", "a", State.SAME),
        ("a.txt", "a", "b", State.DIFFERENT),
        ("a.xml", "no", "<a/>", State.DIFFERENT),
        ("a.html", "", "x", State.DIFFERENT),
        (
            "a.html",
            '<div class="highlight"><pre class="highlight"><code><span class="k">if</span> x</code></pre></div>',
            '<div class="highlight"><pre class="highlight"><code>if <span class="n">x</span></code></pre></div>',
            State.HIGHLIGHTING,
        ),
        (
            "a.html",
            '<pre class="highlight"><code><span class="k">if</span> x</code></pre><p>a',
            '<pre class="highlight"><code>if x</code></pre><p>b',
            State.DIFFERENT,
        ),
    ],
)  # fmt: skip
def test_a_file_of_both_sites(path: str, old: str, new: str, state: State) -> None:
    assert compared(path, old, new).state is state


def test_files_of_one_site() -> None:
    old = Output({"a.html": "x", "feed.xml": "x", ".git/x": "x", "a.css.map": "x"}, {})
    new = Output({"a.html": "x", "b.html": "x"}, {})
    assert [(file.path, file.state) for file in compare(old, new)] == [
        ("a.html", State.IDENTICAL),
        ("b.html", State.EXTRA),
        ("feed.xml", State.MISSING),
    ]


def test_files_without_lines() -> None:
    found = compare_file("a.png", b"\x89PNG\xff", b"\x89PNG\xfe\xff")
    assert found.state is State.DIFFERENT
    assert found.causes == ("5 bytes and 6 bytes: another version of the file",)


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ("<p>Built 2026-01-15 12:00:00 +0000", "<p>Built 2026-02-16T13:00:01Z", "the time"),
        ("<p>Jan 5, 2020, 12:00:01, © 2025", "<p>February 15, 2021, 12:00:59, © 2026", "the time"),
        ("<p><a href='https://x.org/a'>", "<p><a href='http://localhost:4000/a'>", "the site's address"),
        ("<link href='a.css?v=0a1b2c3d'>", "<link href='a.css?v=99999999aa'>", "a digest"),
        ('<p>it\'s "so"...', "<p>it’s “so”…", "quotes, dashes or dots"),
        ("<p>5 of 12 citations", "<p>7 of 1,234 citations", "numbers"),
        ("<ul><li>a</li><li>b</li>", "<ul><li>b</li><li>a</li>", "the order of the same parts"),
        ("<pre>a  b</pre>", "<pre>a b</pre>", "white space"),
        ("<!-- Begin Jekyll SEO tag v2.8 --><p>", "<p>", "a plugin that only the old site has: jekyll-seo-tag"),
        ("<p>:cat:", "<p><img class='emoji' src='c'>", "a plugin that only the new site has: jemoji"),
        ("<script src='https://plausible.io/x.js'></script>", "", "JEKYLL_ENV"),
        ("<p>x", "<p>Liquid error: x", "an error in a template"),
        ("<p>x", "<p>{% toc %}", "Liquid that was not run"),
    ],
)
def test_likely_causes(old: str, new: str, cause: str) -> None:
    (found,) = compared("a.html", old, new).causes
    assert found.startswith(cause)


def test_several_causes_and_none() -> None:
    both = compared("a.html", "<ul><li>2020-01-01<li>b 12", "<ul><li>2021-01-01<li>b 13").causes
    assert [cause.split(":")[0].split()[-1] for cause in both] == ["time", "numbers"]
    assert compared("a.html", "<p>one", "<p>two").causes == ()
    assert compared("a.html", "<p>one<p>2020-01-01", "<p>two<p>2021-01-01").causes[-1].startswith("something else")


@pytest.mark.parametrize(
    ("path", "others", "cause"),
    [
        ("feed.xml", [], "jekyll-feed"),
        ("sitemap.xml", [], "jekyll-sitemap"),
        ("blog/page2/index.html", [], "jekyll-paginate"),
        ("tag/x/index.html", [], "jekyll-archives"),
        ("About.html", ["about.html"], "upper and lower case: the other site has about.html"),
        ("a/index.html", ["a.html"], "the permalink: the other site has a.html"),
        ("a.html", ["a/index.html"], "the permalink: the other site has a/index.html"),
        ("x.png", ["y.png"], "left over from an earlier build"),
    ],
)
def test_why_a_file_is_missing_or_extra(path: str, others: list[str], cause: str) -> None:
    assert cause in why_missing(path, others)[0]
    assert cause in why_extra(path, others)[0]


def test_differences_side_by_side() -> None:
    old = [str(number) for number in range(40)]
    new = [*old[:10], "x", *old[11:20], *old[25:]]
    first, second = hunks(old, new, around=2)
    assert [(row.old, row.new) for row in first] == [("8", "8"), ("9", "9"), ("10", "x"), ("11", "11"), ("12", "12")]
    assert [(row.old_number, row.new_number) for row in first if row.differs] == [(11, 11)]
    assert [(row.old, row.new) for row in second if row.differs] == [(str(number), "") for number in range(20, 25)]
    assert list(hunks(old, old)) == []
    assert sum(row.differs for rows in hunks(["a"] * 9000, ["b"] * 9000) for row in rows) == 9000


def test_what_differs_in_a_line() -> None:
    assert marked("abcd", "abxyd") == (
        [("ab", False), ("c", True), ("d", False)],
        [("ab", False), ("xy", True), ("d", False)],
    )
    assert marked("aa", "aaa") == ([("aa", False)], [("aa", False), ("a", True)])
