"""`_config.yml` becomes the configuration, as Jekyll merges it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from liquid_compat.config.load import Config, load_config
from liquid_compat.errors import ConfigError, Warnings

ENVIRON = {"TZ": "UTC", "SOURCE_DATE_EPOCH": "1768478400", "LIQUID_COMPAT_PROFILE": "jekyll"}


def load(folder: Path, text: str | None = None, name: str = "_config.yml", **options: Any) -> Config:
    if text is not None:
        (folder / name).write_text(text, encoding="utf-8")
    return load_config({"source": str(folder), "destination": str(folder / "_site"), **options}, Warnings(), ENVIRON)


def test_a_site_without_a_configuration_has_jekylls_defaults(tmp_path: Path) -> None:
    config = load(tmp_path)
    assert config["permalink"] == "date"
    assert config["kramdown"]["input"] == "GFM"
    assert "node_modules" in config["exclude"]
    assert config["collections"]["posts"] == {
        "output": True,
        "permalink": "/:categories/:year/:month/:day/:title:output_ext",
    }


def test_nested_keys_are_merged_and_lists_replaced(tmp_path: Path) -> None:
    config = load(tmp_path, "kramdown:\n  hard_wrap: true\ninclude: [_pages]\n")
    assert config["kramdown"]["hard_wrap"] is True
    assert config["kramdown"]["auto_ids"] is True
    assert config["include"] == ["_pages"]


def test_several_files_are_merged_left_to_right_and_options_win(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("title: A\nurl: https://a.example\nbaseurl: /a\n")
    (tmp_path / "b.yml").write_text("title: B\nbaseurl: null\n")
    config = load(tmp_path, config=[str(tmp_path / "a.yml"), str(tmp_path / "b.yml")], url="https://c.example")
    assert (config["title"], config["url"], config["baseurl"]) == ("B", "https://c.example", "/a")


@pytest.mark.parametrize(("name", "text"), [("_config.yaml", "title: X\n"), ("_config.toml", 'title = "X"\n')])
def test_other_file_names(tmp_path: Path, name: str, text: str) -> None:
    assert load(tmp_path, text, name)["title"] == "X"


def test_collections_as_a_list_and_as_a_mapping(tmp_path: Path) -> None:
    assert load(tmp_path, "collections: [talks]\n")["collections"]["talks"] == {}
    mapping = load(tmp_path, "collections:\n  talks:\n    output: true\n")["collections"]
    assert list(mapping) == ["posts", "talks"]
    assert mapping["talks"] == {"output": True}


def test_the_old_key_of_plugins_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, "gems: [jekyll-feed]\nplugins: [jekyll-gist]\n")["plugins"] == ["jekyll-gist", "jekyll-feed"]


def test_the_time_zone_and_the_clock(tmp_path: Path) -> None:
    config = load(tmp_path, "timezone: Asia/Tokyo\n")
    assert config.time.isoformat() == "2026-01-15T21:00:00+09:00"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("title: [a\n", "_config.yml:1:8"),
        ("exclude: a.txt\n", "`exclude` is a list"),
        ("plugins: jekyll-feed\n", "`plugins` is a list"),
        ("limit_posts: -1\n", "limit_posts"),
        ("kramdown: 3\n", "'kramdown' should be a mapping"),
        ('encoding: "a\\0b"\n', "there is no encoding"),
        ("layouts_dir: [a]\n", "'layouts_dir' should be a path"),
        ("encoding: klingon\n", 'no encoding "klingon"'),
        ("collections: talks\n", "`collections` is a list of names"),
    ],
)
def test_a_configuration_that_cannot_be_used(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as raised:
        load(tmp_path, text)
    assert message in str(raised.value)


def test_lone_values_and_empty_entries_of_lists(tmp_path: Path) -> None:
    config = load(tmp_path, "keep_files: kept\nexclude: [~, 3]\n")
    assert config["keep_files"] == ["kept"]
    assert config["exclude"][0] == 3


def test_a_named_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="could not be found"):
        load(tmp_path, config=[str(tmp_path / "none.yml")])


def test_the_destination_must_not_hold_the_source(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="The destination is the source"):
        load(tmp_path, destination=str(tmp_path))


def test_a_time_zone_that_there_is_none_of_means_utc(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("timezone: Mars/Olympus\n")
    warnings = Warnings()
    config = load_config({"source": str(tmp_path)}, warnings, ENVIRON)
    assert str(config.zone) == "UTC"
    assert "is not a time zone; UTC is used" in warnings.problems[0].message
