"""`serve` as a program: it tells where it serves, ends with Ctrl-C, and goes into the background."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import httpx

from tests.conftest import NOW, Sandbox

ENVIRON = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll"}


def started(site: Sandbox, *words: str, command: str = "serve") -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "liquid_compat", command, "-s", str(site.source), "-d", str(site.destination), *words],
        env={**os.environ, **ENVIRON},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # the tests may run in the background
    )


def address(server: subprocess.Popen[str]) -> str:
    """Where it serves, as soon as it does."""
    assert server.stdout is not None
    lines = []
    for line in server.stdout:
        lines.append(line)
        if "Server running..." in line:
            return next(line.split()[-1] for line in lines if "Server address:" in line)
    raise AssertionError("".join(lines))


def test_it_serves_until_it_is_interrupted(sandbox: Sandbox) -> None:
    server = started(sandbox.write({"index.html": "---\n---\n{{ site.url }}"}), "--port", "0", command="s")
    where = address(server)
    assert httpx.get(where).text == where.replace("127.0.0.1", "localhost").rstrip("/")
    port = where.rstrip("/").rpartition(":")[2]
    second = started(sandbox, "--port", port)
    told, _ = second.communicate(timeout=60)
    assert second.returncode == 1
    assert f"Error: Port {port} of 127.0.0.1 is in use" in told
    server.send_signal(signal.SIGINT)
    told, _ = server.communicate(timeout=60)
    assert (server.returncode, told.strip()) == (0, "stopped.")


def test_it_goes_into_the_background(sandbox: Sandbox) -> None:
    parent = started(sandbox.write({"index.html": "here"}), "--port", "0", "--detach")
    told, _ = parent.communicate(timeout=60)
    assert parent.returncode == 0, told
    number = int(told.rpartition("kill ")[2])
    try:
        assert httpx.get(told.partition("Server address:")[2].split()[0]).text == "here"
    finally:
        os.kill(number, signal.SIGTERM)
    end = time.monotonic() + 60
    while os.path.exists(f"/proc/{number}/exe") and time.monotonic() < end:
        time.sleep(0.05)


def test_what_fails_in_the_background_is_told(sandbox: Sandbox) -> None:
    parent = started(sandbox.write({"index.html": "---\n---\n{% if %}"}), "--port", "0", "--detach")
    told, _ = parent.communicate(timeout=60)
    assert parent.returncode == 1
    assert "index.html:3" in told and "Traceback" not in told
