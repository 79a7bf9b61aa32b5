"""Files and folders that are there for a moment (`converters/scratch.py`)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from liquid_compat.converters.scratch import scratch_file, scratch_folder


def test_a_folder_goes_with_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with scratch_folder() as folder:
        assert Path(folder).parent == tmp_path
        Path(folder, "a.scss").write_text("a")
    assert not list(tmp_path.iterdir())


def test_a_folder_goes_after_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    with pytest.raises(ValueError, match="no"), scratch_folder():
        raise ValueError("no")
    assert not list(tmp_path.iterdir())


def test_a_relative_place_is_told_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "place").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", "place")
    with scratch_folder() as folder:
        assert Path(folder).parent == tmp_path / "place"


def test_where_the_place_is_none_there_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "none-such"))
    with scratch_folder() as folder:
        assert Path(folder).is_dir()
    assert not Path(folder).exists()


def test_a_file_that_nobody_else_sees() -> None:
    file = scratch_file()
    os.write(file, b"a")
    assert os.pread(file, 10, 0) == b"a"
    os.close(file)
