from datetime import time

from app.locks.page import PageLock
from app.plan.document import Gate
from app.printing.order import onward, order_lines, pages_in_words, when_open
from tests.builders import element, hunt, sample, stage


def test_the_order_of_a_hunt_reads_like_directions() -> None:
    assert order_lines(sample()) == (
        "Page 1 is open from the start.",
        "Page 46 opens after page 1.",
        "Page 72 opens after page 46.",
        "Page 13 opens after page 72.",
        "Pages 58, 85, 39 and 64 open after page 13, in any order.",
        "Page 91 opens after pages 46, 72, 13, 58, 85, 39 and 64.",
        "Page 77 opens after pages 46, 58, 85, 39, 64 and 91.",
    )


def test_some_of_several_things_are_named_one_by_one() -> None:
    plan = hunt(
        stage("a", 4, gives=("crown",)),
        stage("b", 7),
        stage("c", 9, gate=Gate(of=("crown", "b"), need=1)),
        fragments=(element("crown"),),
    )
    assert order_lines(plan)[-1] == (
        "Page 9 opens after any 1 of the clue “crown” from page 4 and page 7."
    )


def test_a_time_of_day_and_what_may_be_left_out_are_said() -> None:
    late = Gate(of=("a",), not_before=time(15, 30))
    plan = hunt(stage("a", 4), stage("b", 7, optional=True), stage("c", 9, gate=late))
    assert when_open(plan, late) == "after page 4, not before 15:30"
    assert order_lines(plan)[-1] == "Leave out page 7 if time is short."


def test_what_has_gone_is_called_so() -> None:
    plan = hunt(stage("a", 4))
    gate = Gate(of=("gone", "a"), need=1)
    assert when_open(plan, gate) == "after any 1 of something that has gone and page 4"


def test_each_page_says_where_it_leads() -> None:
    plan = hunt(
        stage("a", 4, lock=PageLock(target="b")),
        stage("b", 13, gives=("crown",)),
        stage("c", 7),
        stage("end", 9, gate=Gate(of=("crown", "c"))),
        fragments=(element("crown"),),
    )
    said = [onward(plan, one) for one in plan.stages]
    assert said == [
        "Turn to page 13.",
        "Turn to page 7. It helps to open page 9.",
        "It helps to open page 9.",
        "This is the end of the story.",
    ]


def test_pages_in_words() -> None:
    assert pages_in_words([4]) == "page 4"
    assert pages_in_words([4, 13, 27]) == "pages 4, 13 and 27"
