"""Pictures of pages, by a browser of Chromium's family that is on the machine."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from ..doctor.output import Output
from ..errors import LiquidCompatError, PathError

_BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "brave-browser",
)
_ON_MACS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_TIMEOUT = 60


@dataclass(frozen=True, slots=True)
class Shot:
    """The pictures of a page in both sites, relative to the report's folder."""

    old: str
    new: str
    looks_the_same: bool


def find_browser(given: str | None) -> str:
    """The browser's command. Raises PathError where there is none."""
    for name in (given,) if given else (*_BROWSERS, *(_ON_MACS if sys.platform == "darwin" else ())):
        if found := shutil.which(name):
            return found
    raise PathError(
        f"There is no {given}" if given else "There is no browser to make pictures with",
        hint="Install Chromium or Chrome, or name it with --browser.",
    )


def take(
    old: Output,
    new: Output,
    pages: Sequence[str],
    base: str,
    folder: Path,
    browser: str,
    progress: Callable[[int, int], None] | None = None,
) -> dict[str, Shot]:
    """Pictures of pages of both sites in `folder`/screenshots; `base` is the path that the sites are served below.

    Nothing is fetched from other hosts, so that only the sites themselves make a difference. Raises LiquidCompatError
    where the browser fails.
    """
    target = folder / "screenshots"
    target.mkdir(parents=True, exist_ok=True)
    shots = {}
    with serving(old, base) as old_url, serving(new, base) as new_url:
        for number, page in enumerate(pages):
            name = hashlib.sha256(page.encode()).hexdigest()[:12]
            names = f"screenshots/{name}-old.png", f"screenshots/{name}-new.png"
            for url, picture in zip((old_url, new_url), names, strict=True):
                _take_one(browser, f"{url}/{quote(page)}", folder / picture)
            same = (folder / names[0]).read_bytes() == (folder / names[1]).read_bytes()
            shots[page] = Shot(*names, same)
            if progress is not None:
                progress(number + 1, len(pages))
    return shots


def _take_one(browser: str, url: str, picture: Path) -> None:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [
            browser, "--headless", "--disable-gpu", "--hide-scrollbars", "--no-first-run", f"--user-data-dir={profile}",
            "--window-size=1280,2400", "--virtual-time-budget=3000", "--force-prefers-reduced-motion",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", f"--screenshot={picture.absolute()}", url,
        ]  # fmt: skip
        if sys.platform == "linux":
            command.insert(1, "--no-sandbox")  # its own sites only, and containers have none
        picture.unlink(missing_ok=True)
        try:
            done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=_TIMEOUT)
        except subprocess.TimeoutExpired as error:
            raise LiquidCompatError(f"{browser} made no picture of {url} within {_TIMEOUT} seconds") from error
    if not picture.is_file():
        last = done.stderr.strip().splitlines()[-1:] or ["it said nothing"]
        raise LiquidCompatError(f"{browser} made no picture of {url}: {last[0]}")


@contextmanager
def serving(output: Output, base: str) -> Iterator[str]:
    """A server on loopback for a site's files while the block runs; its address, with `base`."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802
            path = unquote(urlsplit(self.path).path)
            file = output.answer(path.removeprefix(base).lstrip("/")) if path.startswith(base) else None
            body = output.read(file) if file is not None else b""
            self.send_response(200 if file is not None else 404)
            kind = guess_type(file or "")[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
