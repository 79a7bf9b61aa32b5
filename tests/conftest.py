"""What all tests share: small sites made of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from liquid_compat.errors import Warnings
from liquid_compat.pipeline.build import BuildResult, build
from liquid_compat.templates.profile import Profile

NOW = "1768478400"
"""2026-01-15 12:00:00 UTC, the reference's clock."""


@pytest.fixture(autouse=True)
def _jekylls_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sites of the tests say nothing of how they are published: they are Jekyll's, not GitHub Pages'."""
    monkeypatch.setenv("LIQUID_COMPAT_PROFILE", "jekyll")
    monkeypatch.setenv("LIQUID_COMPAT_OFFLINE", "1")


class Sandbox:
    """A site in a temporary folder: write files, build, look at the output."""

    def __init__(self, root: Path) -> None:
        self.source = root / "source"
        self.destination = root / "site"
        self.source.mkdir()
        self.warnings = Warnings()

    def write(self, files: Mapping[str, str | bytes]) -> Sandbox:
        for name, text in files.items():
            path = self.source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return self

    def build(
        self,
        strict: bool = False,
        environ: dict[str, str] | None = None,
        jobs: int | None = None,
        timings: Profile | None = None,
        cache: bool = False,
        notice: Callable[[str], None] | None = None,
        **options: object,
    ) -> BuildResult:
        self.warnings = Warnings()
        given = {"source": str(self.source), "destination": str(self.destination), **options}
        given_environ = {"TZ": "UTC", "SOURCE_DATE_EPOCH": NOW, "LIQUID_COMPAT_PROFILE": "jekyll", **(environ or {})}
        return build(
            given,
            self.warnings,
            strict=strict,
            environ=given_environ,
            jobs=jobs,
            cache=cache,
            notice=notice,
            profile=timings,
        )

    def read(self, name: str) -> str:
        return (self.destination / name).read_text(encoding="utf-8")

    def files(self) -> list[str]:
        found = (path for path in self.destination.rglob("*") if path.is_file())
        return sorted(path.relative_to(self.destination).as_posix() for path in found)

    @property
    def messages(self) -> list[str]:
        return [str(problem) for problem in self.warnings.problems]


@pytest.fixture
def sandbox(tmp_path: Path) -> Sandbox:
    """An empty site."""
    return Sandbox(tmp_path)


@pytest.fixture
def built(sandbox: Sandbox) -> Callable[..., Sandbox]:
    """Builds a site from its files."""

    def make(files: dict[str, str], **options: object) -> Sandbox:
        sandbox.write(files).build(**options)
        return sandbox

    return make
