"""Hints come in order and in their time; a parent may give one at any time."""

from app.engine.commands import TakeHint
from tests.engine.given import in_the_middle


def test_hints_come_in_order_and_in_their_time() -> None:
    here = in_the_middle()
    take = TakeHint("meadow", "child")
    assert len(here.when(take)) == 1
    assert here.when(take) == []
    here.later(minutes=5)
    assert len(here.when(take)) == 1
    assert here.when(take) == []
    for code in ("111", "222", "333"):
        here.enter("meadow", code)
    assert len(here.when(take)) == 1
    assert here.when(take) == []
    assert here.progress.of("meadow").hints == 3


def test_a_parent_gives_a_hint_at_any_time() -> None:
    here = in_the_middle()
    for number in (1, 2, 3):
        assert [event.number for event in here.when(TakeHint("meadow", "parent"))] == [number]
    assert here.when(TakeHint("meadow", "parent")) == []
