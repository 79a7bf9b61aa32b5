"""How many arguments a filter takes is read off its code; `inspect` tells the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from liquid_compat.templates import registry
from liquid_compat.templates.filters import FILTERS
from liquid_compat.templates.filters.jekyll3 import FILTERS_3


def _named(first: Any, /, second: Any, third: Any = 1, *, context: Any = None, more: Any) -> None: ...


def _any_number(first: Any, *rest: Any, context: Any = None) -> None: ...


def _any_names(first: Any, **rest: Any) -> None: ...


OWN: dict[str, Callable[..., Any]] = {
    **FILTERS,
    **{f"{name} of Liquid 3": function for name, function in FILTERS_3.items() if function is not None},
}
OTHERS: list[Callable[..., Any]] = [_named, _any_number, _any_names, len, str.upper, int]


@pytest.mark.parametrize("extras", [(), ("context",), ("third", "context"), ("environment",)])
def test_signatures(extras: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    functions = [*OWN.values(), *OTHERS]
    found = [registry._wanted(function, extras) for function in functions]
    monkeypatch.setattr(registry, "FunctionType", type(None))  # so that it asks `inspect`
    assert found == [registry._wanted(function, extras) for function in functions]
