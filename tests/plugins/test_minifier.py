"""jekyll-minifier's compressors, case by case, as the gems answer; and scripts, which terser makes smaller in node."""

from __future__ import annotations

import shutil

import pytest

from liquid_compat.plugins.jekyll_minifier.css import minify_css
from liquid_compat.plugins.jekyll_minifier.html import HtmlOptions, compress_html
from liquid_compat.plugins.jekyll_minifier.json import minify_json

from ..conftest import Sandbox

HTML = {
    "attributes": ('<p  a = "b  c"   >x   y</p >', '<p a="b c">x y</p>'),
    "a slash behind a bare value": ("<img src=a   /><br  /><a href=x/y  />", "<img src=a /><br/><a href=x/y/>"),
    "comments": ("a <!-- b --> c <!----> d", "a c d"),
    "conditional comments": ("<!--[if IE]>  <p >x   y</p ><![endif]-->", "<!--[if IE]><p>x y</p><![endif]-->"),
    "what is kept": ("<pre>  a \n</pre>  <textarea>  b  </textarea>", "<pre>  a \n</pre> <textarea>  b  </textarea>"),
    "empty elements": (
        "<pre> </pre>|<textarea> </textarea>|<script> </script>",
        "|<textarea></textarea>|<script> </script>",
    ),
    "events": ("<a onclick = \"a  b\" onload=' '>", '<a onclick="a  b">'),
    "markers": ("<!-- {{{ -->  a  <!-- }}} -->  b", "<!-- {{{ -->  a  <!-- }}} --> b"),
    "texts": ("x < y   >  z <  b\xa0 ", "x < y> z < b\xa0"),
}
CSS = {
    "colors": ("a{b:#AABBCC #ddEEff;c:rgb(1,2,300)}#aabbcc{d:#aabbcd}", "a{b:#abc #def;c:#010212c}#aabbcc{d:#aabbcd}"),
    "zeros": ("a{b:0px 0em 0 0;c:x 0px,0px 0px;d:f(1px 0px,0px)}", "a{b:0;c:x 0,0px 0px;d:f(1px 0,0)}"),
    "numbers": ("a{b:0.5em 1.0px 10.0;c:-0.5px}", "a{b:.5em 1px 10;c:-0.5px}"),
    "origins": ("a{background-position:0 0;TRANSFORM-ORIGIN:0px}", "a{background-position:0 0;transform-origin:0 0}"),
    "comments": ("/* a */b{c:d}/*! e */ f{g:h}", "b{c:d}/*! e */f{g:h}"),
    "a comment without an end": ("/* a */b{c:d}/* e", "b{c:d}/*___YUICSSMIN_PRESERVE_CANDIDATE_COMMENT_1___"),
    "hacks": ("/*\\*/ a{b:c} /**/ html >/**/ body{d:e}", "/*\\*/a{b:c}/**/html>/**/body{d:e}"),
    "strings": ('a{b: "  x  /* y */" ; c : url( data:a b ) }', 'a{b:"  x  /* y */";c:url( data:a b )}'),
    "nothing": ("a{} b{ ; }", ""),
    "brackets": (
        "@media (a) and(b) , not (c) {d{e:calc( 1px - (2px) )}}",
        "@media(a) and (b),not(c){d{e:calc(1px - (2px))}}",
    ),
    "encodings": ('a{b:c}@charset "x";', '@charset "x";a{b:c}'),
    "letters of Font Awesome": ('a{--fa:"\ue000\ue001"}', 'a{--fa:"\ue000\ue001"}'),
}


@pytest.mark.parametrize(("html", "expected"), HTML.values(), ids=HTML)
def test_html(html: str, expected: str) -> None:
    assert compress_html(html, HtmlOptions()) == expected


@pytest.mark.parametrize(("css", "expected"), CSS.values(), ids=CSS)
def test_css(css: str, expected: str) -> None:
    assert minify_css(css) == expected


def test_a_style_sheet_s_lines_end_behind_rules() -> None:
    assert minify_css("a{b:c}" * 5, 10) == "a{b:c}a{b:c}\na{b:c}a{b:c}\na{b:c}"


def test_json() -> None:
    assert minify_json('{"a" : "b  \\" c", // d\n "e": [1, -2.5e3 ] /* f */ }') == '{"a":"b  \\" c","e":[1,-2.5e3]}'
    with pytest.raises(ValueError, match="unexpected text: 'tru}'"):
        minify_json('{"a": tru}')


MODULE = """module.exports.minify = async (files, options) => {
  if (files[0].includes("broken")) throw new SyntaxError("no script");
  const drops = options.compress.drop_console ? "dropped" : "kept";
  return { code: files[0].trim().replace(/\\s+/g, " ") + drops + options.output.max_line_len };
};"""
FILES = {"a.js": "var   a;\n", "b.min.js": "var   b;\n", "page.js": "---\n---\nvar   c;\n", "d.js": "broken   d\n"}


def test_scripts_without_node_are_copied(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    sandbox.write({"_config.yml": "plugins: [jekyll-terser]\n", **FILES}).build()
    assert sandbox.read("a.js") == "var   a;\n"
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        "Scripts are copied as they are: there is no node, which runs terser"
    ]


@pytest.mark.skipif(shutil.which("node") is None, reason="node runs terser")
def test_scripts_go_through_the_site_s_terser(sandbox: Sandbox) -> None:
    config = "plugins: [jekyll-terser]\nterser: {compress: {drop_console: true}}\n"
    sandbox.write({"_config.yml": config, "node_modules/terser/index.js": MODULE, **FILES}).build()
    assert sandbox.read("a.js") == "var a;dropped32768"
    assert [sandbox.read(name) for name in ("b.min.js", "page.js", "d.js")] == [
        "var   b;\n",
        "var   c;\n",
        "broken   d\n",
    ]
    assert [message.splitlines()[0] for message in sandbox.messages] == [
        "d.js is copied as it is: no script (line undefined)"
    ]


@pytest.mark.skipif(shutil.which("node") is None, reason="node runs terser")
def test_the_minifier_takes_scripts_of_pages_too(sandbox: Sandbox) -> None:
    page = "---\n---\n<script>\nvar   e;\n</script><script type=x>var   f;</script>"
    files = {"_config.yml": "plugins: [jekyll-minifier]\n", "node_modules/terser/index.js": MODULE, "p.html": page}
    sandbox.write({**FILES, **files}).build(environ={"JEKYLL_ENV": "production"})
    assert sandbox.read("p.html") == "<script>var e;kept32768</script><script type=x>var   f;</script>"
    assert [sandbox.read(name) for name in ("a.js", "page.js")] == ["var a;kept32768", "var c;kept32768"]


def test_nothing_is_made_smaller_in_development(sandbox: Sandbox) -> None:
    files = {"_config.yml": "plugins: [jekyll-minifier]\n", "p.html": "---\n---\n<p  >x   y</p>"}
    sandbox.write(files).build(environ={"JEKYLL_ENV": "development"})
    assert sandbox.read("p.html") == "<p  >x   y</p>"
