"""What a child sees of a page and of the book around it."""

from datetime import time

from app.engine.commands import Approve, OpenLock, TakeHint
from app.engine.views import (
    Clue,
    PageView,
    Tile,
    book_view,
    collected,
    open_pages,
    page_view,
    pictures_of,
)
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.plan.document import Cell, FragmentId, Gate, HuntPlan, Message
from tests.engine.given import ADA, TED, Table, in_the_middle, small_hunt, stage, table


def _page(here: Table, stage_id: str, seat: str = TED) -> PageView:
    view = page_view(here.game, here.progress, stage_id, seat, here.now)
    assert view is not None
    return view


def _message(here: Table) -> tuple[tuple[Tile, ...], ...]:
    return collected(here.game, here.progress).message


def test_a_page_that_is_not_open_has_no_view() -> None:
    here = table()
    assert page_view(here.game, here.progress, "meadow", TED, here.now) is None
    assert page_view(here.game, here.progress, "nowhere", TED, here.now) is None


def test_each_seat_sees_its_own_last_try() -> None:
    here = in_the_middle()
    here.enter("meadow", "1234")
    assert (_page(here, "meadow").state, _page(here, "meadow").entry) == ("again", tuple("1234"))
    assert (_page(here, "meadow", ADA).state, _page(here, "meadow", ADA).entry) == ("try", ())


def test_an_open_lock_shows_what_opens_it_whoever_opened_it() -> None:
    here = in_the_middle()
    here.enter("meadow", "3187")
    here.when(OpenLock("meadow"))
    view = _page(here, "meadow")
    assert (view.state, view.entry) == ("open", tuple("3178"))
    assert view.won == (Clue("", "C", "new"),)


def test_the_state_follows_what_grown_ups_do() -> None:
    here = table()
    assert _page(here, "cake").state == "try"
    here.enter("cake", "")
    assert _page(here, "cake").state == "asking"
    here.when(Approve("cake", "parent"))
    assert _page(here, "cake").state == "open"


def test_only_hints_that_were_taken_are_in_the_view() -> None:
    here = in_the_middle()
    assert (_page(here, "meadow").hints.left, _page(here, "meadow").hints.ready) == (3, True)
    here.when(TakeHint("meadow", "child"))
    hints = _page(here, "meadow").hints
    assert (hints.left, hints.ready, hints.minutes) == (2, False, 5)


def test_onward_is_the_page_of_a_page_lock_else_every_open_page() -> None:
    here = in_the_middle()
    assert [page.page for page in _page(here, "barn").onward] == [13]
    here.enter("box", "fish")
    assert [page.page for page in _page(here, "box").onward] == [13, 21]


def test_the_thread_has_a_hole_for_each_page_and_no_numbers() -> None:
    here = in_the_middle()
    thread = book_view(here.game, here.progress, "tree", here.now).thread
    assert thread == ("sewn", "sewn", "ahead", "current", "ahead", "ahead")


def test_a_letter_is_readable_once_its_fragment_is_won() -> None:
    plan = small_hunt()
    cells = (Cell(char="A", fragment=FragmentId("f-a")), Cell(char=" "), Cell(char="!"))
    here = table(plan.model_copy(update={"message": Message(cells=cells)}), try_out=True)
    assert _message(here) == ((Tile("", ""),), (Tile("", "!"),))
    here.enter("cake", "")
    assert _message(here) == ((Tile("", "A"),), (Tile("", "!"),))


def test_a_page_opens_by_the_clock_without_anybodys_tap() -> None:
    gate = Gate(not_before=time(15, 30))
    plan = HuntPlan(stages=(stage("a", 1, NumberLock(code="111"), gate=gate, picture="owl"),))
    here = table(plan)
    assert pictures_of(here.game, here.progress, here.now) == set()
    here.later(minutes=90)
    assert pictures_of(here.game, here.progress, here.now) == {"owl"}
    assert [page.page for page in open_pages(here.game, here.progress, here.now)] == [1]


def test_a_page_whose_gate_is_not_met_is_not_shown_by_the_lock_that_leads_to_it() -> None:
    plan = HuntPlan(
        stages=(
            stage("a", 1, PageLock(target="c")),
            stage("b", 2, NumberLock(code="222"), gate=Gate(of=("a",))),
            stage("c", 3, NumberLock(code="333"), gate=Gate(of=("a", "b"))),
        )
    )
    here = table(plan)
    here.enter("a", "3")
    assert [page.page for page in _page(here, "a").onward] == [2]


def test_a_missed_card_is_told_while_a_grown_up_is_asked() -> None:
    here = table()
    here.enter("cake", "")
    assert not _page(here, "cake").missed
    here.later(seconds=1)
    here.enter("cake", "wrong card")
    assert (_page(here, "cake").state, _page(here, "cake").missed) == ("asking", True)
