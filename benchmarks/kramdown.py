"""Markdown to HTML, beside Ruby's kramdown in the same run: how fast, and how many documents are the same bytes.

    python benchmarks/kramdown.py FOLDER [FOLDER ...] [--rounds N] [--pathological]

All `.md` and `.markdown` files below the folders count, without their front matter; those with Liquid in them are left
out. The options are Jekyll's defaults, with highlighting off. One process each, all documents in each round, processor
time of the best round; the ratio is Ruby's time divided by ours: above 1 we are faster. Without Ruby (Debian:
`ruby-kramdown`, `ruby-kramdown-parser-gfm`) only our own time is printed.

`--pathological` instead renders 1 MB each of texts that are hard to parse, in multiples of the time that the documents
take per MB.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from liquid_compat.kramdown import Document

HERE = Path(__file__).parent
FRONT_MATTER = re.compile(r"\A---\s*\n.*?\n?^(?:---|\.\.\.)\s*$\n?", re.DOTALL | re.MULTILINE)
OPTIONS: dict[str, Any] = {
    "auto_ids": True,
    "toc_levels": [1, 2, 3, 4, 5, 6],
    "entity_output": "as_char",
    "smart_quotes": "lsquo,rsquo,ldquo,rdquo",
    "input": "GFM",
    "hard_wrap": False,
    "footnote_nr": 1,
    "syntax_highlighter": None,
}
MEGABYTE = 1_000_000


def read_documents(folders: list[Path]) -> list[tuple[Path, str]]:
    """The documents without Liquid, front matter taken off."""
    documents = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix not in (".md", ".markdown") or not path.is_file():
                continue
            try:
                text = FRONT_MATTER.sub("", path.read_bytes().decode("utf-8"), count=1)
            except UnicodeDecodeError:
                continue
            if "{{" not in text and "{%" not in text:
                documents.append((path, text))
    return documents


def convert(texts: list[str], rounds: int) -> tuple[float, list[str]]:
    """Processor seconds of the best of so many rounds, and the output."""
    best = float("inf")
    outputs: list[str] = []
    for _ in range(rounds):
        started = time.process_time()
        outputs = [Document(text, OPTIONS).to_html() for text in texts]
        best = min(best, time.process_time() - started)
    return best, outputs


def convert_with_ruby(texts: list[str], rounds: int) -> tuple[float, list[str | None]]:
    """The same by Ruby's kramdown; None for a document that it fails on."""
    with tempfile.TemporaryDirectory() as folder:
        job = Path(folder) / "job.json"
        job.write_text(json.dumps({"texts": texts, "options": OPTIONS, "rounds": rounds}), encoding="utf-8")
        run = subprocess.run(
            ["ruby", "-Eutf-8:utf-8", str(HERE / "kramdown.rb"), str(job)], capture_output=True, check=True
        )
    result = json.loads(run.stdout)
    return result["seconds"], result["outputs"]


def pathological() -> dict[str, str]:
    """Texts of 1 MB that invite backtracking or deep nesting."""

    def repeat(piece: str) -> str:
        return (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]

    nested = ["  " * level + "- item\n" for level in range(1000)]
    return {
        "[": repeat("["),
        "*a ": repeat("*a "),
        "**a ": repeat("**a "),
        "<": repeat("<"),
        "> > > on one line": repeat("> ") + "text",
        "> > > on each line": repeat("> > > text\n"),
        "`": repeat("`"),
        "nested lists on one line": repeat("- ") + "text",
        "nested lists": "".join(nested),
        "one table row": repeat("| a "),
        "![a](": repeat("![a]("),
        "<b>": repeat("<b>"),
        "{: on each line": repeat("{:\n"),
        "``` on each line": repeat("```a\n"),
    }


def main() -> int:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--pathological", action="store_true")
    arguments = parser.parse_args()
    documents = read_documents(arguments.folders)
    if not documents:
        print("no documents found", file=sys.stderr)
        return 1
    texts = [text for _, text in documents]
    size = sum(len(text.encode()) for text in texts) / MEGABYTE
    ours, outputs = convert(texts, arguments.rounds)
    print(f"{len(texts)} documents, {size:.2f} MB")
    print(f"liquid_compat.kramdown {ours:7.2f} s {size / ours:7.2f} MB/s")
    if arguments.pathological:
        for name, text in pathological().items():
            seconds, _ = convert([text], 1)
            print(f"{name:28} {seconds:7.2f} s {seconds / (ours / size):7.1f} times the documents' time per MB")
        return 0
    if shutil.which("ruby") is None:
        print("no Ruby here to compare with")
        return 0
    theirs, expected = convert_with_ruby(texts, arguments.rounds)
    same = sum(ours == ruby for ours, ruby in zip(outputs, expected, strict=True))
    print(f"Ruby's kramdown        {theirs:7.2f} s {size / theirs:7.2f} MB/s")
    print(f"ratio                  {theirs / ours:7.2f}")
    print(f"identical              {same} of {len(texts)} ({same / len(texts):.2%})")
    for (path, _), mine, ruby in zip(documents, outputs, expected, strict=True):
        if mine != ruby:
            print(f"  different: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
