"""The day of a hunt over HTTP: a parent's browser and the children's tablets."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.engine.events import Event, read_event
from app.ids import new_id
from app.plan.document import HuntPlan
from app.plan.edits import AnyEdit, ReviseStage
from app.services.archiving import create_hunt
from app.services.planning import edit
from app.store.hunts import Author
from app.store.runs import RunRow, events_of, load_run
from app.store.tables import Parent
from tests.web.play.party import Tablet

MARA = Author(None, "Mara")


@dataclass
class Day:
    """A hunt that was made ready, its parent's browser, and new tablets for it."""

    app: FastAPI
    parent: TestClient
    browser_of: Callable[[], TestClient]
    household_id: str
    hunt_id: str
    run_id: str

    @property
    def url(self) -> str:
        """The console's address."""
        return f"/hunts/{self.hunt_id}/runs/{self.run_id}"

    @property
    def run(self) -> RunRow:
        """The run as it is stored."""
        run: RunRow | None = self.app.state.db.write(lambda tx: load_run(tx, self.run_id))
        assert run is not None
        return run

    @property
    def events(self) -> list[Event]:
        """What has happened."""
        stored = self.app.state.db.write(lambda tx: events_of(tx, self.run_id))
        return [read_event(event.body) for event in stored]

    @property
    def kinds(self) -> list[str]:
        """The kinds of what has happened."""
        return [event.kind for event in self.events]

    def look(self) -> str:
        """Return the console as its page."""
        response = self.parent.get(self.url)
        assert response.status_code == 200, response.text
        return unescape(response.text)

    def do(self, do: str, stage: str = "", key: str = "") -> Response:
        """Press a button of the console."""
        sent = {"do": do, "stage": stage, "key": key or new_id()}
        return self.parent.post(f"{self.url}/do", data=sent, follow_redirects=False)

    def tablet(self, name: str) -> Tablet:
        """Join with one more tablet, in this child's hands."""
        tablet = Tablet(self.browser_of(), self.run).join()
        tablet.client.post("/play/who", data={"player": name, "key": new_id()})
        return tablet

    def change(self, *changes: AnyEdit) -> None:
        """Save edits of the hunt."""
        db, now = self.app.state.db, self.app.state.clock()
        edit(db, self.household_id, self.hunt_id, changes, MARA, None, now)

    def revise(self, plan: HuntPlan, place: int, **fields: object) -> None:
        """Save new fields of the stage at a place of this plan."""
        self.change(ReviseStage(stage=plan.stages[place].model_copy(update=fields)))


def a_day(
    app: FastAPI,
    parent: TestClient,
    browser_of: Callable[[], TestClient],
    plan: HuntPlan,
    *children: str,
) -> Day:
    """Put a hunt on the shelf of the parent's household and make it ready."""
    household_id, hunt_id = on_the_shelf(app, plan)
    names = {f"children.{number}": name for number, name in enumerate(children)}
    made = parent.post(
        f"/hunts/{hunt_id}/ready", data={**names, "key": new_id()}, follow_redirects=False
    )
    found = re.search(r"/runs/(\w+)", made.headers["location"])
    assert found, made.text
    return Day(app, parent, browser_of, household_id, hunt_id, found[1])


def on_the_shelf(app: FastAPI, plan: HuntPlan) -> tuple[str, str]:
    """Put a hunt on the shelf of the first household; return the ids of both."""
    with app.state.db.read() as session:
        household_id: str = session.exec(select(Parent.household_id)).first()
    state = app.state
    return household_id, create_hunt(state.db, household_id, plan, MARA, new_id(), state.clock())
