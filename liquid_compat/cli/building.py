"""Building the site for the command line: the builds, and what is told of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import LiquidCompatError, Problem, Warnings
from .given import config_options
from .log import Log
from .output import Report, say

if TYPE_CHECKING:
    from ..config.load import Config
    from ..pipeline.build import BuildResult
    from ..pipeline.live import LiveSite
    from ..pipeline.unchanged import Question

# What says how a build is made, or what is told of it, and isn't the configuration's.
_NOT_OF_THE_SITE = ("strict", "watch", "force_polling", "trace", "jobs", "executor", "cache", "profile_json")


def run_build(given: dict[str, Any], log: Log) -> int:
    """Build as the parameters of the subcommand `build` say, once or whenever something changes.

    Returns the exit status. Raises LiquidCompatError.
    """
    report = Report(quiet=bool(given["quiet"]), log=log)
    of_site = {key: value for key, value in given.items() if key not in _NOT_OF_THE_SITE}
    options = {"serving": False, **config_options(of_site)}
    strict, jobs, cache = given["strict"], given["jobs"], given["cache"]
    if given["watch"]:
        from ..pipeline.live import LiveSite

        site = LiveSite(options, strict=strict, jobs=jobs, cache=cache)
        return _watch(site, options, report, given)
    question = None
    if cache:
        from ..pipeline.unchanged import Question

        question = Question(options)
        if not _is_profiled(given) and _is_unchanged(question, options, strict, report):
            return 0
    from ..pipeline.build import build

    run = partial(build, options, strict=strict, jobs=jobs, cache=cache, question=question)
    if given["executor"] is None:
        _build(run, report, given)
        return 0
    from ..pipeline.remote import connected

    with connected(given["executor"]) as pool:
        _build(partial(run, executor=pool), report, given)
    return 0


def _is_profiled(given: dict[str, Any]) -> bool:
    """Whether it is to be told what takes how long."""
    return "" in (given["profile"] or ()) or given["profile_json"] is not None


def _is_unchanged(question: Question, options: dict[str, Any], strict: bool, report: Report) -> bool:
    """Say what the last build said, if another would do nothing."""
    from time import perf_counter

    began = perf_counter()
    found = question.unchanged()
    if found is None or (strict and found.warnings):
        return False
    report.note("Source:", os.path.abspath(options.get("source", ".")))
    report.note("Destination:", found.destination)
    report.note("Profile:", f"{found.profile}, {found.reason}")
    warnings = Warnings(listener=report.warning)
    warnings.add(found.warnings)
    report.note("", f"nothing has changed: done in {perf_counter() - began:.3f} seconds.")
    if options.get("verbose"):
        report.note("Written:", f"0 files, {found.files} unchanged, 0 removed")
    if warnings.problems:
        report.note("Warnings:", f"{len(warnings.problems)} (see above; --strict makes them fail the build)")
    return True


def _build(build: Callable[..., BuildResult], report: Report, given: dict[str, Any]) -> Config:
    """One build with its notes; returns the configuration that it found."""
    warnings = Warnings(listener=report.warning)

    def configured(config: Config) -> None:
        report.note("Source:", str(config.source))
        report.note("Destination:", str(config.destination))
        report.note("Profile:", f"{config.profile.name}, {config.profile_reason}")
        report.note("Generating...")

    profile = None
    if _is_profiled(given):
        from ..pipeline.profiled import new_profile

        profile = new_profile()
    with report:
        result = build(
            warnings=warnings,
            progress=report.progress,
            configured=configured,
            profile=profile,
            notice=lambda text: report.note("Cache:", text),
        )
    report.note("", f"done in {result.seconds:.3f} seconds.")
    if profile is not None:
        from ..pipeline.profiled import summary, write

        if "" in (given["profile"] or ()):
            for line in profile.table() if not report.quiet else ():
                say(line)
            for topic, text in summary(result).items():
                report.note(topic, text)
        if given["profile_json"] is not None:
            write(Path(given["profile_json"]), profile, result)
    if given["verbose"]:
        changes = result.changes
        report.note("Written:", f"{changes.written} files, {changes.unchanged} unchanged, {changes.removed} removed")
    if warnings.problems:
        report.note("Warnings:", f"{len(warnings.problems)} (see above; --strict makes them fail the build)")
    return result.config


def _watch(site: LiveSite, options: dict[str, Any], report: Report, given: dict[str, Any]) -> int:
    """Build now and after every change of the source, until interrupted; a failed build waits for the next change."""
    from ..config.load import load_config
    from ..pipeline.watch import Watcher
    from .interrupt import interruptible

    watcher = Watcher(load_config(options, Warnings()), polling=given["force_polling"])

    def attempt() -> None:
        try:
            watcher.written_by(_build(site.build, report, given))
        except Exception as error:  # a fault of ours is no reason to stop watching, either
            failed = Problem(f"liquid-compat failed: {type(error).__name__}: {error}")
            report.error(error.problem if isinstance(error, LiquidCompatError) else failed)
            if report.log.trace:
                import traceback

                traceback.print_exc()

    attempt()
    with interruptible() as stop:
        report.note("Auto-regeneration:", f"enabled for '{watcher.source}'")
        for paths in watcher.changes(stop):
            names = sorted(os.path.relpath(path, watcher.source) for path in paths)
            report.note("Regenerating:", f"{len(names)} file(s) changed: {', '.join(names[:5])}")
            attempt()
    return 0
