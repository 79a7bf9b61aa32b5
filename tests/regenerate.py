"""Make the golden outputs of the fixture sites anew, with the real Jekyll.

Needs Debian's packages jekyll and faketime: `python tests/regenerate.py [SITE …]`. The reference is Debian's Jekyll
4.3.1; what it does otherwise than 4.4.1 does not occur in the fixtures.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent


def variants(site: Path) -> dict[str, list[str]]:
    """The builds of a fixture site: name to options of `jekyll build` (`variants.yml`; plain without)."""
    file = site.parent / f"{site.name}.variants.yml"
    return yaml.safe_load(file.read_text()) if file.exists() else {"plain": []}


def main(names: list[str]) -> None:
    environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "JEKYLL_ENV": "production"}
    for site in sorted(path for path in (HERE / "sites").iterdir() if path.is_dir()):
        if names and site.name not in names:
            continue
        for variant, options in variants(site).items():
            target = HERE / "golden" / site.name / variant
            shutil.rmtree(target, ignore_errors=True)
            command = ["faketime", "-f", "2026-01-15 12:00:00", "jekyll", "build", "--disable-disk-cache", "--quiet"]
            command += ["--source", ".", "--destination", str(target), *options]
            subprocess.run(command, cwd=site, env=environment, check=True)
            shutil.rmtree(site / ".jekyll-cache", ignore_errors=True)
            print(site.name, variant, sum(1 for path in target.rglob("*") if path.is_file()), "files")


if __name__ == "__main__":
    main(sys.argv[1:])
