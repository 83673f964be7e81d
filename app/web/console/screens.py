"""The console as a value: what one run looks like to its grown-ups at this moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Literal, NamedTuple

from markupsafe import Markup

from app.engine.console import ConsoleView, OpenStage, StageLine, console_view
from app.engine.game import Prose
from app.ids import digest
from app.plan.prose import to_html
from app.printing.master import jobs_before
from app.services.renewing import Renewal
from app.web.bar import ParentScreen
from app.web.console.run_at import OpenRun
from app.web.console.so_far import Told, clock_time, so_far
from app.web.console.tried import names_of, tries_at

State = Literal["ready", "playing", "ended"]


class PageCard(NamedTuple):
    """An open page with all that helps to help."""

    page: OpenStage
    minutes: int
    deed: bool
    """A grown-up says yes to it."""
    ask: str
    """Who asked and when, in a sentence; empty while nobody asks."""
    seen: bool
    notes: Markup
    hint: Markup
    tries: Sequence[tuple[str, str, str, str, str]]
    """Time, who, entry, verdict, the story's own reply."""


class TabletLine(NamedTuple):
    """A tablet of the run."""

    name: str
    heard: str


@dataclass(frozen=True, kw_only=True)
class Console:
    """A run for its grown-ups."""

    url: str
    hunt_url: str
    run_id: str
    seq: int
    title: str
    children: tuple[str, ...]
    state: State
    finished: bool
    minutes: int
    play_word: str
    path: str
    """Where the book is opened on this device."""
    link: str
    """The same for other devices."""
    try_out: bool
    jobs: Sequence[tuple[str, str, bool]]
    sewing: Sequence[tuple[int, str]]
    cards: Sequence[PageCard]
    lines: Sequence[StageLine]
    tablets: Sequence[TabletLine]
    so_far: Sequence[Told]
    renewal: Renewal
    said: str

    def key(self, do: str, stage: str = "") -> str:
        """Return the key of a button: pressed twice, or on two phones at once, it counts once.

        Made of the run's secret id, so that no tablet can use it up beforehand.
        """
        return digest(f"{self.run_id} {self.seq} {do} {stage}")[:24]


@dataclass(frozen=True, kw_only=True)
class ConsoleScreen(ParentScreen):
    """The console on its screen."""

    template: ClassVar[str] = "console/run.html"
    console: Console


def console_at(
    place: OpenRun, site: str, renewal: Renewal, now: datetime, said: str = ""
) -> Console:
    """Return the console. `site` is the server's address, without a slash at its end."""
    run, game, progress = place.table.run, place.table.game, place.table.progress
    view = console_view(game, progress, now)
    until = progress.ended_at or now
    return Console(
        url=place.url,
        hunt_url=f"/hunts/{place.hunt_id}",
        run_id=run.id,
        seq=run.seq,
        title=game.plan.title,
        children=game.children,
        state=_state(view),
        finished=view.finished,
        minutes=_minutes(until - progress.started_at) if progress.started_at else 0,
        play_word=run.play_word,
        path=f"/j/{run.play_token}",
        link=f"{site}/j/{run.play_token}",
        try_out=run.sample,
        jobs=[(words, f"page {page}", False) for page, words in jobs_before(game.plan)],
        sewing=[(line.page, _sewn(line)) for line in view.stages],
        cards=[_card(place, page, now) for page in view.open],
        lines=view.stages,
        tablets=_tablets(place, now),
        so_far=so_far(place),
        renewal=renewal,
        said=said,
    )


def ago(minutes: int) -> str:
    """Return "just now" or "5 minutes ago"."""
    if minutes < 1:
        return "just now"
    return "1 minute ago" if minutes == 1 else f"{minutes} minutes ago"


def _card(place: OpenRun, page: OpenStage, now: datetime) -> PageCard:
    game, mine = place.table.game, place.table.progress.of(page.id)
    prose = (game.prose or {}).get(page.id, Prose())
    who = names_of(place).get(mine.asked_by, "Somebody")
    asked = ago(_minutes(now - mine.asked_at)) if mine.asked_at else ""
    return PageCard(
        page=page,
        minutes=_minutes(now - page.since),
        deed=game.stages[page.id].lock.kind == "grown_up",
        ask=f"{who} pressed “We did it” {asked}." if asked else "",
        seen=mine.seen,
        notes=Markup(to_html(page.notes)),
        hint=Markup(prose.hints[page.hint_number - 1]) if page.hint_number else Markup(),
        tries=[
            (clock_time(one.at, game.zone), one.who, one.entry, one.verdict, one.told)
            for one in tries_at(place, page.id)
        ],
    )


def _tablets(place: OpenRun, now: datetime) -> list[TabletLine]:
    names = names_of(place)
    return [
        TabletLine(names[seat.id], ago(_minutes(now - seat.last_seen))) for seat in place.tablets
    ]


def _state(view: ConsoleView) -> State:
    if view.ended:
        return "ended"
    return "playing" if view.started else "ready"


def _sewn(line: StageLine) -> str:
    if line.solved:
        return "sewn"
    return "current" if line.opened else "ahead"


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
