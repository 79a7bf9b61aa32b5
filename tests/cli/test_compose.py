"""The commands of jekyll-compose: new posts, drafts and pages, publishing, renaming."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from liquid_compat.cli import main
from liquid_compat.compose.front_matter import changed
from liquid_compat.ruby.psych_dump import dump
from tests.conftest import NOW

HERE = Path(__file__).parent
GOLDEN = HERE / "compose.json"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "compose.yml").read_text(encoding="utf-8"))


def write(folder: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


def tree(folder: Path) -> dict[str, str]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in found}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, at the reference's instant."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    monkeypatch.setenv("TZ", "UTC")
    for name in ("JEKYLL_EDITOR", "VISUAL", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_leaves_behind_what_jekyll_compose_does(case: dict[str, Any], folder: Path) -> None:
    write(folder, case["files"])
    for words in case["run"]:
        main([*words, "-q"])
    expected = json.loads(GOLDEN.read_text(encoding="utf-8"))[case["name"]]
    assert {path: text for path, text in tree(folder).items() if path != "_config.yml"} == expected


def test_what_is_refused_changes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, {"_drafts/a.md": "x", "_posts/2026-01-15-a.md": "y", "page.md": "z", "other.md": "o"})
    before = tree(folder)
    for words, told in (
        (["publish", "_drafts/a.md"], "_posts/2026-01-15-a.md is there already"),
        (["publish", "page.md"], "page.md is not a draft"),
        (["unpublish", "_drafts/a.md"], "_drafts/a.md is not a post"),
        (["publish", "../up.md"], "There is no file ../up.md"),
        (["rename", "page.md", "???"], "No file name can be made"),
        (["rename", "page.md", "Other"], "other.md is there already"),  # jekyll-compose writes over it
        (["post", "A"], "--force"),
        (["post", "B", "--date", "nonsense"], "nonsense"),
    ):
        assert main(words) == 1
        assert told in capsys.readouterr().err
    assert tree(folder) == before


def test_a_date_has_the_sites_zone_and_the_given_time(folder: Path) -> None:
    write(folder, {"_config.yml": "timezone: America/New_York\n"})
    assert main(["post", "A", "-d", "2020-05-06", "-q"]) == 0
    assert main(["post", "B", "-d", "2020-05-06 07:08", "-q"]) == 0
    assert "date: 2020-05-06 00:00 -0400" in tree(folder)["_posts/2020-05-06-a.md"]
    assert "date: 2020-05-06 07:08 -0400" in tree(folder)["_posts/2020-05-06-b.md"]


def test_a_draft_of_a_folder_stays_there(folder: Path) -> None:
    write(folder, {"blog/_drafts/sub/a.md": "---\n---\nx"})
    assert main(["publish", "blog/_drafts/sub/a.md", "-q"]) == 0
    assert tree(folder) == {"blog/_posts/sub/2026-01-15-a.md": "---\ndate: 2026-01-15 12:00 +0000\n---\nx"}


def test_pages_lie_beside_the_folder_of_collections(folder: Path) -> None:
    write(folder, {"_config.yml": "collections_dir: cc\n"})
    main(["page", "A", "-q"])
    assert "a.md" in tree(folder)


def test_broken_front_matter_and_other_encodings_stay_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, {"_drafts/a.md": "---\na: [\n---\nx"})
    (folder / "_drafts/b.md").write_bytes(b"---\na: \xff\n---\n")
    for name in "ab":
        data = (folder / f"_drafts/{name}.md").read_bytes()
        assert main(["publish", f"_drafts/{name}.md"]) == 0
        assert "front matter stays as it is" in capsys.readouterr().err
        assert (folder / f"_posts/2026-01-15-{name}.md").read_bytes() == data


def test_the_editor_opens(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, {"_config.yml": "jekyll_compose: {auto_open: true}\n"})
    assert main(["post", "None"]) == 0
    assert "none of JEKYLL_EDITOR" in capsys.readouterr().out
    editor = folder / "my editor"
    editor.write_text(f'#!/bin/sh\necho "$@" >> "{folder}/opened"\n')
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", "false")
    monkeypatch.setenv("VISUAL", f"'{editor}' --wait")
    for words in (["post", "A"], ["draft", "A"], ["page", "A"], ["compose", "A", "-c", "x"]):
        assert main(words) == 0
    opened = (folder / "opened").read_text().splitlines()
    assert opened == [f"--wait {folder}/{name}" for name in ("_posts/2026-01-15-a.md", "_drafts/a.md", "_x/a.md")]
    monkeypatch.setenv("JEKYLL_EDITOR", "/no/such")
    assert main(["post", "B"]) == 0
    assert "can't be started" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("# first\ntitle:   'A'  # why\n# second\nlist: [a, b]\n", "# first\ntitle: B\n# second\nlist: [a, b]\nk: 1\n"),
        ("title: |\n  long\n  text\n\n# next\nx: 1\n", "title: B\n\n# next\nx: 1\nk: 1\n"),
        ("title: long\n  text\nx: &a [1]\ny: *a\n", "title: B\nx: &a [1]\ny: *a\nk: 1\n"),
        ("{title: A, x: 1}\n", "title: B\nx: 1\nk: 1\n"),
        ("title: A\ntitle: C\nx: 1\n", "title: A\ntitle: B\nx: 1\nk: 1\n"),
        ("x:\n  title: C\ndate: 2020-01-01\n", "x:\n  title: C\ntitle: B\nk: 1\n"),
        ("x:\n- a\n- b\ntitle:\n", "x:\n- a\n- b\ntitle: B\nk: 1\n"),
        ("", "title: B\nk: 1\n"),
    ],
)
def test_only_what_changes_is_written_anew(header: str, after: str) -> None:
    for end in ("\n", "\r\n"):
        text = f"---\n{header}---\n\nBody\n---\n".replace("\n", end)
        expected = f"---\n{after}---\n\nBody\n---\n".replace("\n", end)
        assert changed(text, "p.md", {"title": "B", "k": 1}, ("date",)) == expected


def test_texts_are_quoted_as_ruby_does() -> None:
    rows = json.loads((HERE / "psych_dump.json").read_text(encoding="utf-8"))
    assert len(rows) > 50
    assert [dump({"t": value}) for value, _ in rows] == [text for _, text in rows]
