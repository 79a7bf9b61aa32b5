"""Data files."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.content.csv_file import read_csv
from liquid_compat.content.data import data_key, read_data
from liquid_compat.content.entry_filter import EntryFilter
from liquid_compat.errors import FrontMatterError, Warnings


def test_all_formats_and_nested_folders(tmp_path: Path) -> None:
    folder = tmp_path / "_data"
    (folder / "team" / "old").mkdir(parents=True)
    (folder / "nav.yml").write_text("- title: Home\n  url: /\n")
    (folder / "cv.json").write_text('{"name": "Your Name", "years": [1, 2.5, 1e3]}')
    (folder / "rows.csv").write_text('name,age\n"Doe, J.",40\nRoe,\n')
    (folder / "tabs.tsv").write_text("a\tb\n1\t2\n")
    (folder / "team" / "old" / "members.yaml").write_text("[x]\n")
    config = load_config({"source": str(tmp_path), "destination": str(tmp_path / "o")}, Warnings(), {})
    data = read_data(folder, tmp_path, config, EntryFilter(config), Warnings())
    assert data == {
        "nav": [{"title": "Home", "url": "/"}],
        "cv": {"name": "Your Name", "years": [1, 2.5, "1e3"]},
        "rows": [{"name": "Doe, J.", "age": "40"}, {"name": "Roe", "age": None}],
        "tabs": [{"a": "1", "b": "2"}],
        "team": {"old": {"members": ["x"]}},
    }


def test_names_become_keys() -> None:
    assert data_key("team.members 2") == "teammembers_2"


def test_csv_as_ruby_reads_it() -> None:
    assert read_csv('a,b\n"x ""y""",\n"",1\n', "d.csv", ",") == [{"a": 'x "y"', "b": None}, {"a": "", "b": "1"}]
    assert read_csv("1,2\r\n3,4", "d.csv", ",", headers=False) == [["1", "2"], ["3", "4"]]
    assert read_csv("n\n1\n2.5\nx\n", "d.csv", ",", converters=("numeric",)) == [{"n": 1}, {"n": 2.5}, {"n": "x"}]


def test_a_broken_csv_names_its_line() -> None:
    with pytest.raises(FrontMatterError) as raised:
        read_csv('a,b\n1,x"y\n', "_data/d.csv", ",")
    assert "_data/d.csv:2:4" in str(raised.value)
