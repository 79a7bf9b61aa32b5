"""Stylesheets of a site, through libsass."""

from __future__ import annotations

import json
from pathlib import Path

from liquid_compat.converters.base import SourcePlace
from liquid_compat.converters.sass import SassConverter


def test_a_stylesheet_can_import_a_partial_of_its_own_name(tmp_path: Path) -> None:
    partials = tmp_path / "_sass"
    partials.mkdir()
    (partials / "main.scss").write_text(".main { color: red; }\n")
    converter = SassConverter({"sass": {"implementation": "sassc"}}, str(tmp_path), "production", None, "scss")
    place = SourcePlace("assets/main.scss", "main.scss", str(tmp_path / "assets"))
    conversion = converter.convert('@import "main";\n', place)
    assert conversion.text.startswith(".main { color: red; }")
    [(name, text)] = conversion.extras
    assert name == "main.css.map"
    assert json.loads(text)["sources"] == ["main.scss", "_sass/main.scss"]
