"""Options that fail a build or need an environment of their own, which the golden sites can't show."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from liquid_compat.errors import LiquidCompatError, PluginError

from ..conftest import Sandbox

POST = {"_posts/2025-01-01-a.md": "---\ntags: [one]\n---\nText\n"}


def build(sandbox: Sandbox, config: str, files: dict[str, str] | None = None, **environ: str) -> None:
    sandbox.write({"_config.yml": config, **POST, **(files or {})}).build(environ=environ)


@pytest.mark.parametrize("value", ["0", "-1", "false", "[2]", "many"])
def test_paginate_must_be_a_number(value: str, sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="number of posts"):
        build(sandbox, f"plugins: [jekyll-paginate]\npaginate: {value}\n", {"index.html": "---\n---\n"})


def test_pagination_without_a_page_for_it_is_warned_of(sandbox: Sandbox) -> None:
    build(sandbox, "plugins: [jekyll-paginate]\npaginate: 2\n", {"index.md": "---\n---\n"})
    assert "no index.html" in sandbox.messages[0]


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        ("tags: {only: [nobody]}", "no post has the tag"),
        ("categories: news", "should be a list"),
        ("collections: [nothing]", "no such collection"),
    ],
)
def test_feeds_of_nothing_fail(feed: str, message: str, sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match=message):
        build(sandbox, f"plugins: [jekyll-feed]\nfeed: {{{feed}}}\n")


def test_no_feed_in_development_if_so_wished(sandbox: Sandbox) -> None:
    config = "plugins: [jekyll-feed]\nfeed: {disable_in_development: true}\n"
    build(sandbox, config, JEKYLL_ENV="development")
    assert "feed.xml" not in sandbox.files()
    build(sandbox, config, JEKYLL_ENV="production")
    assert "feed.xml" in sandbox.files()


def test_a_gist_without_a_name_fails(sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="gist"):
        build(sandbox, "plugins: [jekyll-gist]\n", {"a.html": "---\n---\n{% gist %}"})


def test_a_paginator_message_with_an_unknown_placeholder_fails(sandbox: Sandbox) -> None:
    config = "plugins: [jekyll-seo-tag, jekyll-paginate]\npaginate: 1\ntitle: T\nseo_paginator_message: '%<all>s '\n"
    files = {"index.html": "---\n---\n{% seo %}", "_posts/2025-01-02-b.md": "---\n---\n"}
    with pytest.raises(LiquidCompatError, match="seo_paginator_message"):
        build(sandbox, config, files)


def test_the_repository_is_asked_for_in_vain(sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match="repository"):
        build(sandbox, "plugins: [jekyll-github-metadata]\n", {"a.html": "---\n---\n{{ site.github.url }}"})


def test_own_values_of_site_github_win(sandbox: Sandbox) -> None:
    config = (
        "plugins: [jekyll-github-metadata]\nrepository: you/project\n"
        "github: {owner_name: Me, source: {branch: main}, extra: 1}\n"
    )
    template = "{{ site.github.owner_name }} {{ site.github.source.branch }}{{ site.github.source.path }}"
    build(sandbox, config, {"a.html": f"---\n---\n{template} {{{{ site.github.extra }}}} {{{{ site.github.name }}}}"})
    assert sandbox.read("a.html") == "Me main/ 1 "


def git(sandbox: Sandbox, *arguments: str, date: str = "2024-05-06T07:08:09Z") -> None:
    identity = {"GIT_AUTHOR_NAME": "Your Name", "GIT_AUTHOR_EMAIL": "you@example.org"}
    identity |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in identity.items()}
    environ = {**os.environ, **identity, "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    subprocess.run(["git", *arguments], cwd=sandbox.source, env=environ, check=True, capture_output=True)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
def test_the_time_of_the_last_commit_is_the_pages(sandbox: Sandbox) -> None:
    template = "---\n---\n{% last_modified_at %F %}"
    sandbox.write({"ä.html": template, "b.html": template, "_config.yml": "plugins: [jekyll-last-modified-at]\n"})
    git(sandbox, "init")
    git(sandbox, "add", "ä.html", "b.html")
    git(sandbox, "commit", "-m", "first")
    sandbox.write({"b.html": template + "!", "new.html": template})
    git(sandbox, "commit", "-am", "second", date="2025-01-02T03:04:05Z")
    sandbox.build()
    assert [sandbox.read(name) for name in ("ä.html", "b.html", "new.html")] == [
        "2024-05-06",
        "2025-01-02!",
        "2026-01-15",
    ]


def test_mentions_with_an_option_of_the_wrong_kind_fail(sandbox: Sandbox) -> None:
    with pytest.raises(PluginError, match="jekyll-mentions"):
        build(sandbox, "plugins: [jekyll-mentions]\njekyll-mentions: [1]\n", {"a.html": "---\n---\n@you"})
