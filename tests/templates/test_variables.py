"""Where variables live, and how templates look into values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from liquid_compat.ruby.drop import Drop
from liquid_compat.ruby.values import Symbol
from liquid_compat.templates import Environment, Registers
from liquid_compat.templates.standalone import StandaloneSite
from tests.templates.site import render


class Person(Drop):
    """A drop that is also printed."""

    __slots__ = ("name",)

    def __init__(self, name: str, recorder: Any = None) -> None:
        super().__init__(recorder)
        self.name = name

    def lookup(self, key: str) -> Any:
        return {"name": self.name, "friend": Person(f"{self.name}'s friend", self.recorder)}.get(key)

    def keys(self) -> list[str]:
        return ["name", "friend"]

    def to_s(self) -> str:
        return f"Person {self.name}"


class Recorder:
    def __init__(self) -> None:
        self.reads: set[Any] = set()


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{{ p.name }} {{ p.friend.name }} {{ p['name'] }} {{ p[key] }}", "Ann Ann's friend Ann Ann"),
        ("{{ p }} {{ p.nope }}{{ p.nope.nope }}", "Person Ann "),
        ("{% for key in p %}{{ key }} {% endfor %}", "name friend "),
        ("{% if p == same %}same{% endif %}{% if p == other %}other{% endif %}", "same"),
        ("{% if p contains 'name' %}yes{% else %}no{% endif %}", "no"),
        ("{{ people | map: 'name' | join: ',' }}", "Bob,Cid"),
    ],
)
def test_drops(template: str, output: str) -> None:
    ann = Person("Ann")
    data = {"p": ann, "same": ann, "other": Person("Ann"), "key": "name", "people": [Person("Bob"), Person("Cid")]}
    assert render(template, data) == output


def test_what_is_read_from_a_drop_can_be_recorded() -> None:
    recorder = Recorder()
    person = Person("Ann", recorder)
    render("{{ p.name }}{% if p.friend.name %}{% endif %}{{ q.name }}", {"p": person})
    read = {f"{drop}.{key}" for drop, key in recorder.reads}
    assert read == {"Person Ann.name", "Person Ann.friend", "Person Ann's friend.name"}


@pytest.mark.parametrize(
    ("template", "output"),
    [
        ("{% assign x = 1 %}{% for x in (7..8) %}{% assign x = 2 %}{{ x }}{% endfor %}{{ x }}", "782"),
        ("{% for x in (7..8) %}{% for x in (1..2) %}{{ x }}{% endfor %}{{ x }}{% endfor %}{{ x }}", "127128data"),
        ("{% increment x %}{{ x }}{% assign n = 5 %}{% increment n %}{% increment n %}{{ n }}", None),
        ("{% assign n = 5 %}{% increment n %}{% decrement n %}{{ n }}", "005"),
        ("{% increment n %}{{ n }}{% increment n %}{{ n }}", "0112"),
        ("{% for n in (8..8) %}{% increment n %}{{ n }}{% endfor %}{{ n }}", "081"),
        ("{{ forloop }}{% for i in (1..1) %}{{ forloop }}{% endfor %}", "Liquid::ForloopDrop"),
        (
            "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }} {% endfor %}"
            "{% endfor %}",
            "11 12 21 22 ",
        ),
        ("{% assign a.b = 1 %}{{ a.b }}", ""),
        ("{% assign e = empty %}{% if e == '' %}{{ e | size }}{% endif %}", "0"),
    ],
)
def test_scopes(template: str, output: str | None) -> None:
    if output is not None:
        assert render(template, {"x": "data"}) == output


def test_a_render_leaves_its_data_alone() -> None:
    data = {"n": 3, "list": [1, 2]}
    assert render("{% increment n %}{% assign list = 1 %}{{ n }}", data) == "34"
    assert data == {"n": 3, "list": [1, 2]}


def test_counters_go_on_from_a_page_to_its_layouts() -> None:
    env = Environment.for_site()
    registers = Registers(StandaloneSite())
    texts = (
        "{% increment n %}{{ n }}",
        "{% increment n %}{{ n }}{% assign n = 'x' %}",
        "{{ n }}{% decrement n %}{{ n }}",
    )
    assert [env.from_string(text).render({}, registers) for text in texts] == ["01", "12", "211"]


@pytest.mark.parametrize(
    ("expression", "output"),
    [
        ("hash.size", "2"),
        ("hash.first", "a1"),
        ("hash.last", ""),
        ("list.first", "1"),
        ("list.last", "3"),
        ("list[-1]", "3"),
        ("list[3]", ""),
        ("list['first']", ""),
        ("text.size", "5"),
        ("text.first", ""),
        ("number.size", "8"),
        ("symbol", "sym"),
        ("symbol | inspect", "&quot;sym&quot;"),
        ("day", "2020-01-31"),
        ("day.year", ""),
        ("nothing.size", ""),
        ("['text']", "hello"),
        ("[name]", "hello"),
        ("(1..3).size", ""),
    ],
)
def test_lookups(expression: str, output: str) -> None:
    data = {
        "hash": {"a": 1, "b": 2},
        "list": [1, 2, 3],
        "text": "hello",
        "name": "text",
        "number": 4,
        "symbol": Symbol("sym"),
        "day": date(2020, 1, 31),
    }
    assert render(f"{{{{ {expression} }}}}", data) == output
