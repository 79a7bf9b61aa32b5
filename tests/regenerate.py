"""Make the answers that the tests compare with anew, with the real programs.

    python tests/regenerate.py [--programs FOLDER] [kramdown | templates | SITE …]

`kramdown` and `templates` are the hand-written cases in `kramdown/cases` and `templates/cases`, SITE is a fixture site
of `sites/` (its builds go to `golden/`); without a name all are made. Needs Debian's packages jekyll and faketime.

Debian has Jekyll 4.3.1 with Liquid 5.4 and plain Psych; what liquid-compat answers for is 4.4.1 with Liquid 4.0.4 and
SafeYAML 1.0.5. Where these lie in FOLDER (`jekyll-4.4.1/`, `liquid-4.0.4/`, `safe_yaml-1.0.5/`, each as its release's
tag has it), they are run in place of Debian's. The templates need them, and the sites whose YAML has times or whose
pages tell Jekyll's version.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from tests.conformance.written import Case, page_text, read  # noqa: E402

KRAMDOWN = HERE / "kramdown" / "cases"
TEMPLATES = HERE / "templates" / "cases"
GEMS = HERE / "gems"
"""Themes of the fixture sites, as Ruby's tools would have installed them."""

CLOCK = ["faketime", "-f", "2026-01-15 12:00:00"]


def variants(site: Path) -> dict[str, list[str]]:
    """The builds of a fixture site: name to options of `jekyll build` (`variants.yml`; plain without)."""
    file = site.parent / f"{site.name}.variants.yml"
    return yaml.safe_load(file.read_text()) if file.exists() else {"plain": []}


def environment(programs: Path | None) -> dict[str, str]:
    """The environment of the real programs: those of the folder stand before Debian's."""
    values = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "JEKYLL_ENV": "production"}
    values["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
    usual = subprocess.run(["ruby", "-e", "puts Gem.default_path"], capture_output=True, text=True, check=True)
    values["GEM_PATH"] = ":".join([str(GEMS), *usual.stdout.split()])
    if programs is not None:
        values["RUBYLIB"] = ":".join(str(path) for path in sorted(programs.glob("*/lib")))
    return values


def ask(request: dict[str, Any], programs: Path | None) -> list[dict[str, str]]:
    """The answers of `conformance/reference.rb`."""
    command = [*CLOCK, "ruby", str(HERE / "conformance" / "reference.rb")]
    run = subprocess.run(
        command, input=json.dumps(request), env=environment(programs), stdout=subprocess.PIPE, text=True, check=True
    )
    answer = json.loads(run.stdout)
    print(*(f"{name} {version}" for name, version in answer["programs"].items()))
    return answer["answers"]


def keep(folder: Path, cases: list[Case], answers: list[dict[str, str]]) -> None:
    """Write the answers, a file for each file of cases."""
    shutil.rmtree(folder / "expected", ignore_errors=True)
    (folder / "expected").mkdir()
    for file, pairs in groupby(zip(cases, answers, strict=True), key=lambda pair: pair[0].file):
        found = {case.name: answer for case, answer in pairs}
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (folder / "expected" / f"{file}.json").write_text(text + "\n", encoding="utf-8")
    print(folder.parent.name, len(cases), "cases")


def regenerate_kramdown(programs: Path | None) -> None:
    cases = [*read(KRAMDOWN)]
    request = {"kramdown": [{"text": case.text, "options": case.options} for case in cases]}
    keep(KRAMDOWN, cases, ask(request, programs))


def regenerate_templates(programs: Path | None) -> None:
    cases = [*read(TEMPLATES)]
    with tempfile.TemporaryDirectory() as folder:
        asked = []
        for number, case in enumerate(cases):
            source = Path(folder, str(number))
            shutil.copytree(TEMPLATES / "site", source)
            page = case.options.get("page", "case.html")
            (source / page).write_text(page_text(case), encoding="utf-8", newline="")
            asked.append({"source": str(source), "page": page})
        keep(TEMPLATES, cases, ask({"templates": asked}, programs))


def regenerate_site(site: Path, programs: Path | None) -> None:
    jekyll = ["jekyll"] if programs is None else ["ruby", *map(str, programs.glob("jekyll-*/exe/jekyll"))]
    for variant, options in variants(site).items():
        target = HERE / "golden" / site.name / variant
        shutil.rmtree(target, ignore_errors=True)
        command = [*CLOCK, *jekyll, "build", "--disable-disk-cache", "--quiet"]
        command += ["--source", ".", "--destination", str(target), *options]
        subprocess.run(command, cwd=site, env=environment(programs), check=True)
        shutil.rmtree(site / ".jekyll-cache", ignore_errors=True)
        print(site.name, variant, sum(1 for path in target.rglob("*") if path.is_file()), "files")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--programs", type=Path, help="folder of jekyll-4.4.1, liquid-4.0.4 and safe_yaml-1.0.5")
    parser.add_argument("names", nargs="*", help="kramdown, templates, or sites; all without a name")
    given = parser.parse_args()
    if not given.names or "kramdown" in given.names:
        regenerate_kramdown(given.programs)
    if not given.names or "templates" in given.names:
        regenerate_templates(given.programs)
    for site in sorted(path for path in (HERE / "sites").iterdir() if path.is_dir()):
        if not given.names or site.name in given.names:
            regenerate_site(site, given.programs)


if __name__ == "__main__":
    main()
