"""Each lock's face as a child's tablet gets it: it can be drawn, and the answer is not in it."""

from pathlib import Path

import pytest
from jinja2 import Environment

from app.locks import LOCKS
from app.locks.base import Lock, Reading
from app.locks.choice import ChoiceLock
from app.web.files import Files
from app.web.templates import make_environment
from tests.locks.secrets import disguises, secrets_of

READING = Reading(pages={"cave": 713})
STATES = ["try", "again", "resting", "asking", "seen", "open"]
SPRITE = Path(__file__).parents[2] / "static" / "icons.svg"

every_kind = pytest.mark.parametrize("kind", LOCKS)
every_state = pytest.mark.parametrize("state", STATES)


class PlainFiles(Files):
    """Addresses without a hash, whose digits might be an answer by chance."""

    def address(self, name: str) -> str:
        return f"/static/{name}"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    folder = tmp_path_factory.mktemp("templates")
    return make_environment(PlainFiles(fonts=folder / "none"), folder)


def drawn(environment: Environment, lock: Lock, state: str, entry: tuple[str, ...]) -> str:
    return environment.get_template(f"locks/{lock.kind}.html").render(
        face=lock.face(READING),
        state=state,
        entry=entry,
        url="/play/page/7/answer",
        takes_pin=True,
        key="k3y",
        button="Try it",
    )


@every_kind
@every_state
def test_a_drawn_face_holds_no_answer(environment: Environment, kind: str, state: str) -> None:
    lock, attempt = LOCKS[kind].example()
    html = drawn(environment, lock, state, entry=()).casefold()
    assert "try it" in html or state in ("asking", "seen")
    if kind != "choice":
        for secret in secrets_of(lock, attempt) | {lock.answer(READING)}:
            assert not [form for form in disguises(secret) if form.casefold() in html]


@every_state
def test_a_drawn_choice_is_the_same_whichever_option_is_right(
    environment: Environment, state: str
) -> None:
    lock, _ = ChoiceLock.example()
    pages = {
        drawn(environment, lock.model_copy(update={"right": (option.id,)}), state, entry=())
        for option in lock.options
    }
    assert len(pages) == 1


@every_kind
def test_a_half_written_lock_can_be_drawn(environment: Environment, kind: str) -> None:
    assert drawn(environment, LOCKS[kind](), "try", entry=())


@every_kind
@pytest.mark.parametrize("attempt", ["", "3 1 7", "fox", "<script>", "\u202e7"])
def test_what_was_entered_fills_the_face_again(
    environment: Environment, kind: str, attempt: str
) -> None:
    lock, _ = LOCKS[kind].example()
    html = drawn(environment, lock, "again", lock.split(attempt))
    assert "<script>" not in html


@every_kind
def test_its_icon_is_in_the_sprite(kind: str) -> None:
    assert f'id="i-{LOCKS[kind].icon}"' in SPRITE.read_text()
