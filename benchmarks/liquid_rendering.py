"""How fast templates render, beside Ruby's Liquid in the same run.

    python benchmarks/liquid_rendering.py [FOLDER]

`FOLDER` is an academicpages site whose layouts, with their compress layout, are measured too. The reference is Debian's
`ruby-liquid` with `jekyll` for its tags and filters; without Ruby only our own times are printed. A ratio is Ruby's
time divided by ours: above 1 we are faster. Both render the same data, already parsed; processor time of the best of
several rounds.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from liquid_compat.templates import Environment, IncludeFile, Registers
from liquid_compat.templates.standalone import StandaloneSite

HERE = Path(__file__).parent
ROUNDS = 7
FRONT_MATTER = re.compile(r"\A---\s*\n(.*?)^---\s*\n", re.DOTALL | re.MULTILINE)


class FolderSite(StandaloneSite):
    """Includes come from a folder; Markdown is a paragraph."""

    def __init__(self, source: Path) -> None:
        """`source` has `_includes`."""
        super().__init__(
            config={"url": "https://example.org", "baseurl": "/base"},
            converter=lambda kind, text: f"<p>{text}</p>\n",
        )
        self.source = source
        self.includes: dict[str, IncludeFile] = {}

    def read_include(self, name: str) -> IncludeFile | None:
        """A file of the folder, read once."""
        if name not in self.includes:
            path = self.source / "_includes" / name
            self.includes[name] = IncludeFile(name, path.read_text(encoding="utf-8"))
        return self.includes[name]


def split(path: Path) -> tuple[dict[str, Any], str]:
    """Front matter and text of a file."""
    text = path.read_text(encoding="utf-8")
    match = FRONT_MATTER.match(text)
    return (yaml.safe_load(match[1]) or {}, text[match.end() :]) if match else ({}, text)


def own_data() -> dict[str, Any]:
    """A thousand items."""
    kinds = ["paper", "talk", "note"]
    tags = ["web", "static site", "liquid", "citations"]
    items = [
        {
            "title": f"The {number}th banana & other fruit",
            "kind": kinds[number % 3],
            "weight": number * 7 % 100,
            "draft": number % 17 == 0,
            "url": f"/papers/{number}" if number % 2 else None,
            "venue": None if number % 5 else "Your Conference",
            "tags": tags[: number % 4],
            "author": {"name": f"Your Name {number % 9}"},
        }
        for number in range(1000)
    ]
    return {"site": {"items": items, "baseurl": "/base"}, "page": {"path": "index.html"}}


def own_cases() -> list[dict[str, Any]]:
    """The project's own templates."""
    folder = HERE / "liquid_templates"
    return [
        {
            "name": name,
            "source": str(folder),
            "templates": [(folder / file).read_text(encoding="utf-8")],
            "content": "",
            "data": own_data(),
            "rounds": ROUNDS,
        }
        for name, file in (("1,000 items, filters, conditions", "loop.html"), ("includes, 8 deep", "deep.html"))
    ]


def plain(value: Any) -> Any:
    """A value as JSON can carry it."""
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def site_cases(folder: Path) -> list[dict[str, Any]]:
    """One case for each layout of an academicpages site that isn't only a frame."""
    config = yaml.safe_load((folder / "_config.yml").read_text(encoding="utf-8"))
    data = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in (folder / "_data").glob("*.yml")}
    items = [
        {**front, "url": f"/{path.parent.name[1:]}/{path.stem}", "id": f"/{path.stem}", "excerpt": text[:200]}
        for pattern in ("_posts/*.md", "_publications/*.md", "_talks/*.md")
        for path in sorted(folder.glob(pattern))
        for front, text in [split(path)]
    ]
    site = {**config, "data": data, "posts": items, "related_posts": items, "time": "2026-01-15 12:00:00 +0000"}
    content = "".join(f"<p>Paragraph {number} of a page.</p>\n<pre>code  {number}</pre>\n" for number in range(30))
    cases = []
    for path in sorted((folder / "_layouts").glob("*.html")):
        if path.stem in ("compress", "default"):
            continue
        page = {**items[-1], "title": "A page", "share": True, "related": True, "author_profile": True}
        templates, layout = [], {}
        front, text = split(path)
        while True:
            templates.append(text)
            layout = {**front, **layout}
            if not front.get("layout"):
                break
            front, text = split(folder / "_layouts" / f"{front['layout']}.html")
        cases.append(
            {
                "name": f"academicpages {path.stem}",
                "source": str(folder),
                "templates": templates,
                "content": content,
                "data": plain({"site": site, "page": page, "layout": layout, "jekyll": {"environment": "production"}}),
                "rounds": ROUNDS,
            }
        )
    return cases


def run(case: Mapping[str, Any]) -> tuple[float, float, str]:
    """Seconds of the best round for rendering and for parsing, and the output."""
    site = FolderSite(Path(case["source"]))
    env = Environment.for_site()
    templates = [env.from_string(text) for text in case["templates"]]
    best = parse = float("inf")
    content = ""
    for _ in range(case["rounds"]):
        started = time.process_time()
        content = case["content"]
        for template in templates:
            registers = Registers(site, case["data"]["page"])
            content = template.render({**case["data"], "content": content}, registers)
        best = min(best, time.process_time() - started)
    for _ in range(case["rounds"]):
        fresh = Environment.for_site()
        started = time.process_time()
        for text in case["templates"]:
            fresh.from_string(text)
        parse = min(parse, time.process_time() - started)
    return best, parse, content


def reference(cases: list[dict[str, Any]]) -> list[dict[str, Any]] | None:
    """What Ruby takes; None where there is no Ruby."""
    ruby = shutil.which("ruby")
    if ruby is None:
        return None
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as job:
        json.dump({"cases": cases}, job)
        job.flush()
        done = subprocess.run(
            [ruby, str(HERE / "liquid_rendering.rb"), job.name], capture_output=True, text=True, check=True
        )
    return json.loads(done.stdout)


def main() -> None:
    """Measure and print."""
    cases = own_cases() + (site_cases(Path(sys.argv[1])) if len(sys.argv) > 1 else [])
    theirs = reference(cases)
    print(f"{'':36}{'ours':>10}{'Ruby':>10}{'ratio':>8}{'parse':>10}{'Ruby':>10}{'ratio':>8}")
    for index, case in enumerate(cases):
        seconds, parse, output = run(case)
        line = f"{case['name']:36}{seconds * 1000:8.2f}ms"
        if theirs is not None:
            other = theirs[index]
            line += f"{other['seconds'] * 1000:8.2f}ms{other['seconds'] / seconds:8.2f}"
            line += f"{parse * 1000:8.2f}ms{other['parse'] * 1000:8.2f}ms{other['parse'] / parse:8.2f}"
            if output != other["output"]:
                line += "  output differs"
        print(line)


if __name__ == "__main__":
    main()
