"""Every command and every snippet of the documentation works.

A block is run, built or checked by its language; a language without a check here is a failure, so that nothing slips
through. Blocks without a language are outputs.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import jsonschema
import pytest
import yaml

from liquid_compat.bibliography.bibtex.library import read_library
from liquid_compat.cli.group import cli
from liquid_compat.errors import LiquidCompatError
from tests.conftest import NOW, Sandbox

from .snippets import FILES, ROOT, Snippet, mentioned_commands, snippets

OURS = "liquid-compat "
# Programs that aren't ours: a snippet may name them, and they aren't run here.
OTHERS = {"pip", "make", "docker", "git", "gem", "bundle", "npm", "curl", "jekyll", "pre-commit", "export"}
# Of our own commands those that never end, ask a network, or need what a reader has (a second site, a cluster).
ONLY_READ = {"serve", "scholar", "theme", "verify"}
SITE = {
    "_config.yml": "title: Site\nurl: https://example.org\nliquid_compat: {profile: jekyll}\n",
    "index.md": "---\nlayout: default\ntitle: Home\n---\nText\n",
    "about.md": "---\nlayout: default\ntitle: About\n---\nText\n",
    "_layouts/default.html": "<!doctype html><html lang=en><title>{{ page.title }}</title>{{ content }}</html>",
    "_posts/2026-01-01-hello.md": "---\nlayout: default\n---\nText\n",
    "_drafts/an-idea.md": "---\nlayout: default\n---\nText\n",
}
CHECKED = {
    "console",
    "sh",
    "yaml",
    "python",
    "liquid",
    "json",
    "toml",
    "bibtex",
    "html",
    "ruby",
    "dockerfile",
    "css",
    "js",
    "",
}


def test_no_language_slips_through() -> None:
    asked = {snippet.language for file in FILES for snippet in snippets_of(file)}
    assert asked <= CHECKED


def snippets_of(file: Path) -> list[Snippet]:
    return [snippet for snippet in snippets(*CHECKED, "bash", "shell", "yml", "py") if snippet.file == file]


def commands(snippet: Snippet) -> list[str]:
    """The lines that are typed: those behind `$ `, or all where there is no prompt."""
    text = snippet.text.replace("\\\n", " ")
    if snippet.language == "console":
        return [line[2:] for line in text.splitlines() if line.startswith("$ ")]
    return [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def parse(words: list[str]) -> None:
    """Let the command line read the words of a command, without running it. Raises click.UsageError."""
    command: click.Command = cli
    context = click.Context(cli, info_name="liquid-compat")
    while isinstance(command, click.Group):
        if not words:
            return
        found = command.get_command(context, words[0])
        if found is None:
            raise click.UsageError(f"no command {words[0]}")
        command, words = found, words[1:]
    with command.make_context(command.name, list(words), parent=context):
        pass


@pytest.mark.parametrize("snippet", mentioned_commands(), ids=str)
def test_a_command_that_is_mentioned_is_one(snippet: Snippet) -> None:
    if "…" in snippet.text:
        return
    words = shlex.split(snippet.text.removeprefix(OURS))
    for word in words[:2]:
        if re.fullmatch(r"[a-z-]+(\|[a-z-]+)+", word):
            for choice in word.split("|"):
                parse([choice if other == word else other for other in words])
            return
    try:
        parse([re.sub(r"^\[|\]$", "", word) for word in words])
    except click.MissingParameter:
        assert len(words) == 1, f"{snippet}: an argument is missing"
    except click.BadParameter as error:
        # A placeholder stands for one of the choices.
        assert error.param is not None and any(word.isupper() for word in words), snippet
    except click.exceptions.Exit:
        assert words[-1] == "--help"


DOCUMENTS = sorted({snippet.file for snippet in snippets("console", "sh")})


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_commands_can_be_typed_in_their_order(document: Path, tmp_path: Path) -> None:
    """From the folder that holds `my-jekyll-site`, a site; each block begins where the last one ended."""
    start = tmp_path / "home"
    Sandbox(tmp_path).write(SITE)
    shutil.copytree(tmp_path / "source", start / "my-jekyll-site")
    environment = {**os.environ, "HOME": str(start), "SOURCE_DATE_EPOCH": NOW, "TZ": "UTC", "PYTHONUTF8": "1"}
    folder = start
    for snippet in snippets("console", "sh"):
        if snippet.file != document:
            continue
        for line in commands(snippet):
            line = line.partition("  #")[0].replace("/tmp/", f"{tmp_path}/")
            words = shlex.split(line)
            if words[0] == "cd":
                folder = start / words[1] if not (folder / words[1]).is_dir() else folder / words[1]
                assert folder.is_dir(), f"{snippet}: {line}"
            elif words[0] != "liquid-compat":
                assert words[0] in OTHERS, f"{snippet}: {line}"
            elif words[1] in ONLY_READ:
                parse(words[1:])
            else:
                if folder == start and not (start / "_config.yml").exists() and words[1] != "new":
                    folder = start / "my-jekyll-site"
                done = subprocess.run(
                    [sys.executable, "-m", "liquid_compat", *words[1:]],
                    cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=120,
                )  # fmt: skip
                assert done.returncode == 0, f"{snippet}: {line}\n{done.stdout}{done.stderr}"


def is_workflow(data: object) -> bool:
    return isinstance(data, list) or (isinstance(data, dict) and bool({"jobs", "runs", "repos"} & set(data)))


@pytest.mark.parametrize("snippet", snippets("yaml"), ids=str)
def test_yaml(snippet: Snippet, sandbox: Sandbox) -> None:
    """Settings of `_config.yml` fit the schema, and a site with them builds; workflows and steps fit GitHub's."""
    data = yaml.safe_load(snippet.text)
    if data is None:
        assert "$schema" in snippet.text
        return
    if is_workflow(data):
        text = snippet.text
        if isinstance(data, list):
            steps = "\n".join("      " + line for line in text.splitlines())
            text = f"on: push\njobs:\n  site:\n    runs-on: ubuntu-latest\n    steps:\n{steps}\n"
        if isinstance(data, dict) and "repos" in data:
            return
        workflow = sandbox.source / "workflow.yml"
        workflow.write_text(text)
        done = subprocess.run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows", str(workflow)],
            capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout
        return
    schema = json.loads((ROOT / "docs/config.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads(json.dumps(data, default=str)), schema)
    sandbox.write({**SITE, "_config.yml": snippet.text})
    sandbox.build()
    assert not [message for message in sandbox.messages if "misspelt" in message or "unknown" in message.lower()]


@pytest.mark.parametrize("snippet", snippets("liquid"), ids=str)
def test_liquid(snippet: Snippet, sandbox: Sandbox) -> None:
    """Templates can be read, with the plugins that have the tags."""
    config = "plugins: [jekyll-scholar, jekyll-seo-tag, jekyll-feed, jekyll-gist]\n"
    sandbox.write({**SITE, "_config.yml": config, "snippet.html": f"---\n---\n{snippet.text}"}).build()


@pytest.mark.parametrize("snippet", snippets("python"), ids=str)
def test_python(snippet: Snippet, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Code runs beside `my-jekyll-site`; tests and plugins that are shown are at least compiled."""
    code = compile(snippet.text, str(snippet), "exec")
    if re.search(r"^(def test_|@pytest|from liquid_compat\.plugins|@hook|class \w+\()", snippet.text, re.MULTILINE):
        return
    sandbox.write({f"{site}/{name}": text for site in ("my-site", "my-jekyll-site") for name, text in SITE.items()})
    monkeypatch.chdir(sandbox.source)
    exec(code, {"__name__": "snippet"})


@pytest.mark.parametrize("snippet", snippets("json", "toml", "bibtex"), ids=str)
def test_data(snippet: Snippet) -> None:
    read = {"json": json.loads, "toml": tomllib.loads, "bibtex": lambda text: read_library([(text, None)])}
    assert read[snippet.language](snippet.text)


def test_a_broken_snippet_would_be_found() -> None:
    with pytest.raises(click.UsageError):
        parse(["build", "--no-such-option"])
    with pytest.raises(LiquidCompatError):
        read_library([("@article{a title = {b}}", None)])
