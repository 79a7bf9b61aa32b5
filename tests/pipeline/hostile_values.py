"""Sites with values that are cyclic, huge or odd; the first kind fails with one message, the second builds."""

from __future__ import annotations

from collections.abc import Mapping

DEEP = 100_000
BRACKETS = "[" * DEEP + "]" * DEEP
NINES = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 9)
)
"""Nine levels of nine aliases: 387 million values in a few hundred characters."""
PAIRS = "h0: &h0 {a: x, b: y}\n" + "".join(
    f"h{level}: &h{level} {{a: *h{level - 1}, b: *h{level - 1}}}\n" for level in range(1, 40)
)


def page(front_matter: str, content: str = "") -> dict[str, str]:
    return {"a.html": f"---\n{front_matter}\n---\n{content}\n"}


def bad_url(plugin: str) -> dict[str, str]:
    return {
        "_config.yml": f"url: 'http://y\"u'\nplugins: [{plugin}]\n",
        "a.html": "---\n---\n",
        "_posts/2026-01-01-a.md": "---\n---\n",
    }


FAILS: Mapping[str, Mapping[str, str | bytes]] = {
    # values without end, where they enter
    "nine levels of nine aliases in the configuration": {"_config.yml": NINES},
    "nine levels of nine aliases in front matter": page(NINES),
    "nine levels of nine aliases in the front matter of a post": {"_posts/2026-01-01-a.md": f"---\n{NINES}---\n"},
    "nine levels of nine aliases in the front matter of a layout": {"_layouts/a.html": f"---\n{NINES}---\n"},
    "nine levels of nine aliases in a data file": {"_data/a.yml": NINES},
    "nine levels of nine aliases in the defaults": {
        "_config.yml": f"x:\n  {NINES.replace(chr(10), chr(10) + '  ')}\ndefaults: [{{values: {{a: *a8}}}}]\n"
    },
    "forty levels of two aliases": {"_data/a.yml": PAIRS},
    "aliases in a key": {"_data/a.yml": f"{NINES}? *a8\n: x\n"},
    "an array that contains itself": page("a: &a [x, *a]"),
    "a hash that contains itself": {"_data/a.yml": "a: &a\n  b:\n    c: *a\n"},
    "a key that contains itself": {"_data/a.yml": "? &a [*a]\n: x\n"},
    "categories that contain themselves": {"_posts/2026-01-01-a.md": "---\ncategories: &a [x, *a]\n---\n"},
    "tags that contain themselves": {"_posts/2026-01-01-a.md": "---\ntags: &a [x, *a]\n---\n"},
    "an exclude that contains itself": {"_config.yml": "exclude: &a [x, *a]\n"},
    "defaults that contain themselves": {"_config.yml": "defaults: &a [{values: {a: *a}}]\n"},
    "JSON that is nested deep": {"_data/a.json": BRACKETS},
    "JSON that is nested too deep for its own good": {"_data/a.json": "[\n" * 300 + "]" * 300},
    "YAML that is nested deep": {"_data/a.yml": BRACKETS},
    "YAML that is nested deep without brackets": {"_data/a.yml": "- " * DEEP + "x"},
    "a configuration that is nested deep": {"_config.yml": f"a: {BRACKETS}\n"},
    "TOML that is nested deep": {"_config.toml": f"a = {BRACKETS}\n"},
    "an integer of a hundred thousand digits": page(f"a: {'9' * 100_000}"),
    # faults that were
    "an address with a quotation mark and a sitemap": bad_url("jekyll-sitemap"),
    "an address with a quotation mark and a feed": bad_url("jekyll-feed"),
    "a permalink with a null byte": page('permalink: "a\\0b"'),
    "a control character in the configuration": {"_config.yml": "title: x\ntext: b\x01c\n"},
    "a configuration in UTF-16": {"_config.yml": "title: x\ntext: y\n".encode("utf-16")},
    "a configuration in Latin 1": {"_config.yml": b"title: x\ntext: gr\xfc\xdfe\n"},
    "a position beyond a machine word": page("", '{{ "a" | slice: 99999999999999999999, -9 }}'),
    "a length beyond a machine word": page("", '{{ "a" | slice: 0, 99999999999999999999 }}'),
    "a huge index": page("a: [x]", "{{ page.a[99999999999999999999] }}"),
    "a huge property": page("a: [[x]]", "{{ page.a | map: 99999999999999999999 }}"),
    "an error in a line of a million characters": page("", "x" * 500_000 + "{{ 1 | divided_by: 0 }}" + "y" * 500_000),
    "an unknown tag of a million characters": page("", "{% " + "x" * 1_000_000 + " %}"),
    "YAML in a line of a million characters": {"_config.yml": f"a: {'x' * 500_000}: b{'y' * 500_000}\n"},
}

GROW = "{% assign a = 'x' | split: ',' %}{% for i in (1..40) %}{% assign a = a | push: a %}{% endfor %}"
"""A value that doubles its size forty times."""
WALKS: Mapping[str, str] = {
    "jsonify": "{{ a | jsonify }}",
    "inspect": "{{ a | inspect }}",
    "printing": "{{ a }}",
    "join": "{{ a | join }}",
    "concat": "{{ a | concat: a }}",
    "uniq": "{{ a | uniq }}",
    "reverse": "{{ a | reverse }}",
    "map": "{{ a | map: 'x' }}",
    "downcase": "{{ a | downcase }}",
    "sort_natural": "{{ a | sort_natural }}",
    "array_to_sentence_string": "{{ a | array_to_sentence_string }}",
}
"""What walks through all of a value; each ends with the same message."""
FAILS = {**FAILS, **{f"a value that grows and {name}": page("", GROW + walk) for name, walk in WALKS.items()}}

BUILDS: Mapping[str, tuple[Mapping[str, str | bytes], str | None]] = {
    "an exclude with a backward range": ({"_config.yml": 'exclude: ["[z-a]"]\n', **page("", "x")}, "x"),
    "an exclude that is no text": ({"_config.yml": "exclude: [{a: 1}, 5, [x], null]\n", **page("", "x")}, "x"),
    "binary data that is none": (page("a: !!binary ab=c", "{{ page.a }}"), "i"),
    "an integer of five thousand digits": (
        page(f"a: {'9' * 5000}", "{{ page.a | plus: 1 }} {{ '" + "9" * 5000 + "' | plus: 2 }} {{ page.a | jsonify }}"),
        f"1{'0' * 5000} 1{'0' * 4999}1 {'9' * 5000}",
    ),
    "an integer of five thousand digits in where": (
        page(f"a: [{{b: {'9' * 5000}}}]", "{{ page.a | where: 'b', 1 | size }}"),
        "0",
    ),
    "JSON with an integer of five thousand digits": (
        {"_data/a.json": f"[{'9' * 5000}]", **page("", "{{ site.data.a[0] | plus: 1 }}")},
        f"1{'0' * 5000}",
    ),
    "aliases of a few values": (page("a: &a [x]\nb: [*a, *a]", "{{ page.b | jsonify }}"), '[["x"],["x"]]'),
    "words beyond a machine word": (page("", "{{ 'a b' | truncatewords: 99999999999999999999 }}"), "a b"),
    "a value that grows and is asked for its size": (page("", GROW + "{{ a | size }}"), "41"),
    "a value that grows and is compared with itself": (page("", GROW + "{% if a == a %}x{% endif %}"), "x"),
    "two values that grow and are compared": (
        page("", GROW + "{% assign b = a %}" + GROW + "{% if a == b %}x{% endif %}"),
        "x",
    ),
    "two values that grow and are sorted": (
        page(
            "",
            GROW
            + "{% assign b = a %}"
            + GROW
            + "{% assign c = '' | split: '' | push: a | push: b | sort %}{{ c.size }}",
        ),
        "2",
    ),
    "a value that grows and contains": (page("", GROW + "{% if a contains a[40] %}x{% endif %}"), "x"),
    "a value that grows as a property": (page("h: {x: 1}", GROW + "{{ page.h[a] }}x"), "x"),
    "a value that grows in where": (page("h: [{x: 1}]", GROW + "{{ page.h | where: 'x', a | size }}"), "1"),
    "a value that grows in a case": (page("", GROW + "{% case a %}{% when 1 %}y{% else %}x{% endcase %}"), "x"),
    "a merge of what is shared": (
        {
            "_config.yml": PAIRS.partition("h9:")[0],
            "b.yml": PAIRS.partition("h9:")[0],
            **page("", "{{ site.h8.a.b | size }}"),
        },
        "2",
    ),
}
"""Files, and what `a.html` is then."""
