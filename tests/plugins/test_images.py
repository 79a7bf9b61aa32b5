"""Images in other sizes: what is made of them, and what is told where they can't be."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from liquid_compat.errors import LiquidCompatError

from ..conftest import Sandbox

Image = pytest.importorskip("PIL.Image", reason="needs Pillow")

RESPONSIVE = {
    "_config.yml": "plugins: [jekyll-responsive-image]\nresponsive_image:\n  template: _includes/image.html\n"
    "  sizes: [{width: 20}, {width: 40, quality: 50}, {width: 400}]\n",
    "_includes/image.html": "{{ path }} {{ alt }} {{ original.width }}x{{ original.height }}"
    "{% for r in resized %} {{ r.path }} {{ r.width }}x{{ r.height }}{% endfor %} {{ page }}{{ site.title }}",
}


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), (200, 100, 0)).save(data, kind)
    return data.getvalue()


def size(path: Path) -> tuple[int, int]:
    with Image.open(path) as image:
        found: tuple[int, int] = image.size
        return found


def test_responsive_images_as_documented(sandbox: Sandbox) -> None:
    page = '---\n---\n{% responsive_image path: assets/sub/a.png alt: "Lorem ipsum" %}'
    sandbox.write({**RESPONSIVE, "assets/sub/a.png": picture(100, 51), "a.html": page}).build()
    resized = "assets/resized/a-20x10.png 20x10 assets/resized/a-40x20.png 40x20"
    assert sandbox.read("a.html") == f"assets/sub/a.png Lorem ipsum 100x51 {resized} "
    assert size(sandbox.destination / "assets/resized/a-20x10.png") == (20, 10)
    assert not (sandbox.source / "assets/resized").exists()


def test_a_block_with_variables(sandbox: Sandbox) -> None:
    block = "{% responsive_image_block %}\n\tpath: {{ p }}\n\talt: X\n{% endresponsive_image_block %}"
    page = f"---\n---\n{{% assign p = 'assets/a.png' %}}{block}"
    sandbox.write({**RESPONSIVE, "assets/a.png": picture(10, 10), "a.html": page}).build()
    assert sandbox.read("a.html").startswith("assets/a.png X 10x10")


def test_other_names_and_images_that_no_tag_names(sandbox: Sandbox) -> None:
    config = RESPONSIVE["_config.yml"] + (
        "  output_path_format: made/%{dirname}/%{width}/%{basename}\n  extra_images: ['assets/**/*.{png,jpg}']\n"
    )
    files = {"assets/x/a.jpg": picture(100, 50, "JPEG"), "made/x/20/a.jpg": "already there"}
    sandbox.write({**RESPONSIVE, "_config.yml": config, **files}).build()
    assert sandbox.read("made/x/20/a.jpg") == "already there"
    assert size(sandbox.destination / "made/x/40/a.jpg") == (40, 20)


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("responsive_image path: assets/none.png", "no image assets/none.png"),
        ("responsive_image path: assets/text.png", "can't be read as an image"),
        ("responsive_image path: assets/a.png template: none.html", "no template none.html"),
        ("picture none.png", "no image none.png"),
        ("picture", None),
        ("picture jpt-webp", "names no image"),
        ("picture assets/a.png what", "can't do anything with what"),
        ("picture assets/text.png", "can't be read as an image"),
    ],
)
def test_tags_that_fail(tag: str, message: str | None, sandbox: Sandbox) -> None:
    config = RESPONSIVE["_config.yml"].replace("-image]", "-image, jekyll_picture_tag]")
    files = {**RESPONSIVE, "_config.yml": config, "assets/a.png": picture(10, 10), "assets/text.png": "text"}
    sandbox.write({**files, "a.html": f"---\n---\n{{% {tag} %}}"})
    if message is None:
        sandbox.build()
        return
    with pytest.raises(LiquidCompatError, match=message):
        sandbox.build()


def test_files_of_a_picture(sandbox: Sandbox) -> None:
    files = {
        "_config.yml": "plugins: [jekyll_picture_tag]\n",
        "_data/picture.yml": "presets: {s: {widths: [20], fallback_width: 10, formats: [webp, original], crop: '2:1'}}",
        "a.png": picture(100, 100),
        "a.html": "---\n---\n{% picture s a.png %}",
    }
    sandbox.write(files).build()
    made = {path.suffix: size(path) for path in (sandbox.destination / "generated").iterdir() if "-20-" in path.name}
    assert made == {".webp": (20, 10), ".png": (20, 10)}


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a.png", "100x50"),
        ("/a.png:width", "100"),
        ("a.png:height/2", "25"),
        ("a.png:list?width=50", "50, 25"),
        ("a.png:array?height=25", "[50, 25]"),
        ("a.png:json", "{width: 100, height: 50}"),
        ("a.png:css", "width: 100px; height: 50px;"),
        ("a.png:props", "width='100' height='50'"),
        ("a.png:img class='x'", "<img src='a.png' width='100' height='50' class='x'>"),
        ("page.picture:size", "100x50"),
        ("none.png", "0x0"),
        ("none.png:props", ""),
    ],
)
def test_sizes_of_images_as_documented(markup: str, expected: str, sandbox: Sandbox) -> None:
    page = f"---\npicture: a.png\n---\n{{% imagesize {markup} %}}"
    config = "plugins: [jekyll-image-size]\n"
    sandbox.write({"_config.yml": config, "a.png": picture(100, 50), "a.html": page}).build()
    assert sandbox.read("a.html") == expected


@pytest.mark.parametrize(("markup", "message"), [("none.png!", "no image"), ("a.png:what", "no mode what")])
def test_sizes_that_cannot_be_told(markup: str, message: str, sandbox: Sandbox) -> None:
    files = {"_config.yml": "plugins: [jekyll-image-size]\n", "a.html": f"---\n---\n{{% imagesize {markup} %}}"}
    with pytest.raises(LiquidCompatError, match=message):
        sandbox.write(files).build()
