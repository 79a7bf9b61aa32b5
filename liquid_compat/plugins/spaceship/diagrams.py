"""PlantUML and Mermaid: images that their servers draw of a text in the address.

https://github.com/jeffreytse/jekyll-spaceship#3-plantuml-usage
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from ...errors import Location, PluginError
from .sources import replaced

PLANTUML: dict[str, Any] = {
    "mode": "default",
    "syntax": {"code": "plantuml!", "custom": ["@startuml", "@enduml"]},
    "css": {"class": "plantuml"},
    "src": "http://www.plantuml.com/plantuml/svg/",
}
MERMAID: dict[str, Any] = {
    "mode": "default",
    "syntax": {"code": "mermaid!", "custom": ["@startmermaid", "@endmermaid"]},
    "css": {"class": "mermaid"},
    "src": "https://mermaid.ink/svg/",
}


def plantuml(source: str, options: Mapping[str, Any]) -> str:
    """Markdown with images in the place of PlantUML's texts."""

    def address(code: str) -> str:
        return _filled(options, "hexcode", "~h" + f"@startuml{code}@enduml".encode().hex())

    return _drawn(source, options, address)


def mermaid(source: str, options: Mapping[str, Any]) -> str:
    """The same for Mermaid's."""

    def address(code: str) -> str:
        code = re.sub(r"\n\s*\n", "\n%%-\n", code)
        code = re.sub(r"^\s*|\s*$", "", code, flags=re.MULTILINE | re.ASCII)
        values = {"code": code, "mermaid": options.get("config")}
        text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
        return _filled(options, "code", base64.urlsafe_b64encode(text.encode()).decode().rstrip("="))

    return _drawn(source, options, address)


def _drawn(source: str, options: Mapping[str, Any], address: Callable[[str], str]) -> str:
    name = options["syntax"]["code"]
    start, end = options["syntax"]["custom"][-2:]
    patterns = (
        rf"((`{{3,}})\s*{name}([\s\S]*?)\2)",
        rf"((?<!\\)({start})([\s\S]*?)(?<!\\)({end}))",
    )
    for pattern in patterns:
        for match in list(re.finditer(pattern, source)):
            image = f'<img class="{options["css"]["class"]}" src="{address(match[3])}">'
            source = replaced(source, match[1], image)
    return re.sub(rf"\\({start}|{end})", r"\1", source)


def _filled(options: Mapping[str, Any], name: str, value: str) -> str:
    address = str(options["src"])
    if not re.search(r"\{.*\}", address):
        address += f"{{{name}}}"
    if f"{{{name}}}" not in address:
        raise PluginError(
            f"jekyll-spaceship: no text can be put into the address {address}",
            Location("_config.yml"),
            f"Write {{{name}}} where it belongs.",
        )
    return address.replace(f"{{{name}}}", value)
