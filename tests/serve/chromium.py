"""A headless Chromium, driven by its DevTools protocol."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import connect

PATIENCE = 60


def program() -> str | None:
    """Where Chromium is, None where it isn't."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Chromium:
    """One page of a browser of its own; ends with the `with` block."""

    def __init__(self, folder: Path) -> None:
        """`folder` is empty, and for what the browser keeps."""
        self._folder = folder
        self._number = 0

    def __enter__(self) -> Chromium:
        words = [
            str(program()),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--no-proxy-server",
        ]
        self._process = subprocess.Popen(
            [*words, "--remote-debugging-port=0", f"--user-data-dir={self._folder}", "about:blank"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        told = self._folder / "DevToolsActivePort"
        end = time.monotonic() + PATIENCE
        while not (told.exists() and "\n" in told.read_text()):
            assert time.monotonic() < end, "Chromium does not start"
            time.sleep(0.05)
        port = told.read_text().split()[0]
        pages = [page for page in httpx.get(f"http://127.0.0.1:{port}/json/list").json() if page["type"] == "page"]
        self._connection = connect(pages[0]["webSocketDebuggerUrl"], proxy=None, max_size=None)
        self._socket = self._connection.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        self._connection.__exit__(None, None, None)
        self._process.kill()
        self._process.wait()

    def call(self, method: str, **given: Any) -> dict[str, Any]:
        """A command of the protocol."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": given}))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE))
            if answer.get("id") == self._number:
                result: dict[str, Any] = answer.get("result", {})
                return result

    def open(self, address: str) -> None:
        """Go to a page."""
        self.call("Page.navigate", url=address)
        self.until("document.readyState === 'complete' && location.href !== 'about:blank'")

    def look(self, expression: str) -> Any:
        """The value of a JavaScript expression, None while the page is being exchanged."""
        return self.call("Runtime.evaluate", expression=expression, returnByValue=True).get("result", {}).get("value")

    def until(self, expression: str) -> None:
        """Wait until an expression is true."""
        end = time.monotonic() + PATIENCE
        while self.look(expression) is not True:
            assert time.monotonic() < end, f"never: {expression}; {self.look('document.documentElement.outerHTML')}"
            time.sleep(0.005)
