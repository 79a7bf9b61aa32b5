"""Pages of the documentation that are files at the repository's root."""

from pathlib import Path

import yaml

from liquid_compat.plugins import api

ROOT = Path(__file__).parents[2]
PAGES = {"COMPATIBILITY.md": "Compatibility", "CHANGELOG.md": "Changes"}


@api.generator(priority=api.HIGHEST)
def pages_of_the_repository(site):
    """Each as a page of its own, its links seen from here."""
    for name, title in PAGES.items():
        text = (ROOT / name).read_text(encoding="utf-8").replace("](docs/", "](")
        yield api.new_page(site, name.lower(), text, {"title": title, "edit_path": f"../{name}"})


@api.hook("site", "post_read")
def inputs_of_the_action(site):
    """`site.data.action`: what action.yml says."""
    site.data["action"] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
