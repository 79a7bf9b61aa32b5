"""Ask one source, with a time-out that holds whatever the source does."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .profile import Profile, from_gs_data
from .sources import SOURCES
from .sources.request import Request, SourceError
from .works.sources import WORK_SOURCES
from .works.work import Work

_START = 5.0  # seconds that the process gets on top, to start and to give its own reason for failing


def fetch(request: Request) -> Profile:
    """The statistics of an author. Raises SourceError where there are none, with the reason."""
    outcome = _ask(request, SOURCES[request.source].label)
    try:
        return from_gs_data(outcome["profile"])
    except ValueError as error:
        raise SourceError(
            f"{SOURCES[request.source].label} sent figures that can't be right: {error}",
            hint="try again later, or ask another `source` under `citations:` in _config.yml",
        ) from error


def fetch_works(request: Request) -> list[Work]:
    """The works of an author. Raises SourceError where there are none, with the reason."""
    return [Work(**work) for work in _ask(request, WORK_SOURCES[request.source].label)["works"]]


def _ask(request: Request, label: str) -> Mapping[str, Any]:
    """Ask in a process of its own (see `worker`), and end that with all its children when the time is over."""
    with tempfile.TemporaryDirectory(prefix="liquid-compat-scholar-") as folder:
        result, log = Path(folder, "result.json"), Path(folder, "log.txt")
        # Files, not pipes: a browser that outlives the process can't keep this one waiting. -P: the folder in which
        # the command runs is a site, whose files must not be imported.
        with log.open("wb") as output:
            process = subprocess.Popen(
                [sys.executable, "-P", "-m", f"{__package__}.worker", str(result)],
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
            try:
                assert process.stdin is not None
                with process.stdin as question:
                    question.write(json.dumps(asdict(request)).encode())
                process.wait(request.timeout + _START)
            except subprocess.TimeoutExpired:
                raise SourceError(
                    f"{label} gave no answer within {request.timeout:g} s, and was stopped",
                    hint="try again later, or raise `timeout` under `citations:` in _config.yml",
                ) from None
            except BrokenPipeError:
                process.wait()
            finally:
                _end(process)
        if not result.is_file():
            told = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
            raise SourceError(
                f"asking {label} failed: {told[-1] if told else f'exit status {process.returncode}'}",
                hint="please report this",
            )
        outcome = json.loads(result.read_text(encoding="utf-8"))
    if error := outcome.get("error"):
        raise SourceError(error["message"], hint=error["hint"])
    return outcome


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it started (a browser, for instance)."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
    process.wait()
