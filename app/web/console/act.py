"""What a grown-up does in a run: one address, one word for what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response

from app.engine.commands import (
    Approve,
    Command,
    Decline,
    End,
    OpenLock,
    OpenPage,
    Resume,
    See,
    StepBack,
    TakeHint,
)
from app.plan.document import Stage
from app.plan.words import stage_name
from app.services.playing import act
from app.store.transaction import Tx
from app.web.bar import ParentScreen
from app.web.console.console import console_of
from app.web.console.run_at import ARun, OpenRun, load
from app.web.deps import Db, Now, Parent, Store
from app.web.errors import NotHere, Refused
from app.web.forms import Form, SentForm
from app.web.screen import go, show

AT_A_PAGE: Mapping[str, Callable[[str], Command]] = {
    "approve": lambda stage: Approve(stage, "parent"),
    "decline": Decline,
    "see": See,
    "hint": lambda stage: TakeHint(stage, "parent"),
    "open_page": OpenPage,
    "open_lock": OpenLock,
    "step_back": StepBack,
}
"""What is done to one page, by the button's word."""
TO_THE_RUN: Mapping[str, Callable[[], Command]] = {"end": End, "resume": Resume}
UNKNOWN = "This button is not one of the console’s. Open the console again."
NO_PAGE = "That page is not in this hunt. Open the console again."
LONGEST_KEY = 64


class Question(NamedTuple):
    """What is asked before something is done that a slip of the thumb must not do."""

    title: str
    text: str
    button: str


QUESTIONS = {
    "open_page": Question(
        "Open {} now?",
        "They can read it at once, whatever it waits for. Its lock stays shut. A page that was "
        "opened stays open.",
        "Open the page",
    ),
    "open_lock": Question(
        "Open the lock of {} for them?",
        "They get everything it gives, and their tablets go on by themselves.",
        "Open the lock",
    ),
    "step_back": Question(
        "Shut {} again?",
        "Its lock asks once more. The clues they won from it and all open pages stay.",
        "Take this step back",
    ),
    "end": Question(
        "End this hunt?",
        "Nothing more opens until you resume it. Everything they have won stays.",
        "End the hunt",
    ),
}


@dataclass(frozen=True, kw_only=True)
class SureScreen(ParentScreen):
    """Are you sure?"""

    template: ClassVar[str] = "console/sure.html"
    question: Question
    url: str
    do: str
    stage: str
    key: str


def ask(
    request: Request,
    place: ARun,
    visitor: Parent,
    store: Store,
    now: Now,
    do: str = "",
    stage: str = "",
) -> Response:
    """Ask before it is done. Looking at the question changes nothing."""
    if do not in QUESTIONS:
        raise Refused(UNKNOWN)
    name = "" if do == "end" else stage_name(_stage_of(place, stage))
    question = QUESTIONS[do]
    screen = SureScreen(
        bar=visitor.bar("hunts"),
        question=question._replace(title=question.title.format(name)),
        url=place.url,
        do=do,
        stage=stage,
        key=console_of(request, place, visitor, store, now).console.key(do, stage),
    )
    return show(request, screen)


def do_it(
    request: Request,
    place: ARun,
    visitor: Parent,
    form: SentForm,
    db: Db,
    store: Store,
    now: Now,
) -> Response:
    """Do it. What is done already, or can't be done any more, changes nothing."""
    games, household = request.app.state.games, visitor.household_id
    key, command = sent_key(form), _command(place, form.text("do"), form.text("stage"))

    def job(tx: Tx) -> OpenRun | None:
        act(tx, games, place.id, key, command, now)
        return load(tx, games, household, place.id)

    after = db.write(job)
    if after is None:
        raise NotHere
    return go(request, place.url, console_of(request, after, visitor, store, now))


def sent_key(form: Form) -> str:
    """Return the key a button carries. Raises Refused for what is none of ours."""
    key = form.text("key")
    if len(key) > LONGEST_KEY or not (key.isascii() and key.isprintable()):
        raise Refused(UNKNOWN)
    return key


def _command(place: OpenRun, do: str, stage: str) -> Command:
    if do in TO_THE_RUN:
        return TO_THE_RUN[do]()
    if do not in AT_A_PAGE:
        raise Refused(UNKNOWN)
    return AT_A_PAGE[do](_stage_of(place, stage).id)


def _stage_of(place: OpenRun, stage_id: str) -> Stage:
    stage = place.table.game.stages.get(stage_id)
    if stage is None:
        raise Refused(NO_PAGE)
    return stage
