"""Rendering all items of a site, here and in other processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from functools import partial
from typing import TYPE_CHECKING

from ..errors import ConfigError, LiquidCompatError, Location, Warnings
from .foreseen import foresee, lists_pages
from .pace import Pace
from .processes import can_fork, most_at_once

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from .ahead import Ahead
    from .kept import Kept
    from .prepared import PreparedSite
    from .remote import Pool
    from .render import Rendered
    from .results import Results
    from .sent import Sent

Progress = Callable[[int, int], None]
"""Told after each rendered item: how many are done, of how many."""
_FEW = 100
"""So few results are saved while a stylesheet is waited for; to save more would keep others waiting."""


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
    results = prepared.results() if kept is None else kept.results
    done = sum(map(results.known, range(len(results))))

    def put(position: int, rendered: Rendered | Sent) -> None:
        nonlocal done
        results.put(position, rendered)
        if kept is not None:
            kept.add(position)
        done += 1
        if progress is not None:
            progress(done, len(results))

    def put_all(positions: Sequence[int]) -> None:
        left = [position for position in positions if not results.known(position)]
        items = {results.items[position] for position in left}

        def meanwhile() -> None:  # there will be time where a page comes that all others wait for
            if kept is not None and results.foreseen.pages <= items:
                kept.save_early()

        elsewhere = partial(_render_elsewhere, prepared, results, executor=executor, put=put, meanwhile=meanwhile)
        pace = None
        if jobs is None and executor is None and can_fork() and not results.in_order:
            pace = Pace(len(left), is_slow=not results.foreseen.pages.isdisjoint(items))
        elif not results.in_order:
            from .workers import worker_count

            elsewhere(left, worker_count(jobs, len(left)))
        for number, position in enumerate(left):
            if pace is not None and pace.is_slow:
                free = most_at_once(None) - (0 if ahead is None else ahead.running)
                if free > 1:
                    from .workers import LEAST_ITEMS

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
        if kept is not None and len(results) <= _FEW and ahead.running:
            kept.save_early()
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
    put: Callable[[int, Rendered | Sent], None],
    meanwhile: Callable[[], None],
) -> None:
    """Render items in other processes: an executor's, else `workers` forked ones or new ones if there are several.

    What is done `meanwhile` is done here.
    """
    pages = (item for at, item in enumerate(results.items) if not results.known(at))
    results.foreseen = foresee(pages, prepared.renderer.services)
    if executor is None and (workers == 1 or can_fork()):
        if workers > 1:
            from .workers import render_in_workers

            render_in_workers(results, positions, workers, put, meanwhile)
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
