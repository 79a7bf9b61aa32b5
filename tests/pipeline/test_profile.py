"""`--profile` counts what is rendered, by template, and tells what wasn't."""

from __future__ import annotations

from liquid_compat.templates.profile import Profile

from ..conftest import Sandbox


def test_pages_layouts_and_includes_are_counted(sandbox: Sandbox) -> None:
    profile = Profile()
    sandbox.write(
        {
            "_layouts/default.html": "<{{ content }}>",
            "_includes/i.html": "1234",
            "a.html": "---\nlayout: default\n---\n{% include i.html %}{% include i.html %}",
            "b.html": "---\nlayout: default\n---\nplain",
        }
    ).build(timings=profile)
    found = {name: (usage.count, usage.size) for name, usage in profile.templates.items()}
    assert found == {"_layouts/default.html": (2, 17), "_includes/i.html": (2, 8), "a.html": (1, 8)}
    table = profile.table(most=1)
    assert table[0].split() == ["|", "Filename", "|", "Count", "|", "Bytes", "|", "Time", "|"]
    assert len(table) == 4
    assert table[-1].startswith("| TOTAL (for 3 files)")
    assert len({len(line) for line in table}) == 1


def test_what_the_store_has_is_taken_and_not_counted(sandbox: Sandbox) -> None:
    sandbox.write(
        {name: f"---\n---\n{{{{ site.time | date: '%Y' }}}} {name}" for name in ("a.html", "b.html", "c.html")}
    )
    first = sandbox.build(timings=Profile(), cache=True)
    assert (first.rendered, first.taken) == (3, 0)
    profile = Profile()
    second = sandbox.write({"b.html": "---\n---\nother"}).build(timings=profile, cache=True)
    assert (second.rendered, second.taken) == (1, 2)
    assert sandbox.read("b.html") == "other"
    assert sandbox.build(cache=False).taken == 0


def test_what_is_fetched_for_another_item_is_still_taken(sandbox: Sandbox) -> None:
    sandbox.write(
        {
            "_posts/2025-01-01-a.md": "---\n---\n*a*",
            "index.html": "---\n---\n{% for post in site.posts %}{{ post.content }}{% endfor %}",
        }
    ).build(cache=True)
    text = "---\n---\nnew {% for post in site.posts %}{{ post.content }}{% endfor %}"
    result = sandbox.write({"index.html": text}).build(cache=True)
    assert (result.rendered, result.taken) == (1, 1)
    assert "<em>a</em>" in sandbox.read("index.html")


def test_phases_are_named_in_their_order(sandbox: Sandbox) -> None:
    result = sandbox.write({"a.html": "---\n---\na"}).build()
    assert list(result.phases) == ["read", "generate", "render", "write"]
    assert min(result.phases.values()) >= 0
    assert result.seconds == sum(result.phases.values())
