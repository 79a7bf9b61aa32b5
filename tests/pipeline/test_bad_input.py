"""Bad input: one clear message with the place and the advice; the build fails where Jekyll's does.

After a failed build the old site is whole. Where Jekyll goes on with a warning so do we, and `strict` makes it fail.
"""

from __future__ import annotations

import os

import pytest

from liquid_compat.errors import LiquidCompatError
from tests.conftest import Sandbox

GOOD = {"index.html": "---\n---\ngood\n"}

FAILS = {
    "broken YAML in the configuration": ({"_config.yml": "title: [\n"}, "_config.yml:2"),
    "broken YAML in a data file": ({"_data/nav.yml": "a: b: c\n"}, "_data/nav.yml:1:5"),
    "an unknown include": ({"a.html": "---\n---\n\n{% include none.html %}\n"}, "a.html:4"),
    "an unknown include in a layout": (
        {"_layouts/default.html": "<p>\n{% include none.html %}\n", "a.html": "---\nlayout: default\n---\n"},
        "_layouts/default.html:2",
    ),
    "an unknown tag": ({"a.html": "---\nlayout: null\n---\n{% inclde a.html %}\n"}, "did you mean the tag 'include'"),
    "a tag of a Ruby plugin": (
        {"_plugins/x.rb": 'Liquid::Template.register_tag("shout", Shout)', "a.html": "---\n---\n{% shout %}"},
        "a tag of _plugins/x.rb",
    ),
    "a tag of a gem that we lack": ({"a.html": "---\n---\n{% asset mark %}"}, "jekyll-assets"),
    "an unclosed block": ({"a.html": "---\n---\n{% if true %}\n"}, "a.html"),
    "an include that includes itself": (
        {"_includes/a.html": "{% include a.html %}", "a.html": "---\n---\n{% include a.html %}"},
        "too deep",
    ),
    "an include that climbs": ({"a.html": "---\n---\n{% include ../a.html %}"}, "a.html"),
    "a date that isn't one": ({"_posts/2026-01-01-a.md": "---\ndate: not a date\n---\n"}, "2026-01-01-a.md:2"),
    "a date in a name that isn't one": ({"_posts/2026-13-45-a.md": "---\n---\n"}, "2026-13-45"),
    "an empty permalink": ({"a.html": '---\npermalink: ""\n---\n'}, "a.html"),
    "front matter that is no mapping": ({"a.html": "---\n- a\n---\n"}, "a.html"),
    "broken Sass": (
        {"_config.yml": "sass: {implementation: sassc}\n", "a.scss": "---\n---\na { color: $none; }\n"},
        "a.scss:3",
    ),
    "an unknown Markdown processor": ({"_config.yml": "markdown: textile\n", "a.md": "---\n---\nx"}, "textile"),
    "an unknown placeholder": (
        {"_config.yml": "permalink: /:nothing/\n", "_posts/2026-01-01-a.md": "---\n---\n"},
        ":nothing",
    ),
    "a theme that isn't there": ({"_config.yml": "theme: no-such-theme\n"}, "no-such-theme"),
}


@pytest.mark.parametrize("case", FAILS)
def test_the_build_fails_and_the_old_site_is_whole(sandbox: Sandbox, case: str) -> None:
    files, expected = FAILS[case]
    sandbox.write(GOOD).build()
    with pytest.raises(LiquidCompatError) as raised:
        sandbox.write({"index.html": "---\n---\nnew\n", **files}).build()
    assert expected in str(raised.value)
    assert sandbox.files() == ["index.html"]
    assert sandbox.read("index.html") == "good\n"


WARNS = {
    "broken front matter": ({"a.md": "---\ntitle: a: b\n---\ntext\n"}, "a.md:2", "a.html"),
    "front matter of a post that is no mapping": (
        {"_posts/2026-01-01-a.md": "---\n- a\n---\ntext\n"},
        "_posts/2026-01-01-a.md:2",
        "2026/01/15/2026-01-01-a.html",
    ),
    "an unknown layout": ({"a.md": "---\nlayout: none-such\n---\ntext\n"}, "a.md:2", "a.html"),
    "an unknown filter": ({"a.md": "---\n---\n{{ 'text' | upcsae }}\n"}, "did you mean", "a.html"),
    "a post of the future": ({"_posts/2027-01-01-a.md": "---\n---\n"}, "future date", None),
    "two files for one place": ({"a.md": "---\n---\nA", "b.md": "---\npermalink: /a.html\n---\n"}, "b.md", "a.html"),
    "a lax expression": ({"a.html": "---\n---\n{% if (true) %}x{% endif %}"}, "a.html:3", "a.html"),
    "a plugin that we lack": ({"_config.yml": "plugins: [jekyll-unheard-of]\n"}, "jekyll-unheard-of", None),
    "Ruby in _plugins": ({"_plugins/x.rb": "puts 1"}, "_plugins/x.rb", None),
    "a broken link": ({}, "broken link", None),
}


@pytest.mark.parametrize("case", WARNS)
def test_the_build_goes_on_with_a_warning_that_strict_makes_fail(sandbox: Sandbox, case: str) -> None:
    files, expected, output = WARNS[case]
    sandbox.write(GOOD).write(files)
    if case == "a broken link":
        (sandbox.source / "dead.html").symlink_to("nowhere.html")
    sandbox.build()
    assert any(expected in message for message in sandbox.messages), sandbox.messages
    assert sandbox.read("index.html") == "good\n"
    if output is not None:
        assert output in sandbox.files()
    (sandbox.source / "index.html").write_text("---\n---\nnew\n")
    with pytest.raises(LiquidCompatError, match="--strict"):
        sandbox.build(strict=True)
    assert sandbox.read("index.html") == "good\n"


def test_a_page_that_is_not_utf_8(sandbox: Sandbox) -> None:
    """As Jekyll: warned of when read, fatal when it has to be converted."""
    sandbox.write(GOOD)
    (sandbox.source / "latin.md").write_bytes(b"---\ntitle: x\n---\ngr\xfc\xdfe\n")
    with pytest.raises(LiquidCompatError, match=r"latin\.md is not valid"):
        sandbox.build()
    assert "latin.md" in sandbox.messages[0]
    assert not sandbox.destination.exists()


def test_an_unreadable_file(sandbox: Sandbox) -> None:
    """A process's memory opens and does not read, for root too."""
    sandbox.write(GOOD)
    (sandbox.source / "broken.html").symlink_to("/proc/self/mem")
    with pytest.raises(LiquidCompatError, match=r"broken\.html can't be read"):
        sandbox.build()
    assert not sandbox.destination.exists()


@pytest.mark.parametrize(
    ("permalink", "place"),
    [
        ("/../../evil.html", "evil.html"),
        ("/%2e%2e/%2e%2e/evil.html", "evil.html"),
        ("../../evil/", "evil/index.html"),
        ("/..%2f..%2fevil.html", "evil.html"),
    ],
)
def test_a_permalink_cannot_climb_out(sandbox: Sandbox, permalink: str, place: str) -> None:
    sandbox.write({"a.html": f"---\npermalink: {permalink}\n---\nx"}).build()
    assert sandbox.files() == [place]
    assert sorted(os.listdir(sandbox.destination.parent)) == ["site", "source"]


def test_links_out_of_the_site_are_not_followed_in_safe_mode(
    sandbox: Sandbox, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.txt").write_text("s")
    sandbox.write(GOOD)
    (sandbox.source / "link.txt").symlink_to(outside / "secret.txt")
    (sandbox.source / "folder").symlink_to(outside)
    sandbox.build(safe=True)
    assert sandbox.files() == ["index.html"]
    sandbox.build()
    assert sandbox.files() == ["folder/secret.txt", "index.html", "link.txt"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", "---\r\n---\r\n{{ a b }}\r\nc\r\n"),
        ("a.html", "---\r\n---\r\n{% nonsense %}\r\nc\r\n"),
        ("a.scss", "---\r\n---\r\na { b: $c; }\r\nd { e: f; }\r\n"),
        ("a.html", "---\r\nb: [\r\nc: d\r\n---\r\n"),
        ("_data/a.yml", "b: [\r\nc: d\r\n"),
    ],
)
def test_the_ends_of_lines_are_not_shown(sandbox: Sandbox, name: str, text: str) -> None:
    """The line that a message shows ends where it ends in the editor, on Windows, too."""
    sandbox.write({name: text})
    try:
        sandbox.build()
        told = "\n".join(map(str, sandbox.warnings.problems))
    except LiquidCompatError as error:
        told = str(error)
    assert " | " in told
    assert not {"\r", "\N{REPLACEMENT CHARACTER}"}.intersection(told)
