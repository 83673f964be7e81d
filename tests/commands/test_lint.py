"""`lint`: one finding anywhere is enough, and it is shown."""

import argparse

import pytest

from app.commands import lint

CLEAN = ["python", "-c", ""]
FINDING = ["python", "-c", "print('line 7 is odd'); raise SystemExit(1)"]


@pytest.mark.parametrize(
    ("checks", "code"), [({"a": CLEAN}, 0), ({"a": CLEAN, "b": FINDING, "c": CLEAN}, 1)]
)
def test_any_finding_is_enough(
    checks: dict[str, list[str]],
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(lint, "CHECKS", checks)
    assert lint.run(argparse.Namespace()) == code
    assert ("line 7 is odd" in capfd.readouterr().err) == bool(code)
