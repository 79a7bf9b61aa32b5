"""What must hold on every page of the repository's own site."""

from __future__ import annotations

import json
from urllib.parse import urldefrag, urljoin, urlsplit

from tests.theme.conftest import ROOT, Site

OWN = "https://your-username.github.io"
LIMIT = 100_000


TOP = [
    "404.html",
    "about",
    "about.html",
    "assets",
    "blog",
    "categories",
    "cv",
    "feed.xml",
    "files",
    "images",
    "index.html",
    "markdown",
    "md",
    "portfolio",
    "posts",
    "publication",
    "publications",
    "redirects.json",
    "resume",
    "robots.txt",
    "sitemap",
    "sitemap.xml",
    "tags",
    "talkmap.html",
    "talks",
    "teaching",
    "year-archive",
]


def test_only_the_site_is_in_the_site(site: Site) -> None:
    """A new file at the root of the repository that isn't the site's belongs into `exclude` of _config.yml."""
    assert sorted(path.name for path in site.folder.iterdir()) == TOP


def test_every_page_has_one_frame_and_a_title(site: Site) -> None:
    for url in site.pages():
        page = site.page(url)
        assert page.get("lang") == "en" and page.get("dir") == "ltr", url
        assert page.findtext("head/title"), url
        assert len(page.xpath("//main[@id='main']")) == 1, url
        assert page.xpath("//h1"), url
        assert page.xpath("//a[@class='skip-link' and @href='#main']"), url


def test_no_template_code_and_no_error_is_left(site: Site) -> None:
    for url in site.pages():
        text = site.text(url)
        assert "Liquid error" not in text and "{{" not in text and "{%" not in text, url


def test_ids_are_unique_and_headings_start_at_one(site: Site) -> None:
    for url in site.pages():
        page = site.page(url)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), (url, sorted(name for name in ids if ids.count(name) > 1))
        assert page.xpath("(//h1|//h2|//h3|//h4)[1]")[0].tag == "h1", url


def test_links_and_pictures_lead_somewhere(site: Site) -> None:
    for url in site.pages():
        page = site.page(url)
        for address in page.xpath("//a/@href | //img/@src | //script/@src | //link[@rel='stylesheet']/@href"):
            target = urljoin(OWN + url, address)
            if not target.startswith(OWN):
                continue
            path, fragment = urldefrag(target)
            file = site.file(urlsplit(path).path)
            assert file.is_file(), (url, address)
            if fragment and file.suffix == ".html":
                assert site.page(urlsplit(path).path).xpath(f"//*[@id='{fragment}']"), (url, address)


def test_everything_has_a_name(site: Site) -> None:
    for url in site.pages():
        page = site.page(url)
        assert not page.xpath("//img[not(@alt)]"), url
        for control in page.xpath("//a[@href] | //button"):
            named = control.get("aria-label") or control.text_content().strip() or control.xpath(".//img/@alt")
            assert named, (url, control.attrib)


def test_buttons_that_need_a_script_are_hidden_without_one(site: Site) -> None:
    for url in site.pages():
        assert not site.page(url).xpath("//button[not(@hidden)]"), url


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    for url in site.pages():
        page = site.page(url)
        loaded = page.xpath(
            "//script/@src | //link[@rel='stylesheet' or @rel='preload']/@href | //img/@src | //iframe/@src"
        )
        assert not [address for address in loaded if "//" in address], url
    style = site.text("/assets/css/main.css")
    assert "@import" not in style and "url(" not in style


def test_a_page_with_style_and_scripts_weighs_under_100_kb(site: Site) -> None:
    for url in site.pages():
        page = site.page(url)
        parts = page.xpath("//script/@src | //link[@rel='stylesheet']/@href")
        weight = sum(site.file(part).stat().st_size for part in parts) + site.file(url).stat().st_size
        assert weight < LIMIT, (url, weight)


def test_old_addresses_redirect(site: Site) -> None:
    for old, new in (("/about/", "/"), ("/resume/", "/cv/"), ("/blog/", "/year-archive/")):
        assert f"url={OWN}{new}" in site.text(old)


def test_the_search_index_knows_the_pages(site: Site) -> None:
    entries = json.loads(site.text("/assets/js/search-index.json"))
    by_url = {entry["url"]: entry for entry in entries}
    assert len(by_url) == len(entries)
    assert {"/", "/cv/", "/publication/2024-soil-memory/", "/posts/2025/11/one-file/"} <= set(by_url)
    assert "/404.html" not in by_url and "/assets/css/main.css" not in by_url
    assert by_url["/publication/2024-soil-memory/"]["year"] == "2024"
    assert by_url["/portfolio/rain-clock/"]["year"] is None, "an undated document has no year"
    for url in by_url:
        assert site.file(url).is_file(), url


def test_talks_are_on_the_map(site: Site) -> None:
    pins = site.page("/talks/").xpath("//a[@class='map__pin']")
    assert len(pins) == len(list((ROOT / "_talks").iterdir()))
    vienna = next(pin for pin in pins if pin.get("href").endswith("vienna/"))
    circle = vienna.xpath("./circle")[-1]
    assert (float(circle.get("cx")), float(circle.get("cy"))) == (392.8, 83.6), "16.4° E, 48.2° N at two units a degree"
    assert site.page("/talks/2025-09-vienna/").xpath("//figure//g[@class='map__pin']")


def test_the_cv_has_one_source_for_each_part(site: Site) -> None:
    cv = site.page("/cv/")
    assert [title.text for title in cv.xpath("//section[contains(@class, 'cv__section')]/h2")] == [
        "Education", "Experience", "Publications", "Talks", "Teaching", "Awards", "Service", "Skills", "Languages",
    ]  # fmt: skip
    assert len(cv.xpath("//ol[@class='cv-lines']/li")) == len(list((ROOT / "_publications").iterdir()))
    assert cv.xpath("//p[@class='cv-entry__when']")[0].text == "2009.10 – 2013.09"
