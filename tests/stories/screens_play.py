"""The child's screens, one after the other, in every state that they can be in."""

from collections.abc import Iterator

from playwright.sync_api import Page

from app.locks.card import CardLock
from app.locks.choice import ChoiceLock, Option
from app.locks.grown_up import GrownUpLock
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.locks.word import WordLock
from app.plan.document import Hint, HuntPlan
from tests.builders import element, hunt, message, sign, stage
from tests.stories.browser import TABLET, House, carry
from tests.stories.eyes import CHILD
from tests.stories.screen import Shown
from tests.web.console.day import Day
from tests.web.people import Clock
from tests.web.play.party import Tablet

STORY = """The thread runs up the stairs and through a small door. Behind it is an attic.

A fox sits on a trunk and holds a lamp. “You have come a long way,” says the fox. “I can hear it in
your steps. Sit down.”

You sit down on a box. It is full of *old hats*. One of them is a very fine hat, with a feather.

“The thread is under the trunk,” says the fox. “But the trunk is shut, and I have lost the key. I
have looked in **every** hat. I have looked in the clock. I have even looked under the moon.”"""
PICTURES = ("char-badger", "char-owl", "char-fox", "char-dragon", "char-hedgehog", "char-wren")
WORDS = ("pea", "bean", "plum", "pear", "fig")
WRONG = {
    2: ("1111", "2222", "3333", "4444", "5555"), 3: ("71", "72", "73", "74", "75"), 4: WORDS,
    5: ("owl", "badger", "dragon", "wren", "hedgehog"), 6: ("no",), 7: WORDS, 8: WORDS,
}  # fmt: skip
"""What does not open the locks, by their page: five entries, where there are five."""
RIGHT = {2: "3178", 3: "9", 4: "Marigold", 5: "fox", 6: "yes", 7: "Marzipan", 8: "Sugar"}


def every_lock() -> HuntPlan:
    """A hunt with every kind of lock, its pages numbered from 1."""
    faces = tuple(
        Option(
            id=name[5:], text=name[5:].capitalize(), picture=f"kit:{name}", picture_says=name[5:]
        )
        for name in PICTURES
    )
    words = (Option(id="yes", text="Up the stairs"), Option(id="no", text="Into the garden"))
    fox = {"picture": "kit:char-fox", "picture_says": "A fox with a lamp.", "story": STORY}
    bay = {**fox, "picture": "kit:scene-harbour-night", "picture_says": "A harbour at night."}
    return hunt(
        stage("start", 1, lock=ReadOnLock(), **bay),
        stage("number", 2, lock=NumberLock(code="3178"), gives=("sign-h", "key"), **fox,
              task="Count the hats on the stairs.", after="The trunk is open.",
              hints=(Hint(text="Look up."), Hint(text="There are four numbers.", after_minutes=5))),
        stage("page", 3, lock=PageLock(target="end"), **fox),
        stage("word", 4, lock=WordLock(word="Marigold", show_letters=True), gives=("sign-i",),
              **fox),
        stage("pictures", 5, lock=ChoiceLock(options=faces, right=("fox",)), task="Who was it?"),
        stage("words", 6, lock=ChoiceLock(options=words, right=("yes",)), task="Where to?"),
        stage("deed", 7, lock=GrownUpLock(question="Did they hop?", card="Marzipan"), task="Hop!"),
        stage("card", 8, lock=CardLock(word="Sugar"), task="Find the card."),
        stage("end", 9, lock=ReadOnLock(), story="Here are the presents.", after="Happy birthday!"),
        title="Every lock",
        fragments=(sign("H", "moon"), sign("I", "boat"), element("key")),
        message=message("HI", H="sign-h", I="sign-i"),
    )  # fmt: skip


def door_screens(house: House, day: Day) -> Iterator[Shown]:
    """How a child comes in, and what stands there when nothing is."""
    page = house.device(TABLET)
    for route, name, path in (
        ("GET /join", "empty", "/join"),
        ("GET /j/{token}", "closed book", f"/j/{day.run.play_token}"),
        ("GET /j/{token}", "no such book", "/j/nothing"),
        ("GET /play", "no seat", "/play"),
    ):
        page.goto(path)
        yield Shown(route, name, page, CHILD)
    page.goto("/join")
    page.locator("[name=word]").fill("otter maple seven")
    page.locator("#find").click()
    page.locator(".problem").wait_for()
    yield Shown("POST /join", "not found", page, CHILD)
    page.goto(f"/j/{day.run.play_token}")
    page.locator("#pull").click()
    page.wait_for_url("**/play/who")
    yield Shown("GET /play/who", "faces", page, CHILD)
    page.evaluate("document.querySelector('form').submit()")
    page.locator(".problem").wait_for()
    yield Shown("POST /play/who", "no face", page, CHILD)


def play_screens(house: House, day: Day, clock: Clock) -> Iterator[Shown]:
    """Every page of the book in every state."""
    juno = day.tablet("Juno")
    page = _tablet_of(house, juno)
    yield _at(page, "/play/page/1", "GET /play/page/{page}", "story to read on")
    yield _at(page, "/play/page/2", "GET /play/page/{page}", "not there")
    yield _at(page, "/play/turn?page=zero", "GET /play/turn", "no number")
    for name in ("number", "page", "word", "pictures", "words", "deed", "card"):
        day.do("open_page", name)
    juno.enter(1)
    yield _at(page, "/play/pages", "GET /play/pages", "many ways")
    yield _at(page, "/play/clues", "GET /play/clues", "none yet")
    yield _at(page, "/play/page/2", "GET /play/page/{page}", "long story")
    for slips in ("ready", "one", "all"):
        yield _at(page, "/play/page/2?side=hints", "POST /play/page/{page}/hint", f"{slips} slips")
        clock.advance(minutes=5)
        juno.client.post("/play/page/2/hint", data={"key": slips})
    for number in WRONG:
        yield from _lock_screens(page, juno, clock, number)
    yield _at(page, "/play/clues", "GET /play/clues", "some")
    juno.enter(9)
    yield _at(page, "/play/page/9", "GET /play/page/{page}", "finale")
    yield _at(page, "/play/pages", "GET /play/pages", "all read")


def _lock_screens(page: Page, juno: Tablet, clock: Clock, number: int) -> Iterator[Shown]:
    route, lock = "POST /play/page/{page}/answer", f"/play/page/{number}?side=lock"
    yield _at(page, lock, route, f"lock {number} try")
    for tried, entry in enumerate(WRONG[number], 1):
        juno.enter(number, *_as_sent(number, entry))
        if tried in (1, 5):
            yield _at(page, lock, route, f"lock {number} {'again' if tried == 1 else 'resting'}")
    clock.advance(minutes=2)
    if number == 7:
        juno.enter(number, way="tap")
        yield _at(page, lock, route, f"lock {number} asking")
    juno.enter(number, *_as_sent(number, RIGHT[number]))
    yield _at(page, lock, route, f"lock {number} open")


def _as_sent(number: int, entry: str) -> list[str]:
    return list(entry) if number == 2 else [entry]


def _tablet_of(house: House, tablet: Tablet) -> Page:
    page = house.device(TABLET)
    carry(tablet.client, page, house)
    return page


def _at(page: Page, path: str, route: str, name: str) -> Shown:
    page.goto(path)
    *_, state = name.split()
    if name.startswith("lock"):
        assert page.locator(f".face.{state}").count() == 1, f"{path} is not {state}"
    return Shown(route, name, page, CHILD)
