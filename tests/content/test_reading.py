"""What is read of a source: nothing outside of it in safe mode, no circle twice, nothing that blocks, no quiet gap."""

from __future__ import annotations

import multiprocessing
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from liquid_compat.errors import FrontMatterError, LiquidCompatError, PathError
from liquid_compat.pipeline.staging import remove
from tests.conftest import Sandbox

PAGE = "---\n---\n"
SITE = {
    "index.html": PAGE + "{{ site.data.a }}",
    "_data/a.yml": "of the site",
    "_layouts/own.html": "<{{ content }}>",
    "_includes/own.html": "included",
    "_sass/own.scss": "a { color: red }",
    "_posts/2025-01-01-own.md": "---\nlayout: own\n---\n{% include own.html %}",
    "_notes/own.md": PAGE,
    "_config.yml": "collections: {notes: {output: true}}\n",
    "main.scss": PAGE + '@import "own";',
}


@pytest.fixture
def site(sandbox: Sandbox) -> Sandbox:
    sandbox.write(SITE).build()
    return sandbox


def everything(site: Sandbox) -> str:
    """All that is published, in one text."""
    return "\n".join(f"{name}: {site.read(name)}" for name in site.files())


# Where a link to a secret file (first) or to a folder with one in it stands, and a page that would show it.
LINKS = {
    "a page": ("a.html", "f", {}),
    "a static file": ("a.txt", "f", {}),
    "a folder": ("sub", "d", {}),
    "a post": ("_posts/2025-01-02-a.md", "f", {}),
    "the posts of a folder": ("x/_posts", "d", {"x/y.html": PAGE}),
    "a document": ("_notes/a.md", "f", {}),
    "a collection": ("_talks", "d", {"_config.yml": "collections: {talks: {output: true}}"}),
    "a collection's file, collections_dir": (
        "c/_talks/a.md",
        "f",
        {"_config.yml": "collections_dir: c\ncollections: {talks: {output: true}}"},
    ),
    "the folder of collections": (
        "c",
        "d",
        {"_config.yml": "collections_dir: c\ncollections: {talks: {output: true}}"},
    ),
    "data": ("_data/b.yml", "f", {"b.html": PAGE + "{{ site.data.b }}"}),
    "a data folder": ("_data/d", "d", {"b.html": PAGE + "{{ site.data | jsonify }}"}),
    "the data folder": ("data", "d", {"_config.yml": "data_dir: data", "b.html": PAGE + "{{ site.data | jsonify }}"}),
    "a folder above the data": (
        "data",
        "..",
        {"_config.yml": "data_dir: data/secrets", "b.html": PAGE + "{{ site.data | jsonify }}"},
    ),
    "a layout": ("_layouts/b.html", "f", {"b.html": "---\nlayout: b\n---\n"}),
    "the layouts": ("lay", "d", {"_config.yml": "layouts_dir: lay", "b.html": "---\nlayout: secret\n---\n"}),
    "an include": ("_includes/b.html", "f", {"b.html": PAGE + "{% include b.html %}"}),
    "a folder of includes": ("_includes/d", "d", {"b.html": PAGE + "{% include d/secret.html %}"}),
    "the includes": ("inc", "d", {"_config.yml": "includes_dir: inc", "b.html": PAGE + "{% include secret.html %}"}),
    "an include beside the page": ("sub/b.txt", "f", {"sub/b.html": PAGE + "{% include_relative b.txt %}"}),
    "a partial": ("_sass/b.scss", "f", {"b.scss": PAGE + '@import "b";'}),
    "a folder of partials": ("_sass/d", "d", {"b.scss": PAGE + '@import "d/secret";'}),
    "the partials": ("styles", "d", {"_config.yml": "sass: {sass_dir: styles}", "b.scss": PAGE + '@import "secret";'}),
    "an included file": (".extra", "f", {"_config.yml": "include: [.extra]"}),
}


@pytest.mark.parametrize("case", LINKS)
def test_safe_mode_reads_nothing_through_a_link_out_of_the_source(
    site: Sandbox, case: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It is left out, or refused with the last good site whole; without safe mode it is read."""
    secrets = tmp_path_factory.mktemp("outside") / "secrets"
    secrets.mkdir()
    texts = {"html": PAGE + "SECRET", "md": PAGE + "SECRET", "yml": "SECRET", "scss": ".SECRET { color: red }"}
    texts["txt"] = "SECRET"
    for folder in (secrets, secrets / "_talks", secrets / "_posts"):
        folder.mkdir(exist_ok=True)
        for ending, text in texts.items():
            (folder / f"secret.{ending}").write_text(text)
            (folder / f"2025-01-03-secret.{ending}").write_text(text)
            (folder / f"own.{ending}").write_text(text)
    place, target, files = LINKS[case]
    site.write(files)
    path = site.source / place
    path.parent.mkdir(parents=True, exist_ok=True)
    ending = place.rpartition(".")[2] if "." in place[1:] else "txt"
    path.symlink_to({"f": secrets / f"secret.{ending}", "d": secrets, "..": secrets.parent}[target])
    before = everything(site)
    try:
        site.build(safe=True)
    except LiquidCompatError:
        assert everything(site) == before
    assert "SECRET" not in everything(site)
    site.build()
    assert "SECRET" in everything(site)


def test_safe_mode_follows_links_within_the_source(site: Sandbox) -> None:
    site.write({"real/page.html": PAGE + "PAGE", "_config.yml": "include: [_shared]", "_shared/x.html": "INCLUDED"})
    (site.source / "copy").symlink_to("real")
    (site.source / "_includes/b.html").symlink_to("../_shared/x.html")
    site.write({"b.html": PAGE + "{% include own.html %}"})
    site.build(safe=True)
    assert site.read("copy/page.html") == "PAGE"


@pytest.mark.parametrize("value", ["../secrets", "_data/../../secrets", "/../secrets", "a/../../secrets"])
def test_the_data_folder_is_in_the_source(site: Sandbox, value: str) -> None:
    secrets = site.source.parent / "secrets"
    secrets.mkdir()
    (secrets / "a.yml").write_text("SECRET")
    site.write({"_config.yml": f"data_dir: {value}\n"}).build()
    assert "SECRET" not in everything(site)
    site.write({"secrets/a.yml": "of the source"}).build()
    assert site.read("index.html") == "of the source"


CIRCLES: dict[str, list[tuple[str, str]]] = {
    "to the folder it is in": [("a", "."), ("z", ".")],
    "to folders above": [("sub/a", ".."), ("sub/z", "../sub")],
    "in data": [("_data/a", "."), ("_data/z", "."), ("_data/d/up", "..")],
    "to each other": [(f"f{i}/l{j}", f"../f{j}") for i in range(9) for j in range(9)],
    "data to each other": [(f"_data/f{i}/l{j}", f"../f{j}") for i in range(9) for j in range(9)],
    "of posts": [("_posts/a", "."), ("_notes/a", ".."), ("_layouts/a", "."), ("_includes/a", ".")],
    "to itself": [("a", "a"), ("_posts/2025-01-02-b.md", "2025-01-02-b.md"), ("_data/x.yml", "x.yml")],
}


@pytest.mark.parametrize("case", CIRCLES)
def test_links_that_lead_back_end_at_once(site: Sandbox, case: str) -> None:
    for place, target in CIRCLES[case]:
        path = site.source / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.symlink_to(target)
    site.write(
        {"_config.yml": SITE["_config.yml"] + "defaults: [{scope: {path: '**/x/**/*.html'}, values: {layout: own}}]"}
    )
    site.build()
    assert len(site.files()) < 20_000
    assert {"index.html", "2025/01/01/own.html"} <= set(site.files())
    if case in ("to the folder it is in", "in data"):
        assert sorted(message.splitlines()[0] for message in site.messages) == sorted(
            f"{place} leads back to a folder that it is in; left out" for place, _ in CIRCLES[case]
        )


def test_two_links_to_one_folder_are_two_folders(site: Sandbox) -> None:
    site.write({"real/page.html": PAGE + "x"})
    for name in ("one", "two"):
        (site.source / name).symlink_to("real")
    site.build()
    assert {"one/page.html", "two/page.html", "real/page.html"} <= set(site.files())
    assert site.messages == []


def fifo(path: Path) -> None:
    os.mkfifo(path)


def unix_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        # The address of a socket is short; the folder of a test is not.
        folder = os.open(path.parent, os.O_RDONLY)
        made.bind(f"/proc/self/fd/{folder}/{path.name}")
        os.close(folder)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


PLACES = (
    "page.html",
    "file.txt",
    "_posts/2025-01-02-a.md",
    "_notes/a.md",
    "_notes/a.txt",
    "_data/b.yml",
    "_data/b.json",
    "_layouts/b.html",
    "assets/x.css",
    ".extra",
)


@pytest.mark.parametrize(("make", "kind"), [(fifo, "a FIFO"), (unix_socket, "a socket"), (device, "a device")])
def test_what_is_no_file_is_left_out_with_a_warning(site: Sandbox, make: Callable[[Path], None], kind: str) -> None:
    site.write({"_config.yml": SITE["_config.yml"] + "include: [.extra]\n", "assets/y.css": "y"}).build()
    before = everything(site)
    for name in PLACES:
        make(site.source / name)
    make(site.source / "_includes/b.html")
    make(site.source / "Gemfile")
    (site.source / "_plugins").mkdir()
    make(site.source / "_plugins/x.rb")
    site.build()
    assert sorted(site.messages) == sorted(f"{name} is {kind}; left out" for name in PLACES)
    assert everything(site) == before
    site.write({"z.html": PAGE + "{% include b.html %}"})
    with pytest.raises(LiquidCompatError, match="There is no file 'b.html'"):
        site.build()
    (site.source / "z.html").unlink()
    make(site.source / "_sass/_b.scss")
    site.write({"z.scss": PAGE + '@import "b";'})
    with pytest.raises(LiquidCompatError, match="z.scss"):
        site.build()
    assert everything(site) == before


def test_a_configuration_that_is_no_file(site: Sandbox) -> None:
    (site.source / "_config.yml").unlink()
    fifo(site.source / "_config.yml")
    site.build()
    assert site.messages == [f"{site.source}/_config.yml is a FIFO; left out"]
    fifo(site.source / "other.yml")
    with pytest.raises(LiquidCompatError, match=r"other\.yml' is a FIFO"):
        site.build(config=[str(site.source / "other.yml")])


def as_user(function: Callable[[], Any]) -> Any:
    """What a function returns or raises in a process that isn't root's."""

    def work(pipe: Any) -> None:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(65534)
            os.setuid(65534)
        try:
            pipe.send(function())
        except BaseException as error:
            pipe.send((type(error).__name__, str(error)))

    ours, theirs = multiprocessing.get_context("fork").Pipe()
    process = multiprocessing.get_context("fork").Process(target=work, args=(theirs,))
    process.start()
    answer = ours.recv() if ours.poll(60) else None
    process.join()
    return answer


@pytest.fixture
def open_site(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A site that anyone may read and write."""
    import tempfile

    root = Path(tempfile.mkdtemp())
    root.chmod(0o777)
    sandbox = Sandbox(root)
    sandbox.write(SITE)
    sandbox.write({"sub/x.html": PAGE, "_data/d/x.yml": "x", "_talks/x.md": PAGE, "_notes/sub/x.md": PAGE})
    sandbox.write({"_config.yml": "collections: {notes: {output: true}, talks: {}}\n"})
    # Another user may not be able to import from where root can: everything that a build uses is imported here.
    with pytest.raises(LiquidCompatError):
        sandbox.write({"z.scss": PAGE + "a {"}).build(destination=str(tmp_path_factory.mktemp("other")))
    (sandbox.source / "z.scss").unlink()
    sandbox.build(destination=str(tmp_path_factory.mktemp("other")))
    return sandbox


UNREADABLE = {
    "sub": "sub can't be read",
    "sub/x.html": "sub/x.html can't be read",
    "index.html": "index.html can't be read",
    "_posts": "_posts can't be read",
    "_posts/2025-01-01-own.md": "_posts/2025-01-01-own.md can't be read",
    "_notes": "_notes can't be read",
    "_notes/sub": "_notes/sub can't be read",
    "_talks": "_talks can't be read",
    "_notes/own.md": "_notes/own.md can't be read",
    "_data": "_data can't be read",
    "_data/d": "_data/d can't be read",
    "_data/a.yml": "_data/a.yml can't be read",
    "_layouts": "_layouts can't be read",
    "_layouts/own.html": "_layouts/own.html can't be read",
    "_includes/own.html": "_includes/own.html can't be read",
    "_config.yml": "_config.yml can't be read",
    "_sass": "_sass can't be read",
    "_sass/own.scss": "_sass/own.scss can't be read",
    ".": "can't be read",
}


@pytest.mark.parametrize("place", UNREADABLE)
def test_what_cannot_be_read_is_an_error_that_names_it(open_site: Sandbox, place: str) -> None:
    site = open_site

    def build() -> None:
        site.build()

    assert as_user(build) is None
    before = everything(site)
    path = site.source / place
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        kind, message = as_user(build)
        assert kind in (
            "PathError",
            "ConfigError",
            "FrontMatterError",
            "ConversionError",
            "TemplateRenderError",
            "LiquidCompatError",
        )
        assert UNREADABLE[place] in message
        assert "Permission denied" in message
        assert everything(site) == before
        path.chmod(0o444 if path.is_dir() else 0)  # its names can be read, what they are can't
        kind, message = as_user(build)
        assert "can't be read" in message
    finally:
        path.chmod(mode)


def test_a_folder_that_cannot_be_listed_is_named(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same where every file can be read, as for root on a failing disk."""
    sandbox.write(SITE)
    real = os.listdir

    def failing(path: str) -> list[str]:
        if str(path).endswith("_data"):
            raise OSError(5, "Input/output error", path)
        return real(path)

    monkeypatch.setattr(os, "listdir", failing)
    with pytest.raises(PathError, match=r"^_data can't be read: Input/output error"):
        sandbox.build()


def test_folders_may_lie_in_each_other_deeper_than_calls_can(sandbox: Sandbox) -> None:
    depth = 1100
    sandbox.write(
        {
            "_config.yml": "collections: {notes: {output: true}}\n",
            "far.html": f"---\npermalink: {'/b' * depth}/far.html\n---\nfar",
            "_notes/a/start.txt": "",
            "a/start.txt": "",
        }
    )
    try:
        for place in ("a", "_notes/a"):
            folder = os.open(sandbox.source / place, os.O_RDONLY)
            for _ in range(depth - 1):
                os.mkdir("a", dir_fd=folder)
                inner = os.open("a", os.O_RDONLY, dir_fd=folder)
                os.close(folder)
                folder = inner
            with open(os.open("x.html", os.O_CREAT | os.O_WRONLY, dir_fd=folder), "w") as file:
                file.write("---\n---\nhere")
            os.close(folder)
        sandbox.build()
        ends = {"far": f"{'b/' * depth}far.html", "here": f"{'a/' * depth}x.html"}
        for text, place in [*ends.items(), ("here", f"notes/{ends['here']}")]:
            assert (sandbox.destination / place).read_text() == text
    finally:
        remove(str(sandbox.destination))
        remove(str(sandbox.source))


def test_folders_of_data_that_lie_too_deep_are_told(sandbox: Sandbox) -> None:
    sandbox.write({f"_data/{'a/' * 250}x.yml": "a: 1\n"})
    with pytest.raises(FrontMatterError, match="nested more than 200 deep"):
        sandbox.build()
