"""Which Ruby methods are read as what they compute, and which are refused. Outputs: `sites/ruby-text-tags`."""

from __future__ import annotations

import re

import pytest

from liquid_compat.errors import LiquidCompatError
from liquid_compat.plugins.ruby_files import RubyFile
from liquid_compat.plugins.stand_ins.text_tags import readable

from ..conftest import Sandbox

TAG = """\
class A < Liquid::Tag
  def initialize(tag, markup, tokens)
    super
    {setup}
  end

  def render(context)
    {body}
  end
end
Liquid::Template.register_tag('a', A)
"""

REFUSED = {
    "a command": "`date`",
    "a command in a string": '"#{`date`}"',
    "a constant": "Time.now.to_s",
    "a file": "File.read('x')",
    "output": "puts 'x'",
    "an error": "raise 'x' if @id",
    "a method of its own": "help(@id)",
    "an assignment of two": "a, b = 1, 2",
    "a block": "@id.split.map { |x| x }.first",
    "a global": '"#$0"',
    "a variable without braces": '"#@id"',
    "a variable that is none": '"#{other}"',
    "a class variable": "@@seen",
    "a regular expression that matches by more than signs": "@id.gsub(/(a)\\1/, 'b')",
    "a replacement that refers": "@id.gsub('a', '\\0')",
    "an escape of a sign by its number": '"\\x41"',
    "a loop": "while true\n  'x'\n    end",
    "something behind a return": "return 'x'\n    'y'",
    "something behind a return in a condition": "if @id == 'a'\n      return 'x' if @id\n      'y'\n    end\n    'z'",
    "a variable that lasts and grows": "@id << 'x'\n    @id",
    "a variable that lasts and is set anew": "@id = @id + 'x'\n    @id",
    "a variable that lasts and counts": "@count ||= 0\n    'x'",
    "a string without end": "'x",
    "the site": "context.registers[:site].posts.size",
    "the page that is written": "context.registers[:page]['x']",
    "the environment": "ENV['X']",
    "nothing but a converter": "context.registers[:site].find_converter_instance(Jekyll::Converters::Markdown)",
    "a text of two names": "x = @id\n    x << 'y'\n    x",
    "a format": "'%s' % @id",
    "a range": "@id[0..1]",
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_more_is_refused(case: str) -> None:
    assert readable(RubyFile("a.rb", TAG.format(setup="@id = markup", body=REFUSED[case]))) == frozenset()


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("another method", ("  def render", "  def other\n    1\n  end\n\n  def render")),
        ("a constant", ("  def initialize", "  X = 1\n\n  def initialize")),
        ("two classes of a name", ("class A", "class A < Liquid::Tag\n  def render(c)\n    'x'\n  end\nend\nclass A")),
        ("another class above", ("< Liquid::Tag", "< Liquid::Raw")),
        ("no super", ("    super\n", "")),
        ("no render", ("def render", "def rendered")),
    ],
)
def test_classes_with_more_in_them_are_refused(what: str, change: tuple[str, str]) -> None:
    text = TAG.format(setup="@id = markup", body="@id")
    assert readable(RubyFile("a.rb", text)) == {"tag a"}
    assert readable(RubyFile("a.rb", text.replace(*change))) == frozenset()


def test_what_can_be_read_is_no_missing_plugin(sandbox: Sandbox) -> None:
    ruby = TAG.format(setup="@id = markup.strip", body='"<i>#{@id}</i>"')
    sandbox.write({"_plugins/a.rb": ruby, "a.html": "---\n---\n{% a b %}"}).build()
    assert sandbox.read("a.html") == "<i>b</i>"
    assert sandbox.messages == []


def test_a_python_plugin_comes_before_what_was_read(sandbox: Sandbox) -> None:
    ruby = TAG.format(setup="@id = markup.strip", body='"<i>#{@id}</i>"')
    python = (
        "from liquid_compat.plugins import api\n@api.tag('a', arguments='text')\ndef other(text):\n    return 'own'\n"
    )
    sandbox.write({"_plugins/a.rb": ruby, "_plugins/b.py": python, "a.html": "---\n---\n{% a b %}"}).build()
    assert sandbox.read("a.html") == "own"


@pytest.mark.parametrize(
    ("body", "message"),
    [("context['none'].strip", "nil has no method strip"), ("@id + 1", "a text + a number can't be computed")],
)
def test_what_ruby_would_raise_is_an_error(sandbox: Sandbox, body: str, message: str) -> None:
    sandbox.write({"_plugins/a.rb": TAG.format(setup="@id = markup", body=body), "a.html": "---\n---\n{% a b %}"})
    with pytest.raises(LiquidCompatError, match=re.escape(message)) as raised:
        sandbox.build()
    assert "a.html:3:1" in str(raised.value)


def test_an_edit_of_the_ruby_file_renders_anew(sandbox: Sandbox) -> None:
    sandbox.write({"_plugins/a.rb": TAG.format(setup="", body="'one'"), "a.html": "---\n---\n{% a %}"})
    sandbox.build(cache=True)
    sandbox.write({"_plugins/a.rb": TAG.format(setup="", body="'two'")}).build(cache=True)
    assert sandbox.read("a.html") == "two"
