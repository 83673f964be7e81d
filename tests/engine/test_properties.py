"""Any order of any commands of three actors: no crash, replay equals state, no unearned unlock."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.engine.commands import (
    Approve,
    ChangeEdition,
    Command,
    Decline,
    End,
    Enter,
    MissPin,
    OpenLock,
    OpenPage,
    Resume,
    See,
    Start,
    StepBack,
    TakeHint,
)
from app.engine.console import console_view
from app.engine.events import LockOpened, PageOpened, read_event
from app.engine.progress import Progress, replay
from app.engine.views import book_view, page_view
from app.locks.base import Reading, Verdict
from tests.engine.given import ADA, TED, Table, small_hunt, table

PLAN = small_hunt()
STAGES = st.sampled_from([stage.id for stage in PLAN.stages] + ["nowhere"])
SEATS = st.sampled_from([TED, ADA])
ENTRIES = st.sampled_from(
    ["", "13", "3178", "3187", "owl nest", "fish", "done", "zz", "9", "90", "91", "92", "93", "94"]
)
LATER = replace(table().game, try_out=True)
CHILD = st.one_of(
    st.builds(Enter, STAGES, SEATS, ENTRIES),
    st.builds(TakeHint, STAGES, st.just("child")),
    st.builds(MissPin, STAGES, SEATS),
    st.just(Start()),
)
PARENT = st.one_of(
    st.builds(Approve, STAGES, st.just("parent")),
    st.builds(Decline, STAGES),
    st.builds(See, STAGES),
    st.builds(OpenPage, STAGES),
    st.builds(OpenLock, STAGES),
    st.builds(StepBack, STAGES),
    st.builds(TakeHint, STAGES, st.just("parent")),
    st.sampled_from([End(), Resume()]),
    st.just(ChangeEdition("other", LATER)),
)
STEPS = st.lists(
    st.tuples(
        st.one_of(CHILD, CHILD, PARENT),
        st.sampled_from([0.0, 0.0, 1.0, 16.0, 70.0, 400.0, -90.0]),
    ),
    max_size=60,
)


def _earned(before: Progress, here: Table, command: Command, event: LockOpened) -> bool:
    if isinstance(command, OpenLock | Approve):
        return command.stage == event.stage
    if not isinstance(command, Enter) or command.stage != event.stage:
        return False
    lock = here.game.stages[event.stage].lock
    verdict = lock.judge(command.attempt, Reading(pages=PLAN.pages))
    by_itself = verdict is Verdict.ask and here.game.try_out
    return before.opened(event.stage) and (verdict is Verdict.right or by_itself)


@settings(max_examples=300, deadline=None)
@given(STEPS)
def test_any_play_is_sound(steps: list[tuple[Command, float]]) -> None:
    here = table(started=False)
    for command, seconds in steps:
        here.later(seconds=seconds)
        before = here.progress
        events = here.when(command)
        for event in events:
            if isinstance(event, LockOpened):
                assert _earned(before, here, command, event)
                assert set(event.gives) <= set(here.progress.fragments)
            if isinstance(event, PageOpened) and event.by == "gate":
                assert event.stage in here.game.stages
        if isinstance(command, ChangeEdition) and events:
            here.game = command.game
        assert set(before.fragments) <= set(here.progress.fragments)
        assert all(here.progress.opened(stage) for stage in before.stages if before.opened(stage))
        _views_show_only_open_pages(here)
    stored = [read_event(event.model_dump_json()) for event in here.events]
    assert replay(stored) == here.progress
    assert Progress.model_validate_json(here.progress.model_dump_json()) == here.progress


def _views_show_only_open_pages(here: Table) -> None:
    console_view(here.game, here.progress, here.now)
    book_view(here.game, here.progress, "", here.now)
    for stage in [*here.game.stages, "nowhere"]:
        view = page_view(here.game, here.progress, stage, TED, here.now)
        if view is not None:
            assert here.progress.started_at is not None


@pytest.mark.parametrize("order", [("meadow", "tree", "box"), ("box", "tree", "meadow")])
def test_the_middle_in_any_order_reaches_the_end(order: tuple[str, ...]) -> None:
    answers = {"meadow": "3178", "tree": "owl nest", "box": "fish"}
    here = table(try_out=True)
    here.enter("cake", "")
    here.enter("barn", "13")
    for stage in order:
        assert "lock_opened" in here.enter(stage, answers[stage])
    assert here.progress.opened("end")
