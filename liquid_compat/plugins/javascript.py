"""JavaScript made smaller by terser, which runs in node: `npm install terser` in the site, or for the whole machine.

https://terser.org/docs/options/
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..errors import PluginError

_TIMEOUT = 600

# Where the gem terser-ruby asks for something else than terser does by itself.
_DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "output": {"ascii_only": True, "inline_script": False, "max_line_len": 32768, "comments": "copyright"},
    "mangle": {"reserved": ["$super"]},
    "compress": {
        "hoist_funs": True,
        "keep_fargs": False,
        "pure_getters": False,
        "reduce_vars": False,
    },
    "parse": {"html5_comments": True, "shebang": True},
}

# Reads {folders, options, sources} and writes a list of {code} and {error}.
_SCRIPT = """
const request = JSON.parse(require("fs").readFileSync(0, "utf8"));
const terser = require(require.resolve("terser", { paths: request.folders }));
const output = request.options.output;
if (output && output.comments === "copyright") output.comments = /(^!)|Copyright/i;
(async () => {
  const results = [];
  for (const source of request.sources) {
    try {
      const { code } = await terser.minify({ 0: source }, structuredClone(request.options));
      results.push({ code });
    } catch (error) {
      results.push({ error: `${error.message} (line ${error.line})` });
    }
  }
  process.stdout.write(JSON.stringify(results));
})();
"""


class Terser:
    """The terser of a site or of the machine, with the options of a section of `_config.yml`."""

    def __init__(self, source: Path, options: Any) -> None:
        """`source` is where the site's `node_modules` may be, `options` terser-ruby's options, if any."""
        self._source = source
        self._options = _options(options if isinstance(options, Mapping) else {})

    def minify(self, sources: Sequence[str]) -> list[str | Exception]:
        """The scripts made smaller, in their order; an error for one that can't be read.

        Raises PluginError where there is no node or no terser.
        """
        if not sources:
            return []
        node = shutil.which("node") or shutil.which("nodejs")
        if node is None:
            raise PluginError(
                "there is no node, which runs terser", hint="Install Node.js, then run npm install terser."
            )
        request = {"folders": self._folders(node), "options": self._options, "sources": list(sources)}
        run = subprocess.run(
            [node, "-e", _SCRIPT],
            input=json.dumps(request),
            capture_output=True,
            encoding="utf-8",
            timeout=_TIMEOUT,
            check=False,
        )
        if run.returncode:
            reason = next((line for line in run.stderr.splitlines() if "Error" in line), "it fails").strip()
            raise PluginError(f"terser can't be run: {reason}", hint="Run `npm install terser` in the site's folder.")
        return [
            answer.get("code", "") if "error" not in answer else ValueError(answer["error"])
            for answer in json.loads(run.stdout)
        ]

    def _folders(self, node: str) -> list[str]:
        """Where terser may be: in the site, beside a command `terser`, among node's global packages."""
        command = shutil.which("terser")
        found = [self._source, *([Path(command).resolve().parent] if command else ())]
        found += [Path(node).resolve().parents[1] / "lib" / "node_modules", Path("/usr/share/nodejs")]
        return [str(folder) for folder in found]


def _options(given: Mapping[str, Any]) -> dict[str, Any]:
    """terser's own options for those of terser-ruby."""
    options: dict[str, Any] = {}
    for part, defaults in _DEFAULTS.items():
        value = given.get(part)
        options[part] = (
            {**defaults, **value} if isinstance(value, Mapping) else False if value is False else {**defaults}
        )
    for name in ("keep_fnames", "keep_classnames"):
        if given.get(name):
            options[name] = True
    if isinstance(given.get("define"), Mapping) and options["compress"]:
        options["compress"]["global_defs"] = dict(given["define"])
    if options["output"] and "comments" in given:
        options["output"]["comments"] = given["comments"]
    return options
