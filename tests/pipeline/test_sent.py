"""What other processes send comes as bytes, and is text again for whoever reads it."""

from __future__ import annotations

import pickle

import pytest

from liquid_compat.pipeline.digests import digest
from liquid_compat.pipeline.render import Rendered
from liquid_compat.pipeline.sent import Sent, to_send
from liquid_compat.pipeline.texts import Texts

WRAPPED = "<main>\u20ac <p>\u00e9n \u0434\u0432\u0430 \U0001f600</p></main>"
BEGINNING = "x" * 70


@pytest.mark.parametrize("with_content", [False, True])
@pytest.mark.parametrize(
    ("content", "output"),
    [
        ("<p>\u00e9n \u0434\u0432\u0430 \U0001f600</p>", WRAPPED),
        (WRAPPED, WRAPPED),
        ("elsewhere", WRAPPED),
        ("", WRAPPED),
        ("", ""),
        ("text", ""),
        (f"{BEGINNING}b", f"{BEGINNING}a {BEGINNING}b"),
        (f"{BEGINNING}b", f"{BEGINNING}a {BEGINNING}c"),
    ],
)
def test_a_result_comes_back_as_it_was(content: str, output: str, with_content: bool) -> None:
    rendered = Rendered(content, output, (("a.map", "{}"),))
    sent = to_send(rendered, with_content=with_content)
    assert isinstance(sent, Sent)
    assert pickle.loads(pickle.dumps(sent)).rendered == rendered
    assert sent.output == output.encode()
    assert sent.size == len(content)
    assert sent.rest.extras == rendered.extras


def test_what_lies_in_the_output_is_sent_once() -> None:
    sent = to_send(Rendered(WRAPPED[8:], WRAPPED), with_content=False)
    assert isinstance(sent, Sent)
    assert not isinstance(sent.content, str)


@pytest.mark.parametrize("rendered", [Rendered("a\ud800", "b"), Rendered("a", "b\udcff")])
def test_what_is_no_valid_text_goes_as_it_is(rendered: Rendered) -> None:
    assert to_send(rendered, with_content=False) is rendered


def test_texts_that_came_as_bytes_are_written_as_such() -> None:
    texts = Texts()
    texts.put_encoded("a.html", WRAPPED.encode(), None)
    texts["b.html"] = "b"
    assert texts["a.html"] == WRAPPED
    assert dict(texts.to_write) == {"a.html": WRAPPED.encode(), "b.html": "b"}
    assert texts.digests()["a.html"] == digest(WRAPPED)

    others = Texts()
    others["c.html"] = "c"
    others.put_from(texts, "a.html", "c.html")
    others.put_from(texts, "b.html", "d.html")
    assert dict(others.to_write) == {"c.html": WRAPPED.encode(), "d.html": "b"}
    others.put_from(texts, "b.html", "c.html")
    assert dict(others.to_write) == {"c.html": "b", "d.html": "b"}

    texts["a.html"] = "changed"
    assert dict(texts.to_write) == {"a.html": "changed", "b.html": "b"}
    texts.put_stored("a.html", b"", lambda: "stored")
    assert texts.to_write["a.html"] == "stored"
    del texts["a.html"]
    assert "a.html" not in texts.to_write
