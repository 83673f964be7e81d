"""`schema` prints what the hunt file is checked against."""

import argparse
import json

import pytest

from app.commands import schema
from app.plan import formats


def test_the_schema_is_printed_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert schema.run(argparse.Namespace()) == 0
    assert json.loads(capsys.readouterr().out) == formats.schema()
