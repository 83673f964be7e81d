"""Nothing that is not earned leaves the server.

Every text of a hunt carries a canary of its own. A child that asks every address there is, in every
state of the hunt, must find only the canaries of what has been opened, taken or won.
"""

import base64
import hashlib
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from app.locks.card import CardLock
from app.locks.choice import ChoiceLock, Option
from app.locks.grown_up import GrownUpLock
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.locks.word import WordLock
from app.plan.document import (
    Cell,
    Fragment,
    FragmentId,
    Gate,
    Hint,
    HuntPlan,
    Job,
    Message,
    Reply,
    Stage,
)
from app.web.routes import ROUTES
from tests.engine.given import stage
from tests.web.people import Clock
from tests.web.play.party import HTMX, Tablet, reserve_run

NEVER = ("spot", "source", "notes", "job", "question-card", "answer", "also", "says-unasked")
"""Parts of a stage that no child ever gets."""


def canary(stage_id: str, part: str) -> str:
    """Return 64 characters that stand for one part of one stage and nothing else."""
    return "c" + hashlib.sha256(f"{stage_id} {part}".encode()).hexdigest()[1:]


LOCKS = {
    "deed": GrownUpLock(question="Done?", card=canary("deed", "question-card")),
    "turn": PageLock(target="code"),
    "code": NumberLock(code="80417526"),
    "word": WordLock(word=canary("word", "answer"), also=(canary("word", "also"),)),
    "card": CardLock(word=canary("card", "answer")),
    "pick": ChoiceLock(
        options=(Option(id="o1", text="an owl"), Option(id="o2", text="a fox")), right=("o2",)
    ),
    "last": ReadOnLock(),
}
PAGES = {"deed": 3, "turn": 11, "code": 29, "word": 47, "card": 62, "pick": 80, "last": 97}
MIDDLE = ("code", "word", "card", "pick")


def _with_canaries(stage_id: str) -> Stage:
    def text(part: str) -> str:
        return canary(stage_id, part)

    gates = {one: Gate(of=("turn",)) for one in MIDDLE} | {"last": Gate(of=MIDDLE)}
    return stage(
        stage_id,
        PAGES[stage_id],
        LOCKS[stage_id],
        f"f-{stage_id}",
        **{
            "title": text("title"),
            "story": text("story"),
            "task": text("task"),
            "after": text("after"),
            "on_screen": text("on-screen"),
            "picture_says": text("picture"),
            "spot": text("spot"),
            "source": text("source"),
            "notes": text("notes"),
            "jobs": (Job(text=text("job"), when="on_open"),),
            "hints": (Hint(text=text("hint-1")), Hint(text=text("hint-2"))),
            "replies": (Reply(entry="unasked", says=text("says-unasked")),),
            "gate": gates.get(stage_id),
        },
    )


def _hunt() -> HuntPlan:
    return HuntPlan(
        title="The canary hunt",
        stages=tuple(_with_canaries(one) for one in LOCKS),
        fragments=tuple(
            Fragment(id=FragmentId(f"f-{one}"), label=canary(one, "fragment")) for one in LOCKS
        ),
        message=Message(
            cells=tuple(Cell(char="Q", fragment=FragmentId(f"f-{one}")) for one in LOCKS)
        ),
    )


class Earned:
    """What a child may know by now."""

    def __init__(self) -> None:
        self.canaries: set[str] = set()

    def open(self, *stages: str) -> None:
        """A page was opened."""
        for one in stages:
            for part in ("title", "story", "task", "picture"):
                self.canaries.add(canary(one, part))

    def solve(self, stage_id: str) -> None:
        """A lock was opened; its answer may stand on it from then on."""
        for part in ("after", "fragment", "answer"):
            self.canaries.add(canary(stage_id, part))


def _forms(secret: str) -> Iterator[bytes]:
    yield secret.encode()
    yield secret[::-1].encode()
    yield quote(secret).encode()
    for shift in range(3):
        # The inner part of a base64 text does not depend on what stands around it.
        yield base64.b64encode(b"x" * shift + secret.encode())[4:-4]


PARTS = (
    "title", "story", "task", "after", "on-screen", "picture", "spot", "source", "notes", "job",
    "hint-1", "hint-2", "says-unasked", "fragment", "answer", "also", "question-card",
)  # fmt: skip
ALL = {canary(one, part): (one, part) for one in LOCKS for part in PARTS}


def _told(response: Response) -> bytes:
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return headers.encode() + b"\n" + response.content


def _addresses(run_token: str) -> Iterator[str]:
    for route in ROUTES:
        if route.method != "GET" or route.path == "/play/stream":
            continue
        if "{page}" in route.path:
            for page in (*PAGES.values(), 1, 98):
                for side in ("story", "lock", "hints"):
                    yield route.path.format(page=page) + f"?side={side}&looks=x"
        else:
            names = {"token": run_token, "asset_id": "abc", "size": "large"}
            yield _filled(route.path, names)
    yield from (f"/play/turn?page={page}" for page in PAGES.values())
    yield from ("/nowhere", "/static/nowhere.css", "/openapi.json", "/docs")


def _filled(path: str, names: dict[str, str]) -> str:
    for part in [piece[1:-1] for piece in path.split("/") if piece.startswith("{")]:
        path = path.replace(f"{{{part}}}", names.get(part, "abc"))
    return path


def _crawl(client: TestClient, earned: Earned, token: str) -> None:
    for address in _addresses(token):
        for headers in ({}, HTMX, {**HTMX, "HX-Target": "tape"}):
            told = _told(client.get(address, headers=headers))
            for secret, whose in ALL.items():
                if secret in earned.canaries:
                    continue
                assert not any(form in told for form in _forms(secret)), (address, whose)
            assert b"80417526" not in told or canary("code", "answer") in earned.canaries, address


@pytest.fixture
def earned() -> Earned:
    return Earned()


def test_a_child_finds_nothing_that_is_not_earned(
    app: FastAPI, client: TestClient, clock: Clock, earned: Earned
) -> None:
    run = reserve_run(app, _hunt(), try_out=False)
    tablet = Tablet(client, run)
    _crawl(client, earned, run.play_token)
    tablet.join()
    earned.open("deed")
    _crawl(client, earned, run.play_token)
    client.post("/play/page/3/hint", data={"key": "h"})
    earned.canaries.add(canary("deed", "hint-1"))
    tablet.enter(3, "nonsense")
    tablet.enter(3, way="tap")
    _crawl(client, earned, run.play_token)
    earned.canaries.add(canary("deed", "question-card"))
    tablet.enter(3, canary("deed", "question-card"))
    earned.solve("deed")
    earned.open("turn")
    earned.canaries.discard(canary("deed", "question-card"))
    _crawl(client, earned, run.play_token)
    tablet.enter(11, "29")
    earned.solve("turn")
    earned.open(*MIDDLE)
    tablet.enter(29, "80417562")
    tablet.enter(62, "a fox")
    _crawl(client, earned, run.play_token)
    answers = {"code": "80417526", "word": canary("word", "answer"), "card": "", "pick": "o2"}
    answers["card"] = canary("card", "answer")
    for one in MIDDLE:
        tablet.enter(PAGES[one], answers[one])
        earned.solve(one)
    earned.open("last")
    _crawl(client, earned, run.play_token)
    tablet.enter(97)
    earned.solve("last")
    _crawl(client, earned, run.play_token)
    assert not {canary(one, part) for one in LOCKS for part in NEVER if part != "answer"} & (
        earned.canaries
    )
