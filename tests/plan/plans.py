"""Generated plans: of any shape that the schema allows, sensible or not.

They come from a seeded `Random` and not from many small draws: a plan has hundreds of fields, and
a test wants hundreds of plans.
"""

import os
from datetime import time
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from app.locks import AnyLock
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
    FragmentKind,
    Gate,
    Hint,
    HuntPlan,
    Job,
    Message,
    Reply,
    Stage,
    tidy,
)

_LETTERS = "abcdeABCDE 13.,!?éßñ\n\t\r\0<>&\"'{}*_#`-—“”日本語ねこعرب\u0301\U0001f980\ud800\u202e"
_PICTURES = ("", "kit:owl", "kit:scene-garden", "a1", "b2", "c3")


def cases(short: int, long: int) -> int:
    """How many cases to try: `long` for the release's figures."""
    return long if os.environ.get("REDTHREAD_LONG") == "1" else short


def plans(most_stages: int = 5) -> SearchStrategy[HuntPlan]:
    """Plans of up to so many stages; everything that is named in one is there."""
    return st.integers(0, 2**32).map(lambda seed: random_plan(Random(seed), most_stages))


def random_plan(random: Random, most_stages: int) -> HuntPlan:
    """A plan of up to so many stages."""
    stages = [f"s{n}" for n in range(random.randint(0, most_stages))]
    clues = [f"f{n}" for n in range(random.randint(0, 3))]
    random.shuffle(stages)
    return HuntPlan(
        title=_text(random),
        language=random.choice(["en", "de", "pt-BR"]),
        age=random.randint(3, 99),
        cover=random.choice(_PICTURES),
        own_book=random.random() < 0.2,
        stages=[_stage(random, one, stages, clues) for one in stages],
        fragments=[
            Fragment(id=one, kind=random.choice(list(FragmentKind)), label=_text(random))
            for one in clues
        ],
        message=Message(
            cells=[
                Cell(char=random.choice("ABC é日"), fragment=random.choice([None, *clues]))
                for _ in range(random.randint(0, 6))
            ]
        ),
    )


def _stage(random: Random, stage_id: str, stages: list[str], clues: list[str]) -> Stage:
    return Stage(
        id=stage_id,
        page=random.randint(1, 999),
        title=_text(random),
        story=_text(random),
        picture=random.choice(_PICTURES),
        task=_text(random),
        lock=_lock(random, stages),
        replies=[Reply(entry=_text(random), says=_text(random))] * random.randint(0, 2),
        hints=[Hint(text=_text(random), after_tries=random.randint(0, 50))],
        gives=random.sample(clues, random.randint(0, min(2, len(clues)))),
        gate=_gate(random, [*stages, *clues]),
        after=_text(random),
        minutes=random.randint(0, 240),
        jobs=[Job(text=_text(random), when="on_open")] * random.randint(0, 1),
        optional=random.random() < 0.2,
    )


def _gate(random: Random, things: list[str]) -> Gate | None:
    if random.random() < 0.4:
        return None
    return Gate(
        of=random.sample(things, random.randint(0, min(3, len(things)))),
        need=random.randint(0, 2),
        not_before=random.choice([None, time(15, 30)]),
    )


def _lock(random: Random, stages: list[str]) -> AnyLock:
    text = tidy(_text(random))
    options = [Option(id=f"o{n}", text=text, picture=random.choice(_PICTURES)) for n in range(3)]
    locks: list[AnyLock] = [
        NumberLock(code="".join(random.choices("0123456789-", k=6))),
        PageLock(target=random.choice(["", *stages])),
        WordLock(word=text, also=[text], show_letters=random.random() < 0.5),
        ChoiceLock(options=options, right=["o1"]),
        CardLock(word=text),
        GrownUpLock(question=text, card=text),
        ReadOnLock(),
    ]
    return random.choice(locks)


def _text(random: Random) -> str:
    return "".join(random.choices(_LETTERS, k=random.choice([0, 1, 12])))
