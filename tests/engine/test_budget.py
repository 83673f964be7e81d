"""Five tries are free, then the lock rests; no clock and no PIN gives more."""

from app.engine.commands import Approve, MissPin
from tests.engine.given import TED, in_the_middle, table


def test_five_tries_are_free_and_then_the_lock_rests() -> None:
    here = in_the_middle()
    for code in range(5):
        assert here.enter("meadow", f"900{code}", seat=f"seat-{code}") == ["tried"]
    assert here.enter("meadow", "3178") == []
    here.later(seconds=15)
    assert here.enter("meadow", "9005") == ["tried"]
    here.later(seconds=29)
    assert here.enter("meadow", "3178") == []
    here.later(seconds=1)
    assert "lock_opened" in here.enter("meadow", "3178")


def test_at_most_66_entries_are_judged_in_the_first_hour() -> None:
    here = in_the_middle()
    judged = 0
    for second in range(3600):
        judged += here.enter("meadow", f"{90_000 + second}") == ["tried"]
        here.later(seconds=1)
    assert judged == 66


def test_a_clock_set_back_neither_gives_tries_nor_shuts_the_children_out() -> None:
    here = in_the_middle()
    for code in range(5):
        here.enter("meadow", f"900{code}")
    here.later(hours=-3)
    assert here.enter("meadow", "3178") == ["rest_began"]
    assert here.enter("meadow", "3178") == []
    here.later(seconds=15)
    assert "lock_opened" in here.enter("meadow", "3178")


def test_a_missed_pin_costs_a_try() -> None:
    here = table()
    for _ in range(5):
        assert [event.kind for event in here.when(MissPin("cake", TED))] == ["tried"]
    assert here.when(MissPin("cake", TED)) == []
    assert "lock_opened" in [event.kind for event in here.when(Approve("cake", "pin"))]
