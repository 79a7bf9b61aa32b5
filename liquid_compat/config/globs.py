"""Files that a pattern names, as Ruby's `Dir.glob` finds them."""

from __future__ import annotations

import os

from .places import sanitized_path, slashed


def matching(pattern: str, folder: str) -> list[str]:
    """The paths below a folder, relative to it and sorted, that a pattern with `*`, `**`, `?` and `[…]` names.

    Entries with a leading dot only match where the pattern has it; `**` doesn't follow links to folders, so that it
    ends; `..` doesn't lead out of the folder.
    """
    if "\0" in pattern:
        return []
    parts = sanitized_path("", pattern).strip("/").split("/")
    parts = [part for part, following in zip(parts, [*parts[1:], ""], strict=True) if (part, following) != ("**", "**")]
    return sorted({slashed(os.path.normpath(path)) for path in _matching(parts, folder, "")} - {"."})


def _matching(parts: list[str], root: str, base: str) -> list[str]:
    if "**" not in parts:
        import glob

        return [os.path.join(base, path) for path in glob.glob("/".join(parts), root_dir=os.path.join(root, base))]
    at = parts.index("**")
    bases = _matching(parts[:at], root, base) if at else [base]
    found = []
    for folder in bases:
        for below, folders, files in os.walk(os.path.join(root, folder)):
            folders[:] = [name for name in folders if not name.startswith(".")]
            here = os.path.relpath(below, root)
            if parts[at + 1 :]:
                found += _matching(parts[at + 1 :], root, here)
            else:
                found += [here, *(os.path.join(here, name) for name in files if not name.startswith("."))]
    return found
