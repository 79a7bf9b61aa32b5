"""jekyll-diagrams without its programs."""

from __future__ import annotations

from ..conftest import Sandbox


def test_what_is_missing_is_named(sandbox: Sandbox) -> None:
    page = "---\n---\n{% graphviz %}\na -> b\n{% endgraphviz %}|{% mermaid x=y %}{% endmermaid %}"
    sandbox.write({"_config.yml": "plugins: [jekyll-diagrams]\n", "a.html": page}).build()
    assert sandbox.read("a.html") == (
        "<div class='jekyll-diagrams diagrams graphviz'>\n  Command Not Found: dot\n</div>\n|"
        "<div class='jekyll-diagrams diagrams mermaid'>\n  Command Not Found: mmdc\n</div>\n"
    )
    assert sandbox.messages[0].splitlines()[0] == "The diagram is not drawn: no programs are run for {% graphviz %}"
