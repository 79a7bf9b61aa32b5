"""The whole of `liquid-compat scholar`: ask, merge with what is known, store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ..errors import Warnings
from .fetch import fetch
from .merge import join, merge, same_author, take, title_key
from .profile import Profile, Publication
from .settings import Settings
from .sources import SOURCES
from .sources.request import Request, SourceError
from .store import Files, read_earlier, set_aside, write


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the statistics as they now are, the source that gave them (or none did), what was written."""

    profile: Profile
    source: str | None
    written: tuple[Path, ...]


def update(
    root: Path,
    settings: Settings,
    warnings: Warnings,
    say: Callable[[str], None],
    *,
    accept_less: bool = False,
    dry_run: bool = False,
    ask: Callable[[Request], Profile] = fetch,
    now: datetime | None = None,
) -> Outcome:
    """Ask the sources in turn until one answers, and store the answer over what is known.

    `say` is told what goes on. With `accept_less` the answer replaces what is known, also where it has less. With
    `dry_run` nothing is written.

    Raises:
        SourceError: where no source answers and nothing is known from before.
        PathError: where a file can't be written.

    """
    files = Files.of(root, settings.outputs)
    earlier = read_earlier(files, warnings)
    try:
        answer = _ask(settings, earlier.profile, warnings, say, ask)
    except SourceError:
        if not dry_run:
            set_aside(earlier.broken)
        raise
    if answer is None:
        assert earlier.profile is not None
        profile = earlier.profile
    else:
        profile = _combined(earlier.profile, answer, warnings, accept_less)
        profile = _with_aliases(profile, settings, warnings)
        moment = now or datetime.now(UTC)
        profile = replace(profile, updated=moment.strftime("%Y-%m-%d %H:%M:%S"))
    # Also without an answer: a file that is missing or broken is made again from the others.
    source = None if answer is None else str(answer.extra["statistics_source"])
    return Outcome(profile, source, () if dry_run else tuple(write(files, profile, earlier.broken)))


def _ask(
    settings: Settings,
    earlier: Profile | None,
    warnings: Warnings,
    say: Callable[[str], None],
    ask: Callable[[Request], Profile],
) -> Profile | None:
    """The first answer, or `None` if the earlier figures have to do; an empty list of papers is no answer then."""
    last: SourceError | None = None
    for request in settings.requests:
        label = SOURCES[request.source].label
        say(f"asking {label} for {request.author} (at most {request.timeout:g} s)")
        try:
            answer = ask(request)
            if earlier is not None and earlier.publications and not answer.publications:
                raise SourceError(f"{label} sent a profile without papers", hint="try again later")
        except SourceError as error:
            if last is not None:
                warnings.warn(last.problem.message, hint=last.problem.hint)
            last = error
            continue
        if last is not None:
            warnings.warn(last.problem.message, hint=last.problem.hint)
        return replace(answer, extra={**answer.extra, "statistics_source": request.source})
    assert last is not None
    if earlier is None:
        raise SourceError(f"{last.problem.message}; there are no earlier figures to keep", hint=last.problem.hint)
    warnings.warn(f"{last.problem.message}; the earlier figures are kept", hint=last.problem.hint)
    return None


def _combined(earlier: Profile | None, answer: Profile, warnings: Warnings, accept_less: bool) -> Profile:
    """The answer over what is known."""
    if earlier is None:
        return answer
    if not same_author(earlier, answer):
        warnings.warn(
            f"the earlier figures are of another author ({earlier.name or earlier.extra.get('scholar_id')}): "
            f"{answer.name}'s replace them",
            hint="if that is wrong, correct `author` under `citations:` and take the old files back from git",
        )
        return answer
    if accept_less:
        return take(earlier, answer)
    merged = merge(earlier, answer)
    if merged.kept:
        label = SOURCES[str(answer.extra["statistics_source"])].label
        warnings.warn(
            f"{label} answers with less than is known, and what is known is kept: {'; '.join(merged.kept)}",
            hint="if the source is right, for instance after merging entries there, run it once with --accept-less",
        )
    return merged.profile


def _with_aliases(profile: Profile, settings: Settings, warnings: Warnings) -> Profile:
    """The profile, most cited first, with papers under the ids by which pages name them."""
    publications = dict(profile.publications)
    for alias, name in settings.aliases.items():
        found = _named(publications.values(), name)
        if found is None:
            warnings.warn(
                f"the alias {alias!r} names {name!r}, and no paper has that id, DOI or title",
                hint="correct it under `citations:`, `aliases:` in _config.yml",
            )
        elif found.key != alias:
            del publications[found.key]
            publications[alias] = join(publications.get(alias, replace(found, key=alias)), found)
    ranked = sorted(publications.items(), key=lambda item: -item[1].citations)
    return replace(profile, publications=dict(ranked))


def _named(publications: Collection[Publication], name: str) -> Publication | None:
    wanted = name.casefold().removeprefix("https://doi.org/")
    for item in publications:
        if wanted in (item.key.casefold(), item.source_id.casefold(), str(item.extra.get("doi", "")).casefold()):
            return item
    return next((item for item in publications if title_key(item.title) == title_key(name)), None)
