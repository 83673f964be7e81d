"""Read on is no lock: whatever comes, the child reads on."""

from hypothesis import given

from app.locks.base import Reading, Verdict
from app.locks.read_on import ReadOnLock
from tests.text.samples import any_text


@given(any_text)
def test_everything_is_right(attempt: str) -> None:
    assert ReadOnLock().judge(attempt, Reading()) is Verdict.right


def test_it_is_complete_as_it_comes() -> None:
    assert ReadOnLock().problems() == []
