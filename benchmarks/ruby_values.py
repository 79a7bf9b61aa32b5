"""How fast values are printed, compared and read as Ruby does it, alone.

    python benchmarks/ruby_values.py

Run it with the Python of an environment with a compiled wheel, and of one without, for what compiling gains. Times are
milliseconds of processor, the best of several rounds.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from liquid_compat.ruby import compare, dates, json_text, printing, psych, strftime

ROUNDS = 9

MOMENTS = [datetime(2020 + i % 5, 1 + i % 12, 1 + i % 28, i % 24, i % 60, tzinfo=UTC) for i in range(500)]
HASHES: list[dict[str, Any]] = [
    {"number": i, "list": ["x", None, 1.5, True], "hash": {"key": "v" * i}} for i in range(60)
]
DATES = ("2020-01-02 10:11:12 +0200", "March 3, 2021", "3 Apr 2019 10:00")
YAML = "\n".join(f"- name: item {i}\n  tags: [a, b, {i}]\n  on: 2020-01-{1 + i % 28:02}" for i in range(60))

WORK: dict[str, Callable[[], Any]] = {
    "500 times by strftime": lambda: [strftime.strftime(at, "%a, %d %b %Y %H:%M:%S %z") for at in MOMENTS],
    "300 hashes printed": lambda: [printing.to_s(value) for value in HASHES for _ in range(5)],
    "300 hashes as JSON": lambda: [json_text.to_json(HASHES) for _ in range(5)],
    "300 dates parsed": lambda: [dates.parse_date(text, UTC) for text in DATES for _ in range(100)],
    "3,600 hashes compared": lambda: [compare.equal(left, right) for left in HASHES for right in HASHES],
    "60 items of YAML": lambda: psych.load(YAML),
}


def main() -> None:
    """Print the table."""
    print(f"with {printing.__file__.rpartition('.')[2]} files")
    total = 0.0
    for name, work in WORK.items():
        best = float("inf")
        for _ in range(ROUNDS):
            started = time.process_time()
            work()
            best = min(best, time.process_time() - started)
        total += best
        print(f"{name:<24}{best * 1000:8.2f}")
    print(f"{'all':<24}{total * 1000:8.2f}")


if __name__ == "__main__":
    main()
