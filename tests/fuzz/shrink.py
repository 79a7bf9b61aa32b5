"""The smallest site, as far as a few tries go, that still shows a finding."""

from __future__ import annotations

import time

from tests.fuzz.judge import Finding, judge
from tests.fuzz.sites import Site

_TRIES = 400
_SECONDS = 20.0


def shrunk(site: Site, finding: Finding) -> Site:
    """Leave out files, then lines, then characters, as long as the same finding shows."""
    end = time.monotonic() + _SECONDS
    left = _TRIES

    def holds(smaller: Site) -> bool:
        nonlocal left
        left -= 1
        found = judge(smaller) if left > 0 and time.monotonic() < end else None
        return found is not None and found.signature == finding.signature

    for name in sorted(site):
        smaller = {other: content for other, content in site.items() if other != name}
        if holds(smaller):
            site = smaller
    for splits in (True, False):
        for name in sorted(site):
            parts = site[name].splitlines(keepends=True) if splits else [bytes([byte]) for byte in site[name]]
            size = max(1, len(parts) // 2)
            while size:
                at = 0
                while at < len(parts):
                    fewer = parts[:at] + parts[at + size :]
                    if holds({**site, name: b"".join(fewer)}):
                        parts = fewer
                        site = {**site, name: b"".join(parts)}
                    else:
                        at += size
                size //= 2
    return site
