"""Each rule of play, given a run, when a command comes."""

from datetime import time

import pytest

from app.engine.commands import (
    Approve,
    Command,
    Decline,
    End,
    Enter,
    Join,
    MissPin,
    OpenLock,
    OpenPage,
    Resume,
    See,
    Start,
    StepBack,
    TakeHint,
)
from app.engine.doors import open_stages, stands_open
from app.locks.number import NumberLock
from app.plan.document import Gate, HuntPlan
from tests.engine.given import ADA, NOON, TED, in_the_middle, stage, table


def test_the_first_tap_starts_the_run_and_opens_the_first_page() -> None:
    here = table(started=False)
    assert [event.kind for event in here.when(Start())] == ["run_started", "page_opened"]
    assert here.progress.opened("cake")
    assert here.when(Start()) == []


def test_nothing_happens_before_the_start() -> None:
    here = table(started=False)
    assert here.enter("cake", "") == []
    assert here.when(OpenPage("barn")) == []
    assert here.when(End()) == []


def test_a_deed_asks_and_a_yes_opens_and_gives_all_its_clues() -> None:
    here = table()
    assert here.enter("cake", "") == ["asked"]
    assert here.enter("cake", "", seat=ADA) == []
    assert [event.kind for event in here.when(See("cake"))] == ["ask_seen"]
    opened = here.when(Approve("cake", "parent"))
    assert [event.kind for event in opened] == ["lock_opened", "page_opened"]
    assert here.progress.fragments == ("f-a", "f-b")
    assert here.progress.opened("barn")


def test_not_yet_lets_the_children_ask_again() -> None:
    here = table()
    here.enter("cake", "")
    assert [event.kind for event in here.when(Decline("cake"))] == ["declined"]
    assert here.enter("cake", "") == ["asked"]


def test_a_yes_is_only_for_a_deed() -> None:
    here = in_the_middle()
    assert here.when(Approve("meadow", "parent")) == []
    assert here.when(MissPin("meadow", TED)) == []


def test_in_a_try_out_deeds_pass_by_themselves() -> None:
    here = table(try_out=True)
    assert here.enter("cake", "") == ["lock_opened", "page_opened"]


def test_a_locked_page_takes_no_answer() -> None:
    here = table()
    assert here.enter("meadow", "3178") == []
    assert here.enter("no-such-stage", "3178") == []
    assert here.when(TakeHint("meadow", "child")) == []


@pytest.mark.parametrize("entry", ["13", "013", "thirteen", "１３"])
def test_the_page_lock_turns_to_the_page_of_its_stage(entry: str) -> None:
    here = table(try_out=True)
    here.enter("cake", "")
    assert "lock_opened" in here.enter("barn", entry)


def test_the_middle_opens_together_and_the_end_behind_all_elements() -> None:
    here = in_the_middle()
    assert open_stages(here.game, here.progress, here.now) == ["meadow", "tree", "box"]
    here.enter("box", "FISH")
    here.enter("meadow", "3-1-7-8")
    assert not here.progress.opened("end")
    assert here.enter("tree", "Owl-Nest!") == ["lock_opened", "page_opened"]
    assert here.enter("end", "") == ["lock_opened", "run_ended"]
    assert here.progress.ended_at == here.now


def test_some_of_many_is_enough_for_a_gate() -> None:
    plan = HuntPlan(
        stages=(
            stage("a", 1, NumberLock(code="111")),
            stage("b", 2, NumberLock(code="222"), gate=Gate(of=("a",))),
            stage("c", 3, NumberLock(code="333"), gate=Gate(of=("a",))),
            stage("d", 4, NumberLock(code="444"), gate=Gate(of=("b", "c"), need=1)),
        )
    )
    here = table(plan)
    here.enter("a", "111")
    here.enter("c", "333")
    assert here.progress.opened("d")


def test_a_gate_waits_for_the_time_of_day_at_home() -> None:
    late = Gate(of=(), not_before=time(15, 30))
    plan = HuntPlan(stages=(stage("a", 1, NumberLock(code="111"), gate=late),))
    here = table(plan)  # 12:00 UTC is 14:00 in Berlin
    assert not stands_open(here.game, here.progress, "a", here.now)
    here.later(minutes=89)
    assert here.enter("a", "111") == []
    here.later(minutes=1)
    assert stands_open(here.game, here.progress, "a", here.now)
    assert "lock_opened" in here.enter("a", "111")


def test_a_wrong_entry_is_an_event_and_is_kept_for_its_seat_alone() -> None:
    here = in_the_middle()
    assert here.enter("meadow", "1234") == ["tried"]
    last = here.progress.of("meadow").last
    assert last[TED].entry == "1234"
    assert ADA not in last


def test_the_same_entry_again_costs_nothing() -> None:
    here = in_the_middle()
    here.enter("meadow", "1234")
    assert here.enter("meadow", "1234") == []
    assert here.progress.of("meadow").tries == 1


def test_nothing_entered_costs_nothing() -> None:
    here = in_the_middle()
    assert here.enter("tree", "  ") == []
    assert here.enter("tree", "?!") == []


@pytest.mark.parametrize(
    ("at", "entry", "reason"),
    [
        ("meadow", "3187", "swapped"),
        ("tree", "owl nset", "almost"),
        ("meadow", "3177", ""),
        ("tree", "3178", "elsewhere"),
        ("box", "owl nest", "elsewhere"),
    ],
)
def test_near_says_why_and_costs_a_try(at: str, entry: str, reason: str) -> None:
    here = in_the_middle()
    here.enter(at, entry)
    assert here.progress.of(at).last[TED].reason == reason
    assert here.progress.of(at).tries == 1


def test_the_answer_of_a_page_that_is_not_open_gives_nothing_away() -> None:
    here = table(try_out=True)
    here.enter("cake", "")
    here.enter("barn", "3178")
    last = here.progress.of("barn").last[TED]
    assert (last.reason, last.near) == ("", False)


def test_the_author_answers_a_given_entry() -> None:
    here = in_the_middle()
    here.enter("tree", "BADGER")
    assert here.progress.of("tree").last[TED].says == "No badger climbs that high."


def test_a_parent_opens_a_page_and_a_lock_whatever_the_gate_says() -> None:
    here = table()
    assert [event.kind for event in here.when(OpenPage("tree"))] == ["page_opened"]
    assert not here.progress.solved("tree")
    kinds = [event.kind for event in here.when(OpenLock("meadow"))]
    assert kinds == ["page_opened", "lock_opened"]
    assert "f-c" in here.progress.fragments
    assert here.when(OpenLock("meadow")) == []


def test_a_step_back_shuts_the_lock_and_keeps_what_it_gave() -> None:
    here = in_the_middle()
    here.enter("meadow", "1111")
    here.enter("meadow", "3178")
    here.when(StepBack("meadow"))
    assert not here.progress.solved("meadow")
    assert here.progress.opened("meadow")
    assert "f-c" in here.progress.fragments
    assert here.progress.of("meadow").last == {}
    assert "lock_opened" in here.enter("meadow", "3178")
    assert here.progress.fragments.count("f-c") == 1


def test_an_ended_run_rests_until_it_is_resumed() -> None:
    here = in_the_middle()
    here.when(End())
    assert here.when(End()) == []
    assert here.enter("meadow", "3178") == []
    here.later(hours=72)
    here.when(Resume())
    assert "lock_opened" in here.enter("meadow", "3178")


@pytest.mark.parametrize(
    "command",
    [
        Enter("cake", TED, ""),
        Approve("cake", "parent"),
        TakeHint("cake", "child"),
        Decline("cake"),
        OpenPage("cake"),
    ],
)
def test_what_comes_too_late_changes_nothing(command: Command) -> None:
    here = in_the_middle()
    assert here.when(command) == []


def test_a_tablet_joins_once_and_may_change_its_name() -> None:
    here = table()
    assert len(here.when(Join(TED, "Ted"))) == 1
    assert here.when(Join(TED, "Ted")) == []
    here.when(Join(TED, "Teddy"))
    assert here.progress.seats == {TED: "Teddy"}
    assert here.progress.started_at == NOON


def test_what_was_left_out_may_still_be_played_after_the_finale() -> None:
    plan = HuntPlan(
        stages=(
            stage("a", 1, NumberLock(code="111")),
            stage("extra", 2, NumberLock(code="222"), optional=True),
            stage("end", 3, NumberLock(code="333"), gate=Gate(of=("a",))),
        )
    )
    here = table(plan)
    here.enter("a", "111")
    assert here.enter("end", "333") == ["lock_opened", "run_ended"]
    assert here.enter("extra", "222") == ["lock_opened"]


def test_an_ask_needs_no_rest() -> None:
    here = table()
    for word in ("a", "b", "c", "d", "e"):
        here.enter("cake", word * 3)
    assert here.enter("cake", "eee") == []
    assert here.enter("cake", "") == ["asked"]


def test_a_right_answer_that_overtakes_a_wrong_one_counts() -> None:
    here = in_the_middle()
    here.enter("meadow", "1111")
    here.later(seconds=-0.5)
    assert "lock_opened" in here.enter("meadow", "3178")
