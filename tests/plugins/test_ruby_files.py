"""What Ruby files register is read off their text, and which of ours stand in for them."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from liquid_compat.plugins.ruby_files import RubyFile
from liquid_compat.plugins.stand_ins import StandIn, claims, uncovered
from liquid_compat.plugins.stand_ins.table import STAND_INS

from ..conftest import Sandbox

FILES = {
    "a tag and a block": (
        "module Site\n  class Shout < Liquid::Tag\n  end\n  class Box < Liquid::Block\n  end\n"
        "  class Big < Box\n  end\nend\n"
        "Liquid::Template.register_tag('shout', Site::Shout)\n"
        'Liquid::Template.register_tag "box", Site::Box\nLiquid::Template.register_tag(:big, Site::Big)\n',
        ["tag shout", "block box", "block big"],
    ),
    "filters, but not what is private or of a class inside": (
        "module Site\n  module Texts\n    class Helper\n      def initialize(a)\n      end\n    end\n"
        "    def loud(text)\n      text.upcase\n    end\n\n    def quiet?(text)\n    end\n\n    private\n\n"
        "    def help\n    end\n  end\nend\nLiquid::Template.register_filter(Site::Texts)\n",
        ["filter loud", "filter quiet?"],
    ),
    "one class under several names": (
        "class Box < Liquid::Block\nend\n%w[info warning].each do |name|\n"
        "  Liquid::Template.register_tag(name, Box)\nend\n"
        "['a', \"b\"].each { |n| Liquid::Template.register_tag n, Site::Box }\n",
        ["block info", "block warning", "block a", "block b"],
    ),
    "a name that is computed": ("Liquid::Template.register_tag(NAME, Box)\n", []),
    "a module that is no filter": ("module Site\n  def self.help\n  end\nend\n", []),
    "hooks of one owner and of several": (
        "Jekyll::Hooks.register :posts, :post_init do |post|\nend\n"
        "Jekyll::Hooks.register [:pages, :documents], :post_render, priority: :high do |doc|\nend\n"
        "Jekyll::Hooks.register(%i[site], :post_write) { |site| }\n",
        [
            "hook :posts :post_init",
            "hook :pages :post_render",
            "hook :documents :post_render",
            "hook :site :post_write",
        ],
    ),
    "classes that Jekyll finds by what is above them": (
        "module Jekyll\n  class Lists < Generator\n  end\n  class Up < Jekyll::Converter\n  end\n"
        "  class Say < Jekyll::Command\n  end\n  class Helper\n  end\nend\n",
        ["generator Lists", "converter Up", "command Say"],
    ),
    "one of Jekyll's classes that is opened": (
        "module Jekyll\n  class Page\n    def x; end\n  end\n  class TagPage < Page\n  end\nend\n",
        ["change Page"],
    ),
    "comments and texts": (
        "# Liquid::Template.register_tag('a', A)\n=begin\nLiquid::Template.register_tag('b', B)\n=end\n"
        "x = 'a # no comment' # Liquid::Template.register_tag('c', C)\n"
        "y = \"#{x} # nor here\"\nLiquid::Template.register_tag('d', D)\n",
        ["tag d"],
    ),
    "nothing at all": ("", []),
}


@pytest.mark.parametrize("case", FILES)
def test_what_a_file_registers(case: str) -> None:
    text, expected = FILES[case]
    assert [str(thing) for thing in RubyFile("x.rb", text).registered] == expected


def test_comments_and_white_space_make_no_other_file() -> None:
    text = FILES["a tag and a block"][0]
    same = "# Ours now\n" + text.replace("\n", "\r\n").replace("  class", "\tclass")
    assert RubyFile("a.rb", text).fingerprint == RubyFile("b.rb", same).fingerprint
    assert RubyFile("a.rb", text).fingerprint != RubyFile("a.rb", text.replace("shout", "cry")).fingerprint


def test_a_known_text_is_claimed_for_sure_another_by_its_signs_and_a_stranger_not_at_all() -> None:
    text = "class A < Liquid::Tag\n  def render(c)\n    Time.one\n  end\nend\nLiquid::Template.register_tag('a', A)\n"
    known = RubyFile("known.rb", text)
    alike = RubyFile("alike.rb", text.replace("A <", "Other <").replace("'a', A", "'a', Other"))
    stranger = RubyFile("stranger.rb", text.replace("one", "two"))
    table = [StandIn("a", "A", frozenset({"tag a"}), frozenset({known.fingerprint}), ("Time.one",))]
    found = claims([known, alike, stranger], table)
    assert [(claim.file.path, claim.is_sure) for claim in found] == [("known.rb", True), ("alike.rb", False)]
    assert [str(thing) for thing in uncovered(stranger, found)] == ["tag a"]
    assert uncovered(known, found) == []


def test_what_a_stand_in_does_not_bring_is_told() -> None:
    file = RubyFile("x.rb", FILES["a tag and a block"][0])
    table = [StandIn("a", "A", frozenset({"tag shout"}), frozenset({file.fingerprint}))]
    assert [str(thing) for thing in uncovered(file, claims([file], table))] == ["block box", "block big"]


def test_the_table_names_plugins_that_are_there() -> None:
    from importlib import import_module

    for row in STAND_INS:
        assert hasattr(import_module(f"liquid_compat.plugins.stand_ins.{row.module}"), row.plugin)
        assert row.covers
        assert row.known or row.signs


def _git(folder: Path, *words: str, day: str = "2024-03-01T10:00:00+0100") -> None:
    environ = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    settings = ("-c", "user.name=Your Name", "-c", "user.email=you@example.org")
    subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True, env=environ)


LASTMOD = """\
Jekyll::Hooks.register :posts, :post_init do |post|
  many = `git rev-list --count HEAD "#{post.path}"`
  if many.to_i > 1
    post.data['last_modified_at'] = `git log -1 --pretty="%ad" --date=iso "#{post.path}"`
  end
end
"""


def test_the_dates_of_posts_that_were_committed_again(sandbox: Sandbox) -> None:
    page = "---\nlayout: none\n---\n[{{ page.last_modified_at }}]"
    sandbox.write(
        {
            "_plugins/lastmod.rb": LASTMOD,
            "_posts/2024-01-01-one.html": page,
            "_posts/2024-01-02-two.html": page,
            "_posts/2024-01-03-own.html": page.replace("layout: none", "layout: none\nlast_modified_at: mine"),
        }
    )
    _git(sandbox.source, "init", "-q")
    _git(sandbox.source, "add", ".")
    _git(sandbox.source, "commit", "-qm", "one")
    for name in ("01-two", "02-two", "03-own"):
        path = sandbox.source / f"_posts/2024-01-{name}.html"
        if path.exists():
            path.write_text(path.read_text() + "!")
    _git(sandbox.source, "commit", "-qam", "two", day="2024-03-02T10:00:00+0100")
    sandbox.build()
    assert sandbox.read("2024/01/01/one.html") == "[]"
    assert sandbox.read("2024/01/02/two.html") == "[2024-03-02 10:00:00 +0100\n]!"
    assert sandbox.read("2024/01/03/own.html") == "[mine]!"
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        "_plugins/lastmod.rb is taken for a file that we know, but it is not quite the same"
    ]
