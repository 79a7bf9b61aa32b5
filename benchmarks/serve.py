"""How long it takes until an edit is seen in Chromium, on a blog of 1,000 posts.

    python benchmarks/serve.py [POSTS] [EDITS]

Serves a blog in a process of its own, opens a post in a headless Chromium, and changes a word of it again and again:
the time runs from the writing of the file to the new word in the page. Then the same for a style sheet, a layout, and a
word of the configuration, which all pages show. Needs Chromium. Nothing is asserted.
"""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.serve.chromium import Chromium  # noqa: E402

WORDS = [
    "lorem",
    "ipsum",
    "dolor",
    "sit",
    "amet",
    "consectetur",
    "adipiscing",
    "elit",
    "sed",
    "do",
    "eiusmod",
    "tempor",
    "incididunt",
    "ut",
    "labore",
]
FILES = {
    "_config.yml": "title: Blog0\npaginate: 10\n"
    "plugins: [jekyll-feed, jekyll-seo-tag, jekyll-sitemap, jekyll-paginate]\n",
    "_layouts/default.html": "<!DOCTYPE html><html><head>{% seo %}<link rel=stylesheet href=/css/main.css></head><body>"
    "{% include head.html %}{{ content }}</body></html>",
    "_layouts/post.html": "---\nlayout: default\n---\n<h1>{{ page.title }}</h1><h2>Layout0</h2>{{ content }}"
    "<p>{{ page.next.title }} {{ page.previous.title }}</p>",
    "_includes/head.html": "<nav>{{ site.title }}</nav>",
    "index.html": "---\nlayout: default\n---\n{% for p in paginator.posts %}<a href='{{ p.url }}'>{{ p.title }}</a>"
    "{{ p.excerpt }}{% endfor %}",
    "archive.html": "---\nlayout: default\n---\n{% for p in site.posts %}<a href='{{ p.url }}'>{{ p.title }}</a>"
    " {{ p.date | date: '%Y' }}{% endfor %}",
    "_sass/_colors.scss": "$color: rgb(0, 0, 1);\n",
    "css/main.scss": "---\n---\n@import 'colors';\nbody { color: $color; }\n",
}
POST = "_posts/2020-06-15-edited.md"


def make(root: Path, posts: int) -> None:
    chance = random.Random(1)
    files = dict(FILES)
    files[POST] = "---\ntitle: Edited\nlayout: post\n---\n<p id=word>word0</p>\n"
    for number in range(posts - 1):
        text = "\n\n".join(" ".join(chance.choices(WORDS, k=60)) + " *em* [link](http://example.org)" for _ in range(6))
        date = f"{2010 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}"
        files[f"_posts/{date}-post-{number}.md"] = (
            f"---\ntitle: Post {number}\nlayout: post\ntags: [a, b{number % 7}]\n---\n{text}\n\n"
            f"```python\nx = {number}\n```\n"
        )
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def cpu(process: int) -> float:
    """The processor time of a process in ms, 0 where the system doesn't tell."""
    path = Path(f"/proc/{process}/stat")
    if not path.exists():
        return 0
    user, system = path.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) * 1000 / os.sysconf("SC_CLK_TCK")


def main() -> None:
    posts = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    edits = int(sys.argv[2]) if len(sys.argv) > 2 else 15
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "site")
        make(root, posts)
        command = [sys.executable, "-m", "liquid_compat", "serve", "-s", str(root), "-d", f"{folder}/out", "-P", "0"]
        environ = {**os.environ, "LIQUID_COMPAT_PROFILE": "jekyll"}
        with (
            subprocess.Popen(command, env=environ, stdout=subprocess.PIPE, text=True) as server,
            Chromium(Path(folder, "chromium")) as browser,
        ):
            assert server.stdout is not None
            address = next(line.split()[-1] for line in server.stdout if "Server address:" in line)
            browser.open(f"{address}2020/06/15/edited.html")

            def change(what: str, name: str, old: str, seen: str) -> None:
                times = []
                before = cpu(server.pid)
                for number in range(edits):
                    path = root / name
                    text = path.read_text().replace(old.format(number), old.format(number + 1))
                    started = time.perf_counter()
                    path.write_text(text)
                    browser.until(seen.format(number + 1))
                    times.append((time.perf_counter() - started) * 1000)
                    time.sleep(0.3)
                times.sort()
                ninth = times[int(len(times) * 0.9) - 1]
                middle, used = statistics.median(times), (cpu(server.pid) - before) / edits
                print(
                    f"{what:15} median {middle:5.0f} ms, 9 of 10 {ninth:5.0f}, worst {times[-1]:5.0f};"
                    f" the server's processor time for each {used:5.0f} ms"
                )

            text: Callable[[str], str] = lambda selector: f"document.querySelector('{selector}')?.textContent"  # noqa: E731
            change("a post", POST, "word{}<", text("#word") + " === 'word{}'")
            change("a style sheet", "_sass/_colors.scss", "rgb(0, {}, 1)",
                   "getComputedStyle(document.body).color === 'rgb(0, {}, 1)'")  # fmt: skip
            change("a layout", "_layouts/post.html", "Layout{}<", text("h2") + " === 'Layout{}'")
            change("configuration", "_config.yml", "Blog{}\n", text("nav") + " === 'Blog{}'")
            server.terminate()


if __name__ == "__main__":
    main()
