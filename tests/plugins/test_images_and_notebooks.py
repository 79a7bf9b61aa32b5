"""jekyll-imagemagick through Pillow, jekyll-jupyter-notebook through nbconvert: both are extras."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ..conftest import Sandbox

IMAGES = """plugins: [jekyll-imagemagick]
imagemagick:
  enabled: true
  widths: [40, 80]
  input_directories: [assets/img/]
  input_formats: [".png"]
  output_formats: {webp: "-auto-orient -quality 85"}
"""


def test_images_in_other_sizes(sandbox: Sandbox) -> None:
    image = pytest.importorskip("PIL.Image", reason="needs the extra `images`")
    folder = sandbox.source / "assets/img/deep"
    folder.mkdir(parents=True)
    image.new("RGB", (60, 30), "red").save(folder / "a.png")
    sandbox.write({"_config.yml": IMAGES, "assets/img/b.png": "no image", "assets/img/c.jpg": "", "d.png": ""})
    for _ in range(2):  # made, then taken from the cache
        sandbox.build()
        small, large = (image.open(sandbox.destination / f"assets/img/deep/a-{width}.webp") for width in (40, 80))
        assert (small.format, small.size, large.size) == ("WEBP", (40, 20), (60, 30))
        assert sandbox.messages[0].splitlines()[0] == (
            "assets/img/b.png can't be read as an image: its other sizes are missing"
        )
    assert [name for name in sandbox.files() if name.endswith(".webp")] == [
        "assets/img/deep/a-40.webp",
        "assets/img/deep/a-80.webp",
    ]


def test_images_without_pillow(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL.Image", None)
    sandbox.write({"_config.yml": IMAGES, "assets/img/a.png": "x"}).build()
    assert sandbox.messages[0].splitlines()[0] == "2 images in other sizes are missing: Pillow is not installed"


class Exporter:
    """Tells what it was asked for."""

    exclude_input_prompt = exclude_output_prompt = exclude_input = False

    def from_filename(self, path: str) -> tuple[str, dict[str, str]]:
        text = Path(path).read_text()
        if text == "broken":
            raise ValueError("no notebook")
        return f"<html>{text} {self.exclude_input_prompt} {self.exclude_input} {{{{ 1 }}}}</html>", {}


NOTEBOOK = "plugins: [jekyll-jupyter-notebook]\njupyter_notebook: {prompt: false}\n"
PAGE = '---\n---\n{% jupyter_notebook "a b&c.ipynb" %}{% jupyter_notebook plain.ipynb %}'


def test_notebooks_are_pages(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nbconvert", SimpleNamespace(HTMLExporter=Exporter, __spec__=object()))
    sandbox.write({"_config.yml": NOTEBOOK, "n/a.ipynb": "{}", "p.html": PAGE}).build()
    assert sandbox.files() == ["n/a.ipynb.html", "p.html"]
    assert sandbox.read("n/a.ipynb.html") == "<html>{} True False {{ 1 }}</html>"
    frames = [line.strip() for line in sandbox.read("p.html").splitlines() if "src=" in line]
    assert frames == ['src="a b&amp;c.ipynb.html"', 'src="plain.ipynb.html"']


def test_notebooks_without_nbconvert_are_copied(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liquid_compat.plugins.jupyter_notebook.find_spec", lambda name: None)
    sandbox.write({"_config.yml": NOTEBOOK, "n/a.ipynb": "{}"}).build()
    assert sandbox.files() == ["n/a.ipynb"]
    assert sandbox.messages[0].splitlines()[0] == (
        "Notebooks are copied as they are: nbconvert is not installed (1 files)"
    )
