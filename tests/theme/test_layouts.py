"""The theme on small sites: any key may be missing, and content of other templates keeps its meaning."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.theme.conftest import ROOT, Site

Themed = Callable[..., Site]
PARTS = {"compress", "bib-entry"}  # which are no layouts of a whole page
LAYOUTS = sorted(path.stem for path in (ROOT / "_layouts").iterdir() if path.stem not in PARTS)


def front(**values: str) -> str:
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in values.items()) + "---\n"


def test_every_layout_works_without_any_configuration(themed: Themed) -> None:
    pages = {f"{name}.md": front(layout=name, title=name, author_profile="true") + "Text" for name in LAYOUTS}
    site = themed(pages)
    for name in LAYOUTS:
        page = site.page(f"/{name}.html")
        assert len(page.xpath("//main[@id='main']")) == 1, name
        assert page.findtext("head/title") == name
        assert "Text" in page.xpath("//main")[0].text_content()


def test_the_default_layout_frames_a_page_that_uses_it_directly(themed: Themed) -> None:
    config = 'author: {name: Your Name, avatar: "images/me.png"}\n'
    site = themed({"_config.yml": config, "index.md": front(layout="default", author_profile="true") + "# News\n"})
    page = site.page("/")
    assert page.xpath("//aside//img/@src") == ["/images/me.png"]
    assert page.xpath("//main//h1")[0].get("id") == "news"


@pytest.mark.parametrize(
    ("avatar", "address"),
    [
        ("me.png", "/b/images/me.png"),
        ("images/me.png", "/b/images/me.png"),
        ("/images/me.png", "/b/images/me.png"),
        ("https://example.org/me.png", "https://example.org/me.png"),
    ],
)
def test_pictures_are_found_where_authors_put_them(themed: Themed, avatar: str, address: str) -> None:
    config = f"baseurl: /b\nauthor: {{name: Your Name, avatar: '{avatar}'}}\n"
    site = themed({"_config.yml": config, "index.md": front(layout="single", author_profile="true")})
    assert site.page("/").xpath("//aside//img/@src") == [address]


@pytest.mark.parametrize(
    ("config", "prefix"),
    [
        ("url: https://example.org\n", ""),
        ("url: https://example.org\nbaseurl: /sub\n", "/sub"),
        ("url: https://example.org/sub\n", "/sub"),
        ("url: https://example.org\nbaseurl: /\n", ""),
        ("{}\n", ""),
    ],
)
def test_links_are_relative_to_the_host(themed: Themed, config: str, prefix: str) -> None:
    page = "{% include base_path %}<a id=a href='{{ base_path }}/x/'>x</a>"
    site = themed({"_config.yml": config, "index.html": front(layout="single") + page})
    assert site.page("/").xpath("//a[@id='a']/@href") == [prefix + "/x/"]
    assert site.page("/").xpath("//link[@rel='stylesheet']/@href") == [prefix + "/assets/css/main.css"]


def test_profiles_take_addresses_and_user_names(themed: Themed) -> None:
    config = """
author:
  name: Your Name
  email: your.name@example.org
  github: your-username
  linkedin: https://www.linkedin.com/in/somebody
  orcid: https://orcid.org/0000-0000-0000-0000
  inspire-hep: Y.Name.1
  kaggle:
"""
    site = themed({"_config.yml": config, "index.md": front(layout="single", author_profile="true")})
    assert site.page("/").xpath("//aside//a/@href") == [
        "mailto:your.name@example.org",
        "https://inspirehep.net/authors/Y.Name.1",
        "https://orcid.org/0000-0000-0000-0000",
        "https://github.com/your-username",
        "https://www.linkedin.com/in/somebody",
    ]


def test_a_page_can_have_another_author(themed: Themed) -> None:
    authors = "other: {name: Other Name, bio: Someone else}\n"
    page = front(layout="single", author_profile="true", author="other")
    config = "author: {name: Your Name}\n"
    site = themed({"_config.yml": config, "_data/authors.yml": authors, "index.md": page})
    assert site.page("/").xpath("//p[@class='author__name']")[0].text == "Other Name"
    assert site.page("/").xpath("//meta[@name='author']/@content") == ["Other Name"]


def test_the_chart_shows_the_last_twelve_years(themed: Themed) -> None:
    counts = ", ".join(f'"{year}": {year - 2000}' for year in range(2005, 2026))
    data = '{"citedby": 99, "cites_per_year": {' + counts + "}}"
    site = themed({"_data/google_scholar.json": data, "index.html": front() + "{% include citations-chart.html %}"})
    labels = [text.text for text in site.page("/").xpath("//text[not(@class)]")]
    assert labels == [str(year) for year in range(2014, 2026)]


def test_a_language_from_right_to_left(themed: Themed) -> None:
    words = (ROOT / "_data/ui-text.yml").read_text(encoding="utf-8")
    config = "locale: he-IL\n"
    site = themed({"_config.yml": config, "_data/ui-text.yml": words, "index.md": front(layout="single", title="T")})
    page = site.page("/")
    assert (page.get("lang"), page.get("dir")) == ("he-IL", "rtl")
    assert page.xpath("//a[@class='skip-link']")[0].text == "דילוג לתוכן"


def test_content_with_its_own_colours_gets_a_light_sheet(themed: Themed) -> None:
    site = themed(
        {
            "styled.md": front(layout="single") + "<style>b { color: red }</style>\n\n**x**\n",
            "inline.md": front(layout="single") + '<p style="color: #333">x</p>\n',
            "decided.md": front(layout="single", paper="false") + '<p style="color: #333">x</p>\n',
            "plain.md": front(layout="single") + "x\n",
        }
    )
    sheets = {
        name: "page__content--paper" in site.text(f"/{name}.html") for name in ("styled", "inline", "decided", "plain")
    }
    assert sheets == {"styled": True, "inline": True, "decided": False, "plain": False}


def test_comments_in_the_source_stay_comments(themed: Themed) -> None:
    site = themed({"index.md": front(layout="single") + "a\n\n<!-- # Hidden\n**x** -->\n\nb\n"})
    assert "Hidden" not in site.page("/").xpath("//main")[0].text_content()
    assert "<!-- # Hidden" in site.text("/")


def test_white_space_is_kept_where_it_means_something(themed: Themed) -> None:
    code = "```\na\n    b\n```\n\n<textarea>x\n  y</textarea>\n\nwords  *and*\nlines\n"
    text = themed({"index.md": front(layout="single") + code}).text("/")
    assert "a\n    b\n" in text and "x\n  y" in text
    assert "words <em>and</em> lines" in text


def test_a_document_without_a_date_shows_none(themed: Themed) -> None:
    config = "collections: {things: {output: true}}\n"
    document = front(layout="single", title="Thing") + "x\n"
    lists = "{% for post in site.things %}{% include archive-single.html %}{% endfor %}"
    site = themed({"_config.yml": config, "_things/a.md": document, "index.html": front(layout="archive") + lists})
    assert site.page("/").xpath("//article//h2/a")[0].text == "Thing"
    assert not site.page("/").xpath("//time") and not site.page("/things/a.html").xpath("//time")


def test_lists_leave_out_pages_without_a_title(themed: Themed) -> None:
    lists = "{% for post in site.pages %}{% include archive-single.html %}{% endfor %}"
    site = themed(
        {"index.html": front(layout="archive", title="All") + lists, "a.md": front(title="A"), "b.md": front()}
    )
    assert sorted(link.text for link in site.page("/").xpath("//article//h2/a")) == ["A", "All"]


def test_tags_are_grouped(themed: Themed) -> None:
    loop = (
        '{% include group-by-array collection=site.posts field="tags" %}{% for name in group_names %}{{ name }}:'
        "{% for post in group_items[forloop.index0] %}{{ post.title }}{% endfor %};{% endfor %}"
    )
    posts = {
        "_posts/2025-01-01-a.md": front(title="A", tags="[beta, Alpha]"),
        "_posts/2025-01-02-b.md": front(title="B", tags="[beta]"),
    }
    assert themed({"index.html": front() + loop, **posts}).text("/").strip() == "Alpha:A;beta:BA;"


def test_hero_features_gallery_and_contents(themed: Themed) -> None:
    head = (
        "---\nlayout: splash\ntitle: Hello\nexcerpt: Lead\n"
        "header: {overlay_color: '#123456', cta_url: /go/, cta_label: Go}\n"
        "feature_row: [{title: One, excerpt: '*x*', url: /one/, image_path: one.svg, alt: One}]\n"
        "gallery: [{image_path: two.svg, alt: Two, url: big.svg}]\n---\n"
    )
    body = "{% include feature_row %}\n{% include gallery %}\n"
    contents = front(layout="single", title="T") + "{% include toc %}\n\n## First\n\n## Second\n"
    site = themed({"_config.yml": "baseurl: /b\n", "index.html": head + body, "toc.md": contents})
    page = site.page("/")
    assert page.xpath("//h1")[0].text == "Hello" and "background-color: #123456" in site.text("/")
    assert {"/b/go/", "/b/one/", "/b/images/big.svg"} <= set(page.xpath("//a/@href"))
    assert page.xpath("//img/@src") == ["/b/images/one.svg", "/b/images/two.svg"]
    assert site.page("/toc.html").xpath("//nav[@class='toc']//a/@href") == ["#first", "#second"]


def test_the_home_layout_pages_through_posts(themed: Themed) -> None:
    posts = {f"_posts/2025-01-0{day}-p.md": front(title=f"P{day}", layout="single") for day in range(1, 6)}
    config = "plugins: [jekyll-paginate]\npaginate: 2\n"
    site = themed({"_config.yml": config, "index.html": front(layout="home", title="Home"), **posts})
    second = site.page("/page2/")
    assert [link.text for link in second.xpath("//article//h3/a")] == ["P3", "P2"]
    assert second.xpath("//nav[@class='pages']//a/@href") == ["/", "/", "/page3", "/page3"]


def test_a_cv_of_academicpages_form(themed: Themed) -> None:
    cv = """{
      "basics": {"name": "Your Name", "website": "https://example.org", "location": {"city": "", "countryCode": "XX"}},
      "work": [{"company": "Example", "position": "Intern", "startDate": "2025-08", "endDate": "2025-11",
                "highlights": ["A", "B"]}],
      "education": [{"institution": "University", "area": "Maps", "studyType": "M.S.", "endDate": "2027", "gpa": null}],
      "presentations": [{"name": "Talk", "event": "Meeting", "date": "2024-05-01", "location": "Somewhere"}],
      "portfolio": [{"name": "Thing", "category": "code", "date": "2025-03", "url": "/portfolio/thing/"}],
      "publications": []
    }"""
    site = themed({"_config.yml": "baseurl: /b\n", "_data/cv.json": cv, "cv.md": front(layout="cv-layout", title="CV")})
    page = site.page("/cv.html")
    assert [title.text_content() for title in page.xpath("//h3")] == ["M.S. · Maps", "Intern", "Talk", "Thing"]
    assert page.xpath("//h3/a/@href") == ["/b/portfolio/thing/"]
    assert [place.text for place in page.xpath("//p[@class='cv-entry__place']")][1:3] == [
        "Example",
        "Meeting, Somewhere",
    ]
