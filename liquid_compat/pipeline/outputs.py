"""What is to be written of a site that is rendered."""

from __future__ import annotations

from functools import partial

from ..content.item import Item
from ..content.site import Site
from ..content.static_file import StaticFile
from ..errors import Location, PathError, Warnings
from .hooks import Copies
from .results import Results
from .texts import Texts


def outputs(site: Site, results: Results, warnings: Warnings) -> tuple[Texts, Copies]:
    """What is to be written: relative path to text, and relative path to the file that is copied there.

    Where several want the same place the last one has it, and a warning tells.
    """
    extras = {page: page.content for page in results.all_extra_pages()}
    texts = Texts()
    copies: Copies = {}
    owners: dict[str, Item | StaticFile] = {}
    others: dict[str, list[Item | StaticFile]] = {}
    for entry in site.written(extras):
        place = entry.destination
        if "\0" in place:
            path = entry.relative_path.lstrip("/")
            raise PathError(f"{path} would be written to {place!r}", Location(path), "No path can have a null byte.")
        if isinstance(entry, Item):
            position = results.position(entry)
            record = None if position is None else results.stored(position)
            sent = results.sent(position)
            if sent is not None:
                texts.put_encoded(place, sent.output, results.known_digest(position))
            elif record is not None:
                texts.put_stored(place, record.output, partial(results.output, entry))
            elif entry in extras:
                texts[place] = extras[entry]
            else:
                texts.put(place, results.output(entry), results.known_digest(position))
            copies.pop(place, None)
        else:
            copies[place] = entry.source_path
            texts.pop(place, None)
        if owners.setdefault(place, entry) is not entry:
            others.setdefault(place, []).append(entry)
    for place in [place for place in owners if place in others] if others else ():
        paths = [entry.relative_path.lstrip("/") for entry in (owners[place], *others[place])]
        if not all(path == paths[0] for path in paths):
            warnings.warn(
                f"Conflict: {place} is the destination of several files: {', '.join(paths)}",
                hint=f"The last one wins ({paths[-1]}). Change the permalink of the others.",
            )
    return texts, copies
