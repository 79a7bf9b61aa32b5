"""What is put off until it is used (`liquid_compat/lazy.py`): packages' `__init__`s and slow patterns."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from liquid_compat.lazy import pattern


@pytest.fixture
def fruit(tmp_path: Path) -> Path:
    """A folder with a package whose `__init__` takes a name from a submodule, makes one, and tells that it ran."""
    package = tmp_path / "fruit"
    package.mkdir()
    (package / "__init__.py").write_text(
        "def press(what):\n    return f'pressed {what}'\n"
        "print('ran')\nfrom .apple import Apple\nfrom . import heavy\nMADE = 'made'\n"
    )
    (package / "apple.py").write_text("from fruit import press\nclass Apple: pass\njuice = lambda: press('apple')\n")
    (package / "heavy.py").write_text("print('heavy')\n")
    return tmp_path


def run(folder: Path, code: str) -> list[str]:
    """The lines that Python prints for `code` in a process of its own, with `folder` on its path."""
    prelude = f"import sys\nsys.path.insert(0, {str(folder)!r})\nfrom liquid_compat.lazy import import_parts\n"
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run([sys.executable, "-c", prelude + code], capture_output=True, text=True, cwd=root, check=True)
    return done.stdout.splitlines()


def test_a_part_comes_without_the_package(fruit: Path) -> None:
    code = "import_parts(['fruit.apple'], ['fruit'], ['press'])\nfrom fruit.apple import Apple\nprint(Apple.__name__)"
    assert run(fruit, code) == ["Apple"]


def test_a_name_that_the_package_takes_from_a_part_comes_without_it(fruit: Path) -> None:
    assert run(fruit, "import_parts(['fruit.apple'], ['fruit'], ['press'])\nfrom fruit import Apple") == []


def test_a_name_that_the_package_makes_makes_it_run_once(fruit: Path) -> None:
    code = (
        "import_parts(['fruit.apple'], ['fruit'], ['press'])\nfrom fruit.apple import Apple as before\n"
        "import fruit\nprint(fruit.MADE, fruit.MADE, type(fruit).__name__, fruit.Apple is before)"
    )
    assert run(fruit, code) == ["ran", "heavy", "made made module True"]


def test_a_function_runs_the_package_when_it_is_called(fruit: Path) -> None:
    code = (
        "import_parts(['fruit.apple'], ['fruit'], ['press'])\nfrom fruit.apple import juice\nprint('now')\n"
        "print(juice(), juice())"
    )
    assert run(fruit, code) == ["now", "ran", "heavy", "pressed apple pressed apple"]


def test_a_module_waits_until_its_function_is_called(fruit: Path) -> None:
    (fruit / "fruit" / "heavy.py").write_text("print('heavy')\ndef weigh(): return 'weighed'\n")
    (fruit / "fruit" / "apple.py").write_text("from .heavy import weigh\nclass Apple: pass\n")
    code = (
        "import_parts(['fruit.apple'], ['fruit', 'fruit.heavy'], ['weigh'])\nfrom fruit.apple import weigh\n"
        "print('now')\nprint(weigh(), weigh())"
    )
    assert run(fruit, code) == ["now", "ran", "heavy", "weighed weighed"]


def test_what_is_not_there_is_an_attribute_error(fruit: Path) -> None:
    code = "import_parts(['fruit.apple'], ['fruit'], ['press'])\nimport fruit\nprint(hasattr(fruit, 'pear'))"
    assert run(fruit, code) == ["ran", "heavy", "False"]


def test_where_it_fails_all_is_forgotten(fruit: Path) -> None:
    (fruit / "fruit" / "apple.py").write_text(
        "import sys\nassert hasattr(sys.modules['fruit'], 'MADE')\nclass Apple: pass\n"
    )
    (fruit / "fruit" / "__init__.py").write_text("MADE = 1\nfrom .apple import Apple\nassert Apple\nprint('ran')\n")
    code = (
        "import_parts(['fruit.missing'], ['fruit'])\nprint(sorted(name for name in sys.modules if 'fruit' in name))\n"
        "from fruit.apple import Apple\nprint(type(sys.modules['fruit']).__name__)"
    )
    assert run(fruit, code) == ["[]", "ran", "module"]


def test_patterns_of_a_light_module_wait_for_their_use(fruit: Path) -> None:
    (fruit / "fruit" / "apple.py").write_text("import re\nPEEL = re.compile('[(')\nCORE = re.escape('.')\n")
    code = (
        "import_parts(['fruit.apple'], ['fruit'], light=['fruit.apple'])\nimport re\nfrom fruit import apple\n"
        "print(apple.CORE, apple.__name__, isinstance(re.compile('a'), re.Pattern))\n"
        "try: apple.PEEL.match('a')\nexcept re.error: print('no pattern')"
    )
    assert run(fruit, code) == [r"\. fruit.apple True", "no pattern"]


def test_yaml_is_the_ordinary_package_to_others() -> None:
    code = (
        "from liquid_compat.ruby.libyaml import ReaderError\nimport yaml\n"
        "print(yaml.safe_load('a: [1]'), type(yaml).__name__)\n"
        "try: yaml.safe_load('\\x01')\nexcept ReaderError as error: print(error.reason)"
    )
    assert run(Path("."), code) == ["{'a': [1]} module", "special characters are not allowed"]


def test_an_imported_package_stays(fruit: Path) -> None:
    code = "import fruit\nimport_parts(['fruit.apple'], ['fruit'])\nprint(sys.modules['fruit'] is fruit)"
    assert run(fruit, code) == ["ran", "heavy", "True"]


def test_python_liquid_is_the_ordinary_package_to_others() -> None:
    code = (
        "import liquid_compat.templates as ours\nprint('babel' in sys.modules, 'asyncio' in sys.modules)\n"
        "import liquid\nprint(issubclass(ours.Environment, liquid.Environment), liquid.render('{{ 1 | plus: 2 }}'))"
    )
    assert run(Path("."), code) == ["False False", "True 3"]


def test_a_pattern_is_compiled_at_its_first_use() -> None:
    lazy = pattern("[(")
    with pytest.raises(re.error):
        lazy.match("a")
    lazy = pattern(r"(\w)b", re.IGNORECASE)
    assert lazy.match("AB")
    assert lazy.sub(r"\1", "AB ab") == "A a"
    assert lazy.match("AB", 0, 1) is None
    assert lazy.pattern == r"(\w)b"
    with pytest.raises(AttributeError):
        lazy.no_such_thing  # noqa: B018


def test_what_python_liquid_seldom_needs_comes_when_it_is_called() -> None:
    code = (
        "from liquid_compat.templates.python_liquid import BoundTemplate\nimport liquid\n"
        "print('liquid.builtin.tags.case_tag' in sys.modules)\n"
        "found = liquid.Environment().from_string('{{ a.b }}').analyze()\nprint(list(found.globals))"
    )
    assert run(Path("."), code) == ["False", "['a']"]


def test_a_postponed_module_is_loaded_when_something_is_asked_of_it() -> None:
    code = (
        "from liquid_compat.lazy import postpone\npostpone('colorsys')\nimport colorsys\n"
        "print('ONE_SIXTH' in vars(colorsys))\nprint(colorsys.rgb_to_hsv(0, 0, 0))\n"
        "before = sys.modules['colorsys']\npostpone('colorsys')\nprint(sys.modules['colorsys'] is before)"
    )
    assert run(Path("."), code) == ["False", "(0.0, 0.0, 0)", "True"]


def test_a_stylesheet_needs_neither_inspect_nor_tempfile() -> None:
    code = (
        "from liquid_compat.converters.base import SourcePlace\n"
        "from liquid_compat.converters.sass import SassConverter\n"
        "from liquid_compat.config.settings import Settings\n"
        "converter = SassConverter(Settings({}), '.', 'production', None, 'scss')\n"
        "made = converter.convert('a { b { c: d } }', SourcePlace('a.scss', 'a.scss', '.', 1))\n"
        "print('a b' in made.text, len(made.extras))\n"
        "print('ast' in sys.modules, 'tempfile' in sys.modules)"
    )
    assert run(Path("."), code) == ["True 1", "False False"]
