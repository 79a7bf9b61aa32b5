"""`liquid-compat plugins`, subcommands of plugins, and `--missing-tags`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from tests.cli.test_command_line import build, run
from tests.conftest import Sandbox

API = "from liquid_compat.plugins import api\n"
RUBY = """\
# What the site adds
module Site
  class Shout < Liquid::Tag
    def render(context)
      "<b>#{Time.now}</b>"
    end
  end
  class Box < Liquid::Block
  end
  module Texts
    def third(text)
      text[2].succ
    end
  end
  class CategoryPages < Jekyll::Generator
  end
  class Up < Jekyll::Converter
  end
  class Count < Jekyll::Command
  end
end
class Jekyll::Page
end
Liquid::Template.register_tag('shout', Site::Shout)
Liquid::Template.register_tag('box2', Site::Box)
Liquid::Template.register_filter(Site::Texts)
Jekyll::Hooks.register :site, :post_write do |site|
end
Jekyll::Hooks.register [:posts, :pages], :post_render do |item|
end
Jekyll::Hooks.register :clean, :on_obsolete do |files|
end
"""

SHOUT = """\
class Shout < Liquid::Tag
  def render(context)
    "loud"
  end
end
class Cry < Liquid::Tag
  def render(context)
    Time.now
  end
end
Liquid::Template.register_tag('shout', Shout)
Liquid::Template.register_tag('cry', Cry)
"""


@pytest.fixture
def site(sandbox: Sandbox) -> Sandbox:
    return sandbox.write(
        {
            "_config.yml": "plugins: [jekyll-feed, of-my-own, webrick]\n",
            "_plugins/deep/all.rb": RUBY,
            "_plugins/needs.rb": "require 'jekyll-sitemap'\n",
            "_plugins/odd.rb": "puts 1\n",
            "_plugins/own.py": API + "@api.filter()\ndef loud(text):\n    return text.upper()\n"
            "@api.command()\ndef titles(site, *words):\n    '''Print the titles of pages'''\n"
            "    print(*words, [page.data['title'] for page in site.read().pages])\n",
            "index.html": "---\ntitle: T\n---\n{{ 'a' | loud }}",
        }
    )


@pytest.mark.parametrize("words", [(), ("list",)], ids=str)
def test_what_plugins_bring(site: Sandbox, words: tuple[str, ...]) -> None:
    result = run("plugins", *words, cwd=site.source)
    assert result.stderr == ""
    assert result.stdout.splitlines() == [
        "jekyll-feed: built in",
        "of-my-own: not available",
        "webrick: built in",
        "jekyll-sitemap: built in",
        "_plugins/own.py: filter loud, subcommand titles",
        "_plugins/deep/all.rb: tag shout, block box2, filter third, generator CategoryPages, converter Up, "
        "command Count, change Page, hook :site :post_write, hook :posts :post_render, hook :pages :post_render, "
        "hook :clean :on_obsolete: missing",
        "_plugins/needs.rb: jekyll-sitemap: switched on",
        "_plugins/odd.rb: nothing that we can read off it, and it is not run",
    ]


def test_what_takes_the_place_of_ruby(sandbox: Sandbox) -> None:
    hook = "Jekyll::Hooks.register :posts, :post_init do |post|\n  `git rev-list --count HEAD #{post.path}`\n"
    hook += "  post.data['last_modified_at'] = `git log -1 --pretty=\"%ad\" --date=iso #{post.path}`\nend\n"
    sandbox.write({"_config.yml": "", "_plugins/lastmod.rb": hook, "_plugins/shout.rb": SHOUT})
    assert run("plugins", cwd=sandbox.source).stdout.splitlines() == [
        "_plugins/lastmod.rb: hook :posts :post_init: built in (it is not quite the file that we know)",
        "_plugins/shout.rb: tag shout: read off the file; tag cry: missing",
    ]


def test_a_site_without_plugins(sandbox: Sandbox) -> None:
    assert run("plugins", cwd=sandbox.write({"_config.yml": ""}).source).stdout == "The site has no plugins.\n"


def test_stubs(site: Sandbox, file_regression: FileRegressionFixture) -> None:
    result = run("plugins", "port", cwd=site.source)
    assert (result.stdout, result.stderr) == ("Written: _plugins/deep/all.py\n", "")
    stub = (site.source / "_plugins/deep/all.py").read_text()
    file_regression.check(stub, basename="stub", extension=".py.txt")
    again = run("plugins", "port", cwd=site.source)
    assert again.stdout == ""
    assert (site.source / "_plugins/deep/all.py").read_text() == stub


def test_what_a_stub_stands_for_is_still_to_be_written(sandbox: Sandbox) -> None:
    ruby = "class Shout < Liquid::Tag\nend\nLiquid::Template.register_tag('shout', Shout)\n"
    sandbox.write({"_plugins/a.rb": ruby, "b.html": "---\n---\n{% shout %}"})
    run("plugins", "port", cwd=sandbox.source)
    result = build(sandbox)
    assert result.returncode == 1
    assert "tag shout is still to be written" in result.stderr
    assert "in _plugins/a.py:11:5" in result.stderr
    stub = sandbox.source / "_plugins/a.py"
    todo = 'raise api.PluginError("tag shout is still to be written")'
    stub.write_text(stub.read_text().replace(todo, "return 'loud'"))
    assert build(sandbox).stderr == ""
    assert sandbox.read("b.html") == "loud"


def test_a_subcommand_of_a_plugin(site: Sandbox) -> None:
    result = run("titles", "All:", cwd=site.source)
    assert (result.returncode, result.stdout) == (0, "All: ['T', None, None, None]\n")
    listed = run("--help", cwd=site.source).stdout
    assert "titles" in listed
    assert "Print the titles of pages" in listed
    assert run("titels", cwd=site.source).returncode == 2


def test_a_click_command_of_a_plugin(site: Sandbox) -> None:
    site.write(
        {
            "_plugins/click_one.py": API + "import click\n\n@api.command()\n@click.command('repeat')\n"
            "@click.option('--times', default=1)\n@click.argument('word')\n@click.pass_obj\n"
            "def repeat(site, word, times):\n    '''Say it'''\n"
            "    click.echo(word * times + str(site.config.source.name))\n"
        }
    )
    assert run("repeat", "--times", "2", "a", cwd=site.source).stdout == "aasource\n"
    assert "--times" in run("repeat", "--help", cwd=site.source).stdout


def test_an_error_in_a_subcommand_of_a_plugin(site: Sandbox) -> None:
    site.write({"_plugins/bad.py": API + "@api.command()\ndef bad(site):\n    return 1 / 0\n"})
    result = run("bad", cwd=site.source)
    assert result.returncode == 1
    assert "The subcommand bad of _plugins/bad.py failed: ZeroDivisionError" in result.stderr
    assert "_plugins/bad.py:4:5" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in run("bad", "--trace", cwd=site.source).stderr


UNKNOWN = """\
---
---
a {% shout 1 %} b
{% box2 x %}{% box2 y %}{% if page %}no{% endif %}{% endbox2 %}no{% endbox2 %}
c {% if page %}{% never %}d{% else %}no{% endif %} {{ 'e' | third }} {% shout 2 %}
"""


def test_tags_that_nobody_brings(site: Sandbox, file_regression: FileRegressionFixture) -> None:
    site.write({"b.html": UNKNOWN})
    assert "Unknown tag 'shout'" in build(site).stderr
    result = build(site, "--missing-tags", "warn")
    assert result.returncode == 0
    assert site.read("b.html") == "a  b\n\nc d e \n"
    file_regression.check(result.stderr.replace(str(site.source), "SOURCE"), basename="missing-tags")


def test_parts_of_block_tags_are_still_errors(site: Sandbox) -> None:
    site.write({"b.html": "---\n---\n{% if true %}{% endfor %}{% endif %}"})
    assert build(site, "--missing-tags", "warn").returncode == 1
    site.write({"b.html": "---\n---\n{% endshout %}"})
    assert build(site, "--missing-tags", "warn").returncode == 1


def test_outside_of_a_site_no_plugin_is_looked_for(tmp_path: Path) -> None:
    assert run("titles", cwd=tmp_path).returncode == 2
