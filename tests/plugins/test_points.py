"""The points of a build at which plugins do something, all in one plugin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.content.item import Item
from liquid_compat.content.page import Page
from liquid_compat.content.site import Site
from liquid_compat.errors import Warnings
from liquid_compat.pipeline import prepared
from liquid_compat.pipeline.build import build
from liquid_compat.pipeline.write import write_site
from liquid_compat.plugins.api import MadeFile, Plugin, Written
from liquid_compat.plugins.registry import load_plugins
from liquid_compat.templates.api import with_context
from liquid_compat.templates.services import SiteServices


@with_context
def wanted(value: str, *, context: Any) -> str:
    context.registers.ask("all", value)
    return value


class All(Plugin):
    """Leaves a mark at every point."""

    name = "all"
    points: list[str]

    def filters(self) -> Mapping[str, Callable[..., Any]]:
        return {"wanted": wanted}

    def sass_functions(self) -> Mapping[str, Callable[..., Any]]:
        import sass

        return {"twice($n)": lambda n: sass.SassNumber(n.value * 2, n.unit)}

    def before_read(self) -> None:
        self.points = ["before_read"]

    def after_init(self, item: Item) -> None:
        self.points.append(f"after_init {item.relative_path}")

    def after_read(self, site: Site) -> None:
        self.points.append("after_read")

    def generate(self, site: Site, services: SiteServices) -> None:
        self.points.append("generate")
        site.pages.append(Page(site.rules, str(site.config.source), "", "made.html", {}, "made"))

    def before_rendering(self, site: Site, services: SiteServices) -> None:
        site.pages[0].data["points"] = self.points

    def variables(self, item: Item) -> Mapping[str, Any]:
        return {"variable": f"variable of {item.relative_path}"}

    def before_liquid(self, item: Item, content: str) -> str:
        return content.replace("[[", "{{").replace("]]", "}}")

    def after_rendering(
        self, site: Site, files: Mapping[str, MadeFile], asked: Sequence[Any]
    ) -> Mapping[str, MadeFile]:
        source = files["copied.txt"]
        assert isinstance(source, Path)
        return {"asked.txt": " ".join(asked), "bytes.bin": b"\0\xff", "again.txt": source}

    def rewrites(self, place: str) -> bool:
        return place.endswith(".txt")

    def rewrite(self, place: str, data: bytes) -> bytes:
        return data.upper()

    def keeps(self, obsolete: Sequence[str]) -> Collection[str]:
        return [name for name in obsolete if name.endswith(".keep")]

    def after_write(self, written: Written) -> None:
        names = " ".join(sorted(written.files))
        (written.site.config.source.parent / "written").write_text(f"{written.destination.name}: {names}")


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    def load(config: Any, warnings: Any, *more: Any) -> Any:
        from liquid_compat.plugins.api import PluginSetup

        config, plugins = load_plugins(config, warnings, *more)
        return config, [*plugins, All(PluginSetup(config, warnings))]

    monkeypatch.setattr(prepared, "load_plugins", load)
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text(
        "---\n---\n[[ variable ]] {{ 'a' | wanted }} {{ page.points | join: ', ' }}", encoding="utf-8"
    )
    (site / "plain.html").write_text("---\n---\n[[ 'b' | wanted ]]", encoding="utf-8")
    (site / "style.scss").write_text("---\n---\na { width: twice(4px) }", encoding="utf-8")
    (site / "copied.txt").write_text("copied", encoding="utf-8")
    return site


def _build(source: Path, **more: Any) -> Path:
    destination = source.parent / "out"
    build({"source": str(source), "destination": str(destination)}, Warnings(), **more)
    return destination


def test_a_plugin_comes_to_every_point(source: Path) -> None:
    out = _build(source)
    assert (out / "index.html").read_text() == (
        "variable of index.html a before_read, after_init index.html, after_init plain.html, after_init style.scss, "
        "after_read, generate, after_init made.html"
    )
    assert (out / "plain.html").read_text() == "b"
    assert (out / "style.css").read_text().startswith("a { width: 8px; }")
    assert (out / "copied.txt").read_text() == (out / "again.txt").read_text() == "COPIED"
    assert (out / "asked.txt").read_text() == "A B"
    assert (out / "bytes.bin").read_bytes() == b"\0\xff"
    names = "again.txt asked.txt bytes.bin copied.txt index.html made.html plain.html style.css style.css.map"
    assert (source.parent / "written").read_text() == f"out: {names}"


def test_what_tags_ask_for_comes_from_workers_and_in_a_build_with_a_cache(source: Path) -> None:
    for number in range(40):
        (source / f"page{number:02}.html").write_text(f"---\n---\n{{{{ 'p{number:02}' | wanted }}}}", encoding="utf-8")
    expected = " ".join(["A", *(f"P{number:02}" for number in range(40)), "B"])
    for more in ({"jobs": 2}, {"cache": True}, {"cache": True}):
        assert (_build(source, **more) / "asked.txt").read_text() == expected


def test_a_plugin_keeps_what_is_obsolete(source: Path) -> None:
    out = _build(source)
    (out / "old" / "deep").mkdir(parents=True)
    for name in ("old/a.keep", "old/b.txt", "old/deep/c.txt", "d.txt"):
        (out / name).write_text("old")
    _build(source)
    old = [path.name for path in out.rglob("*") if path.is_file() and path.read_bytes() == b"old"]
    assert old == ["a.keep"]
    assert not (out / "old" / "deep").exists()


def test_a_kept_folder_stays_with_all_in_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write_site(out, {"a.txt": "a", "sub/b.txt": "b", "sub/more/c.txt": "c", "gone/d.txt": "d"}, {}, [])
    asked: list[str] = []

    def spare(names: list[str]) -> list[str]:
        asked.extend(names)
        return ["sub", "elsewhere"]

    write_site(out, {"a.txt": "a"}, {}, [], spare=spare)
    assert sorted(asked) == ["gone", "gone/d.txt", "sub", "sub/b.txt", "sub/more", "sub/more/c.txt"]
    assert (out / "sub/more/c.txt").read_text() == "c"
    assert not (out / "gone").exists()
