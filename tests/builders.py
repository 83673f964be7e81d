"""Plans for tests: small ones built in a line, and the sample hunt."""

from typing import Any

from app.locks.grown_up import GrownUpLock
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.word import WordLock
from app.plan.document import (
    Cell,
    Fragment,
    FragmentId,
    FragmentKind,
    Gate,
    Hint,
    HuntPlan,
    Message,
    Reply,
    Stage,
    StageId,
)
from app.samples import birthday


def stage(name: str, page: int, **fields: Any) -> Stage:
    """Return a stage whose id and, in capitals, title are `name`; `fields` are a Stage's own."""
    return Stage.model_validate({"id": name, "page": page, "title": name.capitalize(), **fields})


def sign(letter: str, drawing: str) -> Fragment:
    """Return the sign of a letter of the message; its id is `sign-` and the letter."""
    return Fragment(
        id=FragmentId(f"sign-{letter.lower()}"),
        kind=FragmentKind.sign,
        label=letter,
        sign=drawing,
    )


def element(name: str) -> Fragment:
    """Return an element whose id and label are `name`."""
    return Fragment(id=FragmentId(name), kind=FragmentKind.element, label=name)


def hunt(*stages: Stage, **fields: Any) -> HuntPlan:
    """Return a hunt of these stages; `fields` are a HuntPlan's own."""
    return HuntPlan.model_validate({"title": "A test hunt", "stages": stages, **fields})


def message(text: str, **fragments: str) -> Message:
    """Return a message; `H="sign-h"` says which fragment makes a letter readable."""
    return Message(
        cells=tuple(
            Cell(char=char, fragment=FragmentId(fragments[char]) if char in fragments else None)
            for char in text
        )
    )


def three_stage_hunt() -> HuntPlan:
    """A finished hunt: a deed on page 4, the number 13 to page 13, and 3-1-7-8 at the end.

    The deed gives the sign of H and the number the sign of I: together the message reads HI.
    The last page needs both signs.
    """
    return hunt(
        stage(
            "cake",
            4,
            story="Good morning, {children}! The oven is warm.",
            task="Bake a cake.",
            source="You see the cake.",
            lock=GrownUpLock(question="Is the cake in the oven?", card="Marzipan"),
            gives=("sign-h",),
            after="It smells lovely.",
            hints=(Hint(text="Ask for the big bowl."), Hint(text="Stir.", after_minutes=5)),
        ),
        stage(
            "animals",
            27,
            story="The animals sit on a rock.",
            task="Count the animals.",
            spot="the bath",
            source="Thirteen animals in the bath.",
            lock=PageLock(target="lock"),
            gives=("sign-i",),
            replies=(Reply(entry="12", says="One is hiding."),),
        ),
        stage(
            "lock",
            13,
            story="Here is the old box.",
            task="Open the box.",
            source="The thread on the sewn card.",
            lock=NumberLock(code="3178"),
            gate=Gate(of=("animals", "sign-h", "sign-i")),
            hints=(Hint(text="Look at the thread.", after_tries=2),),
            after="The box is open!",
        ),
        title="Three pages",
        fragments=(sign("H", "moon"), sign("I", "boat")),
        message=message("HI", H="sign-h", I="sign-i"),
        not_there="This page is still asleep.",
    )


def word_stage(name: str, page: int, word: str, **fields: Any) -> Stage:
    """Return a stage that opens with a word."""
    return stage(name, page, lock=WordLock(word=word), **fields)


def ids(plan: HuntPlan) -> list[StageId]:
    """Return the ids of a plan's stages in order."""
    return [one.id for one in plan.stages]


def sample() -> HuntPlan:
    """The sample hunt, as a fresh server offers it."""
    return birthday()
