"""Random edits of a site that is served, and asked for by fifty at once: it is what a clean build makes.

    python -m tests.serve.edits EDITS [SEED]

The server is a process of its own. After each edit all of the site is asked for, until it is what a clean build of
the source makes; where that fails the last good site must be there, with the same error. While the server builds every
answer must be complete, and that of the state before or after the edit. At the end the memory of the server is compared
with that at the start.
A short run is in the test suite.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import httpx
from websockets.sync.client import connect

from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.build import build
from tests.pipeline.edits import INCLUDES, LAYOUTS, Edited

from .served import ENVIRON

PATIENCE = 60
"""Seconds after which a site that is still another one is a failure."""
ASKING = 50
"""So many requests at once."""
BROKEN_LIQUID = (
    "{% if page %}",
    "{% nope %}",
    "{{ page.title",
    "{% include gone.html %}",
    "{% endfor %}",
    "{% for %}{% endfor %}",
)
MARK = "broken on purpose"
BROKEN_YAML = ("title:\n\t- x\n", "a: b: c\n", "title: [x\n", "'\n", "@x\n", "- a\nb: c\n")


class Wild(Edited):
    """Edits that also break the site, each at once; what is broken is mended sooner or later."""

    def __init__(self, root: Path, seed: int) -> None:
        self.broken: list[Callable[[], None]] = []
        self.spare = root.parent / "spare"
        super().__init__(root, seed)

    def write(self, name: str, text: str) -> None:
        """A file is there as it was, or as it will be."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self.spare.write_text(text, encoding="utf-8")
        os.replace(self.spare, path)

    def move_clock(self) -> None:
        """The server's time is fixed."""

    def break_file(self) -> None:
        """Liquid or YAML that can't be read."""
        names = [*self.sources(), *(f"_includes/{name}" for name in INCLUDES), "css/main.scss", "_data/people.yml"]
        name = self.random.choice([name for name in names if (self.root / name).exists()])
        text = (self.root / name).read_text(encoding="utf-8")
        if MARK in text:
            return
        if name.startswith("_data"):
            broken = self.random.choice(BROKEN_YAML) + f"# {MARK}"
        elif self.random.random() < 0.3 and text.startswith("---\n"):
            broken = text.replace("---\n", f"---\n# {MARK}\n" + self.random.choice(BROKEN_YAML), 1)
        else:
            broken = text + MARK + self.random.choice(BROKEN_LIQUID)
        self.write(name, broken)
        self.broken.append(lambda: self.mend(name, text))

    def mend(self, name: str, text: str) -> None:
        """A file is whole again; what is broken under another name by now goes, until its own turn comes."""
        for path in self.root.rglob("*"):
            if path.is_file() and MARK.encode() in path.read_bytes():
                path.unlink()
        self.write(name, text)

    def break_config(self) -> None:
        """A configuration that can't be read."""
        self.write("_config.yml", self.random.choice(BROKEN_YAML))
        self.broken.append(self.configure)

    def lose_layout(self) -> None:
        """A layout is gone."""
        name = self.random.choice(LAYOUTS)
        (self.root / f"_layouts/{name}.html").unlink(missing_ok=True)
        self.broken.append(lambda: self.layout(name))

    def move_folder(self) -> None:
        """A folder has another name, for good or for a while."""
        folders = [
            name
            for name in ("_layouts", "_includes", "_data", "_sass", "_posts", "sub", "css", "moved")
            if (self.root / name).exists()
        ]
        name = self.random.choice(folders)
        target = self.root / ("sub" if name == "moved" else "moved" if name == "sub" else f"{name}_away")
        if target.exists():
            return
        (self.root / name).rename(target)
        if name not in ("sub", "moved"):
            self.broken.append(lambda: self.move_back(target, self.root / name))

    def move_back(self, away: Path, home: Path) -> None:
        if away.exists():
            shutil.copytree(away, home, dirs_exist_ok=True)
            shutil.rmtree(away)

    def static(self) -> None:
        """A file that is copied, some of them large."""
        size = self.random.choice((10, 1000, 3_000_000))
        self.write(f"static/{self.random.randint(1, 3)}.bin", chr(97 + self.random.randrange(26)) * size)

    def edit(self) -> str:
        if self.broken and self.random.random() < 0.6:
            self.broken.pop()()
            return "mend"
        if self.random.random() < 0.3:
            way = self.random.choice(
                (self.break_file, self.break_file, self.break_config, self.lose_layout, self.move_folder, self.static)
            )
            way()
            return way.__name__
        made = super().edit()
        if (self.root / "_sass/b.scss").exists() and (self.root / "_sass/_b.scss").exists():
            self.broken.append(lambda: (self.root / "_sass/b.scss").unlink(missing_ok=True))  # neither can be imported
        return made


class Driven:
    """A server in a process of its own, and what it is asked."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.site = Wild(folder / "site", seed)
        self.clean = folder / "clean"
        self.log = folder / "log"
        options = ["-s", str(self.site.root), "-d", str(folder / "served"), "-P", "0"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "liquid_compat", "serve", *options],
                env={**os.environ, **ENVIRON, "SOURCE_DATE_EPOCH": str(self.site.now)},
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.port = self._port()
        self.client = httpx.Client(base_url=f"http://127.0.0.1:{self.port}", trust_env=False)
        self.served: dict[str, bytes] = {}
        """The last good site."""
        self.base = ""
        """Where that is."""

    def _port(self) -> int:
        end = time.monotonic() + PATIENCE
        while "Server address:" not in self.log.read_text():
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()
            time.sleep(0.05)
        return int(self.log.read_text().partition("127.0.0.1:")[2].partition("/")[0])

    def expected(self) -> tuple[dict[str, bytes] | None, str]:
        """The files of a clean build, or what it fails with."""
        shutil.rmtree(self.clean, ignore_errors=True)
        options = {
            "source": str(self.site.root),
            "destination": str(self.clean),
            "serving": True,
            "port": self.port,
            "url": f"http://localhost:{self.port}",
            "disable_disk_cache": True,
        }
        environ = {**ENVIRON, "SOURCE_DATE_EPOCH": str(self.site.now)}
        try:
            build(options, Warnings(), environ=environ, jobs=1, cache=False)
        except LiquidCompatError as error:
            return None, error.problem.message
        return {p.relative_to(self.clean).as_posix(): p.read_bytes() for p in self.clean.rglob("*") if p.is_file()}, ""

    def differs(self, files: dict[str, bytes], base: str) -> str:
        """A file that isn't served as it should be below `base`; "" if all are."""
        for name in sorted({*files, *self.served}):
            answer = self.client.get(f"{base}/{name}")
            if name in files and (answer.status_code, answer.content) != (200, files[name]):
                return f"{name}: {answer.status_code}, {answer.content[:300]!r}, not {files[name][:300]!r}"
            if name not in files and answer.status_code != 404 and not any(f.startswith(f"{name}/") for f in files):
                return f"{name} is still there"
        return ""

    def failure(self) -> str:
        """What browsers are told of the last build."""
        address = f"127.0.0.1:{self.port}"
        origin: Any = f"http://{address}"
        with connect(f"ws://{address}/__liquid-compat/socket", origin=origin, proxy=None) as told:
            return str(json.loads(told.recv())["failure"])

    def memory(self) -> int:
        """The server's memory in kB; 0 where the system doesn't tell."""
        path = Path(f"/proc/{self.process.pid}/status")
        lines = path.read_text().splitlines() if path.exists() else []
        return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0)

    def settle(self) -> str:
        """Wait until the server shows what a clean build makes; returns what it shows instead."""
        files, error = self.expected()
        if files is None:
            files = self.served
        else:
            self.base = self.site.config.get("baseurl", "").strip("'")
        end = time.monotonic() + PATIENCE
        while True:
            wrong = self.differs(files, self.base)
            if not wrong:
                told = self.failure()
                if bool(told) != bool(error) or escape(error) not in told:
                    wrong = f"it is told {told!r}, not {error!r}"
            if not wrong:
                self.served = files
                return ""
            if time.monotonic() > end:
                return wrong
            assert self.process.poll() is None, self.log.read_text()[-2000:]
            time.sleep(0.02)

    def stop(self) -> None:
        self.client.close()
        self.process.terminate()
        self.process.wait()


class Crowd:
    """Fifty who ask for pages all the time."""

    def __init__(self, driven: Driven) -> None:
        self.answers: list[tuple[str, int, str]] = []
        self.faults: list[str] = []
        self._driven = driven
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(number,)) for number in range(ASKING)]

    def _ask(self, number: int) -> None:
        chance = random.Random(number)
        names = sorted(self._driven.served) or ["index.html"]
        with httpx.Client(
            base_url=f"http://127.0.0.1:{self._driven.port}", trust_env=False, timeout=PATIENCE
        ) as client:
            while True:
                name = chance.choice(names)
                try:
                    answer = client.get(f"/{name}")
                    self.answers.append((name, answer.status_code, _digest(answer.content)))
                except httpx.HTTPError as error:
                    self.faults.append(f"{name}: {error!r}")
                if self._stop.wait(0.05):
                    return

    def __enter__(self) -> Crowd:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *error: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def _digest(body: bytes) -> str:
    return hashlib.blake2b(body, digest_size=16).hexdigest()


def run(
    edits: int, seed: int, folder: Path, *, crowd_every: int = 5, told: Callable[[str], None] = print
) -> str | None:
    """So many edits; returns what is wrong, None if nothing is."""
    driven = Driven(folder, seed)
    history: list[str] = []
    asked = failed = 0
    try:
        wrong = driven.settle()
        start = driven.memory()
        told(f"{start} kB at the start")
        for number in range(edits):
            if wrong:
                return f"seed {seed}, edit {number}, {history[-6:]}: {wrong}\n{driven.log.read_text()[-1500:]}"
            before = dict(driven.served)
            if number % crowd_every == 0 and not driven.base:
                with Crowd(driven) as crowd:
                    history.append(driven.site.edit())
                    wrong = driven.settle()
                asked += len(crowd.answers)
                if crowd.faults:
                    return f"seed {seed}, {history[-3:]}: {crowd.faults[:3]}"
                known = (before, driven.served)
                for name, status, body in crowd.answers:
                    is_known = status == 404 or any(name in files and _digest(files[name]) == body for files in known)
                    if not is_known and history[-1] not in ("move_folder", "mend", "change_config"):
                        return f"seed {seed}, {history[-1]}: {name} is neither as before nor as after"
            else:
                history.append(driven.site.edit())
                wrong = driven.settle()
            failed += driven.failure() != ""
            if (number + 1) % 50 == 0:
                told(
                    f"{number + 1} edits, {failed} of the builds failed, {asked} asked meanwhile, {driven.memory()} kB"
                )
        end = driven.memory()
        told(f"memory {start} kB, then {end} kB: {end / max(1, start):.2f} of the start")
        return wrong or None
    finally:
        driven.stop()


def main() -> int:
    """One run; the exit status is 1 if something is wrong."""
    edits, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory() as folder:
        wrong = run(edits, seed, Path(folder), told=lambda text: print(text, flush=True))
    print(wrong or "nothing is wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
