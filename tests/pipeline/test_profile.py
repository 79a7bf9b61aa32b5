"""`--profile` counts what is rendered, by template."""

from __future__ import annotations

from liquid_compat.templates.profile import Profile

from ..conftest import Sandbox


def test_pages_layouts_and_includes_are_counted(sandbox: Sandbox) -> None:
    profile = Profile()
    sandbox.write(
        {
            "_layouts/default.html": "<{{ content }}>",
            "_includes/i.html": "1234",
            "a.html": "---\nlayout: default\n---\n{% include i.html %}{% include i.html %}",
            "b.html": "---\nlayout: default\n---\nplain",
        }
    ).build(timings=profile)
    found = {name: (usage.count, usage.size) for name, usage in profile.templates.items()}
    assert found == {"_layouts/default.html": (2, 17), "_includes/i.html": (2, 8), "a.html": (1, 8)}
    table = profile.table(most=1)
    assert table[0].split() == ["|", "Filename", "|", "Count", "|", "Bytes", "|", "Time", "|"]
    assert len(table) == 4
    assert table[-1].startswith("| TOTAL (for 3 files)")
    assert len({len(line) for line in table}) == 1
