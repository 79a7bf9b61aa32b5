"""Files and folders that are there for a moment (`converters/scratch.py`)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from liquid_compat.converters import scratch
from liquid_compat.converters.scratch import scratch_file, scratch_folder


def test_a_folder_goes_with_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with scratch_folder("a.scss", "ä") as folder:
        assert Path(folder).parent == tmp_path
        assert Path(folder, "a.scss").read_text(encoding="utf-8") == "ä"
        Path(folder, "b.scss").write_text("b")
    assert not list(tmp_path.iterdir())


def test_a_folder_goes_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(ValueError, match="no"), scratch_folder("a.scss", "a"):
        raise ValueError("no")
    assert not list(tmp_path.iterdir())


def test_a_relative_place_is_told_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "place").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", "place")
    with scratch_folder("a.scss", "a") as folder:
        assert Path(folder).parent == tmp_path / "place"


def test_where_the_place_is_none_there_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "none-such"))
    with scratch_folder("a.scss", "a") as folder:
        assert Path(folder).is_dir()
    assert not Path(folder).exists()


def test_where_there_is_no_room_there_is_another_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(scratch, "_is_written", lambda path, text: not path.startswith("/dev/shm"))
    with scratch_folder("a.scss", "a") as folder:
        assert not folder.startswith("/dev/shm")
        assert Path(folder).is_dir()
    assert not list(Path("/dev/shm").glob(f"liquid_compat_{os.getpid()}_*"))


def test_a_file_that_nobody_else_sees() -> None:
    file = scratch_file()
    os.write(file, b"a")
    assert os.pread(file, 10, 0) == b"a"
    os.close(file)
