"""Icons of a gem whose data is not as the gem's own is."""

from __future__ import annotations

import pytest

from liquid_compat.errors import LiquidCompatError

from ..conftest import Sandbox

DATA = "vendor/bundle/ruby/3.1.0/gems/octicons-19.33.0/lib/build/data.json"


def site(sandbox: Sandbox, data: str, height: str = "24") -> Sandbox:
    page = f"---\n---\n{{% octicon box height:{height} %}}"
    return sandbox.write({"_config.yml": "plugins: [jekyll-octicons]\n", "index.html": page, DATA: data})


@pytest.mark.parametrize(
    "data",
    [
        '{"box": {"heights": {"24": {"": ""}}}}',
        '{"box": {"heights": {"0": {"width": "1", "path": ""}}}}',
        '{"box": {"heights": [16]}}',
        '{"box": {"heights": {"x": 1}}}',
        '{"box": 3}',
        "[1]",
    ],
)
def test_damaged_data_is_an_error_of_ours(sandbox: Sandbox, data: str) -> None:
    with pytest.raises(LiquidCompatError, match=r"another form|holds no icons"):
        site(sandbox, data).build()


def test_a_number_without_end_is_an_error_of_ours(sandbox: Sandbox) -> None:
    with pytest.raises(LiquidCompatError):
        site(sandbox, '{"box": {"heights": {"16": {"width": "16", "path": ""}}}}', "9" * 5000).build()
