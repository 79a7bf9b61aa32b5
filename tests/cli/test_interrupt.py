"""An interrupt is never lost, wherever it comes."""

from __future__ import annotations

import signal
import sys
import weakref
from collections.abc import Iterator

import pytest

from liquid_compat.cli.interrupt import interruptible

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for others")


@pytest.fixture(autouse=True)
def heard() -> Iterator[None]:
    """A shell has what it starts in the background pass over interrupts, these tests perhaps among it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Thing:
    """Something that may go."""


def test_an_interrupt_ends_what_goes_on() -> None:
    before = signal.getsignal(signal.SIGINT)
    went_on = False
    with interruptible() as event:
        signal.raise_signal(signal.SIGINT)
        went_on = True
    assert event.is_set()
    assert not went_on
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_interrupt_that_python_passes_over_is_known() -> None:
    went_on = False
    with interruptible() as event:
        thing = Thing()
        seen = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
        del thing
        assert seen() is None
        went_on = True
        assert event.is_set()
    assert went_on


def test_other_exceptions_are_not_held_back() -> None:
    with pytest.raises(ValueError, match="mine"), interruptible():
        raise ValueError("mine")


def test_who_passes_over_interrupts_goes_on_to_do_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with interruptible() as event:
        signal.raise_signal(signal.SIGINT)
    assert not event.is_set()
