"""Rendering by executors: the bytes are those of one process, whatever becomes of the workers."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.config.load import load_config
from liquid_compat.errors import ConfigError, Warnings
from liquid_compat.pipeline.build import build
from liquid_compat.pipeline.remote import Pool, connected
from liquid_compat.pipeline.source_archive import packed, unpacked

POSTS = 60


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of sixty posts that read each other, and pages that read all of them."""
    source = tmp_path / "site"
    files = {
        "_config.yml": "title: A site\nexcerpt_separator: <!--more-->\n",
        "_layouts/post.html": "<h1>{{ page.title }}</h1>{{ content }}{{ page.previous.excerpt }}",
        "_includes/foot.html": "{{ site.time | date: '%Y' }} {{ include.of }}",
        "_data/people.yml": "- Your Name\n",
        "all.html": "---\n---\n{% for post in site.posts %}{{ post.content }}{{ post.output | size }}{% endfor %}",
        "where.txt": "---\n---\n{{ site.source }} {{ site.data.people | first }}\n",
    }
    for number in range(POSTS):
        files[f"_posts/2026-01-{number % 28 + 1:02}-post-{number}.md"] = (
            f"---\nlayout: post\ntitle: Post {number}\n---\nThe *first* words of {number}.\n\n<!--more-->\n"
            f"{{% include foot.html of={number} %}}\n\n- a list\n"
        )
        files[f"page-{number}.md"] = f"---\ntitle: Page {number}\n---\n## Page\n\n{{{{ site.posts[{number}].url }}}}\n"
    for name, text in files.items():
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    return source


ENVIRON = {"SOURCE_DATE_EPOCH": "1768478400"}


def built(source: Path, executor: Executor | Pool | None = None, **more: Any) -> dict[str, bytes]:
    """The files of a build."""
    target = source.parent / f"built-{len(list(source.parent.iterdir()))}"
    options = {"source": str(source), "destination": str(target), "profile": "jekyll"}
    build(options, Warnings(), jobs=1, cache=False, executor=executor, environ=ENVIRON, **more)
    return {str(path.relative_to(target)): path.read_bytes() for path in target.rglob("*") if path.is_file()}


class Counting(Executor):
    """Hands on to another executor, and counts what comes back; `then` is called for each that does."""

    def __init__(self, inner: Executor, then: Callable[[int], None] = lambda count: None) -> None:
        self.inner, self.then, self.given, self.failed = inner, then, 0, 0

    def submit(self, *words: Any, **named: Any) -> Future[Any]:  # type: ignore[override]
        future = self.inner.submit(*words, **named)
        future.add_done_callback(self._count)
        return future

    def _count(self, future: Future[Any]) -> None:
        if future.cancelled() or future.exception() is not None:
            self.failed += 1
        else:
            self.given += 1
            self.then(self.given)


@pytest.fixture
def spawned() -> Iterator[ProcessPoolExecutor]:
    """Two processes that have nothing of this one."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as executor:
        yield executor


def test_processes_without_a_fork(site: Path, spawned: ProcessPoolExecutor) -> None:
    counting = Counting(spawned)
    assert built(site, counting) == built(site)
    assert counting.given >= 4
    assert not counting.failed


def test_the_source_goes_with_the_task(site: Path, spawned: ProcessPoolExecutor) -> None:
    counting = Counting(spawned)
    expected = built(site)
    assert built(site, Pool(counting, share=lambda data: data)) == expected
    assert counting.given >= 4
    assert not counting.failed


def test_workers_that_die(site: Path, spawned: ProcessPoolExecutor) -> None:
    def kill(count: int) -> None:  # by the thread that hands out tasks: those that wait in it are lost for certain
        if count == 1:
            for process in spawned._processes:
                os.kill(process, signal.SIGKILL)

    counting = Counting(spawned, kill)
    assert built(site, counting) == built(site)
    assert counting.failed
    with pytest.raises(BrokenProcessPool):
        spawned.submit(int).result()


def test_a_site_that_changes_meanwhile(site: Path, spawned: ProcessPoolExecutor) -> None:
    expected = built(site)
    shutil.copytree(site, site.parent / "other")
    (site.parent / "other/page-1.md").write_text("---\n---\nsomething else\n")
    config = load_config({"source": str(site.parent / "other")}, Warnings(), {})
    counting = Counting(spawned)
    assert built(site, Pool(counting, share=lambda data: packed(config))) == expected
    assert not counting.given
    assert counting.failed


def test_an_archive_has_all_of_a_source(site: Path, tmp_path: Path) -> None:
    (site / "empty").mkdir()
    (site / "link.md").symlink_to("page-1.md")
    (site / "folder-link").symlink_to("_posts")
    (site / "_site").mkdir()
    (site / "_site/old.html").write_text("old")
    os.utime(site / "page-2.md", (1_700_000_000.25, 1_700_000_000.25))
    config = load_config({"source": str(site), "destination": str(site / "_site")}, Warnings(), {})
    unpacked(packed(config), str(tmp_path / "copy"))
    copy = tmp_path / "copy"
    assert {str(path.relative_to(copy)) for path in copy.rglob("*")} == {
        name for path in site.rglob("*") if not (name := str(path.relative_to(site))).startswith("_site")
    }
    assert os.readlink(copy / "link.md") == "page-1.md"
    assert (copy / "folder-link").is_symlink()
    assert (copy / "page-2.md").stat().st_mtime == 1_700_000_000.25


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "dask://", "nonsense"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(ConfigError, match="no executor"), connected(address):
        pass


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A Dask cluster of two workers on this machine, each a process."""
    distributed = pytest.importorskip("distributed", reason="needs Dask: pip install 'liquid-compat[dask]'")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1", silence_logs=50
    ) as cluster:
        yield cluster


def test_a_dask_cluster_one_worker_of_which_is_killed(site: Path, cluster: Any) -> None:
    expected = built(site)
    pids = [worker.pid for worker in cluster.workers.values()]
    with connected(cluster.scheduler_address.replace("tcp://", "dask://")) as pool:

        def kill(count: int) -> None:
            if count == 1:
                os.kill(pids[0], signal.SIGKILL)

        counting = Counting(pool.executor, kill)
        assert built(site, Pool(counting, pool.share)) == expected
        assert counting.given >= 2
