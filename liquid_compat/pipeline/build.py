"""A build, from the options of the command line to the written site."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from ..config.load import Config, config_names, load_config
from ..config.places import STORE
from ..errors import LiquidCompatError, Warnings
from .ahead import Ahead
from .cache_folder import is_copied, make_cache_folder
from .processes import can_fork, most_at_once

# What else there is to import comes after the stylesheets are begun.
if TYPE_CHECKING:
    from concurrent.futures import Executor

    from ..content.site import Site
    from ..plugins.api import Written
    from ..templates.profile import Profile
    from .between import Between
    from .hooks import Copies
    from .kept import Kept
    from .left import Left
    from .prepared import CachesFor, PreparedSite
    from .remote import Pool
    from .render_all import Progress
    from .results import Results
    from .texts import Texts
    from .unchanged import Question
    from .write import Changes


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

            return stack.enter_context(closing(Kept(prepared, folder, between, environ, notice, noting)))

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
        changes = write_site(config.destination, texts.to_write, copies, keep, spare=spare, seen=seen, are_known=known)
        for prepared, written in made.editions:
            for plugin in prepared.renderer.plugins:
                plugin.after_write(written)
        if made.kept is not None:
            made.kept.save(texts, changes, warnings.problems)
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
    from .outputs import outputs
    from .prepared import prepare
    from .render_all import render
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
