"""A build, from the options of the command line to the written site."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing, nullcontext, suppress
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config.load import Config, config_names, load_config
from ..config.places import STORE
from ..content.item import Item
from ..content.site import Site
from ..errors import ConfigError, LiquidCompatError, Location, PathError, Warnings
from .ahead import Ahead
from .cache_folder import is_copied, make_cache_folder
from .processes import can_fork, most_at_once

# What else there is to import comes after the stylesheets are begun.
if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..content.static_file import StaticFile
    from ..plugins.api import Written
    from ..templates.profile import Profile
    from .between import Between
    from .hooks import Copies
    from .kept import Kept
    from .left import Left
    from .prepared import CachesFor, PreparedSite
    from .remote import Pool
    from .render import Rendered
    from .results import Results
    from .texts import Texts
    from .unchanged import Question
    from .write import Changes

Progress = Callable[[int, int], None]
"""Told after each rendered item: how many are done, of how many."""


class BuildResult(NamedTuple):
    """What a build did."""

    config: Config
    site: Site
    changes: Changes
    phases: Mapping[str, float]
    """Seconds that reading, generators, rendering and writing took: `read`, `generate`, `render`, `write`."""
    rendered: int
    """How many items were rendered."""
    taken: int
    """How many were taken as they are from the store of an earlier build."""
    left: Left | None = None
    """What is in the destination now, but for what the configuration keeps there; None where that isn't known."""

    @property
    def seconds(self) -> float:
        """How long the build took."""
        return sum(self.phases.values())


def build(
    options: Mapping[str, Any],
    warnings: Warnings,
    *,
    strict: bool = False,
    progress: Progress | None = None,
    environ: Mapping[str, str] | None = None,
    configured: Callable[[Config], None] | None = None,
    jobs: int | None = None,
    profile: Profile | None = None,
    cache: bool = True,
    notice: Callable[[str], None] | None = None,
    between: Between | None = None,
    executor: Executor | Pool | None = None,
    question: Question | None = None,
) -> BuildResult:
    """Build a site: `options` has Jekyll's configuration keys (`source`, `destination`, `config`, …).

    `profile` among the options names whose build it is (`config.profiles`). `configured` is told the configuration
    before anything else is done. With `strict` a warning fails the build. `jobs` is the number of processes
    that render; by default it depends on the machine and the site. The bytes don't. An `executor`
    renders instead of these processes, if there is one (`remote.Pool`). Into `profile` goes which
    templates were rendered, by one process then; with `cache` those of what has changed. Raises LiquidCompatError; the
    destination is then as it was. With `cache` only what changed since the last build is rendered, as far as Jekyll's
    cache folder may be used; `notice` is told in a line if what is there had to be thrown away.
    `between` has what this process keeps of the site; without it `unchanged.Question` may be asked next time.
    `question` is the same options and environment, asked before.
    """
    clock = [time.perf_counter()]
    if between is None and cache:
        from .unchanged import Question

        question = question or Question(options, environ)
    config = load_config(options, warnings, environ)
    if configured is not None:
        configured(config)
    folder = None if is_copied(config) else make_cache_folder(config)
    kept_in = folder if cache else None
    jobs, executor = (jobs, executor) if profile is None else (1, None)
    with ExitStack() as stack:
        ahead = stack.enter_context(ahead_of(jobs, executor))
        if kept_in is None or not (kept_in / STORE).exists():
            ahead.begin_first(config)
        from .between import Between
        from .hooks import sparing
        from .write import tidy, write_site

        tidy(config.destination)
        noting = None
        if question is not None and folder is not None:
            from .noting import Noting

            noting = Noting(question, config)
        between = between or Between(is_kept=False)

        def keeping(prepared: PreparedSite) -> Kept:
            from .kept import Kept

            return stack.enter_context(closing(Kept(prepared, folder, between, environ, notice)))

        made = make(
            config,
            warnings,
            progress,
            jobs,
            partial(between.caches_for, folder=kept_in),
            keeping=keeping if cache else None,
            profile=profile,
            clock=clock,
            executor=executor,
            ahead=ahead,
        )
        if strict and warnings.problems:
            raise LiquidCompatError(
                f"--strict: the build has {len(warnings.problems)} warning(s)",
                hint="Mend what the warnings above tell of, or build without --strict.",
            )
        keep = config_names(config.values, "keep_files")
        texts, copies, plugins = made.texts, made.copies, made.editions[0][0].renderer.plugins
        seen = made.kept.seen(texts, copies, keep, is_whole=made.is_all) if made.kept is not None else None
        known = made.kept is not None and made.kept.knows_places
        spare = sparing(plugins)
        changes = write_site(config.destination, texts, copies, keep, spare=spare, seen=seen, are_known=known)
        for prepared, written in made.editions:
            for plugin in prepared.renderer.plugins:
                plugin.after_write(written)
        if made.kept is not None:
            made.kept.save(texts, changes.places, noting, warnings.problems)
    clock.append(time.perf_counter())
    taken = sum(results.taken for results in made.results)
    rendered = sum(map(len, made.results)) - taken
    left = made.kept.left if made.kept is not None and made.is_all else None
    return BuildResult(config, made.site, changes, _phases(clock), rendered, taken, left)


class MadeSite(NamedTuple):
    """All that is to be written of a site, and its editions, of which most sites have but one."""

    texts: Texts
    copies: Copies
    editions: list[tuple[PreparedSite, Written]]
    results: list[Results]
    """Of each edition."""
    kept: Kept | None

    @property
    def site(self) -> Site:
        """The site of the first edition."""
        return self.editions[0][0].site

    @property
    def is_all(self) -> bool:
        """Whether that is all: plugins may write more, when the site is written."""
        from .hooks import having

        plugins = [plugin for prepared, _ in self.editions for plugin in prepared.renderer.plugins]
        return not (having(plugins, "keeps") or having(plugins, "after_write"))


def make(
    config: Config,
    warnings: Warnings,
    progress: Progress | None = None,
    jobs: int | None = None,
    caches: CachesFor | None = None,
    *,
    keeping: Callable[[PreparedSite], Kept] | None = None,
    profile: Profile | None = None,
    clock: list[float] | None = None,
    executor: Executor | Pool | None = None,
    ahead: Ahead | None = None,
) -> MadeSite:
    """Read and render a site in memory; nothing is written.

    For the parameters see `build`; `keeping` gives what is kept of an earlier build, `clock` is told the time after
    each reading, generating and rendering, and `ahead` has what was begun already. Raises LiquidCompatError.
    """
    from ..plugins.api import Written
    from ..plugins.registry import site_editions
    from .hooks import put_edition, with_plugins_files
    from .prepared import prepare
    from .texts import Texts

    editions = site_editions(config, warnings)
    texts = Texts()
    copies: Copies = {}
    made: list[tuple[PreparedSite, Written]] = []
    all_results: list[Results] = []
    kept = None
    clock = [] if clock is None else clock
    with ExitStack() as stack:
        if ahead is None:
            ahead = stack.enter_context(ahead_of(jobs, executor))
            ahead.begin_first(config)
        for edition in editions:
            prepared = prepare(config.laid_over(edition.values), warnings, caches, ahead)
            clock += [prepared.read_at, time.perf_counter()]
            prepared.renderer.profile = profile
            kept = keeping(prepared) if keeping is not None and len(editions) == 1 else None
            results = render(prepared, warnings, progress, jobs, kept, executor, ahead)
            clock.append(time.perf_counter())
            own_texts, own_copies = outputs(prepared.site, results, warnings)
            with_plugins_files(prepared.renderer.plugins, prepared.site, results, own_texts, own_copies)
            put_edition(edition, own_texts, own_copies, texts, copies)
            folder = config.destination / edition.folder
            all_results.append(results)
            made.append((prepared, Written(prepared.site, folder, {*own_texts, *own_copies})))
    return MadeSite(texts, copies, made, all_results, kept)


def _phases(clock: Sequence[float]) -> dict[str, float]:
    """How long each phase took; the clock was looked at after each of them.

    A site of several editions is read, generated and rendered several times.
    """
    spans = [end - start for start, end in pairwise(clock)]
    in_turn = {name: sum(spans[at:-1:3]) for at, name in enumerate(("read", "generate", "render"))}
    return {**in_turn, "write": spans[-1]}


def ahead_of(jobs: int | None, executor: Executor | Pool | None) -> Ahead:
    """What is begun ahead of all else: nothing where all is done by one process, or by others' processes."""
    most = most_at_once(jobs)
    return Ahead(most if most > 1 and executor is None and can_fork() else 0)


def render(
    prepared: PreparedSite,
    warnings: Warnings,
    progress: Progress | None = None,
    jobs: int | None = None,
    kept: Kept | None = None,
    executor: Executor | Pool | None = None,
    ahead: Ahead | None = None,
) -> Results:
    """Render all items of a site but those that are `kept`; what there is to warn of comes in the order of the items.

    Documents come first, with the stylesheets: what pages read of them is known then. Of stylesheets that are
    converted `ahead` of the others, nobody needs to wait for the end but who reads them. Where the number of `jobs` is
    open, other processes join in when it turns out that it takes long.
    """
    from .foreseen import lists_pages
    from .pace import Pace
    from .workers import LEAST_ITEMS, worker_count

    results = prepared.results() if kept is None else kept.results
    done = sum(map(results.known, range(len(results))))

    def put(position: int, rendered: Rendered) -> None:
        nonlocal done
        results.put(position, rendered)
        done += 1
        if progress is not None:
            progress(done, len(results))

    def put_all(positions: Sequence[int]) -> None:
        left = [position for position in positions if not results.known(position)]
        elsewhere = partial(_render_elsewhere, prepared, results, executor=executor, put=put)
        pace = None
        if jobs is None and executor is None and can_fork() and not results.in_order:
            pace = Pace(len(left))
        elif not results.in_order:
            elsewhere(left, worker_count(jobs, len(left)))
        for number, position in enumerate(left):
            if pace is not None and pace.is_slow:
                free = most_at_once(None) - (0 if ahead is None else ahead.running)
                if free > 1:
                    elsewhere(left[number:], min(free, max(2, (len(left) - number) // LEAST_ITEMS)))
                    pace = None
            if not results.known(position):
                put(position, _result(results, position))
                if pace is not None:
                    pace.step()

    stages = [[at for at in stage if not (kept and at in kept.waiting)] for stage in results.stages()]
    if ahead is not None and ahead.is_possible and not results.in_order:
        to_do = [at for stage in stages for at in stage if not results.known(at)]
        prepared.renderer.begin(ahead, [(at, results.items[at]) for at in to_do])
        with suppress(Exception):  # which is met again when its turn comes
            for stage in stages if ahead.items else ():
                items = [(at, results.items[at]) for at in stage]
                put_all([at for at, item in items if item not in ahead.items and not lists_pages(item)])
    for stage in stages:
        put_all(stage)
    if kept is not None:
        kept.reuse_waiting()
    for position in range(len(results)):
        warnings.add(results.warnings(position))
    return results


def _render_elsewhere(
    prepared: PreparedSite,
    results: Results,
    positions: Sequence[int],
    workers: int,
    executor: Executor | Pool | None,
    put: Callable[[int, Rendered], None],
) -> None:
    """Render items in other processes: an executor's, else `workers` forked ones or new ones if there are several."""
    from .foreseen import foreseen_collections
    from .workers import render_in_workers

    results.foreseen = foreseen_collections(item for at, item in enumerate(results.items) if not results.known(at))
    if executor is None and (workers == 1 or can_fork()):
        if workers > 1:
            render_in_workers(results, positions, workers, put)
        return
    from .remote import Pool, render_by_pool, spawned

    with nullcontext(executor) if executor is not None else spawned(workers) as pool:
        render_by_pool(results, positions, pool if isinstance(pool, Pool) else Pool(pool), prepared, put)


def _result(results: Results, position: int) -> Rendered:
    """What comes of an item; an error that doesn't say where names it."""
    try:
        return results.at(position)
    except ConfigError:
        raise
    except LiquidCompatError as error:
        error.locate(Location(results.items[position].shown_path))
        raise


def outputs(site: Site, results: Results, warnings: Warnings) -> tuple[Texts, Copies]:
    """What is to be written: relative path to text, and relative path to the file that is copied there.

    Where several want the same place the last one has it, and a warning tells.
    """
    from .texts import Texts

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
            if record is not None:
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
