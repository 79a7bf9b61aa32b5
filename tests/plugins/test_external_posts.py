"""al-folio's posts of other sites: asked for by a command, read by builds."""

from __future__ import annotations

import json

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.errors import Warnings
from liquid_compat.plugins.stand_ins.external_posts import slug
from liquid_compat.plugins.stand_ins.external_posts_fetch import read_feed, store_posts

from ..conftest import Sandbox

RUBY = """class ExternalPostsGenerator < Jekyll::Generator
  def generate(site) site.config['external_sources']; fetch_from_urls; end
end
"""
CONFIG = """external_sources:
  - {name: A Blog, rss_url: "https://example.org/feed", categories: [outside], tags: [x]}
  - name: Pages
    posts: [{url: "https://example.org/p/one/", published_date: 2025-02-03}]
"""
FEED = """<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed</title>
<item><title> A Title! </title><link>https://example.org/a</link><pubDate>Wed, 01 Jan 2025 10:00:00 +0200</pubDate>
<description>short</description><content:encoded><![CDATA[<p>long *x*</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><entry><title>T</title>
<link rel="self" href="s"/><link href="https://example.org/t"/><updated>2025-01-02T03:04:05Z</updated>
<summary>s</summary></entry></feed>"""
PAGE = """<html><head><title> One </title><meta property="og:description" content="About one"></head>
<body><p>a</p><p>b</p></body></html>"""
ANSWERS = {"https://example.org/feed": FEED, "https://example.org/p/one/": PAGE}


def get(address: str) -> bytes:
    return ANSWERS[address].encode()


def store(sandbox: Sandbox) -> list[str]:
    told: list[str] = []
    config = load_config({"source": str(sandbox.source)}, Warnings(), {})
    store_posts(config, told.append, get)
    return told


def test_posts_are_stored_and_built(sandbox: Sandbox) -> None:
    listing = "---\n---\n{% for p in site.posts %}{{ p.title }}|{{ p.date }}|{{ p.redirect }}|{{ p.external_source }}|"
    listing += "{{ p.description }}|{{ p.categories | join: ' ' }}|{{ p.tags | join: ' ' }}|{{ p.url }}\n{% endfor %}"
    sandbox.write({"_config.yml": CONFIG, "_plugins/external-posts.rb": RUBY, "list.txt": listing})
    assert store(sandbox) == ["A Blog: 1 posts", "Pages: 1 posts"]
    sandbox.build()
    assert sandbox.read("list.txt") == (
        "One|2025-02-03 00:00:00 UTC|https://example.org/p/one/|Pages|About one|||/2025/02/03/one.html\n"
        "A Title!|2025-01-01 08:00:00 UTC|https://example.org/a|A Blog|short|outside|x|"
        "/outside/2025/01/01/a-title.html\n"
    )
    assert sandbox.read("outside/2025/01/01/a-title.html") == "<p>long *x*</p>\n"
    assert sandbox.read("2025/02/03/one.html") == "<p>ab</p>\n"


def test_a_source_that_fails_keeps_what_is_stored(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.write({"_config.yml": CONFIG, "_external_posts.json": '{"A Blog": [{"title": "Old"}]}'})
    monkeypatch.setitem(ANSWERS, "https://example.org/feed", "no feed")
    assert store(sandbox)[0].endswith("what is stored of it stays")
    stored = json.loads((sandbox.source / "_external_posts.json").read_text())
    assert stored["A Blog"] == [{"title": "Old"}]
    assert [post["title"] for post in stored["Pages"]] == ["One"]


def test_what_isn_t_stored_is_told(sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": CONFIG, "_plugins/external-posts.rb": RUBY}).build()
    assert "The posts of A Blog are missing: nothing is fetched in a build" in sandbox.messages[1]


def test_atom() -> None:
    [entry] = read_feed(ATOM.encode())
    assert (entry["url"], entry["published"]) == ("https://example.org/t", "2025-01-02T03:04:05Z")


def test_names_of_files() -> None:
    assert slug("A Title, é!", "x", "") == "a-title-"
    assert slug("漢字", "A Blog", "https://example.org/b/c") == "a-blog-c"
