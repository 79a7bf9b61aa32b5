"""How time grows with the length of hostile texts: seconds of the processor's time at 50, 200 and 800 kB.

    python benchmarks/growth.py [words of the families' names]

Feeds every family of `tests/kramdown/test_robustness.py` and `tests/highlight/test_hostile.py`, and a few of templates
and YAML. Four times the text should take about four times as long; a family that takes eight times as long is marked.
"""

from __future__ import annotations

import contextlib
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import yaml

from liquid_compat.errors import LiquidCompatError
from liquid_compat.highlight import liquid_tag
from liquid_compat.kramdown import Document
from liquid_compat.ruby import psych
from liquid_compat.templates.standalone import render
from tests.highlight.test_hostile import HOSTILE as CODES
from tests.kramdown.test_robustness import GFM
from tests.kramdown.test_robustness import HOSTILE as DOCUMENTS

SIZES = (50_000, 200_000, 800_000)
LONGEST = 20.0
"""A family that takes longer is not tried at the next size."""
TEMPLATES = {
    "outputs": "{{ a | append: 'b' }}\n",
    "open outputs": "{{ a ",
    "open tags": "{% if a ",
    "filters": "{{ 'a' | split: '' | push: 1 | jsonify }}",
    "comments": "{% comment %}a{% endcomment %}",
}
YAMLS = {"lists": "- a: [1, 2]\n", "anchors": "- &a [x]\n- *a\n", "open brackets": "[a, ", "quotes": "- 'a'\n"}


def filled(text: str, size: int) -> str:
    """`text` as often as it takes to be `size` long."""
    return (text * (size // len(text) + 1))[:size]


def scaled(name: str, text: str, size: int) -> str:
    """A document of one of the families; definitions at its start are as many as the length asks for."""
    if name.startswith("abbreviations that"):
        names = int((size // 5) ** 0.5)
        return "".join(f"*[{'a' * i}]: t\n" for i in range(1, names)) + filled("\naaa ", size // 2)
    if name == "abbreviations":
        return "".join(f"*[w{i}]: t\n" for i in range(size // 80)) + "\n" + filled("w1 w22 words w ", size * 4 // 5)
    if name.startswith("headings"):
        return "* toc\n{:toc}\n\n" + filled("# Head *x*\n\n", size)
    return filled(text, size)


def _yaml(text: str) -> None:
    with contextlib.suppress(yaml.YAMLError):
        psych.load(text)


def _template(text: str) -> None:
    with contextlib.suppress(LiquidCompatError):
        render(text)


def families() -> Iterator[tuple[str, Callable[[int], object]]]:
    """Names, and what makes and reads a text of a size."""
    for name, text in DOCUMENTS.items():
        yield f"kramdown: {name}", lambda size, n=name, t=text: Document(scaled(n, t, size), GFM).to_html()
    for name, (language, text) in CODES.items():
        yield f"highlight: {name}", lambda size, la=language, t=text: liquid_tag(filled(t, size), la, {})
    for name, text in TEMPLATES.items():
        yield f"Liquid: {name}", lambda size, t=text: _template(filled(t, size))
    for name, text in YAMLS.items():
        yield f"YAML: {name}", lambda size, t=text: _yaml(filled(t, size))


def main() -> None:
    """Print a line for each family."""
    print(f"{'':55} {'50 kB':>8} {'200 kB':>8} {'800 kB':>8}   growth")
    for name, run in families():
        if any(word not in name for word in sys.argv[1:]):
            continue
        times: list[float] = []
        for size in SIZES:
            if times and times[-1] > LONGEST:
                break
            begin = time.process_time()
            run(size)
            times.append(time.process_time() - begin)
        growth = [later / max(sooner, 0.002) for sooner, later in zip(times, times[1:], strict=False)]
        mark = "  <-- more than linear" if any(factor > 8 for factor in growth) else ""
        shown = " ".join(f"{seconds:8.2f}" for seconds in times)
        print(f"{name:55} {shown:26}   {' '.join(f'x{factor:.1f}' for factor in growth)}{mark}", flush=True)


if __name__ == "__main__":
    main()
