"""How fast, and how faithfully, code is highlighted, beside Rouge in the same run.

    python benchmarks/highlight.py [FOLDER ...]

The code is every fenced block with a language of Rouge's in the Markdown files of the folders (without any: the
samples of `tests/highlight`). The reference is Ruby's Rouge 3.30 (Debian's `ruby-rouge`). Times are processor seconds,
the best of three rounds over all blocks, lexers loaded; a ratio is Rouge's time divided by ours: above 1 we are faster.
The table shows how many blocks of a language come out byte for byte as from Rouge.
"""

from __future__ import annotations

import collections
import json
import re
import subprocess
import sys
import time
from pathlib import Path

from liquid_compat.highlight.formatters import spans
from liquid_compat.highlight.languages import find
from liquid_compat.highlight.tokenize import tokenize

ROUNDS = 3
FENCE = re.compile(
    r"^(?P<indent>[ \t>]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<lang>[^\s`{]+)[^\n`]*\n"
    r"(?P<code>.*?)^[ \t>]*(?P=fence)[`~]*[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
SAMPLES = Path(__file__).parent.parent / "tests" / "highlight" / "samples"

REFERENCE = """
require "json"
require "rouge"
blocks = JSON.parse($stdin.read)
formatter = Rouge::Formatters::HTML.new
html = nil
times = (0..ROUNDS).map do
  started = Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID)
  html = blocks.map { |lang, code| formatter.format(Rouge::Lexer.find(lang).new.lex(code)) }
  Process.clock_gettime(Process::CLOCK_PROCESS_CPUTIME_ID) - started
end
puts JSON.generate("time" => times.min, "html" => html)
""".replace("ROUNDS", str(ROUNDS))


def blocks_of(folders: list[Path]) -> list[tuple[str, str]]:
    """(Rouge tag, code) of the blocks to highlight, each once."""
    found: dict[tuple[str, str], None] = {}
    if not folders:
        for path in sorted(SAMPLES.glob("*.txt")):
            for code in re.split(r"^====\n", path.read_text("utf-8"), flags=re.MULTILINE):
                found[path.stem, code] = None
    for folder in folders:
        for path in sorted(folder.rglob("*.md")):
            for block in FENCE.finditer(path.read_text("utf-8", errors="ignore")):
                indent = block["indent"]
                code = "".join(line.removeprefix(indent) for line in block["code"].splitlines(keepends=True))
                if language := find(block["lang"].lower()):
                    found[language.tag, code] = None
    return list(found)


def ours(blocks: list[tuple[str, str]]) -> tuple[float, list[str]]:
    """The best processor time, and the HTML of each block."""
    times = []
    html: list[str] = []
    for _ in range(ROUNDS + 1):
        started = time.process_time()
        html = [spans(tokenize(language, code)) for lang, code in blocks if (language := find(lang))]
        times.append(time.process_time() - started)
    return min(times), html


def main() -> None:
    """Print the table."""
    blocks = blocks_of([Path(folder) for folder in sys.argv[1:]])
    our_time, our_html = ours(blocks)
    size = sum(len(code) for _, code in blocks)
    print(f"{len(blocks)} blocks, {size / 1e6:.2f} MB")
    try:
        result = subprocess.run(
            ["ruby", "-e", REFERENCE], input=json.dumps(blocks), capture_output=True, text=True, check=True
        )
    except FileNotFoundError:
        print(f"ours {our_time:.2f} s (no Ruby to compare with)")
        return
    reference = json.loads(result.stdout)
    print(f"Rouge {reference['time']:.2f} s, ours {our_time:.2f} s, ratio {reference['time'] / our_time:.2f}")
    total: collections.Counter[str] = collections.Counter()
    same: collections.Counter[str] = collections.Counter()
    for (lang, _), html, expected in zip(blocks, our_html, reference["html"], strict=True):
        total[lang] += 1
        same[lang] += html == expected
    for lang, count in total.most_common():
        print(f"{lang:20} {same[lang]:5} of {count:5} identical")
    print(f"{'all':20} {same.total():5} of {total.total():5} identical")


if __name__ == "__main__":
    main()
