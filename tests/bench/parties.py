"""Parties that are about to play the benchmarks' hunt, each with one tablet."""

from dataclasses import dataclass
from pathlib import Path

from app.engine.commands import Start
from app.ids import digest, new_id, new_token
from app.main import create_app
from app.services.games import prepare
from app.services.playing import act
from app.services.publishing import reserve
from app.settings import Settings
from app.store.editions import EditionRow, add_edition
from app.store.seats import add_seat
from app.store.transaction import Tx
from tests.bench.book import book
from tests.bench.load import get, post


@dataclass(frozen=True)
class Party:
    """A tablet's cookie, and the numbers of the pages of its hunt in order."""

    cookie: str
    pages: tuple[str, ...]

    def look(self, here: int) -> bytes:
        """Return the request for a page, its lock large."""
        return get(f"/play/page/{self.pages[here]}?side=lock", self.cookie)

    def answer(self, here: int, entry: str) -> bytes:
        """Return the request that enters something at a page's lock."""
        path = f"/play/page/{self.pages[here]}/answer"
        return post(path, self.cookie, key=new_id(), entry=entry)


def make_parties(data: Path, count: int) -> list[Party]:
    """Make a data folder with that many runs, all of them begun."""
    state = create_app(Settings(data=data)).state
    plan, now = book(), state.clock()
    pages = tuple(str(stage.page) for stage in plan.stages)
    edition = EditionRow(new_id(), None, 1, plan.model_dump_json(), prepare(plan), now)
    cookies = [new_token() for _ in range(count)]

    def job(tx: Tx) -> None:
        add_edition(tx, edition)
        for cookie in cookies:
            run = reserve(tx, edition, None, None, ["Juno"], "Europe/Rome", now)
            add_seat(
                tx, id=new_id(), run_id=run.id, cookie_hash=digest(cookie), name="", now=now
            )  # fmt: skip
            act(tx, state.games, run.id, "", Start(), now)

    state.db.write(job)
    state.db.close()
    return [Party(cookie, pages) for cookie in cookies]
