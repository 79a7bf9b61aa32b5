"""`:name:` becomes GitHub's image (the gem is not among Debian's packages, so there are no golden sites)."""

from __future__ import annotations

import pytest

from ..conftest import Sandbox

IMAGES = "https://github.githubassets.com/images/icons/emoji"


def image(name: str, file: str, root: str = IMAGES) -> str:
    return f'<img class="emoji" title=":{name}:" alt=":{name}:" src="{root}/{file}" height="20" width="20">'


TADA = image("tada", "unicode/1f389.png")

CASES = {
    "a character": (":smile:", image("smile", "unicode/1f604.png")),
    "an alias": (":thumbsup: :+1:", f"{image('thumbsup', 'unicode/1f44d.png')} {image('+1', 'unicode/1f44d.png')}"),
    "a picture": ("a:octocat:b", f"a{image('octocat', 'octocat.png')}b"),
    "a variation selector": (":heart:", image("heart", "unicode/2764.png")),
    "a flag": (":de:", image("de", "unicode/1f1e9-1f1ea.png")),
    "neighbours": (":tada::tada:", TADA * 2),
    "no name": (":no_such_name: 10:30:45 a::b", ":no_such_name: 10:30:45 a::b"),
    "code": ("<code>:tada:</code><tt>:tada:</tt> <b>:tada:</b>", f"<code>:tada:</code><tt>:tada:</tt> <b>{TADA}</b>"),
    "attributes": ('<a title=":tada:">x</a>', '<a title=":tada:">x</a>'),
    "links": ("<a>:tada:</a> &amp; ü", f"<a>{TADA}</a> &amp; ü"),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_names_in_text(text: str, expected: str, sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [jemoji]\n", "a.html": f"---\n---\n<p>{text}</p>"}).build()
    assert sandbox.read("a.html") == f"<p>{expected}</p>"


def test_only_the_body_of_html_pages(sandbox: Sandbox) -> None:
    page = "---\n---\n<html><head><title>:tada:</title></head>\n<body class='x'>\n :tada:</body></html>"
    sandbox.write({"_config.yml": "plugins: [jemoji]\n", "a.html": page, "b.txt": "---\n---\n:tada:"}).build()
    assert sandbox.read("a.html") == (
        f"<html><head><title>:tada:</title></head>\n<body class='x'>\n {TADA}</body></html>"
    )
    assert sandbox.read("b.txt") == ":tada:"


def test_own_images(sandbox: Sandbox) -> None:
    config = "plugins: [jemoji]\nemoji: {src: /images/}\n"
    sandbox.write({"_config.yml": config, "a.html": "---\n---\n:tada:"}).build()
    assert sandbox.read("a.html") == image("tada", "unicode/1f389.png", "/images/emoji")
