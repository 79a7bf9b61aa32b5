"""Make the golden files anew with the reference: Debian's jekyll and its plugins.

`python tests/plugins/regenerate.py [SITE …]` builds each folder of `sites/` with its `_config.yml`, and once more for
each `_config.VARIANT.yml` laid over it, into `golden/SITE` and `golden/SITE.VARIANT`. Needs the Debian packages
`jekyll`, `ruby-jekyll-*` and `faketime`; the tests themselves need none of them. Gems that Debian hasn't (see
`FETCHED`) are found where `RUBYLIB` says: `lib` of their unpacked repositories.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.plugins.cases import GOLDEN, cases, prepare_source  # noqa: E402

NOW = "2026-01-15 12:00:00"
# The packaged Jekyll is a little older than the one that liquid-compat answers for.
VERSIONS = {b"Jekyll v4.3.1": b"Jekyll v4.4.1", b'version="4.3.1"': b'version="4.4.1"'}

FETCHED = {
    "archives-v2": "jekyll-archives-v2 0.0.5",
    "cache-bust-none": "jekyll-cache-bust 0.0.1",
    "get-json": "jekyll-get-json 1.0.0, deep_merge",
    "link-attributes": "jekyll-link-attributes 2.0.1",
    "minifier": "jekyll-minifier 0.2.2, htmlcompressor 0.4, cssminify2, json-minify 0.0.3, terser 1.2.5, execjs",
    "small-filters": "jekyll-regex-replace 1.1.0, jekyll-email-protect 1.1.0, jekyll-cache-bust 0.0.1",
    "socials": "jekyll-socials 0.0.6",
    "socials-none": "jekyll-socials 0.0.6",
    "socials-own": "jekyll-socials 0.0.6",
    "tabs": "jekyll-tabs 1.2.1",
    "target-blank": "jekyll-target-blank 2.0.2",
    "third-party": "jekyll-3rd-party-libraries 0.0.1",
    "youtube": "jekyll-youtube 1.0.0",
    "youtube-own": "jekyll-youtube 1.0.0",
    "multiple-languages": "jekyll-multiple-languages-plugin 1.8.0",
    "figure": "jekyll-figure 0.2.0",
    "linenos": "jekyll-code-block-linenos 0.0.1",
    "loading-lazy": "jekyll-loading-lazy 0.1.1",
    "octicons": "jekyll-octicons 19.33.0, octicons with the site's own data.json",
    "spaceship": "jekyll-spaceship 0.10.2, gemoji",
    "tidy": "jekyll-tidy 0.2.2, htmlbeautifier 1.4.2, htmlcompressor 0.4.0",
    "category-pages": "jekyll-category-pages 1.1.2",
    "timeago": "jekyll-timeago 1.1.0, mini_i18n",
    "words": "liquid_reading_time 1.1, liquid_pluralize 1.0, jekyll-mermaid 1.0",
    "picture-tag": "jekyll_picture_tag 2.1.3, objective_elements, a stand-in of ruby-vips that writes nothing",
    "tagging": "jekyll-tagging 1.1.0, nuggets",
    "polyglot": "jekyll-polyglot 1.13.0",
}
"""Sites whose gems come from their public repositories."""
FIRST = 'require "jekyll"\nENV["RUBYLIB"].split(":").each { |folder| $LOAD_PATH.unshift(folder) }\n'
"""Ruby that puts those gems before Debian's of the same name."""


def main(names: list[str]) -> None:
    """Regenerate the cases of these sites, of all without names."""
    for case in cases():
        if names and case.site.name not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            source, destination = Path(folder, "source"), Path(folder, "_site")
            prepare_source(case.site, source)
            command = ["faketime", "-f", NOW, "jekyll", "build", "--disable-disk-cache", "--source", str(source)]
            command += ["--destination", str(destination), "--config"]
            command.append(",".join(str(source / name) for name in case.configs))
            environment = {**os.environ, "TZ": "UTC", "LANG": "C.UTF-8", "JEKYLL_ENV": "production"}
            environment["JEKYLL_NO_BUNDLER_REQUIRE"] = "true"
            environment["NO_FAKE_STAT"] = "1"  # files keep their own times
            if "RUBYLIB" in environment:
                Path(folder, "first.rb").write_text(FIRST, encoding="utf-8")
                environment["RUBYOPT"] = f"-r{folder}/first.rb"
            run = subprocess.run(command, env=environment, cwd=folder, capture_output=True, text=True, check=False)
            notes = [line for line in (run.stdout + run.stderr).splitlines() if "Warning" in line or "rror" in line]
            print(case.name, "failed" if run.returncode else "ok", *notes, sep="\n  " if notes else " ")
            target = GOLDEN / case.name
            shutil.rmtree(target, ignore_errors=True)
            if run.returncode:
                print(run.stdout, run.stderr)
                continue
            for file in sorted(destination.rglob("*")):
                if file.is_file():
                    copy = target / file.relative_to(destination)
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    data = file.read_bytes()
                    for old, new in VERSIONS.items():
                        data = data.replace(old, new)
                    copy.write_bytes(data)


if __name__ == "__main__":
    main(sys.argv[1:])
