"""How long lists of many BibTeX entries take, and how that grows.

    python benchmarks/bibliography.py [--style NAME]

A site with one page and one list is built with 500, 1,000 and 2,000 entries; the best CPU time of three builds counts.
The ratio is the time of a list over that of the one half as long: 2 is proportional. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from liquid_compat.errors import Warnings
from liquid_compat.pipeline.build import build

ROUNDS = 3
SIZES = (500, 1000, 2000)
ENTRY = """@article{{k{n},
  author = {{Name, Your {n} and Writer, An{{\\"e}} and van der Berg, B. C.}},
  title = {{Entry {n}: {{A}} Title of Words}},
  journal = {{Journal of {j}}}, year = {y}, month = mar, volume = {j}, number = 2, pages = {{{n}--{m}}}}}
"""


def site(folder: Path, size: int, style: str) -> None:
    """Write a site with a list of `size` entries."""
    entries = [ENTRY.format(n=n, m=n + 9, j=n % 40, y=1950 + n % 70) for n in range(1, size + 1)]
    (folder / "_bibliography").mkdir()
    (folder / "_bibliography/references.bib").write_text("".join(entries))
    (folder / "_config.yml").write_text(f"plugins: [jekyll-scholar]\nscholar: {{style: {style}}}\n")
    (folder / "index.html").write_text("---\n---\n{% bibliography %}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--style", default="apa")
    style = parser.parse_args().style
    before = 0.0
    for size in SIZES:
        times = []
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                site(folder, size, style)
                started = time.process_time()
                build({"source": name, "destination": str(folder / "_site")}, Warnings())
                times.append(time.process_time() - started)
        best = min(times)
        print(f"{style} {size:6,} entries {best:6.2f}s{f' {best / before:5.2f}x' if before else ''}")
        before = best


if __name__ == "__main__":
    main()
