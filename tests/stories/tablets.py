"""Tablets on the wire: they send what the forms of a page send, to a server in another process."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlencode

from app.engine.commands import Start
from app.engine.events import Event, read_event
from app.ids import digest, new_id, new_token
from app.locks.number import NumberLock
from app.plan.document import Hint, HuntPlan, Stage, StageId
from app.services.games import Games, prepare
from app.services.playing import act
from app.services.publishing import reserve
from app.settings import Settings
from app.store.database import Database
from app.store.editions import EditionRow, add_edition
from app.store.runs import RunRow, events_of, load_run
from app.store.seats import add_seat
from app.store.transaction import Tx
from tests.stories.server import Server


def long_hunt(stages: int) -> HuntPlan:
    """One number lock after the other, each with two hints that may be taken at once."""
    hints = (Hint(text="Look up."), Hint(text="Look down."))
    return HuntPlan(
        title="The long hunt",
        stages=tuple(
            Stage(
                id=StageId(f"stage-{number}"), page=number, title=f"Page {number}",
                lock=NumberLock(code=code_of(number)), hints=hints,
            )
            for number in range(1, stages + 1)
        ),
    )  # fmt: skip


def code_of(page: int) -> str:
    """Return the answer of a page of the long hunt."""
    return str(1000 + page)


@contextmanager
def the_store(settings: Settings) -> Iterator[Database]:
    """Open the store of a server's settings, beside the server or without it."""
    with closing(Database(settings.store_url)) as database:
        yield database


def begin_run(database: Database, plan: HuntPlan, now: datetime) -> RunRow:
    """Store a run of a plan that has begun."""
    edition = EditionRow(new_id(), None, 1, plan.model_dump_json(), prepare(plan), now)

    def job(tx: Tx) -> RunRow:
        add_edition(tx, edition)
        run = reserve(tx, edition, None, None, ["Juno"], "Europe/Rome", now)
        begun = act(tx, Games(), run.id, "", Start(), now)
        assert begun is not None
        return begun[0].run

    return database.write(job)


def happened(database: Database, run_id: str) -> list[Event]:
    """Return what has happened in a run, in order."""
    stored = database.write(lambda tx: events_of(tx, run_id))
    assert [event.seq for event in stored] == list(range(1, len(stored) + 1))
    return [read_event(event.body) for event in stored]


def stored_run(database: Database, run_id: str) -> RunRow:
    """Return a run as it is stored."""
    run = database.write(lambda tx: load_run(tx, run_id))
    assert run is not None
    return run


@dataclass(frozen=True)
class Sent:
    """A form that a tablet sends, with its key: sent again, it is the same."""

    path: str
    body: str
    stored_key: str
    """The key under which its effect is stored: what was entered is part of it."""


def entry(page: int, attempt: str, key: str = "") -> Sent:
    """Return the form that enters something at a page's lock."""
    key = key or new_id()
    body = urlencode({"key": key, "entry": attempt})
    return Sent(f"/play/page/{page}/answer", body, digest(f"{key} {attempt}"))


def hint(page: int, key: str = "") -> Sent:
    """Return the form that opens the next hint of a page."""
    key = key or new_id()
    return Sent(f"/play/page/{page}/hint", urlencode({"key": key}), digest(f"{key} "))


class Tablet:
    """A tablet with a seat at a run."""

    def __init__(self, database: Database, run: RunRow, now: datetime) -> None:
        self._cookie = new_token()
        hashed = digest(self._cookie)
        database.write(
            lambda tx: add_seat(
                tx, id=new_id(), run_id=run.id, cookie_hash=hashed, name="", now=now
            )
        )
        self._connection: HTTPConnection | None = None

    def visit(self, server: Server) -> "Tablet":
        """Talk to this server from now on."""
        self.close()
        self._connection = server.connect()
        return self

    def close(self) -> None:
        """Close the connection, if there is one."""
        if self._connection is not None:
            self._connection.close()

    def send(self, form: Sent) -> str:
        """Send a form as htmx does and return the page it leads to, once all of it is there.

        Raises OSError or HTTPException when the server goes away before that.
        """
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "HX-Request": "true",
            "HX-Target": "book",
        }
        return _body_of(self._ask("POST", form.path, form.body, headers))

    def read(self, page: int) -> str:
        """Return a page. Raises as `send` does."""
        return _body_of(self._ask("GET", f"/play/page/{page}"))

    def listen(self) -> Iterator[str]:
        """Yield each line of the live stream, the first as soon as it stands."""
        response = self._ask("GET", "/play/stream")
        assert response.status == 200
        while line := response.readline():
            yield line.decode().rstrip("\n")

    def _ask(
        self, method: str, path: str, body: str = "", headers: dict[str, str] | None = None
    ) -> HTTPResponse:
        assert self._connection is not None, "visit a server first"
        origin = f"http://{self._connection.host}:{self._connection.port}"
        cookie = {"Cookie": f"rt_play={self._cookie}", "Origin": origin}
        self._connection.request(method, path, body, {**cookie, **(headers or {})})
        return self._connection.getresponse()


def _body_of(response: HTTPResponse) -> str:
    body = response.read().decode()
    assert response.status == 200, body
    return body
