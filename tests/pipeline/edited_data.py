"""Hashes and lists whose parts are changed one by one, and templates that read parts of them in all ways."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

DATA_READS = (
    "{{ site.data.team.ann.role }}{{ site.data.team[page.kind].role }}{{ site.data.team.nobody.role }}",
    "{% assign a = site.data.team[page.kind] %}{% if a %}{{ a.role }}{% else %}none{% endif %}{{ a.tags | join: '/' }}",
    "{% assign a = site.data.team.bob | default: site.data.team.ann %}{{ a.role }}{{ a.size }}",
    "{% for p in site.data.team %}{{ p[0] }}{{ p[1].role }}{{ p.last.name }}{% endfor %}",
    "{% for p in site.data.team limit: 1 offset: 1 %}{{ p | last | jsonify }}{% endfor %}",
    "{% for r in site.data.rows %}{{ r.id }}{% if r.id == page.rank %}{{ r.text }}{% endif %}{% endfor %}",
    "{% for r in site.data.rows limit: 2 %}{{ r.text }}{{ forloop.last }}{% else %}no{% endfor %}",
    "{% for r in site.data.rows reversed %}{{ r }}{% break %}{% endfor %}{{ site.data.rows.size }}",
    "{{ site.data.rows[0].text }}{{ site.data.rows[-1].text }}{{ site.data.rows.first.id }}{{ site.data.rows[9].id }}",
    "{% assign r = site.data.rows | where: 'id', page.rank | first %}{{ r.text }}{{ site.data.rows | last }}",
    "{{ site.data.rows | map: 'text' | join: ' ' }}{{ site.data.rows | sort: 'id' | jsonify }}",
    "{% assign g = site.data.rows | group_by: 'id' %}{{ g.size }}{{ site.data.rows | size }}",
    "{% if site.data.team contains 'bob' %}bob{% endif %}{% if site.data.words contains 'elm' %}elm{% endif %}",
    "{% if site.data.team.ann == site.data.team.bob %}same{% endif %}{% if site.data.words == empty %}none{% endif %}",
    "{% case site.data.words[1] %}{% when 'elm' %}e{% when 'oak' %}o{% else %}x{% endcase %}{{ site.data.words }}",
    "{{ site.data.team }}{{ site.data.team | jsonify }}",
    "{% for d in site.data.deep %}{{ d[0] }}{{ d[1].a.b }}{% endfor %}{{ site.data.deep.names.a.b | default: 'd' }}",
    "{{ site.data.deep.names.a }}{{ site.data.deep[page.kind].a.c[0] }}{{ site.data.deep.size }}",
    "{% tablerow w in site.data.words cols: 2 %}{{ w }}{% endtablerow %}{% cycle site.data.words[0], 'b' %}",
    "{% for i in (1..site.data.rows.size) %}{{ i }}{{ site.data.rows[i].text }}{% endfor %}{{ site.data.many[120] }}",
    "{% for n in site.data.many %}{{ n }}{% endfor %}{{ include.text.first }}{{ include.one.role }}",
    "{% for p in site.posts %}{% assign t = site.data.team[p.kind] %}{{ t.role }}{% endfor %}",
)  # fmt: skip
HASH_READS = (
    "{{ site.author.name }}{% if site.author.bio %}bio{% endif %}{% assign a = site.author %}{{ a.links.home }}",
    "{{ site.author | jsonify }}{{ site.author.links }}{{ site.author.size }}",
    "{% for p in site.posts %}{{ p.header.image }}{{ p.header.links.home }}{% endfor %}",
    "{{ site.posts | map: 'header' | jsonify }}",
    "{% assign e = site.posts | where_exp: 'p', 'p.header.image == p.kind' %}{{ e | map: 'title' }}{{ e.size }}",
    "{% assign h = site.posts.first.header %}{{ h.links | jsonify }}{{ page.next.header.image }}{{ page.header }}",
    "{% for n in site.notes %}{% include more.html text=n.header.links %}{% if n.header %}h{% endif %}{% endfor %}",
    "{% for t in site.tags %}{{ t[0] }}{% for p in t[1] %}{{ p.title }}{% endfor %}{% endfor %}{{ site.tags.size }}",
    "{{ site.tags.b.first.title }}{{ site.tags[page.tags.first].size }}{{ site.tags.zzz }}{{ site.categories.size }}",
    "{% assign g = site.posts | group_by: 'header' %}{% for x in g %}{{ x.name }}{{ x.size }}{% endfor %}",
    "{% for p in site.pages %}{{ p.header.image | default: site.author.name }}{{ p.header.links.size }}{% endfor %}",
)  # fmt: skip
DATA_INCLUDES = (
    "{% include side.html text=site.data.words one=site.data.team.ann %}{{ include.one.role }}",
    "{% include note.html text=site.data.team.ann.role %}{% include more.html text=site.data.rows %}",
    "{% assign p = site.data.team.bob %}{% include note.html text=p.tags %}{% include more.html one=p %}",
    "{% for r in site.data.rows %}{% include more.html text=r.text one=r %}{% endfor %}",
    "{% for p in site.data.team %}{% include note.html text=p one=p.last %}{% endfor %}",
)


class EditedData:
    """Data files with hashes and lists in each other."""

    def __init__(self, chance: random.Random) -> None:
        self._random = chance
        self._files: dict[str, Any] = {
            "team": {"ann": self._person(), "bob": self._person(), "news": self._person()},
            "rows": [self._row(), self._row(), self._row()],
            "words": ["elm", "oak"],
            "many": list(range(150)),
            "deep/names": {"a": {"b": 1, "c": ["x", "y"]}},
            "deep/news": {"a": {"b": 2, "c": []}},
        }

    def files(self) -> Iterator[tuple[str, str]]:
        """The files and their texts (JSON is YAML)."""
        return (self._file(name) for name in self._files)

    def change(self) -> tuple[str, str]:
        """Change one part of one file; returns that with its text."""
        name = self._random.choice(list(self._files))
        if self._random.random() < 0.05:
            self._files[name] = self._random.choice((None, {}, [], "text", {"a": 1}))
        else:
            self._change(self._files[name])
        return self._file(name)

    def _file(self, name: str) -> tuple[str, str]:
        return f"_data/{name}.yml", json.dumps(self._files[name])

    def _person(self) -> dict[str, Any]:
        return {"name": self._word(), "role": self._word(), "tags": [self._word()]}

    def _row(self) -> dict[str, Any]:
        return {"id": self._random.randint(0, 3), "text": self._word()}

    def _word(self) -> str:
        return self._random.choice(("elm", "oak", "fir", "yew"))

    def _change(self, value: Any) -> None:
        """Change a part of a hash or a list, at any depth."""
        inner = [part for part in (value.values() if isinstance(value, dict) else value or ()) if part]
        inner = [part for part in inner if isinstance(part, (dict, list))]
        if inner and self._random.random() < 0.7:
            self._change(self._random.choice(inner))
        elif isinstance(value, dict):
            self._change_hash(value)
        elif isinstance(value, list):
            self._change_list(value)

    def _new(self) -> Any:
        return self._random.choice((self._word(), 1, True, None, self._person(), [self._word()], {}, []))

    def _change_hash(self, value: dict[str, Any]) -> None:
        key = self._random.choice([*value, "ann", "bob", "news", "talk", "role", "a", "b", "size", "first"])
        way = self._random.choice(("word", "word", "new", "remove", "last"))
        if way == "word":
            value[key] = self._word()
        elif way == "new":
            value[key] = self._new()
        else:
            old = value.pop(key, None)
            if way == "last":
                value[key] = old

    def _change_list(self, value: list[Any]) -> None:
        at = self._random.randint(0, len(value))
        way = self._random.choice(("word", "new", "row", "remove", "shuffle", "insert"))
        if way in ("word", "new", "row") and at < len(value):
            value[at] = self._word() if way == "word" else self._new() if way == "new" else self._row()
        elif way == "remove" and at < len(value):
            del value[at]
        elif way == "shuffle":
            self._random.shuffle(value)
        else:
            value.insert(at, self._row())
