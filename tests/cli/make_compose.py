"""Makes `compose.json`: what jekyll-compose leaves behind for the commands of `compose.yml`.

Run `python -m tests.cli.make_compose` where Debian's jekyll, ruby-jekyll-compose and faketime are installed.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path

from .test_compose import CASES, GOLDEN, tree, write

_ENVIRONMENT = {"JEKYLL_NO_BUNDLER_REQUIRE": "true", "TZ": "UTC", "LANG": "C.UTF-8"}


def main() -> None:
    found = {}
    for case in CASES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            write(folder, case["files"])
            config = folder / "_config.yml"
            before = config.read_text(encoding="utf-8") if config.exists() else ""
            config.write_text(before + "plugins: [jekyll-compose]\n", encoding="utf-8")
            for words in case["run"]:
                command = ["faketime", "-f", "2026-01-15 12:00:00", "jekyll", *words]
                subprocess.run(command, cwd=folder, env={**os.environ, **_ENVIRONMENT}, capture_output=True)
            found[case["name"]] = {path: text for path, text in tree(folder).items() if path != "_config.yml"}
    GOLDEN.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
