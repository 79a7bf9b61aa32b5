"""A piece of a template that is taken from a record leaves all as rendering it would, on generated templates."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from liquid_compat.content.view import Frame, Group, View
from liquid_compat.errors import TemplateError, Warnings
from liquid_compat.ruby.drop import Drop
from liquid_compat.templates import Environment, Registers
from liquid_compat.templates.traces import Traces

from .site import TestSite

Words = tuple[str, ...]
NAMES: Words = ("x", "y", "list", "i", "page")
SIMPLE: Words = ("x", "y", "page.title", "page.tags", "page.seen", "site.posts", "post.title", "post.seen", "list")
SIMPLE += ("include.a", "include.b", "include", "i", "forloop.index", "forloop.last", "site.data.one", "list[1]")
SIMPLE += ("forloop.parentloop.index", "missing.key", "site[x]", "page[y]", "[x]", "'text'", "7", "page.next", "a")
SIMPLE += ("page.next.title", "c")
FILTERS: Words = ("upcase", "size", "append: x", "default: 'd'", "map: 'title'", "join: '-'", "where: 'title', 't1'")
FILTERS += ("where_exp: 'post', 'post.title == x'", "push: page", "sort: 'title'", "plus: i", "inspect", "first")


class Shown(Drop):
    """An object of the site: some of what it shows hangs on who looks."""

    def __init__(self, view: View, values: dict[str, Any]) -> None:
        super().__init__(view)
        self.view, self.values = view, values

    def lookup(self, key: str) -> Any:
        if key == "seen":
            looking: Any = self.view.looking()
            return f"{self.values.get('title')} by {looking}"
        return self.values.get(key)

    def keys(self) -> list[str]:
        return [*self.values, "seen"]

    def to_s(self) -> str:
        return f"shown {self.get('title')}"


@dataclass
class Outcome:
    """Everything that can be told of a render."""

    text: str
    is_ascii: bool
    error: str
    warnings: list[str]
    counters: dict[str, Any]
    reads: set[Any]


class Generator:
    """Templates that read and write all kinds of state."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def value(self) -> str:
        found = self.chance.choice(SIMPLE)
        while self.chance.random() < 0.3:
            found += " | " + self.chance.choice(FILTERS)
        return found

    def body(self, depth: int, most: int = 4) -> str:
        return "".join(self.statement(depth) for _ in range(self.chance.randint(1, most)))

    def statement(self, depth: int) -> str:
        chance = self.chance
        name = chance.choice(NAMES[:4])
        simple: list[Callable[[], str]] = [
            lambda: f"{{{{ {self.value()} }}}}",
            lambda: f"{{% assign {name} = {self.value()} %}}",
            lambda: chance.choice(["text ", "{% break %}", "{% continue %}", "\n", "{{ nil }}"]),
            lambda: f"{{% {chance.choice(['increment', 'decrement'])} {name} %}}",
            lambda: chance.choice(["{% cycle 'a', 'b' %}", "{% cycle x: 'c', y %}", "{% cycle 'a', 'b', 'c' %}"]),
            lambda: "{{ 1 | divided_by: i }}" if chance.random() < 0.05 else "{{ x | nofilter }}",
        ]
        if depth <= 0:
            return chance.choice(simple)()
        inner = depth - 1
        blocks: list[Callable[[], str]] = [
            lambda: f"{{% capture {name} %}}{self.body(inner)}{{% endcapture %}}",
            lambda: f"{{% if {self.condition()} %}}{self.body(inner)}{{% else %}}{self.body(inner)}{{% endif %}}",
            lambda: (
                f"{{% for {chance.choice(['i', 'post', 'x'])} in {self.several()}%}}{self.body(inner)}{{% endfor %}}"
            ),
            lambda: f"{{% ifchanged %}}{self.body(inner)}{{% endifchanged %}}",
            lambda: f"{{% case {self.simple()} %}}{{% when x, 't1' %}}{self.body(inner)}{{% endcase %}}",
            lambda: f"{{% tablerow i in {self.several()}%}}{self.body(inner)}{{% endtablerow %}}",
            lambda: f"{{% unless {self.condition()} %}}{self.body(inner)}{{% endunless %}}",
        ]
        include = (
            f"{{% include {chance.choice('abcd')}.html{chance.choice(['', ' a=x', ' a=page.title b=i', ' b=page'])} %}}"
        )
        return chance.choice([*simple, *blocks, lambda: include, lambda: include, lambda: include])()

    def simple(self) -> str:
        return self.chance.choice(SIMPLE)

    def several(self) -> str:
        source = self.chance.choice(["site.posts", "(1..3)", "list", "page.tags", "site.data", "page.title"])
        return source + " " + self.chance.choice(["", "", "limit: 2 ", "offset: continue ", "limit: i ", "reversed "])

    def condition(self) -> str:
        return f"{self.simple()} {self.chance.choice(['==', '!=', 'contains'])} {self.simple()}"


def flat(reads: set[Any] | frozenset[Any]) -> set[Any]:
    found: set[Any] = set()
    for read in reads:
        found |= flat(read.reads) if isinstance(read, Group) else {read}
    return found


def outcome(
    env: Environment, source: str, files: TestSite, data: dict[str, Any], view: View, traces: Traces | None, item: Any
) -> Outcome:
    warnings = Warnings()
    registers = Registers(files, data["page"], warnings, traces=traces)
    frame = Frame(item, 0, "", warnings, set())
    text, is_ascii, error = "", False, ""
    with view.of(frame):
        try:
            text, is_ascii = env.from_string(source, name="page.md").render_encoded(data, registers)
        except TemplateError as failure:
            error = str(failure)
    told = [str(problem) for problem in warnings.problems]
    return Outcome(text, is_ascii, error, told, registers.counters, flat(frame.reads or set()))


@pytest.mark.parametrize("seed", range(16))
def test_records_change_nothing(seed: int) -> None:
    chance = random.Random(seed)
    generator = Generator(chance)
    files = TestSite(
        {f"{name}.html": generator.body(3) for name in "abc"} | {"d.html": "{{ x }}{% assign x = 1 %}{{ x }}"}
    )
    sources = [generator.body(3, most=6) for _ in range(4)]
    view = View()
    env = Environment.for_site()
    posts = [Shown(view, {"title": f"t{number}"}) for number in range(3)]
    site = Shown(view, {"posts": posts, "data": {"one": 1, "two": [2]}, "x": "of site"})
    traces = Traces(view, {}, always=True)
    pages = []
    for number in range(4):
        values = {
            "title": f"t{number % 2}",
            "tags": ["a", f"b{number % 2}"],
            "next": posts[number % 2],
            "x": number // 2,
        }
        pages.append({"page": Shown(view, values), "site": site, "y": chance.choice(["title", "x", 0, 0.0, False])})
    for round_ in range(3):
        for source in sources:
            for number, data in enumerate(pages):
                item: Any = f"looker {number % 2}"
                plain = outcome(env, source, files, data, view, None, item)
                traced = outcome(env, source, files, data, view, traces, item)
                if "Nesting too deep" in plain.error:  # wherever Python's own stack ends
                    assert "Nesting too deep" in traced.error
                    continue
                assert traced == plain, (round_, source, files.files)


CASES = {
    "a loop variable hides what is assigned": ("{% assign x = 1 %}{{ x }}", ["%", "{% for x in list %}%{% endfor %}"]),
    "a binding hides what is counted": ("{% increment x %}{{ x }}", ["%", "{% for x in list %}%{% endfor %}{{ x }}"]),
    "what is assigned hides what is counted": ("{% increment x %}{{ x }}", ["%", "{% assign x = 'v' %}%{{ x }}"]),
    "the place in the loop": ("{{ forloop.index }}", ["%", "{% for x in list %}%{% endfor %}"]),
    "the loop itself": ("{% assign x = forloop %}", ["{% for y in list %}%{{ x.index }}{% endfor %}"]),
    "the loop around the loop": (
        "{% for y in list %}{{ forloop.parentloop.index }}{% endfor %}",
        ["%", "{% for x in list %}%{% endfor %}"],
    ),
    "1 is not true, nor 1.0": ("{{ a }}", ["{% assign a = 1 %}%", "{% assign a = true %}%", "{% assign a = 1.0 %}%"]),
    "nor a text": ("{{ a }}", ["{% assign a = 1 %}%", "{% assign a = '1' %}%", "{% assign a = blank %}%", "%"]),
    "lists of such": ("{{ a }}", [f"{{% assign a = b | push: {a} %}}%" for a in ("1", "true", "1.0", "blank")]),
    "what is first decides on the encoding": ("{{ 1 }}", ["%", "é%", "{{ 'é' }}%", "{{ 2 }}%"]),
    "nothing at all": ("{% assign a = 1 %}", ["%", "%{{ 1 }}", "{{ 1 }}%"]),
    "cycles go on": ("{% cycle 'a', 'b' %}", ["%%", "%{% cycle 'a', 'b' %}%"]),
    "offsets go on": ("{% for y in list offset: continue limit: 1 %}{{ y }}{% endfor %}", ["%%", "%%%"]),
    "what was printed last": ("{% ifchanged %}a{% endifchanged %}", ["%%", "{% ifchanged %}b{% endifchanged %}%%"]),
    "a break leaves the loop around": ("{% if a %}{% break %}{% endif %}", ["{% for a in list %}{{ a }}%{% endfor %}"]),
    "a pending break": ("{{ a }}{% if true %}{% endif %}b", ["{% tablerow a in list %}%{% break %}{% endtablerow %}%"]),
    "parameters": ("{{ include.p }}{{ include.q }}", ["%", "{% include c.html p=1 %}", "{% include c.html p='1' %}"]),
    "errors": ("{{ 4 | divided_by: x }}", ["{% assign x = 2 %}%", "{% assign x = 0 %}%", "{% assign x = '2' %}%"]),
    "counters": ("{% increment x %}", ["%%", "{% decrement x %}%{{ x }}"]),
    "inner pieces": ("{% include c.html p=x %}{{ y }}", ["%", "{% assign x = 1 %}%", "{% assign y = 1 %}%"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_record_hangs_on(name: str) -> None:
    piece, sources = CASES[name]
    files = TestSite({"p.html": piece, "c.html": "[{{ include.p }}{% assign x = include.p %}{{ x }}]"})
    view, env = View(), Environment.for_site()
    traces = Traces(view, {}, always=True)
    data = {"page": Shown(view, {"title": "t"}), "list": ["é", 2], "b": []}
    for source in [*sources, *sources]:
        source = source.replace("%", "{% include p.html %}") if "{%" not in source else _filled(source)
        plain = outcome(env, source, files, data, view, None, "looker")
        traced = outcome(env, source, files, data, view, traces, "looker")
        assert traced == plain


def _filled(source: str) -> str:
    """A source with the include in place of each lone `%`."""
    return re.sub(r"(?<!\{)%(?!\})", "{% include p.html %}", source)


class Counting(Shown):
    """Notes every key that it is asked for."""

    def __init__(self, *words: Any) -> None:
        super().__init__(*words)
        self.rendered: list[str] = []

    def lookup(self, key: str) -> Any:
        self.rendered.append(key)
        return super().lookup(key)


def test_what_pays_is_taken_from_records() -> None:
    """Counted: a piece is rendered once without a trace, once with one."""
    view, env = View(), Environment.for_site()
    site = Counting(view, {"posts": [{"title": str(number)} for number in range(20)]})
    files = TestSite({"p.html": "{% for post in site.posts %}{{ post.title }}{% endfor %}{{ site.other }}"})
    traces = Traces(view, {})
    data = {"page": Shown(view, {}), "site": site}
    texts = {outcome(env, "{% include p.html %}", files, data, view, traces, "").text for _ in range(10)}
    assert len(texts) == 1
    assert site.rendered.count("other") == 10  # to look the record up is to read what it hangs on
    before = len(site.rendered)
    changing = [{**data, "x": number} for number in range(10)]
    files = TestSite({"p.html": "{{ x }}{% for post in site.posts %}{{ post.title }}{{ x }}{% endfor %}"})
    assert len({outcome(env, "{% include p.html %}", files, each, view, traces, "").text for each in changing}) == 10
    assert len(site.rendered) > before


def test_what_costs_most_is_taken_from_records_too() -> None:
    """An include that takes long, whose record is met again, is rendered twice at most."""
    view, env = View(), Environment.for_site()
    site = Counting(view, {})
    data = {"page": Shown(view, {}), "site": site}
    files = TestSite({"p.html": "{% for i in (1..2000) %}{% assign x = x | append: site.other %}{{ x }}{% endfor %}"})
    traces = Traces(view, {})
    for _ in range(6):
        outcome(env, "{% include p.html %}", files, data, view, traces, "")
    assert site.rendered.count("other") < 3 * 2000
