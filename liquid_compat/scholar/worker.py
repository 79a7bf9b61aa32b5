"""The process in which a source is asked: `python -m liquid_compat.scholar.worker RESULT_FILE < request.json`.

A process of its own can be ended whatever it hangs in: a name look-up, a pause of a library's, a browser that waits
for someone to solve a captcha. The result is `{"profile": …}` in the form of `gs_data.json`, `{"works": […]}`, or
`{"error": …}`.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .profile import to_gs_data
from .sources import SOURCES
from .sources.request import Request, SourceError
from .works.sources import WORK_SOURCES


def ask(request: Request) -> dict[str, Any]:
    """Ask the source; what goes wrong is part of the result."""
    source = (WORK_SOURCES if request.works else SOURCES)[request.source]
    try:
        if request.works:
            return {"works": [asdict(work) for work in source.fetch(request)]}
        return {"profile": to_gs_data(source.fetch(request))}
    except SourceError as error:
        return {"error": {"message": error.problem.message, "hint": error.problem.hint}}
    except (AttributeError, KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        message = f"{source.label} sent an answer of an unexpected form ({type(error).__name__}: {error})"
        return {"error": {"message": message, "hint": "try again later; if it stays so, please report it"}}


if __name__ == "__main__":
    outcome = ask(Request(**json.load(sys.stdin)))
    Path(sys.argv[1]).write_text(json.dumps(outcome), encoding="utf-8")
