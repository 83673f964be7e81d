"""A party for the tests: a run of a hunt, and tablets that join it."""

import re
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from app.engine.events import Event, read_event
from app.ids import new_id
from app.plan.document import HuntPlan
from app.services.games import prepare
from app.services.publishing import reserve
from app.store.editions import EditionRow, add_edition
from app.store.runs import RunRow, events_of
from app.store.transaction import Tx

HTMX = {"HX-Request": "true", "HX-Target": "book"}


def reserve_run(
    app: FastAPI, plan: HuntPlan, *children: str, household: str | None = None, try_out: bool = True
) -> RunRow:
    """Store an edition of a plan and a run of it that waits for its first tap."""
    now = app.state.clock()
    edition = EditionRow(new_id(), None, 1, plan.model_dump_json(), prepare(plan), now)

    def job(tx: Tx) -> RunRow:
        add_edition(tx, edition)
        names = list(children) or ["Juno"]
        return reserve(tx, edition, household, None, names, "Europe/Berlin", now, sample=try_out)

    return app.state.db.write(job)


@dataclass
class Tablet:
    """A browser in a child's hands."""

    client: TestClient
    run: RunRow

    def join(self) -> "Tablet":
        """Open the book by its link."""
        assert self.client.post(f"/j/{self.run.play_token}").status_code == 200
        return self

    def page(self, number: int, side: str = "story") -> Response:
        """Turn to a page."""
        return self.client.get(f"/play/page/{number}?side={side}")

    def enter(self, number: int, *entries: str, key: str = "", **fields: str) -> Response:
        """Enter something at a page's lock, as its form sends it."""
        sent = {"entry": list(entries), "key": key or new_id(), **fields}
        return self.client.post(f"/play/page/{number}/answer", data=sent)


def events(app: FastAPI, run: RunRow) -> list[Event]:
    """Return what has happened in a run."""
    stored = app.state.db.write(lambda tx: events_of(tx, run.id))
    return [read_event(event.body) for event in stored]


def heading(response: Response) -> str:
    """Return the words of a screen's heading."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", response.text, re.DOTALL)
    assert found, response.text
    return found.group(1).strip()
