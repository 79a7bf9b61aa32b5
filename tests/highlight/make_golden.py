"""Ask Rouge, kramdown and Jekyll for the outputs that the tests compare with, and write `golden.json`.

Needs Ruby with rouge 3.30, kramdown 2.4 and jekyll 4 (Debian: `apt install jekyll`). Run it from the repository's root:
`python -m tests.highlight.make_golden`.
"""

from __future__ import annotations

import json
import subprocess

from tests.highlight.cases import GOLDEN, HERE, MARKED, NAMES, TAGS, blocks, samples


def main() -> None:
    """Run the reference once over all cases."""
    inputs = {
        "samples": [{"lang": lang, "code": code} for lang, _, code in samples()],
        "blocks": blocks(),
        "tags": [{"markup": markup, "code": code, "highlighter": name} for markup, code, name in TAGS],
        "marked": MARKED,
        "names": NAMES,
    }
    result = subprocess.run(
        ["ruby", str(HERE / "rouge_reference.rb")], input=json.dumps(inputs), capture_output=True, text=True, check=True
    )
    GOLDEN.write_text(json.dumps(json.loads(result.stdout), ensure_ascii=False, indent=0) + "\n", "utf-8")


if __name__ == "__main__":
    main()
