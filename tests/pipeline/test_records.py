"""What is kept of a result comes back as it was."""

from __future__ import annotations

import marshal

import pytest

from liquid_compat.errors import Location, Problem
from liquid_compat.pipeline.ahead import _plain, _problem
from liquid_compat.pipeline.records import Record, record_from, rest_of

PROBLEM = Problem("a fault", Location("a.md", 1, 2, "text"), "a hint")
EXTRAS = {
    "a map": (("a.css.map", '{"version": 3}'), ("b.css.map", "two\nlines ü €")),
    "an empty one": (("a", ""), ("b", "b")),
    "half of a surrogate pair": (("a", "x\ud83dy"), ("b", "b"), ("c", "\0"), ("d", "d")),
}


@pytest.mark.parametrize("extras", [(), *EXTRAS.values()], ids=["none", *EXTRAS])
def test_a_record(extras: tuple[tuple[str, str], ...]) -> None:
    record = Record(b"core", b"reads", (("name", "key", b"seen"),), b"content", b"output", (PROBLEM,), extras)
    rest = rest_of(record)
    assert "\0" not in rest
    assert record_from(b"core", b"reads", b"content", b"output", rest.encode().decode()) == record


def test_most_records_have_nothing_else() -> None:
    assert rest_of(Record(b"core", b"reads", (), b"content", b"output")) == ""


@pytest.mark.parametrize("rest", ["{}", "no JSON", '{"seen": 1}\n', "[]\n"])
def test_what_was_not_written_so_is_refused(rest: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        record_from(b"", b"", b"", b"", rest)


@pytest.mark.parametrize("problem", [Problem("x"), PROBLEM, PROBLEM._replace(origin=Location("p.py", 3))])
def test_a_warning_that_another_process_has_found(problem: Problem) -> None:
    found = _problem(marshal.loads(marshal.dumps(_plain(problem))))
    assert found == problem
    assert str(found) == str(problem)
