"""Tags of Ruby files that many sites have copied print what Jekyll printed with the files as they are known.

The Ruby here is ours and only has what such files are known by; so each is taken with a warning. The outputs are those
of Debian's Jekyll with the real files and these templates.
"""

from __future__ import annotations

import pytest

from liquid_compat.errors import LiquidCompatError

from ..conftest import Sandbox

TAG = "class Ours < {1}\n{2}\nend\nLiquid::Template.register_tag('{0}', Ours)\n"
JSONBALL = TAG.format("jsonball", "Liquid::Tag", "JSON x if / from var / || / from data /")
RAW = TAG.format("raw_include", "Jekyll::Tags::IncludeTag", '"{% raw %}"')
OTHER_NAME = RAW.replace("raw_include", "include_raw")
ESCAPED = TAG.format("raw_include", "IncludeTag", "xml_escape(x)")
CLOUD = TAG.format("tag_cloud", "Liquid::Tag", "avg \"<span style='font-size: x%'><a href='/tags/#{tag}/'>\"")
IMAGE = TAG.format("img", "Liquid::Tag", '/(?<src>x)/ "<img #{@img.collect(x)}>"')
VIDEO = TAG.format("video", "Liquid::Tag", "/webm|ogv|mp4/ \"preload='metadata' controls\"")
PULLQUOTE = TAG.format("pullquote", "Liquid::Block", "\"class='pullquote-#{a}' data-pullquote='#{b}'\"")

FILES = {
    **{f"_posts/2025-01-0{day}-a.md": "---\ntags: [one, two words]\n---\n" for day in (1, 2, 3)},
    "_posts/2025-02-01-b.md": "---\ntags: [one, ä, 2]\n---\n",
    "_config.yml": "title: x\n",
    "_includes/a.html": "<b class=\"x\">{{ page.title }} & 'it' {% if a %}</b>\n",
    "_includes/q.html": '"quoted" <a href="x">',
    "sub/toc.json": '{"a": {"b": [1, 2.50, "x", null, true]}, "n": 1e3}',
    "sub/deep/r.json": '{"a": "root"}',
    "sub/page.json": '---\n---\n{"a": "{{ site.title }}", "u": "{{ page.url }}", "n": "{{ page.name }}"}',
    "sub/plain.json": '{"a": "{{ site.title }}-{{ page.dir }}"}',
}
IMAGE_REMARK = "The img tag has no address: write {% img classes /path/of/image width height title %}"  # ours
OCTOPRESS = {
    "video": "The video tag has no address: write {% video /path/of/video.mp4 width height /path/of/poster.png %}",
    "pullquote": 'The pullquote tag has no quote: put {" and "} around the words',
}
"""Remarks in words of ours."""
FRONT = "---\npart: a\nobj: {k: [1, {z: \"é</b>\"}]}\ntxt: '[1, 2]'\n---\n"
CASES = {
    "JSON in the tag": (
        JSONBALL,
        '{% jsonball foo from data { "a": "b", "l": [1,2] } %}[{{ foo.a }} {{ foo.l | join: "," }}]',
        "[b 1,2]",
    ),
    "JSON in variables, and what is no text": (
        JSONBALL,
        '{% capture x %}{"q": 1.0}{% endcapture %}{% jsonball bar from var x %}[{{ bar.q }}]'
        "{% jsonball o from var page.obj %}[{{ o }}]{% jsonball n from var nothing %}[{{ n }}]"
        "{% jsonball t from var page.txt %}[{{ t | jsonify }}]",
        '[1.0][{"k":[1,{"z":"é</b>"}]}][null][[1,2]]',
    ),
    "JSON of a file beside the page, or anywhere": (
        JSONBALL,
        "{% jsonball f from file toc.json %}[{{ f.a.b | jsonify }}{{ f.n }}]"
        "{% jsonball r from file sub/deep/r.json %}[{{ r.a }}]",
        '[[1,2.5,"x",null,true]1000.0][root]',
    ),
    "JSON that is a template": (
        JSONBALL,
        "{% jsonball p from page page.json %}[{{ p | jsonify }}]{% jsonball p from page plain.json %}[{{ p.a }}]",
        '[{"a":"x","u":"/sub/page.json","n":"page.json"}][x-/sub/]',
    ),
    "JSON with the words of another kind": (
        JSONBALL,
        '{% jsonball a from data {"s": "x from var y"} %}[{{ a }}]{% jsonball wrong %}',
        "[]ERROR:bad_jsonball_syntax",
    ),
    "a file as it is": (
        RAW,
        '[{% raw_include a.html %}][{% raw_include {{ page.part }}.html x="1" %}]',
        "[<b class=\"x\">{{ page.title }} & 'it' {% if a %}</b>\n][<b class=\"x\">{{ page.title }} & 'it' "
        "{% if a %}</b>\n]",
    ),
    "the same under another name": (OTHER_NAME, "{% include_raw q.html %}", '"quoted" <a href="x">'),
    "a file escaped": (
        ESCAPED,
        "[{% raw_include {{ page.part }}.html %}][{% raw_include q.html x=1 %}]",
        "[&lt;b class=&quot;x&quot;&gt;{{ page.title }} &amp; &apos;it&apos; {% if a %}&lt;/b&gt;\n]"
        "[&quot;quoted&quot; &lt;a href=&quot;x&quot;&gt;]",
    ),
    "tags as large as they are frequent": (
        CLOUD,
        "{% tag_cloud %}",
        "<span style='font-size: 177%'><a href='/tags/one/'>one</a></span>\n"
        "<span style='font-size: 133%'><a href='/tags/two words/'>two words</a></span>\n"
        "<span style='font-size: 44%'><a href='/tags/ä/'>ä</a></span>\n"
        "<span style='font-size: 44%'><a href='/tags/2/'>2</a></span>\n",
    ),
    **{
        f"an image: {markup}": (IMAGE, f"{{% img {markup} %}}", expected)
        for markup, expected in {
            "/a.png": '<img src="/a.png">',
            'left half http://x.org/a.png 150 100 "The title" "Other text"': '<img class="left half" '
            'src="http://x.org/a.png" width="150" height="100" title="The title" alt="Other text">',
            "/a.png A plain title": '<img src="/a.png" title="A plain title" >',
            '"big" a/b.png 20 "One title"': '<img class="big" src="a/b.png" width="20" title="&#34;One title&#34;" '
            'alt="&#34;One title&#34;">',
            "/a.png 100px wide": '<img src="/a.png" width="100">',
            "/a.png and/or": '<img class="/a.png" src="and/or">',
            "/a.png \"\" 'only alt'": '<img src="/a.png"  alt="only alt">',
            "/a.png 'it' \"\"": '<img src="/a.png" title="it" >',
            "/a.png 10 20 30 it's": '<img src="/a.png" width="10" height="20" title="30 it\'s" >',
            "a.png": IMAGE_REMARK,
            "a/ x": IMAGE_REMARK,
        }.items()
    },
    "a video with sizes and a poster": (
        VIDEO,
        "{% video /v/a.mp4 640 480 /v/poster.png %}",
        "<video width='640' height='480' preload='metadata' controls poster='/v/poster.png'>"
        "<source src='/v/a.mp4' type='video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\"'></video>",
    ),
    "a video in several formats": (
        VIDEO,
        "{% video http://x.org/a.webm?x=1 /b.OGV https://x.org/c.ogv /q.JPEG /r.gif %}",
        "<video  preload='metadata' controls poster='/q.JPEG'>"
        "<source src='http://x.org/a.webm?x=1' >"
        "<source src='/b.OGV' >"
        "<source src='https://x.org/c.ogv' type='video/ogg; codecs=theora, vorbis'></video>",
    ),
    "a video with one size": (
        VIDEO,
        "{% video /v/a.mp4 100% %}",
        "<video width='100%' preload='metadata' controls >"
        "<source src='/v/a.mp4' type='video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\"'></video>",
    ),
    "a video with numbers of one sign": (
        VIDEO,
        "{% video /a.mp4 7 20 30px 40 %}",
        "<video width='20' height='30px' preload='metadata' controls >"
        "<source src='/a.mp4' type='video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\"'></video>",
    ),
    "a video whose path has no slash in front": (
        VIDEO,
        "{% video v/a.mp4 %}",
        "<video  preload='metadata' controls >"
        "<source src='/a.mp4' type='video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\"'></video>",
    ),
    "a video that is a folder": (
        VIDEO,
        "{% video /v.mp4/x.png %}",
        "<video  preload='metadata' controls poster='/v.mp4/x.png'><source src='/v.mp4/x.png' ></video>",
    ),
    "a quote and another on its line": (
        PULLQUOTE,
        '{% pullquote %}\nOne {" quoted  text "} and {"more "} here.\n{% endpullquote %}',
        "<span class='pullquote-right' data-pullquote='quoted  text \"} and {\"more '>\n"
        "One quoted  text and more here.\n</span>",
    ),
    "a quote on the left": (
        PULLQUOTE,
        '{% pullquote Left %}{" only {{ 1 | plus: 1 }} "}{% endpullquote %}',
        "<span class='pullquote-left' data-pullquote='only 2 '>only 2</span>",
    ),
    "a quote over two lines is none": (
        PULLQUOTE,
        '{% pullquote %}A {" line\nover "} two {" x "}{% endpullquote %}',
        "<span class='pullquote-right' data-pullquote='x '>A line\nover two x</span>",
    ),
    "an empty quote": (
        PULLQUOTE,
        '{% pullquote %}a {" "} b{% endpullquote %}',
        "<span class='pullquote-right' data-pullquote=' '>a  b</span>",
    ),
    "no video": (VIDEO, "{% video a.mp4 %}", OCTOPRESS["video"]),
    "no quote": (PULLQUOTE, "{% pullquote %}a{% endpullquote %}", OCTOPRESS["pullquote"]),
}


@pytest.mark.parametrize(("ruby", "liquid", "expected"), CASES.values(), ids=CASES)
def test_tags(ruby: str, liquid: str, expected: str, sandbox: Sandbox) -> None:
    sandbox.write({**FILES, "_plugins/ours.rb": ruby, "sub/p.html": FRONT + liquid}).build()
    assert sandbox.read("sub/p.html") == expected
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        "_plugins/ours.rb is taken for a file that we know, but it is not quite the same"
    ]


@pytest.mark.parametrize(
    ("ruby", "liquid", "message"),
    [
        (JSONBALL, "{% jsonball a from data {b} %}", "is no JSON"),
        (JSONBALL, "{% jsonball a from file none.json %}", "there is no file"),
        (JSONBALL, "{% jsonball a from file ../../none.json %}", "not in the site's source"),
        (RAW, "{% raw_include none.html %}", "There is no file 'none.html'"),
    ],
)
def test_what_cannot_be_done_is_told(ruby: str, liquid: str, message: str, sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError, match=message):
        sandbox.write({**FILES, "_plugins/ours.rb": ruby, "p.html": FRONT + liquid}).build()


def test_a_cloud_without_tags_and_a_file_with_captions(sandbox: Sandbox) -> None:
    captions = IMAGE.replace("/(?<src>x)/", "/(?<src>x)/ 'caption'")
    sandbox.write({"_plugins/a.rb": CLOUD, "_plugins/b.rb": captions, "p.html": "---\n---\n[{% tag_cloud %}]"}).build()
    assert sandbox.read("p.html") == "[]"
    assert any("tag img" in message for message in sandbox.messages)
