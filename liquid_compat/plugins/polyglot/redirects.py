"""Netlify's `_redirects` for all languages."""

from __future__ import annotations

from collections.abc import Collection

from .languages import Languages


def localized(text: str, languages: Languages, excluded: Collection[str]) -> str:
    """Each rule for a path, followed by the same for each language but the default; `excluded` are paths without."""
    lines: list[str] = []
    for line in text.splitlines(keepends=True):
        lines.append(line)
        words = line.split()
        if len(words) < 2 or words[0].startswith("#") or words[0] in excluded or not words[0].startswith("/"):
            continue
        start, end, rest = words[0], words[1], words[2:]
        if any(start == f"/{language}" or start.startswith(f"/{language}/") for language in languages.listed):
            continue
        for language in languages.listed:
            if language != languages.default:
                inside = end.startswith("/") and "://" not in end
                target = f"/{language}{end}" if inside else end
                lines.append(" ".join((f"/{language}{start}", target, *rest)) + "\n")
    return "".join(lines)
