"""The server dies in the middle of answers, again and again, and no child notices.

The short form is for every commit; REDTHREAD_LONG=1 plays 10,000 answers and kills 150 times.
"""

import os
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPException
from pathlib import Path
from threading import Condition, Semaphore

from app.engine.events import Event, HintTaken, LockOpened, PageOpened, Tried
from app.engine.progress import Progress, replay
from app.settings import Settings
from tests.stories.server import PATIENCE, Server
from tests.stories.tablets import (
    Sent,
    Tablet,
    begin_run,
    code_of,
    entry,
    happened,
    hint,
    long_hunt,
    stored_run,
    the_store,
)

LONG = os.environ.get("REDTHREAD_LONG") == "1"
TABLETS, STAGES, KILLS, MOST_BETWEEN = (50, 50, 150, 66) if LONG else (8, 8, 20, 12)
WRONG = ("9001", "9002")
"""Neither near nor any page's answer."""


class House:
    """A server that dies and comes back, and what it has acknowledged."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.lives = 0
        self.acknowledged: list[str] = []
        self.answers = Semaphore(0)
        self._door = Condition()

    def open_up(self) -> None:
        """Start the server and let the tablets in."""
        self.server.start()
        with self._door:
            self.lives += 1
            self._door.notify_all()

    def wait_for_life(self, life: int) -> None:
        """Wait until the server lives for the time of this number, from 1."""
        with self._door:
            assert self._door.wait_for(lambda: self.lives >= life, PATIENCE)

    def acknowledge(self, form: Sent) -> None:
        """Note that a tablet has got its answer."""
        self.acknowledged.append(form.stored_key)
        self.answers.release()


def steps() -> list[tuple[int, Sent]]:
    """Return what one tablet sends on its way through the whole hunt, and on which page."""
    return [
        (page, form)
        for page in range(1, STAGES + 1)
        for form in (
            *(entry(page, attempt) for attempt in WRONG), hint(page), entry(page, code_of(page)),
        )
    ]  # fmt: skip


def play(house: House, tablet: Tablet) -> None:
    """Play to the end. When the server dies, come back, and send the last two forms again."""
    life, before = 0, list[Sent]()
    with closing(tablet):
        for page, form in steps():
            while True:
                try:
                    if life != house.lives:
                        life = house.lives
                        tablet.visit(house.server)
                        tablet.read(page)
                        for late in before:
                            tablet.send(late)
                    tablet.send(form)
                except (OSError, HTTPException):
                    house.wait_for_life(life + 1)
                else:
                    break
            house.acknowledge(form)
            before = [form]


def expected() -> Iterator[tuple[str, ...]]:
    """Yield what a run's log tells when each form of `steps` has had its effect once."""
    yield ("run_started",)
    for page in range(1, STAGES + 1):
        yield ("page_opened", f"stage-{page}")
        yield from (("tried", f"stage-{page}", attempt) for attempt in WRONG)
        yield ("hint_taken", f"stage-{page}", "1")
        yield ("lock_opened", f"stage-{page}", code_of(page))
    yield ("run_ended",)


def told(events: Sequence[Event]) -> Iterator[tuple[str, ...]]:
    """Yield events as `expected` tells them."""
    for event in events:
        match event:
            case Tried() | LockOpened():
                yield (event.kind, event.stage, event.entry)
            case HintTaken():
                yield (event.kind, event.stage, str(event.number))
            case PageOpened():
                yield (event.kind, event.stage)
            case _:
                yield (event.kind,)


def look_at_the_wreck(data: Path, folder: Path, acknowledged: Sequence[str]) -> None:
    """Check a copy of what a dead server has left: the server itself shall find its journal."""
    folder.mkdir()
    for file in data.glob("redthread.sqlite*"):
        shutil.copy(file, folder)
    with closing(sqlite3.connect(folder / "redthread.sqlite")) as wreck:
        assert wreck.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        kept = Counter(key for (key,) in wreck.execute("SELECT key FROM run_event"))
    shutil.rmtree(folder)
    assert [key for key in acknowledged if kept[key] != 1] == []


def test_a_killed_server_loses_and_doubles_nothing(fresh_data: Path, tmp_path: Path) -> None:
    data, now, chance = tmp_path / "data", datetime.now(UTC), random.Random(8)
    shutil.copytree(fresh_data, data)
    settings = Settings(data=data)
    with the_store(settings) as store:
        runs = [begin_run(store, long_hunt(STAGES), now) for _ in range(TABLETS)]
        tablets = [Tablet(store, run, now) for run in runs]
    house = House(Server(settings))
    house.open_up()
    try:
        with ThreadPoolExecutor(TABLETS) as threads:
            playing = [threads.submit(play, house, tablet) for tablet in tablets]
            for _ in range(KILLS):
                for _ in range(chance.randint(1, MOST_BETWEEN)):
                    assert house.answers.acquire(timeout=PATIENCE)
                acknowledged = tuple(house.acknowledged)
                house.server.kill()
                look_at_the_wreck(data, tmp_path / "wreck", acknowledged)
                house.open_up()
            for tablet_played in playing:
                tablet_played.result()
    finally:
        house.server.stop()
    with the_store(settings) as store:
        for run in runs:
            events = happened(store, run.id)
            assert list(told(events)) == list(expected())
            kept = Progress.model_validate_json(stored_run(store, run.id).progress)
            assert replay(events) == kept.model_copy(update={"edition": ""})
