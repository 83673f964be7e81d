"""The sample hunt, played whole: its middle in every order, on two tablets, on real days."""

from collections.abc import Callable
from itertools import permutations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.engine.commands import ChangeEdition, Command, End, OpenLock, Resume, StepBack
from app.engine.events import LockOpened
from app.engine.progress import Progress, replay
from app.ids import new_id
from app.locks.base import Reading
from app.plan.document import HuntPlan
from app.samples import birthday
from app.services.games import Games, prepare
from app.services.playing import act
from app.store.editions import EditionRow, add_edition
from app.store.runs import RunRow, load_run
from app.store.transaction import Tx
from tests.web.people import Clock, on_both_stores
from tests.web.play.party import Tablet, events, heading, reserve_run

MIDDLE = {"streamers": (58, "pickle"), "sewing-box": (85, "3178"), "clouds": (39, "KITE")}
MARK = "only-on-the-other-tablet"


def _right_letter(plan: HuntPlan) -> str:
    stage = plan.stage("letters")
    assert stage is not None
    return stage.lock.shown_open(Reading())[0]


def _to_the_middle(tablet: Tablet) -> None:
    assert heading(tablet.page(1)) == "The empty table"
    tablet.enter(1)
    tablet.enter(46, "marzipan")
    tablet.enter(72, "12")
    tablet.enter(72, "thirteen")
    tablet.enter(13, "o2")


def _command(app: FastAPI, run: RunRow, command: Command) -> None:
    now = app.state.clock()
    app.state.db.write(lambda tx: act(tx, app.state.games, run.id, new_id(), command, now))


def _change_a_hint(app: FastAPI, run: RunRow) -> None:
    """Take a new edition into the run, whose last page has another title."""
    plan = birthday()
    castle = plan.stages[-1].model_copy(update={"title": "The castle, at last"})
    later = plan.model_copy(update={"stages": (*plan.stages[:-1], castle)})
    edition = EditionRow(
        new_id(), None, 2, later.model_dump_json(), prepare(later), app.state.clock()
    )

    def job(tx: Tx) -> None:
        add_edition(tx, edition)
        row = load_run(tx, run.id)
        assert row is not None
        game = app.state.games.of_edition(tx, row, edition.id)
        act(tx, app.state.games, run.id, new_id(), ChangeEdition(edition.id, game), row.created_at)

    app.state.db.write(job)


def _stored(app: FastAPI, run: RunRow) -> Progress:
    row = app.state.db.write(lambda tx: load_run(tx, run.id))
    assert row is not None
    return Progress.model_validate_json(row.progress)


def _finish(tablet: Tablet) -> None:
    clues = tablet.client.get("/play/clues").text
    assert "Thimble’s heart" in clues
    assert heading(tablet.enter(91, "Zaza")) == "Click! It opens."
    end = tablet.enter(77, "hurray")
    assert 'class="book finale"' in end.text


@pytest.mark.parametrize("order", list(permutations([*MIDDLE, "letters"])), ids="-".join)
def test_every_order_reaches_the_finale(
    app: FastAPI,
    browser_of: Callable[[], TestClient],
    clock: Clock,
    order: tuple[str, ...],
) -> None:
    run = reserve_run(app, birthday(), "Juno", "Teo", try_out=False)
    juno, teo = Tablet(browser_of(), run).join(), Tablet(browser_of(), run).join()
    _to_the_middle(juno)
    answers = {**MIDDLE, "letters": (64, _right_letter(birthday()))}
    for step, name in enumerate(order):
        page, answer = answers[name]
        hands = (juno, teo)[step % 2]
        others = (teo, juno)[step % 2]
        if step == 0:
            _command(app, run, OpenLock(name))
            _command(app, run, StepBack(name))
            hands.enter(page, answer)
        elif step == 1:
            if name != "letters":
                others.enter(page, MARK)
                assert MARK not in hands.page(page, "lock").text
            app.state.games = Games()
            hands.enter(page, answer)
        elif step == 2:
            _change_a_hint(app, run)
            _command(app, run, End())
            hands.enter(page, answer)
            clock.advance(hours=72)
            _command(app, run, Resume())
            hands.enter(page, answer, key="late")
            others.enter(page, answer, key="late")
        else:
            _command(app, run, OpenLock(name))
        assert _stored(app, run).solved(name), name
    assert heading(teo.page(77, "story")) == "This page is still sewn shut."
    _finish(teo)
    happened = events(app, run)
    assert replay(happened) == _stored(app, run)
    opened = [event.stage for event in happened if isinstance(event, LockOpened)]
    assert sorted(set(opened)) == sorted(stage.id for stage in birthday().stages)
    assert 'class="book finale"' in juno.page(77).text


@on_both_stores
def test_the_sofa_run_passes_its_deeds_by_itself(
    app: FastAPI, browser_of: Callable[[], TestClient]
) -> None:
    run = reserve_run(app, birthday(), "Juno", try_out=True)
    juno = Tablet(browser_of(), run).join()
    assert "There is no cake here" not in juno.page(1).text
    juno.enter(1)
    assert "There is no cake here, so pretend." in juno.page(46).text
    assert heading(juno.enter(46, way="tap")) == "Well done!"


def test_on_the_day_props_are_not_on_the_screen(
    app: FastAPI, browser_of: Callable[[], TestClient]
) -> None:
    run = reserve_run(app, birthday(), "Juno", try_out=False)
    juno = Tablet(browser_of(), run).join()
    juno.enter(1)
    assert "There is no cake here" not in juno.page(46).text
    assert heading(juno.enter(46, way="tap")) == "The wren is asking."
