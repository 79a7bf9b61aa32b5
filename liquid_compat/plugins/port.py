"""The beginnings of Python plugins for Ruby files that nothing takes the place of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..config.load import Config
from ..errors import Location, PathError
from .registry import ruby_claims
from .ruby_files import Registered, RubyFile, ruby_files
from .stand_ins import uncovered


def write_stubs(config: Config) -> list[str]:
    """Write a Python file beside each Ruby file of which something is missing; the paths, relative to the source.

    A Python file that is there is left as it is. Raises PathError for a file that can't be written.
    """
    written = []
    claims = ruby_claims(config)
    for file in ruby_files(config):
        left = uncovered(file, claims)
        path = str(Path(file.path).with_suffix(".py"))
        if not left:
            continue
        try:
            with open(config.source / path, "x", encoding="utf-8") as stream:
                stream.write(stub(file, left))
        except FileExistsError:
            continue
        except OSError as error:
            raise PathError(f"{path} can't be written: {error.strerror}", Location(path)) from error
        written.append(path)
    return written


def stub(file: RubyFile, left: list[Registered]) -> str:
    """A plugin that brings what is `left` of a Ruby file, each as a function that is still to be written."""
    lines = [
        f'"""What {file.path} does, in Python. While this file is here, it takes the place of the Ruby file.',
        "",
        "docs/plugins.md of liquid-compat tells how plugins are written.",
        '"""',
        "",
        "from liquid_compat.plugins import api",
    ]
    taken: set[str] = set()
    for thing in left:
        lines += ["", "", *_function(thing, taken)]
    lines += ["", "", "# The Ruby file:", "#"]
    lines += [f"# {line}".rstrip() for line in file.text.splitlines()]
    return "\n".join(lines) + "\n"


def _function(thing: Registered, taken: set[str]) -> Iterator[str]:
    name = _free(re.sub(r"\W+", "_", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", thing.name)).strip("_").lower(), taken)
    todo = f'    raise api.PluginError("{thing} is still to be written")'
    if thing.kind == "tag":
        yield from (f'@api.tag("{thing.name}", arguments="text")', f"def {name}(markup, *, context):", todo)
    elif thing.kind == "block":
        yield from (f'@api.block("{thing.name}", arguments="text")', f"def {name}(content, markup, *, context):", todo)
    elif thing.kind == "filter":
        yield from (f'@api.filter("{thing.name}")', f"def {name}(value, *arguments):", todo)
    elif thing.kind == "generator":
        yield from ("@api.generator()", f"def {name}(site):", todo)
    elif thing.kind == "converter":
        yield from ('@api.converter(".the-extension")', f"def {name}(text):", todo)
    elif thing.kind == "command":
        yield from ("@api.command()", f"def {name}(site, *words):", todo)
    elif thing.kind == "hook":
        owner, event = (word.lstrip(":") for word in thing.name.split())
        parameters = _PARAMETERS.get((owner, event)) or _OF_ITEMS.get(event, "item")
        yield from (f'@api.hook("{owner}", "{event}")', f"def {name}({parameters}):", todo)
    else:
        yield f"# The Ruby file changes Jekyll's class {thing.name}: a hook may do that here."


_PARAMETERS = {
    ("site", "after_init"): "config",
    ("site", "after_reset"): "",
    ("site", "post_read"): "site",
    ("site", "pre_render"): "site",
    ("site", "post_render"): "site, files",
    ("site", "post_write"): "written",
    ("clean", "on_obsolete"): "paths",
}
_OF_ITEMS = {
    "pre_render": "item, content",
    "post_convert": "item, content",
    "post_render": "item, output",
    "post_write": "item, path",
}


def _free(name: str, taken: set[str]) -> str:
    """A name for a function that no other has."""
    name = f"_{name}" if not name or name[0].isdigit() else name
    unique, number = name, 1
    while unique in taken:
        number += 1
        unique = f"{name}_{number}"
    taken.add(unique)
    return unique
