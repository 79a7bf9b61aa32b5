"""Plugins in Python, of a site's files and of packages: when they run, in which order, what is told of errors."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from liquid_compat.content.slug import slugify
from liquid_compat.errors import LiquidCompatError, Warnings
from liquid_compat.pipeline.live import LiveSite
from tests.conftest import Sandbox

API = "from liquid_compat.plugins import api\n"
SHOUT = API + "@api.tag()\ndef shout(text):\n    return text.upper()\n"
PAGE = "---\n---\n"

FAILS = {
    "a tag that raises": (
        API + "\n@api.tag()\ndef shout(text):\n    return 1 / (text - text)\n",
        "a line\n\n{% shout 3 %}",
    ),
    "a block that raises": (
        API + "@api.block()\ndef box(content):\n    raise ValueError(content)\n",
        "{% box %}x{% endbox %}",
    ),
    "a filter that raises": (API + "@api.filter()\ndef third(text):\n    return text[2]\n", "{{ 'ab' | third }}"),
    "a tag with words of its own": (
        API + "@api.tag()\ndef shout():\n    raise api.PluginError('Nothing to shout', hint='Give it a word.')\n",
        "{% shout %}",
    ),
    "arguments that do not fit": (
        API + "@api.tag()\ndef shout(text, times=2, *, context):\n    return text * times\n",
        "{% shout 'a', loud=3 %}",
    ),
    "a hook of pages that raises": (
        API + "@api.hook('pages', 'post_render')\ndef end(page, output):\n    return output + None\n",
        "x",
    ),
    "a hook of the site that raises": (
        API
        + "def deep(site):\n    return site.nothing\n\n"
        + "@api.hook('site', 'post_read')\ndef read(site):\n    deep(site)\n",
        "x",
    ),
    "a generator that raises on the way": (
        API + "@api.generator()\ndef lists(site):\n    yield api.new_page(site, 'b.html')\n    {}['c']\n",
        "x",
    ),
    "a generator that gives no page": (API + "@api.generator()\ndef lists(site):\n    return 'b.html'\n", "x"),
    "a converter that raises": (API + "@api.converter('.html')\ndef up(text):\n    assert text == 'y'\n", "x"),
    "an event that is none": (API + "@api.hook('posts', 'post_red')\ndef f(post):\n    pass\n", "x"),
    "a file that can not be read": (API + "def f(:\n    pass\n", "x"),
    "a file that raises": (API + "import json\njson.loads('{')\n", "x"),
    "a file that imports what is not there": (API + "import nothing_of_that_name\n", "x"),
    "a file that ends the program": (API + "raise SystemExit(3)\n", "x"),
    "a class that raises": (
        API + "class Own(api.Plugin):\n    name = 'own'\n\n    def generate(self, site, services):\n        site[0]\n",
        "x",
    ),
}


@pytest.mark.parametrize("case", FAILS)
def test_errors(sandbox: Sandbox, case: str, file_regression: FileRegressionFixture) -> None:
    plugin, content = FAILS[case]
    sandbox.write({"_plugins/own.py": plugin, "a.html": PAGE + content})
    with pytest.raises(LiquidCompatError) as raised:
        sandbox.build()
    assert "own.py" in str(raised.value) or case == "arguments that do not fit"
    file_regression.check(f"{raised.value}\n", basename=slugify(case))


def test_files_that_import_nothing_of_ours_are_left_alone(sandbox: Sandbox) -> None:
    sandbox.write(
        {"_plugins/scrape.py": "raise SystemExit", "_plugins/a.py": SHOUT, "a.html": PAGE + "{% shout 'a' %}"}
    )
    sandbox.build()
    assert sandbox.read("a.html") == "A"


@pytest.mark.parametrize("options", [{"safe": True}, {"profile": "github-pages"}], ids=str)
def test_nothing_runs_where_no_code_of_the_sites_may(sandbox: Sandbox, options: dict[str, object]) -> None:
    sandbox.write({"_plugins/a.py": API + "raise SystemExit", "a.html": PAGE + "x"})
    sandbox.build(**options)
    assert sandbox.read("a.html").strip() == "x"


def test_the_folders_of_plugins_dir(sandbox: Sandbox) -> None:
    sandbox.write(
        {
            "_config.yml": "plugins_dir: [one, two]\n",
            "one/a.py": SHOUT,
            "a.html": PAGE + "{% shout 'a' %}{{ 1 | add: 2 }}",
        }
    )
    sandbox.write({"two/deep/b.py": API + "@api.filter()\ndef add(a, b):\n    return a + b\n"})
    sandbox.build()
    assert sandbox.read("a.html") == "A3"


def test_files_import_each_other_and_leave_nothing_behind(sandbox: Sandbox) -> None:
    before = set(sys.modules)
    sandbox.write(
        {
            "_plugins/words.py": "WORD = 'one'\ndef late():\n    from kit.more import MORE\n    return MORE\n",
            "_plugins/kit/__init__.py": "from .more import MORE\n",
            "_plugins/kit/more.py": "from . import third\nMORE = 'two' + third.THIRD\n",
            "_plugins/kit/third.py": "from ..words import WORD\nTHIRD = WORD\n",
            "_plugins/a.py": API + "from dataclasses import dataclass\nfrom typing import ClassVar\nimport kit.more\n"
            "import json, os.path\nimport words\nfrom words import WORD\n\n"
            "@dataclass\nclass Thing:\n    name: ClassVar[str] = 'thing'\n\n"
            "@api.tag()\ndef say():\n"
            "    return f'{WORD} {words.late()} {kit.more.MORE} {Thing.name} {json.dumps([1])}'\n",
            "a.html": PAGE + "{% say %}",
        }
    )
    sandbox.build()
    assert sandbox.read("a.html") == "one twoone twoone thing [1]"
    assert not {name for name in set(sys.modules) - before if "site_" in name or name in ("words", "kit", "kit.more")}
    assert not list(sandbox.source.rglob("__pycache__"))


def test_two_sites_with_files_of_one_name_do_not_meet(tmp_path: Path) -> None:
    sites = []
    for word in ("one", "two"):
        (tmp_path / word).mkdir()
        site = Sandbox(tmp_path / word)
        site.write({"_plugins/words.py": f"WORD = '{word}'\nCOUNT = []\n", "a.html": PAGE + "{% say %}"})
        site.write(
            {
                "_plugins/a.py": API + "import words\n@api.tag()\ndef say():\n    words.COUNT.append(1)\n"
                "    return f'{words.WORD} {len(words.COUNT)}'\n"
            }
        )
        sites.append(site)
    for site in sites * 2:
        site.build()
    assert [site.read("a.html") for site in sites] == ["one 1", "two 1"]


def test_hooks_go_by_their_priority_and_then_by_the_order_of_files(sandbox: Sandbox) -> None:
    hook = "@api.hook('pages', 'post_render', priority=api.{})\ndef {}(page, output):\n    return output + '{}'\n"
    sandbox.write(
        {
            "_plugins/a.py": API + hook.format("LOW", "low", 4) + hook.format("NORMAL", "normal", 2),
            "_plugins/b.py": API + hook.format("HIGH", "high", 1) + hook.format("NORMAL", "normal", 3),
            "a.html": PAGE,
        }
    ).build()
    assert sandbox.read("a.html") == "1234"


def test_owners_of_hooks(sandbox: Sandbox) -> None:
    owners = ("pages", "posts", "documents", "books")
    hooks = "".join(
        f"@api.hook('{owner}', 'post_convert')\ndef {owner}(item, content):\n    return content + ' {owner}'\n"
        for owner in owners
    )
    sandbox.write(
        {
            "_config.yml": "collections: {books: {output: true}}\n",
            "_plugins/a.py": API + hooks,
            "page.html": PAGE,
            "_posts/2025-01-01-a.html": PAGE,
            "_books/b.html": PAGE,
        }
    ).build()
    assert sandbox.read("page.html") == " pages"
    assert sandbox.read("2025/01/01/a.html") == " posts documents"
    assert sandbox.read("books/b.html") == " documents books"


def test_values_and_variables(sandbox: Sandbox) -> None:
    sandbox.write(
        {
            "_plugins/a.py": API + "@api.hook('pages', 'values')\ndef v(page):\n    return {'more': page.name}\n"
            "@api.hook('pages', 'variables')\ndef w(page):\n    return {'own': [1, 2]}\n"
            "@api.hook('site', 'after_init')\ndef init(config):\n    return {'greeting': 'Hello'}\n"
            "@api.hook(':site', ':post_write')\ndef done(written):\n"
            "    (written.destination.parent / 'done').write_text(' '.join(written.files))\n"
            "@api.hook('pages', 'post_write')\ndef each(page, path):\n"
            "    path.parent.parent.joinpath('each').write_text(path.name)\n",
            "a.html": PAGE + "{{ page.more }} {{ own | join: '+' }} {{ site.greeting }}",
        }
    ).build()
    assert sandbox.read("a.html") == "a.html 1+2 Hello"
    assert (sandbox.destination.parent / "done").read_text() == "a.html"
    assert (sandbox.destination.parent / "each").read_text() == "a.html"


def test_a_python_file_takes_the_place_of_the_ruby_file_beside_it(sandbox: Sandbox) -> None:
    ruby = "class Shout < Liquid::Tag\nend\nLiquid::Template.register_tag('shout', Shout)\n"
    sandbox.write({"_plugins/a.py": SHOUT, "_plugins/a.rb": ruby, "a.html": PAGE + "{% shout 'a' %}"}).build()
    assert sandbox.read("a.html") == "A"
    assert sandbox.messages == []


# What is kept from build to build.


@pytest.fixture
def counting(sandbox: Sandbox) -> Sandbox:
    """A site whose pages tell, beside the site, each time that they are rendered."""
    log = str(sandbox.source.parent / "log")
    count = f"def count(name):\n    with open({log!r}, 'a') as log:\n        log.write(name)\n"
    tags = (
        "@api.tag()\ndef plain():\n    count('p')\n    return 'x'\n"
        "@api.tag()\ndef reading(*, context):\n    count('r')\n    return (context.read('data.txt') or b'-').decode()\n"
        "@api.tag()\ndef of_page(*, context):\n    count('o')\n    return context.site['pages'][0]['title']\n"
        "@api.tag(volatile=True)\ndef moving():\n    count('m')\n    return 'x'\n"
        "@api.filter(volatile=True)\ndef shaking(value):\n    count('s')\n    return value\n"
    )
    pages = {f"{name}.html": f"{PAGE}{{% {name} %}}" for name in ("plain", "reading", "of_page", "moving")}
    pages["shaking.html"] = PAGE + "{{ 'a' | shaking }}"
    sandbox.write(
        {"_plugins/a.py": API + count + tags, "0.html": "---\ntitle: one\n---\n", "data.txt": "data", **pages}
    )
    return sandbox


def _rendered(site: Sandbox) -> str:
    log = site.source.parent / "log"
    log.write_text("")
    site.build(cache=True, jobs=1)
    return "".join(sorted(log.read_text()))


def test_what_tags_read_is_recorded(counting: Sandbox) -> None:
    assert _rendered(counting) == "moprs"
    assert _rendered(counting) == "ms"
    counting.write({"data.txt": "other"})
    assert _rendered(counting) == "mrs"
    assert counting.read("reading.html") == "other"
    counting.write({"0.html": "---\ntitle: two\n---\n"})
    assert _rendered(counting) == "mos"
    assert counting.read("of_page.html") == "two"


def test_an_edit_of_a_plugin_or_of_what_it_imports_renders_everything(counting: Sandbox) -> None:
    _rendered(counting)
    counting.write({"_plugins/helper.py": "X = 1\n"})
    assert _rendered(counting) == "moprs"


def test_a_volatile_hook_keeps_nothing(counting: Sandbox) -> None:
    hook = "@api.hook('pages', 'post_render', volatile={})\ndef f(page, output):\n    return output\n"
    counting.write({"_plugins/hook.py": API + hook.format(False)})
    _rendered(counting)
    assert _rendered(counting) == "ms"
    counting.write({"_plugins/hook.py": API + hook.format(True)})
    _rendered(counting)
    assert _rendered(counting) == "moprs"


def test_a_live_site_reads_plugins_anew(sandbox: Sandbox) -> None:
    sandbox.write({"_plugins/a.py": SHOUT, "a.html": PAGE + "{% shout 'a' %}"})
    site = LiveSite({"source": str(sandbox.source), "destination": str(sandbox.destination)}, cache=True)
    site.build(Warnings())
    assert sandbox.read("a.html") == "A"
    sandbox.write({"_plugins/a.py": SHOUT.replace("upper()", "upper() + '!'")})
    site.build(Warnings())
    assert sandbox.read("a.html") == "A!"


# Packages.


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed package with a plugin in a module, and one in a class."""
    root = tmp_path / "installed"
    info = root / "loud-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n")
    entries = (
        "jekyll-loud = loud_plugin\nloud-class = loud_plugin:Loud\nloud-wrong = loud_plugin:WORD\nloud-gone = nowhere\n"
    )
    (info / "entry_points.txt").write_text(f"[liquid_compat.plugins]\n{entries}")
    (root / "loud_plugin.py").write_text(
        SHOUT
        + "WORD = 'x'\n\nclass Loud(api.Plugin):\n    name = 'loud'\n\n    def after_render(self, item, output):\n"
        "        return output + '!' if item.name != 'bad.html' else output + 1\n"
    )
    monkeypatch.syspath_prepend(str(root))
    monkeypatch.delitem(sys.modules, "loud_plugin", raising=False)
    return root


def test_a_package_is_switched_on_by_name(package: Path, sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [jekyll-loud]\n", "a.html": PAGE + "{% shout 'a' %}"}).build()
    assert sandbox.read("a.html") == "A!"
    assert sandbox.messages == []


def test_a_package_that_names_a_class(package: Path, sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [loud-class]\n", "a.html": PAGE + "a"}).build()
    assert sandbox.read("a.html") == "a!"


def test_safe_mode_wants_packages_on_its_list(package: Path, sandbox: Sandbox) -> None:
    sandbox.write({"_config.yml": "plugins: [loud-class]\n", "a.html": PAGE + "a"}).build(safe=True)
    assert sandbox.read("a.html") == "a"
    sandbox.write({"_config.yml": "plugins: [loud-class]\nwhitelist: [loud-class]\n"}).build(safe=True)
    assert sandbox.read("a.html") == "a!"


@pytest.mark.parametrize(
    ("name", "page"), [("loud-class", "bad.html"), ("loud-wrong", "a.html"), ("loud-gone", "a.html")]
)
def test_errors_of_packages(
    package: Path, sandbox: Sandbox, name: str, page: str, file_regression: FileRegressionFixture
) -> None:
    sandbox.write({"_config.yml": f"plugins: [{name}]\n", page: PAGE + "a"})
    with pytest.raises(LiquidCompatError) as raised:
        sandbox.build()
    file_regression.check(f"{raised.value}\n", basename=f"package-{name}")
