"""Enter something at a lock."""

from datetime import datetime

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from app.engine.budget import rest_left
from app.engine.commands import Approve, Command, Enter, MissPin
from app.engine.doors import stands_open
from app.engine.events import LockOpened
from app.locks.base import MOST_ENTRY, Lock, Verdict
from app.locks.page import PageLock
from app.services.passwords import Busy
from app.services.pin import has_pin, pin_is_right
from app.services.playing import Seated, Table, act
from app.services.tries import Resting
from app.web.forms import Form, SentForm
from app.web.play.key import key_of
from app.web.play.screens import Notice, Side, not_there_screen, page_screen
from app.web.play.seat import AtTable
from app.web.screen import go, show


async def answer(request: Request, seated: AtTable, form: SentForm, page: int) -> Response:
    """Judge an entry and show what comes of it: the page, or the one it leads to."""
    state = request.app.state
    now: datetime = state.clock()
    table, seat = seated.table, seated.seat
    stage_id = table.game.stage_of_page.get(page, "")
    if not stands_open(table.game, table.progress, stage_id, now):
        return show(request, not_there_screen(seated, str(page), now), 404)
    way = form.text("way")
    attempt = _attempt(table.game.stages[stage_id].lock, form)
    notice: Notice = ""
    command: Command = Enter(stage_id, seat.id, "" if way == "tap" else attempt)
    if way == "pin":
        try:
            command = await _say_yes(request, seated, stage_id, form.text("pin"), now)
        except NotJudged as error:
            notice = error.notice
    elif way != "tap" and _says_nothing(table, stage_id, way, attempt):
        notice = "nothing"
    if notice:
        again = page_screen(seated, page, now, "lock", notice)
        return show(request, again or not_there_screen(seated, str(page), now), 422)
    entered = f"{way} {form.text('pin')}" if way in ("tap", "pin") else attempt
    key = key_of(form, entered)
    result = await state.db.submit(lambda tx: act(tx, state.games, table.run.id, key, command, now))
    if result is None:
        return show(request, not_there_screen(seated, str(page), now), 404)
    after, events = result
    opened = any(isinstance(event, LockOpened) for event in events)
    onward = _turns_to(after, stage_id, page) if opened else page
    side: Side = "lock" if onward == page else "story"
    screen = page_screen(Seated(seat, after), onward, now, side)
    return go(request, f"/play/page/{onward}" + ("?side=lock" if side == "lock" else ""), screen)


class NotJudged(Exception):
    """A PIN was not compared; it costs the children nothing."""

    def __init__(self, notice: Notice) -> None:
        super().__init__()
        self.notice: Notice = notice


async def _say_yes(
    request: Request, seated: Seated, stage_id: str, pin: str, now: datetime
) -> Command:
    """Return a yes when the PIN is the household's. Costly, so never while the lock rests.

    Raises NotJudged.
    """
    miss = MissPin(stage_id, seated.seat.id)
    state, household = request.app.state, seated.table.run.household_id
    if not pin:
        raise NotJudged("nothing")
    if household is None or not await run_in_threadpool(has_pin, state.db, household):
        raise NotJudged("no_pin")
    if rest_left(seated.table.progress.of(stage_id), now):
        return miss
    try:
        right = await run_in_threadpool(
            pin_is_right, state.db, state.passwords, household, pin, now
        )
    except (Resting, Busy) as error:
        raise NotJudged("pin_rests") from error
    return Approve(stage_id, "pin") if right else miss


def _attempt(lock: Lock, form: Form) -> str:
    """Return what was entered, typed rather than turned where both came; no longer than heard."""
    typed = form.text("typed")
    entries = [typed] if typed else form.texts("entry")[:MOST_ENTRY]
    return lock.join(entries)[: MOST_ENTRY + 1]


def _says_nothing(table: Table, stage_id: str, way: str, attempt: str) -> bool:
    """Whether nothing was entered. At a deed that is the question to a grown-up, but no card."""
    if way == "card" and not attempt.strip():
        return True
    lock, reading = table.game.stages[stage_id].lock, table.game.reading
    wrong = lock.judge(attempt, reading) is Verdict.wrong
    return wrong and not lock.normalise(attempt, reading)


def _turns_to(after: Table, stage_id: str, page: int) -> int:
    """A page lock that gives nothing and says nothing turns to its page without a stop."""
    stage = after.game.stages[stage_id]
    if isinstance(stage.lock, PageLock) and not stage.gives and not stage.after:
        target = after.game.stages.get(stage.lock.target)
        if target is not None and after.progress.opened(target.id):
            return target.page
    return page
