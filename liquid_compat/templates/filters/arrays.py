"""Array filters that don't look at their elements' properties, Liquid's and Jekyll's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...ruby.drop import Drop
from ...ruby.printing import join as ruby_join
from ...ruby.printing import to_s
from ...ruby.values import Symbol
from ..errors import ArgumentError, advise
from ..python_liquid import with_context
from ..values import first_pair
from .coerce import elements, to_length
from .errors import no_method

if TYPE_CHECKING:
    from random import Random


def join(value: Any, glue: Any = " ") -> str:
    """The elements, with `glue` between them."""
    if type(glue) is not str:
        glue = to_s(glue)
    if type(value) is list:
        try:
            return glue.join(value)
        except TypeError:
            pass  # not all are texts
    return ruby_join(elements(value), glue)


def first(value: Any) -> Any:
    """The first element; nil of what has none. Of a hash the first key with its value."""
    if isinstance(value, (list, tuple)):
        return value[0] if value else None
    if isinstance(value, dict):
        return first_pair(value)
    if isinstance(value, range):
        return value.start
    if isinstance(value, Drop):
        return next(iter(value.each()), None)
    return None


def last(value: Any) -> Any:
    """The last element; nil of what has none."""
    if isinstance(value, (list, tuple)):
        return value[-1] if value else None
    return value.stop - 1 if isinstance(value, range) else None


def reverse(value: Any) -> list[Any]:
    """The elements from last to first."""
    return elements(value)[::-1]


def concat(value: Any, array: Any) -> list[Any]:
    """The elements and after them those of `array`."""
    if not isinstance(array, (list, tuple)):
        hint = "the argument of concat is no array (perhaps nil); to add one element use push"
        raise advise(ArgumentError("concat filter requires an array argument"), hint)
    return [*elements(value), *array]


def push(array: Any, value: Any) -> Any:
    """Jekyll: a copy with `value` at the end."""
    return [*array, _liquid(value)] if isinstance(array, list) else array


def unshift(array: Any, value: Any) -> Any:
    """Jekyll: a copy with `value` at the start."""
    return [_liquid(value), *array] if isinstance(array, list) else array


def _liquid(value: Any) -> Any:
    """To Liquid, a symbol is a string."""
    return str(value) if type(value) is Symbol else value


def pop(array: Any, num: Any = 1) -> Any:
    """Jekyll: a copy without the last `num` elements."""
    if not isinstance(array, list):
        return array
    return array[: max(0, len(array) - _count(num))]


def shift(array: Any, num: Any = 1) -> Any:
    """Jekyll: a copy without the first `num` elements."""
    return array[_count(num) :] if isinstance(array, list) else array


def _count(num: Any) -> int:
    count = to_length(num)
    if count < 0:
        raise ArgumentError("negative array size")
    return count


@with_context
def sample(value: Any, num: Any = 1, *, context: Any = None) -> Any:
    """Jekyll: one element by chance, or a list of `num` of them.

    In a build the chance is drawn from the time of the build and the page, so that the same build comes out the same.
    """
    if not isinstance(value, list):
        return value
    try:
        count = to_length(num)
    except ArgumentError:
        count = 1
    chance = _chance(context)
    if count == 1:
        return chance.choice(value) if value else None
    if count < 0:
        raise ArgumentError("negative sample number")
    return chance.sample(value, min(count, len(value)))


sample.is_traceable = False  # type: ignore[attr-defined]  # it hangs on what was drawn before


def _chance(context: Any) -> Random:
    from random import Random

    registers = getattr(context, "registers", None)
    if registers is None:
        return Random()
    known = registers.state.get("sample")
    if known is None:
        page = registers.page
        where = page.get("path") or page.get("url") if page is not None else ""
        known = registers.state["sample"] = Random(f"{registers.site.time.isoformat()} {where}")
    return known


def array_to_sentence_string(array: Any, connector: Any = "and") -> str:
    """Jekyll: `a, b, and c`."""
    if isinstance(array, (str, dict)):
        return _sentence_of_no_array(array, connector)
    if not isinstance(array, (list, tuple)):
        raise no_method("length", array, "an array")
    if len(array) < 2:
        return to_s(array[0]) if array else ""
    if len(array) == 2:
        return f"{to_s(array[0])} {to_s(connector)} {to_s(array[1])}"
    return f"{ruby_join(array[:-1], ', ')}, {to_s(connector)} {to_s(array[-1])}"


def _sentence_of_no_array(value: str | dict[Any, Any], connector: Any) -> str:
    """What comes of short texts and hashes, which have a length and parts as well."""
    if len(value) > 2:
        part = value[:-1] if isinstance(value, str) else None
        raise no_method("join", part, "an array")
    parts = [value[at] if isinstance(value, str) else value.get(at) for at in range(len(value))]
    return f" {to_s(connector)} ".join(map(to_s, parts))
