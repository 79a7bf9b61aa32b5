"""jekyll-twitter-plugin without a network: stored answers, else the words of the gem."""

from __future__ import annotations

from ..conftest import Sandbox

CONFIG = "plugins: [jekyll-twitter-plugin]\n"
ADDRESS = "https://twitter.com/you/status/1"
# MD5 of `TwitterJekyll::ApiRequest-https://twitter.com/you/status/1-{"limit"=>"5"}`.
STORED = ".tweet-cache/{}.cache"


def missing(address: str) -> str:
    message = f"<p>There was a 'Net::OpenTimeout' error fetching URL: '{address}'</p>"
    return f"<div class='jekyll-twitter-plugin'>{message}</div>"


def test_nothing_is_fetched(sandbox: Sandbox) -> None:
    page = f"---\ntweet: {ADDRESS}\n---\n{{% twitter {ADDRESS} limit=5 %}}{{% twitternocache page.tweet a %}}"
    sandbox.write({"_config.yml": CONFIG, "a.html": page}).build()
    assert sandbox.read("a.html") == missing(ADDRESS) * 2
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        f"{ADDRESS} is not in .tweet-cache, and is not fetched in a build"
    ] * 2


def test_what_the_gem_has_stored_is_printed(sandbox: Sandbox) -> None:
    stored = STORED.format("8e495f78a1b31829c42b5173fe9d5fc0")
    page = f'---\n---\n{{% twitter "{ADDRESS}" limit=5 %}}{{% twitternocache {ADDRESS} limit=5 %}}'
    sandbox.write({"_config.yml": CONFIG, "a.html": page, stored: '{"html": "<b>a tweet</b>"}'}).build()
    assert sandbox.read("a.html") == f"<div class='jekyll-twitter-plugin'><b>a tweet</b></div>{missing(ADDRESS)}"
