"""How a site is changed: values, keys, filters, tags, markup, lines and files."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from liquid_compat.config.defaults import default_values
from liquid_compat.templates.filters import FILTERS
from liquid_compat.templates.tags import TAGS
from tests.fuzz.sites import Site

_VALUES = (
    "", "~", "[]", "{}", "''", "0", "-1", "5", "1.5", "1e999", ".nan", "-.inf", "true", "false", "text", "two words",
    "[a, [b, [c]]]", "[{a: 1}, 5, null]", "{a: {b: {c: 1}}}", "{1: 2, true: 3}", "&a [x, *a]", "&b {c: *b}", "*none",
    "&c [1, 2]\nmore: [*c, *c]", '"a\\0b"', '"\\x01\\uD83D"', '"\\e[31m"', "!!binary ab=c", "!!set {a, b}", "!!float x",
    "2024-02-30", "2024-13-01", "0000-01-01", "9999-12-31 23:59:59 +2359", "10000-01-01", "2024-01-01 25:61:61",
    "12:30:45", "0x1F", "0o17", "0b11", "1_000", "99999999999999999999", "9" * 4400, "9" * 60_000, "..", "../..", "/",
    "/etc", "*", "**", "[z-a]", "[", "\\", "{a,b}", ":title", ":nothing/", "/a/:year/:path", "http://y\"u", "http://[::1",
    "//x", "javascript:x", "é日本🙂", "'\u202e'", "a: b", "- x", "|\n  block\n  text", ">-\n  folded", "? x\n: y", "%x", "@x",
    "\tx", "x" * 5000, "[" * 250 + "]" * 250, "{{ site }}", "{% raw %}", "<script>", "1..3", "6..1", "a,b", "!ruby/object x",
)  # fmt: skip
_KEYS = (
    *default_values(), "url", "baseurl", "title", "description", "author", "email", "logo", "lang", "locale", "theme",
    "twitter", "social", "feed", "seo", "paginate", "paginate_path", "pagination", "redirect_from", "redirect_to", "date",
    "layout", "permalink", "published", "categories", "category", "tags", "tag", "excerpt", "excerpt_separator", "slug",
    "image", "sitemap", "last_modified_at", "render_with_liquid", "webmaster_verifications", "repository", "github", "toc",
    "jekyll-archives", "relative_links", "titles_from_headings", "readme_index", "jekyll-mentions", "emoji", "sass", "style",
    "toc_levels", "math_engine", "syntax_highlighter", "input", "csv_reader", "output", "sort_by", "order", "name", "ext",
)  # fmt: skip
_ARGUMENTS = (
    "", "nil", "0", "-1", "2.5", "99999999999999999999", "'x'", "''", "' '", "'%'", "'%Q%-5N%%'", "(1..3)", "(3..1)", "page",
    "site", "page.title", "site.posts", "site.data", "page.list", "page.hash", "page.date", "blank", "empty", "true", "'a.b'",
    "'title'", "'name == 1'", "'x', 'y'", "'item', 'item.title'", "'item', 'item contains 1'", "1, 2", "1, -9", "forloop",
    "(1..99999999999)", "'\\\\0'", "'<'", "'é'", "paginator", "layout", "theme", "jekyll", "page.excerpt", "page.content",
)  # fmt: skip
_MARKUP = (
    "*", "**", "_", "`", "```\n", "~~~ ruby\n", "[", "]", "](", "](x \"t\")", "![", "<", ">", "<div>", "</div>", "<b", "<!--", "-->",
    "<script>", "{:", "{: .a #b}", "{:toc}", "{::comment}", "{:/}", "{::options toc_levels='9..1' /}", "|", "|-|\n", "# ", "---\n",
    "===\n", "> ", "- ", "1. ", ": x\n", "    ", "\t", "$$", "[^1]", "[^1]: ", "*[x]: y\n", "[a]: b\n", "\\", "&", "&#xD800;",
    "&amp;", "'", "\"", "--", "...", "<<", ">>", ":smile:", "@name", "http://a.b", "<http://a.b>", "^", "\r\n", "\u00a0", "\ufeff",
    "🙂", "\x01", "\x7f", "\u2028", "<?php ", "<![CDATA[", "<p markdown='1'>", "<pre>", "<svg>", "\n\n\n",
)  # fmt: skip
_LIQUID = (
    "{%", "%}", "{{", "}}", "{%-", "-%}", "{{-", "-}}", "{% raw %}", "{% endraw %}", "{% if %}", "{% if a == b %}", "{% endif %}",
    "{% else %}", "{% elsif x contains y %}", "{% for i in (1..5) %}", "{% endfor %}", "{% for i in page %}", "{% break %}",
    "{% for i in site.posts reversed limit: 'x' offset: continue %}", "{% assign a = page %}", "{% capture a %}", "{% endcapture %}",
    "{% assign a = a | push: a %}", "{% case a %}", "{% when 1 or 'x' %}", "{% endcase %}", "{% unless a %}", "{% endunless %}",
    "{% include head.html %}", "{% include {{ page.title }} %}", "{% include head.html a='x' b=page %}", "{% include_relative x %}",
    "{% cycle 'a', b %}", "{% tablerow i in (1..3) cols: 0 %}", "{% endtablerow %}", "{% increment a %}", "{% decrement site %}",
    "{% comment %}", "{% endcomment %}", "{% highlight ruby linenos %}", "{% highlight x hl_lines='9 x' %}", "{% endhighlight %}",
    "{% link about.md %}", "{% post_url 2024-02-03-a-post %}", "{% post_url x %}", "{% gist a/b %}", "{% seo %}", "{% feed_meta %}",
    "{% avatar x size=5 %}", "{% toc %}", "{% ifchanged %}", "{% endifchanged %}", "{% layout %}", "{{ page }}", "{{ site | jsonify }}",
    "{{ content }}", "{{ page.excerpt }}", "{{ page.next.title }}", "{{ site.posts | inspect }}", "{{ 'x' | where_exp: 'i', 'i' }}",
)  # fmt: skip
_SASS = (
    "$", "$x: 1;", "@import 'none';", "@import 'colours';", "@include none;", "@mixin a { @include a; }", "@if true {", "}", "{",
    "@while 1 { }", "@for $i from 1 through 5 { .a#{$i} { b: c } }", "@function f($a) { @return f($a); }", "a { b: f(1) }", "&", "//",
    "/*", "@use 'colours';", "@extend .none;", "#{", "1/0", "@charset 'x';", "\\", "color: darken(red, 200%);", "@each $a in 1 2 { }",
)  # fmt: skip
_NAMES = (
    "_posts/2024-99-99-x.md", "_posts/x.md", "_posts/2024-01-01-.md", "_posts/2024-01-01-é 日.md", "_data/a.b.yml", "_data/people.json",
    "_data/x/y.csv", "_data/.yml", "_includes/x", "_layouts/x.html", "_layouts/a/b.c.html", "a b.md", "a%20b.md", "a?b#c.md", "a.md",
    "a/index.md", "index.md", "a.html", "x.scss", "x.sass", "_sass/x.scss", "_drafts/x.md", "_talks/x.yml", "_talks/x.md", "README.md",
    "feed.xml", "sitemap.xml", "robots.txt", "assets/main.scss", "_config.yaml", "_config.toml", "x.coffee", "x.", "x~", "-", "'", "\"",
    "[x].md", "{{ x }}.md", "$x.md", "CNAME", "404.html", "atom.xml", "_posts/a/b/2024-01-01-x.md", "a/_posts/2024-01-01-x.md",
)  # fmt: skip
_PAIR = re.compile(rb"^([ -]*[\w-]+: *)(.*)$", re.MULTILINE)
_OUTPUT = re.compile(rb"\{\{-?([^}]*?)-?\}\}")


def mutated(site: Site, others: list[Site], random: Random) -> Site:
    """A copy with one to six changes."""
    result = dict(site)
    for _ in range(random.choice((1, 1, 2, 3, 4, 6))):
        change = random.choice(_CHANGES)
        name = random.choice(sorted(result)) if result else "index.html"
        change(result, name, others, random)
    return result


Change = Callable[[Site, str, list[Site], Random], None]


def _value(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A value of YAML (or of anything that looks like it) becomes another."""
    pairs = list(_PAIR.finditer(site.get(name, b"")))
    if pairs:
        pair = random.choice(pairs)
        _splice(site, name, pair.start(2), pair.end(2), random.choice(_VALUES))


def _key(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A key more in the configuration, or in a front matter."""
    line = f"{random.choice(_KEYS)}: {random.choice(_VALUES)}\n"
    if random.random() < 0.5:
        name = "_config.yml"
        site[name] = site.get(name, b"") + line.encode("utf-8", "surrogatepass")
    elif site.get(name, b"").startswith(b"---\n"):
        _splice(site, name, 4, 4, line)


def _filter(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A filter more."""
    outputs = list(_OUTPUT.finditer(site.get(name, b"")))
    arguments = random.choice(_ARGUMENTS)
    text = f" | {random.choice(sorted(FILTERS))}{': ' + arguments if arguments else ''} "
    if outputs:
        at = random.choice(outputs).end(1)
        _splice(site, name, at, at, text)
    elif name.endswith((".md", ".html", ".markdown", ".xml")):
        _insert(site, name, f"{{{{ {random.choice(_ARGUMENTS)}{text}}}}}", random)


def _piece(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A piece of markup, of Liquid, of Sass, of YAML, perhaps often."""
    pieces = _SASS if "sass" in name or "scss" in name else random.choice((_MARKUP, _LIQUID, _VALUES))
    text = random.choice((*pieces, f"{{% {random.choice(_TAG_NAMES)} {random.choice(_ARGUMENTS)} %}}"))
    _insert(site, name, text * random.choice((1, 1, 1, 1, 2, 30)), random)


def _lines(site: Site, name: str, others: list[Site], random: Random) -> None:
    """Lines are left out, doubled, swapped, or taken from elsewhere."""
    lines = site.get(name, b"").splitlines(keepends=True)
    donor = random.choice(sorted(random.choice(others).items()))[1].splitlines(keepends=True)
    at = random.randrange(len(lines) + 1)
    count = random.choice((1, 1, 2, 5))
    kind = random.randrange(4)
    if kind == 0:
        del lines[at : at + count]
    elif kind == 1:
        lines[at:at] = lines[at : at + count] * random.choice((1, 2, 50))
    elif kind == 2:
        random.shuffle(lines)
    elif donor:
        start = random.randrange(len(donor))
        lines[at:at] = donor[start : start + count]
    site[name] = b"".join(lines)


def _bytes(site: Site, name: str, others: list[Site], random: Random) -> None:
    """Bytes are left out, changed or put in."""
    content = bytearray(site.get(name, b""))
    at = random.randrange(len(content) + 1)
    kind = random.randrange(3)
    if kind == 0:
        del content[at : at + random.choice((1, 2, 10))]
    elif kind == 1:
        content[at:at] = random.randbytes(random.choice((1, 2, 4)))
    elif content:
        content[at % len(content)] = random.randrange(256)
    site[name] = bytes(content)


def _files(site: Site, name: str, others: list[Site], random: Random) -> None:
    """A file is left out, renamed, copied, or comes from another site."""
    kind = random.randrange(4)
    new = random.choice(_NAMES)
    if kind == 0:
        site.pop(name, None)
    elif kind == 1 and name in site:
        site[new] = site.pop(name)
    elif kind == 2:
        site[new] = site.get(name, b"")
    else:
        other, content = random.choice(sorted(random.choice(others).items()))
        site[random.choice((new, other))] = content


_CHANGES: tuple[Change, ...] = (_value, _value, _key, _key, _filter, _filter, _piece, _piece, _lines, _bytes, _files)
_TAG_NAMES = tuple(sorted({tag.name for tag in TAGS}))


def _insert(site: Site, name: str, text: str, random: Random) -> None:
    at = random.randrange(len(site.get(name, b"")) + 1)
    _splice(site, name, at, at, text)


def _splice(site: Site, name: str, start: int, end: int, text: str) -> None:
    content = site.get(name, b"")
    site[name] = content[:start] + text.encode("utf-8", "surrogatepass") + content[end:]
