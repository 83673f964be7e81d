"""The sample hunt is the first thing anybody plays: it can be finished, and read, by a child."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

from app.locks.base import Reading, Verdict
from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.plan.document import FragmentKind, Stage
from app.plan.gates import gate_of
from app.plan.pictures import is_kit
from app.plan.prose import to_html, to_text
from app.plan.readiness import problems
from app.plan.rewire import sources
from app.samples import birthday

PLAN = birthday()
READING = Reading(language=PLAN.language, age=PLAN.age, pages=PLAN.pages)
KIT = Path(__file__).parents[2] / "static" / "kit"

every_stage = pytest.mark.parametrize("stage", PLAN.stages, ids=lambda stage: stage.id)


def opens(stage: Stage, entry: str) -> Verdict:
    return stage.lock.judge(entry, READING)


def child_texts(stage: Stage) -> list[str]:
    """Everything that a child reads on a page."""
    prose = [to_text(one) for one in (stage.story, stage.task, stage.on_screen, stage.after)]
    return [*prose, *(hint.text for hint in stage.hints), *(reply.says for reply in stage.replies)]


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; a line is a sentence too."""
    found = re.split(r"[.!?…:]+[”’)]*\s+|\n", text)
    return [re.findall(r"[\w’'-]+", one) for one in found if one.strip()]


def test_it_can_be_played_to_its_end() -> None:
    assert problems(PLAN) == []
    assert 8 <= len(PLAN.stages) <= 10


@every_stage
def test_sentences_are_short_enough_for_its_age(stage: Stage) -> None:
    texts = [*child_texts(stage), PLAN.not_there, stage.title]
    long = [words for text in texts for words in sentences(text) if len(words) > PLAN.age + 6]
    assert long == []


@every_stage
def test_every_page_is_whole(stage: Stage) -> None:
    assert stage.title
    assert stage.story
    assert stage.task
    assert stage.after
    assert stage.source
    assert stage.notes
    assert stage.jobs
    assert stage.minutes
    assert stage.picture_says
    assert len(stage.hints) == 3
    assert stage.spot or isinstance(stage.lock, ReadOnLock)
    assert len(stage.replies) >= 2 or isinstance(stage.lock, ReadOnLock)


@every_stage
def test_what_has_to_be_found_is_shown_on_the_screen(stage: Stage) -> None:
    """Only the helpful book needs nothing: its table is on the page."""
    assert stage.on_screen or "```" in stage.story


@every_stage
def test_replies_are_to_entries_that_do_not_open_the_lock(stage: Stage) -> None:
    for reply in stage.replies:
        assert opens(stage, reply.entry) in (Verdict.wrong, Verdict.near)
        assert stage.lock.normalise(reply.entry, READING)
    entries = [stage.lock.normalise(one.entry, READING) for one in stage.replies]
    assert len(entries) == len(set(entries))


@pytest.mark.parametrize(
    ("stage_id", "entry"),
    [
        ("cake", "marzipan"),
        ("animals", "013"),
        ("book-house", "A cat"),
        ("streamers", "PICKLE"),
        ("sewing-box", "3 1 7 8"),
        ("clouds", "kite"),
        ("letters", "The castle"),
        ("message", "Queen Zaza"),
        ("castle", "Hurray!"),
    ],
)
def test_answers_open_their_pages(stage_id: str, entry: str) -> None:
    stage = PLAN.stage(stage_id)
    assert stage
    assert opens(stage, entry) is Verdict.right


@pytest.mark.parametrize(
    ("stage_id", "shown"),
    [
        ("streamers", "|PICKLE|"),
        ("sewing-box", r"( 3 ).*( 1 ).*( 7 ).*( 8 )"),
        ("clouds", "11    9     20    5"),
    ],
)
def test_the_answer_can_be_found_on_the_screen(stage_id: str, shown: str) -> None:
    stage = PLAN.stage(stage_id)
    assert stage
    assert re.search(re.escape(shown).replace(r"\.\*", ".*"), stage.on_screen, re.DOTALL)


def test_the_animals_on_the_screen_are_as_many_as_the_page() -> None:
    animals = PLAN.stage("animals")
    assert animals
    drawing = animals.on_screen.split("```")[1]
    assert len(re.findall(r"[a-z]+", drawing)) == READING.pages["book-house"] == 13


def test_the_table_spells_the_surprise_and_the_sleeper() -> None:
    book = PLAN.stage("book-house")
    assert book
    table = {int(number): letter for letter, number in re.findall(r"([A-Z]) (\d+)", book.story)}
    assert sorted(table.values()) == list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    assert "".join(table[one] for one in (3, 1, 20)) == "CAT"
    assert "".join(table[one] for one in (11, 9, 20, 5)) == "KITE"


def test_the_paper_says_what_the_message_says() -> None:
    message = PLAN.stage("message")
    assert message
    letters = {one.sign: one.label for one in PLAN.fragments if one.kind is FragmentKind.sign}
    drawing = message.on_screen.split("```")[1]
    spelled = "".join(letters[name] for name in re.findall(r"[a-z]+", drawing))
    assert spelled == PLAN.message.text.replace(" ", "") == "ZAZAHASTHEPRESENTS"


@every_stage
def test_no_text_tells_the_answer_before_the_last_hint(stage: Stage) -> None:
    secrets = {
        "cake": "marzipan",
        "animals": "13|thirteen",
        "streamers": "pickle",
        "sewing-box": "3178|3-1-7-8",
        "clouds": "kite",
        "message": "zaza",
        "castle": "hurray",
    }
    told = [stage.title, stage.story, stage.task, stage.picture_says]
    told += [hint.text for hint in stage.hints[:-1]] + [reply.says for reply in stage.replies]
    if stage.id in secrets and stage.id != "castle":
        assert not re.search(secrets[stage.id], " ".join(told), re.IGNORECASE)


def test_page_numbers_tell_nothing() -> None:
    order = [one.page for one in PLAN.stages]
    assert all(abs(one - other) > 2 for one, other in pairwise(order))
    middle = [one.page for one in PLAN.stages if one.id in MIDDLE]
    assert min(abs(one - other) for one in middle for other in middle if one != other) > 2
    for pages in (order, sorted(order)):
        steps = [other - one for one, other in pairwise(pages)]
        assert all(one != other for one, other in pairwise(steps))
    assert not {1234, 2026, PLAN.age, PLAN.age + 1} & set(order)


MIDDLE = ("streamers", "sewing-box", "clouds", "letters")


def test_it_has_the_shape_of_a_birthday_hunt() -> None:
    by_id = {one.id: one for one in PLAN.stages}
    kinds = {one.id: one.kind for one in PLAN.fragments}
    signs = [one for one in by_id["cake"].gives if kinds[one] is FragmentKind.sign]
    assert len(signs) == 2
    assert isinstance(by_id["animals"].lock, PageLock)
    assert by_id["book-house"].page == 13
    assert all(gate_of(PLAN, by_id[one]).of == ("book-house",) for one in MIDDLE)
    every_sign = {one for one, kind in kinds.items() if kind is FragmentKind.sign}
    every_element = {one for one, kind in kinds.items() if kind is FragmentKind.element}
    assert set(gate_of(PLAN, by_id["message"]).of) == every_sign
    assert set(gate_of(PLAN, by_id["castle"]).of) == every_element | {"message"}
    assert PLAN.finale is by_id["castle"]
    assert all(len(sources(PLAN, one.id)) == 1 for one in PLAN.fragments)


@every_stage
def test_drawings_are_narrow_enough_for_a_phone(stage: Stage) -> None:
    for text in (stage.story, stage.on_screen):
        drawings = re.findall(r"```\n(.*?)```", text, re.DOTALL)
        assert all(len(line) <= 30 for one in drawings for line in one.splitlines())
        assert to_html(text).count("<pre>") == len(drawings)


def test_every_picture_is_one_of_our_own() -> None:
    drawn = {path.stem for path in KIT.glob("*.svg")}
    options = [one.picture for stage in PLAN.stages for one in getattr(stage.lock, "options", ())]
    named = [one for one in (PLAN.cover, *options, *(one.picture for one in PLAN.stages)) if one]
    assert all(is_kit(one) for one in named)
    assert {one.removeprefix("kit:") for one in named} <= drawn
