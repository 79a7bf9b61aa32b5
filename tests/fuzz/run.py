"""Many mutated sites, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.fuzz.judge import Finding, judge
from tests.fuzz.mutations import mutated
from tests.fuzz.shrink import shrunk
from tests.fuzz.sites import Site, seeds


@dataclass(slots=True)
class Report:
    """How many sites were built, and what was found: each fault once, with a small site that shows it."""

    runs: int = 0
    findings: dict[str, tuple[Finding, Site]] = field(default_factory=dict)


def fuzz(seconds: float, seed: int, tell: Callable[[str], None] = lambda text: None) -> Report:
    """Mutate and build for so long; the same seed gives the same sites in the same order."""
    random = Random(seed)
    sites = seeds()
    report = Report()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        site = mutated(random.choice(sites), sites, random)
        finding = judge(site)
        report.runs += 1
        if finding is not None and finding.signature not in report.findings:
            site = shrunk(site, finding)
            report.findings[finding.signature] = finding, site
            tell(described(finding, site))
    return report


def described(finding: Finding, site: Site) -> str:
    """A finding with its site, for people."""
    files = "".join(f"--- {name}\n{content!r}\n" for name, content in sorted(site.items()))
    return f"FOUND: {finding.signature}\n{finding.trace}\n{files}"
