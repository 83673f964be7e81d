"""Why a hunt is not ready: every reason, in a sentence with its fix."""

import pytest
from hypothesis import given

from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.word import WordLock
from app.plan.document import Gate, HuntPlan
from app.plan.opening import solvable
from app.plan.readiness import Problem, problems
from tests.builders import element, hunt, message, sample, sign, stage, three_stage_hunt
from tests.plan.plans import plans


def only(plan: HuntPlan) -> Problem:
    """The one problem of a plan."""
    (found,) = problems(plan)
    return found


def test_finished_hunts_have_no_problem() -> None:
    assert problems(sample()) == []
    assert problems(three_stage_hunt()) == []
    assert problems(hunt(stage("a", 1))) == []


def test_an_empty_hunt_needs_a_page() -> None:
    assert only(HuntPlan()) == Problem(
        None, "stages", "The hunt has no page yet. Add the first one."
    )


def test_a_page_number_stands_once() -> None:
    found = only(hunt(stage("a", 13), stage("b", 13)))
    assert (found.stage_id, found.field) == ("b", "page")
    assert found.says == "“B” (page 13) has the same number as “A”. Give one of them another."


@pytest.mark.parametrize(
    ("lock", "field"),
    [(NumberLock(), "lock.code"), (WordLock(), "lock.word"), (PageLock(), "lock.target")],
)
def test_a_lock_needs_its_answer(lock: object, field: str) -> None:
    found = only(hunt(stage("box", 3, lock=lock)))
    assert (found.stage_id, found.field) == ("box", field)
    assert found.says.startswith("“Box” (page 3): ")


def test_a_page_lock_leads_to_another_page() -> None:
    nowhere = only(hunt(stage("a", 1, lock=PageLock(target="gone"))))
    assert nowhere.says == "“A” (page 1) leads to a page that is not there. Pick another page."
    itself = only(hunt(stage("a", 1, lock=PageLock(target="a"))))
    assert itself.says == "“A” (page 1) leads to itself. Pick another page."
    assert nowhere.field == itself.field == "lock.target"


def test_a_gate_waits_for_what_is_there() -> None:
    plan = hunt(stage("a", 1), stage("b", 2, gate=Gate(of=("a", "gone"), need=1)))
    assert "something that is not there any more" in only(plan).says


def test_a_gate_asks_for_no_more_than_it_lists() -> None:
    plan = hunt(stage("a", 1), stage("b", 2, gate=Gate(of=("a",), need=3)))
    assert [one.field for one in problems(plan)] == ["gate", "gate"]
    assert problems(plan)[0].says.endswith(
        "waits for 3 things, but its list is shorter. Ask for fewer."
    )


def test_a_page_does_not_wait_for_itself() -> None:
    found = problems(hunt(stage("a", 1), stage("b", 2, gate=Gate(of=("b",)))))
    assert found[0].says == "“B” (page 2) waits for itself. Take it out of its own list."


def test_a_key_behind_its_own_lock_is_found() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, gate=Gate(of=("key",))),
        stage("c", 3, gate=Gate(of=("b",)), gives=("key",)),
        fragments=(element("key"),),
    )
    assert [one.says for one in problems(plan)] == [
        "“B” (page 2) can never open. Change what it waits for: it needs the clue “key”.",
        "“C” (page 3) can never open. Change what it waits for: it needs “B” (page 2).",
    ]


def test_a_clue_has_exactly_one_source() -> None:
    plan = hunt(stage("a", 1), fragments=(element("crown"),))
    assert only(plan).says.startswith("The clue “crown” is given by no page.")
    twice = hunt(
        stage("a", 1, gives=("crown",)),
        stage("b", 2, gives=("crown",)),
        fragments=(element("crown"),),
    )
    found = only(twice)
    assert (found.stage_id, found.field) == ("b", "gives")
    assert found.says == (
        "The clue “crown” is given by “A” (page 1) and “B” (page 2). Let one page give it."
    )


def test_a_page_gives_clues_that_are_there() -> None:
    found = only(hunt(stage("a", 1, gives=("gone",))))
    assert (found.stage_id, found.field) == ("a", "gives")


def test_the_end_needs_nothing_that_may_be_left_out() -> None:
    plan = hunt(
        stage("a", 1),
        stage("b", 2, optional=True, gives=("crown",)),
        stage("c", 3, gate=Gate(of=("crown",))),
        fragments=(element("crown"),),
    )
    assert only(plan).says.startswith("The last page, “C” (page 3), waits for something")


def test_some_page_ends_the_story() -> None:
    assert only(hunt(stage("a", 1, optional=True))).says.startswith("Every page may be left out.")


@pytest.mark.parametrize(
    "giver",
    [
        {"gate": None},
        {"optional": True},
    ],
)
def test_letters_come_before_the_end(giver: dict[str, object]) -> None:
    """Given by the last page, or by one that may be left out."""
    late = stage("b", 2, gives=("sign-h",), **giver)
    tail = (stage("c", 3),) if giver.get("optional") else ()
    plan = hunt(
        stage("a", 1), late, *tail, fragments=(sign("H", "moon"),), message=message("H", H="sign-h")
    )
    found = only(plan)
    assert (found.stage_id, found.field) == (None, "message")
    assert found.says.startswith("The clue “H” is in the secret message, but may come too late.")


def test_letters_need_a_clue_that_is_there() -> None:
    found = only(hunt(stage("a", 1), message=message("H", H="gone")))
    assert found.says.endswith("Write the message again.")


@given(plans())
def test_every_sentence_names_its_place_and_a_ready_hunt_can_be_finished(plan: HuntPlan) -> None:
    found = problems(plan)
    for one in found:
        assert one.says.endswith(".")
        assert one.stage_id is None or plan.stage(one.stage_id)
    if not found:
        assert plan.finale.id in solvable(plan, needed=True)
