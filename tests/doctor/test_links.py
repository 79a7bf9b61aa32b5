"""Broken links of a built site."""

from __future__ import annotations

from liquid_compat.doctor.links import Address, BrokenLink, broken_links, external_links
from liquid_compat.doctor.output import Output
from liquid_compat.doctor.page import srcset


def site(**pages: str) -> Output:
    return Output({f"{name.replace('__', '/')}.html": html for name, html in pages.items()}, {})


def test_good_links_of_all_kinds() -> None:
    output = site(
        index='<p id="x"><a href="#x">.</a><a href="/sub/">.</a><a href="sub/index.html#é">.</a>'
        '<a href="https://e.org/no">.</a><a href="mailto:a@b.c">.</a><a href="/sub">.</a><a href="#:~:text=a">.</a>'
        '<a href="https://me.example/sub/">.</a><a href="#top">.</a><a href="javascript:x()">.</a>',
        sub__index='<h1 id="é">.</h1><a name="old"></a><a href="../#x">.</a><a href="#old">.</a><a href="/page">.</a>',
        page="",
    )
    assert list(broken_links(output, Address(host="me.example"))) == []


def test_what_leads_nowhere() -> None:
    output = site(
        index='<a href="/none">.</a><img src="no.png" srcset="a.png 1x, b.png 2x"><a href="/p.html#gone">.</a>'
        '<a href="/../../etc/passwd">.</a><a href="http://[x">.</a>',
        p="<p>.</p>",
    )
    missing = "is an image that is missing"
    assert sorted(broken_links(output)) == [
        BrokenLink("index.html", "/../../etc/passwd", "leads to nothing"),
        BrokenLink("index.html", "/none", "leads to nothing"),
        BrokenLink("index.html", "/p.html#gone", "the page has no place called 'gone'"),
        BrokenLink("index.html", "a.png", missing),
        BrokenLink("index.html", "b.png", missing),
        BrokenLink("index.html", "http://[x", "is no address"),
        BrokenLink("index.html", "no.png", missing),
    ]


def test_links_that_forget_the_baseurl() -> None:
    (link,) = broken_links(site(index='<a href="/b/p">.</a><a href="/p">.</a>', p=""), Address("/b"))
    assert link.target == "/p"
    assert "served below /b/" in link.problem


def test_addresses_of_other_hosts() -> None:
    output = site(
        a='<a href="https://e.org/x#y">.</a><a href="//e.org/z">.</a><a href="https://me.example/">.</a>'
        '<link rel="preconnect" href="https://fonts.example"><script src="http://js.example/a.js"></script>',
        b='<a href="https://e.org/x">.</a><a href="mailto:a@e.org">.</a>',
    )
    assert external_links(output, Address(host="me.example")) == {
        "https://e.org/x": "a.html",
        "https://e.org/z": "a.html",
        "http://js.example/a.js": "a.html",
    }


def test_sets_of_images() -> None:
    assert srcset("a.png, b,c.png 2x , d.png 100w") == ["a.png", "b,c.png", "d.png"]
    assert srcset("data:image/png;base64,AA== 1x, e.png 2x") == ["e.png"]
