"""Sites and themes to start from, and the cache folder that a build leaves."""

from __future__ import annotations

from pathlib import Path

from .test_command_line import build, run, site

__all__ = ["site"]


def entries(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*"))
    return sorted(name for name in found if not name.startswith(".git/"))


def test_a_blank_site_has_jekylls_folders_and_builds(tmp_path: Path) -> None:
    assert run("new", "--blank", "s", cwd=tmp_path).returncode == 0
    folders = {name for name in entries(tmp_path / "s") if (tmp_path / "s" / name).is_dir()}
    assert folders == {"_data", "_drafts", "_includes", "_layouts", "_posts", "_sass", "assets", "assets/css"}
    result = run("build", cwd=tmp_path / "s")
    assert (result.returncode, result.stderr) == (0, "")
    page = (tmp_path / "s/_site/index.html").read_text()
    assert '<h1 id="your-name">Your Name</h1>' in page
    assert (tmp_path / "s/_site/assets/css/main.css").is_file()


def test_a_theme_has_jekylls_files(tmp_path: Path) -> None:
    result = run("new-theme", "my theme", cwd=tmp_path)
    assert result.returncode == 0
    assert [name for name in entries(tmp_path / "my-theme") if name != ".git"] == [
        ".gitignore",
        "Gemfile",
        "LICENSE.txt",
        "README.md",
        "_data",
        "_includes",
        "_layouts",
        "_layouts/default.html",
        "_layouts/page.html",
        "_layouts/post.html",
        "_sass",
        "assets",
        "my-theme.gemspec",
    ]
    again = run("new-theme", "my-theme", cwd=tmp_path)
    assert again.returncode == 1
    assert "exists" in again.stderr
    assert run("new-theme", "../up", cwd=tmp_path).returncode == 1


def test_a_build_leaves_a_cache_folder_unknown_to_git(site) -> None:
    assert build(site, "--disable-disk-cache").returncode == 0
    assert not (site.source / ".jekyll-cache").exists()
    assert build(site).returncode == 0
    assert (site.source / ".jekyll-cache/.gitignore").read_text().endswith("*\n")
