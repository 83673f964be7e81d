"""What points at what, and what happens when that goes away."""

from app.locks.page import PageLock
from app.plan.document import Cell, Gate, Message
from app.plan.rewire import given_by, references, references_of, sources, without_missing
from tests.builders import element, hunt, message, sample, stage, three_stage_hunt


def test_references_are_gifts_gates_and_page_locks() -> None:
    one = stage("a", 1, gives=("x",), gate=Gate(of=("b", "y")), lock=PageLock(target="c"))
    assert references(one) == {"x", "b", "y", "c"}
    assert references(stage("a", 1, lock=PageLock())) == set()


def test_the_message_refers_to_its_signs() -> None:
    assert references_of([], message("HI THERE", H="sign-h")) == {"sign-h"}


def test_a_clue_is_given_to_one_stage_only() -> None:
    plan = hunt(stage("a", 1, gives=("x", "y")), stage("b", 2), fragments=map(element, "xy"))
    moved = given_by(plan, "x", "b")
    assert [one.gives for one in moved.stages] == [("y",), ("x",)]
    assert [one.id for one in sources(moved, "x")] == ["b"]
    assert given_by(moved, "x", "b") == moved
    assert sources(given_by(moved, "x", None), "x") == ()


def test_what_points_into_the_void_is_taken_out() -> None:
    plan = hunt(
        stage("a", 1, gives=("gone", "x"), lock=PageLock(target="gone")),
        stage("b", 2, gate=Gate(of=("gone", "x"), need=2)),
        stage("c", 3, gate=Gate(of=("gone",))),
        fragments=(element("x"),),
        message=message("AB", A="gone", B="x"),
    )
    tidied = without_missing(plan)
    assert tidied.stages == (
        stage("a", 1, gives=("x",), lock=PageLock()),
        stage("b", 2, gate=Gate(of=("x",), need=1)),
        stage("c", 3),
    )
    assert tidied.message == Message(cells=(Cell(char="A"), Cell(char="B", fragment="x")))


def test_a_sound_plan_stays_as_it_is() -> None:
    for plan in (sample(), three_stage_hunt()):
        assert without_missing(plan) is plan
