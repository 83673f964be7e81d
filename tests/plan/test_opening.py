"""Which stages can be reached at all."""

from app.plan.document import Gate
from app.plan.opening import solvable
from tests.builders import element, hunt, sample, stage


def test_all_of_the_sample_can_be_solved() -> None:
    plan = sample()
    assert solvable(plan) == {one.id for one in plan.stages}


def test_a_key_behind_its_own_lock_opens_nothing() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, gate=Gate(of=("key",))),
        stage("c", 3, gate=Gate(of=("b",)), gives=("key",)),
        fragments=(element("key"),),
    )
    assert solvable(plan) == {"a"}


def test_any_of_several_is_enough() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, gate=Gate(of=("b",))),
        stage("c", 3, gate=Gate(of=("a", "b"), need=1)),
    )
    assert solvable(plan) == {"a", "c"}


def test_what_is_left_out_opens_nothing() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, optional=True),
        stage("c", 3, gate=Gate(of=("b",))),
        stage("d", 4, gate=Gate(of=("clue",))),
        fragments=(element("clue"),),
    )
    assert solvable(plan, needed=True) == {"a"}
    assert solvable(plan, besides={"a"}) == set()


def test_what_is_not_won_opens_nothing() -> None:
    plan = sample()
    assert "message" not in solvable(plan, without={"sign-t"})
    assert "letters" in solvable(plan, without={"sign-t"})
