"""What a child may see. These values go to the child's templates, and nothing else does.

A page that is not open has no view: `page_view` returns None for it as for a page that does not
exist. Answers, spots, notes and hints not yet taken are in none of these types.
"""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Literal, NamedTuple

from app.engine.budget import rest_left
from app.engine.doors import is_closed, opened_since, stands_open
from app.engine.game import Game, Prose
from app.engine.hints import next_hint
from app.engine.progress import LastTry, Progress, StageProgress
from app.locks import AnyLock
from app.locks.base import Face
from app.locks.choice import ChoiceLock
from app.plan.document import Stage

State = Literal["try", "again", "resting", "asking", "declined", "ended", "open"]
Hole = Literal["sewn", "current", "ahead"]


class Clue(NamedTuple):
    """A fragment that was won, or the empty place of one that is still to come."""

    sign: str
    label: str
    """Empty while it is not won."""
    state: Literal["got", "new", "none"]


@dataclass(frozen=True, slots=True)
class OpenPage:
    """A page one may turn to."""

    page: int
    title: str
    picture: str
    picture_says: str
    solved: bool


@dataclass(frozen=True, slots=True)
class HintSlips:
    """The hints of a page: those that were opened, and whether another may be."""

    opened: tuple[str, ...]
    left: int
    ready: bool
    minutes: int
    """Minutes until the next one is ready; 0 when it is, or when tries are what it waits for."""


class Tile(NamedTuple):
    """One character of the secret message: its sign always, its letter once it is won."""

    sign: str
    char: str


Words = tuple[tuple[Tile, ...], ...]
"""A message word by word."""


@dataclass(frozen=True, slots=True)
class PageView:
    """One page of the book as one seat sees it."""

    page: int
    title: str
    story: str
    task: str
    on_screen: str
    picture: str
    picture_says: str
    face: Face
    state: State
    entry: tuple[str, ...]
    """What the lock shows, split as its form sends it."""
    reason: str
    says: str
    rest_seconds: int
    seen: bool
    missed: bool
    """This seat has entered something that did not open the lock, after it asked a grown-up."""
    takes_pin: bool
    """A PIN can be typed here: a stranger's try-out belongs to no household."""
    hints: HintSlips
    after: str
    won: tuple[Clue, ...]
    onward: tuple[OpenPage, ...]
    """Once the lock is open: the pages to turn to."""
    finale: bool
    message: Words
    """The whole message on the finale, once that is solved."""
    own_book: bool


@dataclass(frozen=True, slots=True)
class BookView:
    """What stands around every page: the title, the names, the thread."""

    title: str
    language: str
    children: tuple[str, ...]
    thread: tuple[Hole, ...]
    not_there: str


@dataclass(frozen=True, slots=True)
class Collected:
    """What was collected so far, beside what is still to come."""

    clues: tuple[Clue, ...]
    message: Words


def page_view(
    game: Game, progress: Progress, stage_id: str, seat: str, now: datetime
) -> PageView | None:
    """Return a page as a seat sees it, or None when it is not open or not there."""
    stage = game.stages.get(stage_id)
    if stage is None or not stands_open(game, progress, stage_id, now):
        return None
    mine = progress.of(stage_id)
    prose = (game.prose or {}).get(stage_id, Prose())
    solved = mine.solved_at is not None
    last = mine.last.get(seat)
    rest = rest_left(mine, now)
    return PageView(
        page=stage.page,
        title=stage.title,
        story=prose.story,
        task=prose.task,
        on_screen=prose.on_screen if game.try_out else "",
        picture=stage.picture,
        picture_says=stage.picture_says,
        face=stage.lock.face(game.reading),
        state=_state(mine, seat, resting=bool(rest), closed=is_closed(game, progress)),
        entry=_shown_entry(game, stage, last, solved=solved),
        reason=last.reason if last else "",
        says=last.says if last else "",
        rest_seconds=ceil(rest.total_seconds()),
        seen=mine.seen,
        missed=bool(last and mine.asked_at and last.at >= mine.asked_at),
        takes_pin=not game.try_out,
        hints=_slips(game, progress, stage, prose, now),
        after=prose.after if solved else "",
        won=tuple(_clue(game, one, "new") for one in stage.gives) if solved else (),
        onward=_onward(game, progress, stage, now) if solved else (),
        finale=stage_id == game.finale,
        message=_message(game, progress) if solved and stage_id == game.finale else (),
        own_book=game.plan.own_book,
    )


def book_view(game: Game, progress: Progress, stage_id: str, now: datetime) -> BookView:
    """Return what stands around the page of `stage_id` (empty: around no page)."""
    return BookView(
        title=game.plan.title,
        language=game.plan.language,
        children=game.children,
        thread=tuple(
            "sewn" if progress.solved(stage.id) else "current" if stage.id == stage_id else "ahead"
            for stage in game.plan.stages
            if not stage.optional or stands_open(game, progress, stage.id, now)
        ),
        not_there=game.plan.not_there,
    )


def open_pages(game: Game, progress: Progress, now: datetime) -> tuple[OpenPage, ...]:
    """Return all pages one may turn to, in the order of the plan."""
    return tuple(
        _open_page(stage, progress)
        for stage in game.plan.stages
        if stands_open(game, progress, stage.id, now)
    )


def collected(game: Game, progress: Progress) -> Collected:
    """Return the clues and the secret message as far as they are known."""
    return Collected(
        clues=tuple(
            _clue(game, one, "got" if one in progress.fragments else "none")
            for one in game.fragments
        ),
        message=_message(game, progress),
    )


def pictures_of(game: Game, progress: Progress, now: datetime) -> set[str]:
    """Return every picture that stands on a page which may be read."""
    return {
        picture
        for stage in game.plan.stages
        if stands_open(game, progress, stage.id, now)
        for picture in (stage.picture, *_pictures_in(stage.lock))
    }


def _pictures_in(lock: AnyLock) -> tuple[str, ...]:
    return tuple(one.picture for one in lock.options) if isinstance(lock, ChoiceLock) else ()


def _state(mine: StageProgress, seat: str, *, resting: bool, closed: bool) -> State:
    if mine.solved_at:
        return "open"
    if closed:
        return "ended"
    if mine.asked_at:
        return "asking"
    if resting:
        return "resting"
    if mine.declined:
        return "declined"
    return "again" if seat in mine.last else "try"


def _shown_entry(
    game: Game, stage: Stage, last: LastTry | None, *, solved: bool
) -> tuple[str, ...]:
    """What the lock shows: the answer once it is open, else what this seat entered last."""
    if solved:
        return stage.lock.shown_open(game.reading)
    return stage.lock.split(last.entry) if last else ()


def _slips(game: Game, progress: Progress, stage: Stage, prose: Prose, now: datetime) -> HintSlips:
    mine = progress.of(stage.id)
    coming = next_hint(stage, mine, opened_since(game, progress, stage.id, now), now)
    wait = coming.wait.total_seconds() if coming else 0
    return HintSlips(
        opened=prose.hints[: mine.hints],
        left=len(stage.hints) - mine.hints,
        ready=coming is not None and wait == 0,
        minutes=ceil(wait / 60) if 0 < wait < 86_400 else 0,
    )


def _clue(game: Game, fragment_id: str, state: Literal["got", "new", "none"]) -> Clue:
    fragment = game.fragments.get(fragment_id)
    if fragment is None:
        return Clue("", "", state)
    return Clue(fragment.sign, "" if state == "none" else fragment.label, state)


def _message(game: Game, progress: Progress) -> Words:
    words: list[list[Tile]] = [[]]
    for cell in game.plan.message.cells:
        if cell.char.isspace():
            words.append([])
            continue
        won = cell.fragment is None or cell.fragment in progress.fragments
        fragment = game.fragments.get(cell.fragment) if cell.fragment else None
        words[-1].append(Tile(fragment.sign if fragment else "", cell.char if won else ""))
    return tuple(tuple(word) for word in words if word)


def _onward(game: Game, progress: Progress, stage: Stage, now: datetime) -> tuple[OpenPage, ...]:
    """The target of a page lock alone; else every open page whose lock is still shut."""
    target = game.stages.get(getattr(stage.lock, "target", ""))
    # The target may wait for more than this lock: then nothing of it may be shown yet.
    if target and not progress.solved(target.id) and stands_open(game, progress, target.id, now):
        return (_open_page(target, progress),)
    return tuple(
        _open_page(other, progress)
        for other in game.plan.stages
        if not progress.solved(other.id) and stands_open(game, progress, other.id, now)
    )


def _open_page(stage: Stage, progress: Progress) -> OpenPage:
    return OpenPage(
        page=stage.page,
        title=stage.title,
        picture=stage.picture,
        picture_says=stage.picture_says,
        solved=progress.solved(stage.id),
    )
