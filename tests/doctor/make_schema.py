"""Writes `docs/config.schema.json` anew: `python -m tests.doctor.make_schema`."""

from __future__ import annotations

import json

from liquid_compat.doctor.schema import schema

from .test_doctor import SCHEMA

if __name__ == "__main__":
    SCHEMA.write_text(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
