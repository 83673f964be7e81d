"""What a page waits for when its author says nothing, something, or too much."""

from datetime import time

import pytest

from app.locks.page import PageLock
from app.plan.document import Gate
from app.plan.gates import gate_of, is_met, leads_to
from tests.builders import hunt, sample, stage

TEATIME = time(15, 30)


def test_the_first_page_is_open_even_if_a_page_lock_leads_back_to_it() -> None:
    plan = hunt(stage("a", 1), stage("b", 2, lock=PageLock(target="a")))
    assert gate_of(plan, plan.stages[0]).of == ()


def test_a_page_opens_after_the_one_before_that_cannot_be_left_out() -> None:
    plan = hunt(stage("a", 1), stage("b", 2, optional=True), stage("c", 3))
    assert [gate_of(plan, one).of for one in plan.stages] == [(), ("a",), ("a",)]


def test_a_page_lock_comes_before_the_order_of_the_list() -> None:
    plan = hunt(stage("a", 1, lock=PageLock(target="c")), stage("b", 2), stage("c", 3))
    assert gate_of(plan, plan.stages[2]).of == ("a",)


def test_of_two_page_locks_either_opens_the_page() -> None:
    to_c = PageLock(target="c")
    plan = hunt(stage("a", 1, lock=to_c), stage("b", 2, lock=to_c), stage("c", 3))
    gate = gate_of(plan, plan.stages[2])
    assert leads_to(plan, "c") == gate.of == ("a", "b")
    assert is_met(gate, {"b"})


def test_a_written_gate_is_taken_as_it_is() -> None:
    gate = Gate(of=("a", "clue"), need=1, not_before=TEATIME)
    plan = hunt(stage("a", 1), stage("b", 2, gate=gate))
    assert gate_of(plan, plan.stages[1]) == gate


def test_a_time_alone_keeps_the_default() -> None:
    plan = hunt(stage("a", 1), stage("b", 2, gate=Gate(not_before=TEATIME)))
    assert gate_of(plan, plan.stages[1]) == Gate(of=("a",), not_before=TEATIME)


@pytest.mark.parametrize(
    ("gate", "had", "met"),
    [
        (Gate(), set(), True),
        (Gate(of=("a", "b")), {"a"}, False),
        (Gate(of=("a", "b")), {"a", "b", "c"}, True),
        (Gate(of=("a", "b", "c"), need=2), {"c"}, False),
        (Gate(of=("a", "b", "c"), need=2), {"c", "a"}, True),
        (Gate(of=("a",), need=2), {"a"}, False),
        (Gate(of=("a", "a")), {"a"}, True),
    ],
)
def test_a_gate_is_met_by_enough_of_its_list(gate: Gate, had: set[str], met: bool) -> None:
    assert is_met(gate, had) is met


def test_the_middle_of_the_sample_opens_all_at_once() -> None:
    plan = sample()
    middle = [one.id for one in plan.stages if gate_of(plan, one).of == ("book-house",)]
    assert middle == ["streamers", "sewing-box", "clouds", "letters"]
