"""What the user is told, word for word: every error and warning of `test_bad_input`, kept in `test_messages/`.

`pytest tests/pipeline/test_messages.py --force-regen` writes them anew; read the difference before committing it.
"""

from __future__ import annotations

import re

import pytest
from pytest_regressions.file_regression import FileRegressionFixture

from liquid_compat.content.slug import slugify
from liquid_compat.errors import LiquidCompatError
from tests.conftest import Sandbox
from tests.pipeline.test_bad_input import FAILS, GOOD, WARNS


def shown(text: str, site: Sandbox) -> str:
    """A message without what differs from machine to machine."""
    text = text.replace(str(site.source), "SOURCE").replace(str(site.destination), "DESTINATION")
    return re.sub(r" +$", "", text, flags=re.MULTILINE) + "\n"


@pytest.mark.parametrize("case", FAILS)
def test_errors(sandbox: Sandbox, case: str, file_regression: FileRegressionFixture) -> None:
    with pytest.raises(LiquidCompatError) as raised:
        sandbox.write(GOOD).write(FAILS[case][0]).build()
    file_regression.check(shown(str(raised.value), sandbox), basename=f"error-{slugify(case)}")


@pytest.mark.parametrize("case", [case for case in WARNS if case != "a broken link"])
def test_warnings(sandbox: Sandbox, case: str, file_regression: FileRegressionFixture) -> None:
    sandbox.write(GOOD).write(WARNS[case][0]).build()
    file_regression.check(shown("\n".join(sandbox.messages), sandbox), basename=f"warning-{slugify(case)}")
