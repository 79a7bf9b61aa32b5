"""The filters: Liquid 4.0.4's standard ones, with Jekyll 4.4's own beside or in place of them.

A filter is a function of its input and arguments. Those marked `with_context` also take the render context as the
keyword argument `context`, and read the site from its `registers`. All raise the exceptions of `filters.errors` and
`templates.errors.ArgumentError`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from . import (
    arrays,
    conversion,
    dates,
    expressions,
    numbers,
    properties,
    selection,
    strings,
    texts,
    urls,
)
from .kept import indexed, kept

FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        # text
        "append": strings.append,
        "capitalize": strings.capitalize,
        "downcase": strings.downcase,
        "escape": strings.escape,
        "escape_once": strings.escape_once,
        "h": strings.escape,
        "inspect": texts.inspect,
        "jsonify": texts.jsonify,
        "lstrip": strings.lstrip,
        "newline_to_br": strings.newline_to_br,
        "normalize_whitespace": texts.normalize_whitespace,
        "number_of_words": texts.number_of_words,
        "prepend": strings.prepend,
        "remove": strings.remove,
        "remove_first": strings.remove_first,
        "replace": strings.replace,
        "replace_first": strings.replace_first,
        "rstrip": strings.rstrip,
        "slice": strings.slice_,
        "slugify": texts.slugify,
        "split": strings.split,
        "strip": strings.strip,
        "strip_html": strings.strip_html,
        "strip_newlines": strings.strip_newlines,
        "truncate": strings.truncate,
        "truncatewords": strings.truncatewords,
        "upcase": strings.upcase,
        "xml_escape": texts.xml_escape,
        # numbers
        "abs": numbers.abs_,
        "at_least": numbers.at_least,
        "at_most": numbers.at_most,
        "ceil": numbers.ceil,
        "divided_by": numbers.divided_by,
        "floor": numbers.floor,
        "minus": numbers.minus,
        "modulo": numbers.modulo,
        "plus": numbers.plus,
        "round": numbers.round_,
        "times": numbers.times,
        "to_integer": numbers.to_integer,
        # any value
        "default": strings.default,
        "size": strings.size,
        # arrays
        "array_to_sentence_string": arrays.array_to_sentence_string,
        "compact": kept("compact", properties.compact),
        "concat": arrays.concat,
        "first": arrays.first,
        "join": arrays.join,
        "last": arrays.last,
        "map": kept("map", properties.map_),
        "pop": arrays.pop,
        "push": arrays.push,
        "reverse": kept("reverse", arrays.reverse),
        "sample": arrays.sample,
        "shift": arrays.shift,
        "sort_natural": kept("sort_natural", properties.sort_natural),
        "uniq": kept("uniq", properties.uniq),
        "unshift": arrays.unshift,
        # arrays of objects
        "find": indexed("find", selection.find),
        "find_exp": expressions.find_exp,
        "group_by": kept("group_by", selection.group_by),
        "group_by_exp": expressions.group_by_exp,
        "sort": kept("sort", selection.sort),
        "where": indexed("where", selection.where),
        "where_exp": expressions.where_exp,
        # dates
        "date": dates.date_,
        "date_to_long_string": dates.date_to_long_string,
        "date_to_rfc822": dates.date_to_rfc822,
        "date_to_string": dates.date_to_string,
        "date_to_xmlschema": dates.date_to_xmlschema,
        # URLs
        "absolute_url": urls.absolute_url,
        "cgi_escape": urls.cgi_escape,
        "relative_url": urls.relative_url,
        "strip_index": urls.strip_index,
        "uri_escape": urls.uri_escape,
        "url_decode": strings.url_decode,
        "url_encode": strings.url_encode,
        # converters
        "markdownify": conversion.markdownify,
        "sassify": conversion.sassify,
        "scssify": conversion.scssify,
        "smartify": conversion.smartify,
    }
)
"""All filters by name."""
