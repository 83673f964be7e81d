"""The screen of one stage: its form, the hunt's pages beside it, and what the child will see."""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, Literal

from app.ids import new_id
from app.locks import LOCKS
from app.plan.document import HuntPlan, Stage
from app.plan.prose import to_text
from app.plan.rewire import sources
from app.plan.words import fragment_name
from app.web.bar import Bar, ParentScreen
from app.web.forms import Tree
from app.web.planner import gallery
from app.web.planner.fixes import Fix, fixes_of
from app.web.planner.gallery import Gallery, Offered
from app.web.planner.hunt_at import OpenHunt
from app.web.planner.overview import UNTITLED, StageCard, cards_of, opens_words, stage_url
from app.web.planner.preview import Seen, seen
from app.web.planner.sentences import LABELS, Sentences, labels_of
from app.web.planner.stage_form import AFTER_ALL, AFTER_SOME, AFTER_THE_ONE_BEFORE
from app.web.planner.when import when

WORDS_A_SECOND = 2.3
"""How fast a grown-up reads aloud to children."""
GATE_CHOICES = (
    (AFTER_THE_ONE_BEFORE, "After the page before", "Or after the page that leads here."),
    (AFTER_ALL, "When all of these are done or found", "Tick them below."),
    (AFTER_SOME, "When any of these are done or found", "Tick them below, and say how many."),
)
JOB_TIMES = (("before", "Before they start"), ("on_open", "When this page opens"))


FormState = Literal["stored", "saved", "unsaved"]
"""What stands in the fields: what is stored, what was saved just now, or what is only typed."""


@dataclass(frozen=True)
class Gift:
    """A fragment as the form offers it."""

    id: str
    sign: str
    words: str
    elsewhere: str
    """The page that gives it now, when that is another one."""


@dataclass(frozen=True)
class Offers:
    """What the fields of the form offer to choose from."""

    lock_kinds: Sequence[tuple[str, str]]
    lock_blurb: str
    targets: Sequence[tuple[str, str]]
    gifts: Sequence[Gift]
    pictures: Sequence[Offered]
    picture_names: Sequence[tuple[str, str]]
    picture_types: str = gallery.TYPES
    picture_help: str = gallery.HELP
    gate_modes: Sequence[tuple[str, str, str]] = GATE_CHOICES
    job_times: Sequence[tuple[str, str]] = JOB_TIMES


@dataclass(frozen=True, kw_only=True)
class StageScreen(ParentScreen):
    """The stage editor."""

    template: ClassVar[str] = "planner/stage.html"
    hunt_id: str
    plan: HuntPlan
    stage_id: str
    url: str
    heading: str
    based_on: int
    values: Tree
    errors: Mapping[str, str]
    labels: Mapping[str, str]
    clashes: Mapping[str, str]
    """What somebody else wrote in the parts of the form that both changed."""
    other_author: str
    refused: str
    state: FormState
    saved: str
    notes: Sequence[str]
    focus: str
    """The row to go to: the one that was just added or moved."""
    fixes: Sequence[Fix]
    cards: Sequence[StageCard]
    offers: Offers
    reading_time: str
    opens: str
    seen: Seen
    add_key: str
    copy_key: str


@dataclass(frozen=True)
class Outcome:
    """What came of the form that was sent: nothing for a form that is shown for the first time."""

    state: FormState = "unsaved"
    errors: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, str] = field(default_factory=dict)
    other_author: str = ""
    refused: str = ""
    notes: Sequence[str] = ()
    focus: str = ""


NOTHING_YET = Outcome(state="stored")


def stage_screen(
    bar: Bar,
    hunt: OpenHunt,
    stage: Stage,
    values: Tree,
    pictures: Gallery,
    now: datetime,
    zone: str,
    outcome: Outcome = NOTHING_YET,
    based_on: int | None = None,
) -> StageScreen:
    """Return the screen with these values in the form; `stage` is what the preview shows."""
    plan = hunt.plan
    fixes = fixes_of(hunt.id, plan)
    return StageScreen(
        bar=bar,
        hunt_id=hunt.id,
        plan=plan,
        stage_id=stage.id,
        url=stage_url(hunt.id, stage.id),
        heading=(plan.stage(stage.id) or stage).title or UNTITLED,
        based_on=based_on or hunt.number,
        values=values,
        errors=Sentences(outcome.errors),
        labels=labels_of([*outcome.errors, *outcome.clashes], LABELS),
        clashes=outcome.clashes,
        other_author=outcome.other_author,
        refused=outcome.refused,
        state=outcome.state,
        saved=f"Saved {when(hunt.head.at, now, zone)}",
        notes=outcome.notes,
        focus=outcome.focus,
        fixes=[fix for fix in fixes if fix.stage_id == stage.id],
        cards=cards_of(hunt.id, plan, fixes),
        offers=_offers(plan, stage, values, pictures),
        reading_time=reading_time(values["story"]),
        opens=opens_words(plan, stage) if plan.stage(stage.id) else "",
        seen=seen(plan, stage, now),
        add_key=new_id(),
        copy_key=new_id(),
    )


def reading_time(story: str) -> str:
    """Say how long a story is, read aloud."""
    words = len(re.findall(r"\w+", to_text(story)))
    if not words:
        return "Read aloud by you or by the tablet. Write {children} where their names shall stand."
    seconds = math.ceil(words / WORDS_A_SECOND / 5) * 5
    return f"About {seconds} seconds read aloud. Write {{children}} where their names shall stand."


def _offers(plan: HuntPlan, stage: Stage, values: Tree, pictures: Gallery) -> Offers:
    offered = pictures.offered(gallery.DRAWINGS, values["picture"])
    others = [one for one in plan.stages if one.id != stage.id]
    return Offers(
        lock_kinds=[(kind, lock.name) for kind, lock in LOCKS.items()],
        lock_blurb=LOCKS[values["lock"]["kind"]].blurb,
        targets=[
            ("", "Choose a page"),
            *((one.id, f"{one.page}: {one.title or UNTITLED}") for one in others),
        ],
        gifts=_gifts(plan, stage),
        pictures=offered,
        picture_names=[("", "No picture"), *((one.value, one.words) for one in offered)],
    )


def _gifts(plan: HuntPlan, stage: Stage) -> list[Gift]:
    gifts = []
    for fragment in plan.fragments:
        givers = [one for one in sources(plan, fragment.id) if one.id != stage.id]
        gifts.append(
            Gift(
                id=fragment.id,
                sign=fragment.sign,
                words=fragment.label or fragment_name(fragment),
                elsewhere=f"Page {givers[0].page}" if givers else "",
            )
        )
    return gifts
