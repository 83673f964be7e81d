"""Generated plans: of any shape that the schema allows, sensible or not."""

import os
from datetime import time

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
)


def cases(short: int, long: int) -> int:
    """How many cases to try: `long` for the release's figures."""
    return long if os.environ.get("REDTHREAD_LONG") == "1" else short


texts = st.text(max_size=30)
words = st.text(max_size=12)
pictures = st.sampled_from(["", "kit:owl", "kit:scene-garden", "a1", "b2", "c3"])


def locks(stage_ids: list[str]) -> SearchStrategy[AnyLock]:
    """Any lock; a page lock leads to one of these stages or nowhere."""
    options = st.lists(
        st.builds(
            Option,
            id=st.sampled_from([f"o{n}" for n in range(12)]),
            text=words,
            picture=pictures,
            picture_says=words,
        ),
        max_size=4,
        unique_by=lambda option: option.id,
    ).map(tuple)
    return st.one_of(
        st.builds(NumberLock, code=st.text("0123456789-", max_size=8)),
        st.builds(PageLock, target=st.sampled_from(["", *stage_ids])),
        st.builds(WordLock, word=words, also=st.tuples(words), show_letters=st.booleans()),
        st.builds(ChoiceLock, options=options, right=st.just(("o1",))),
        st.builds(CardLock, word=words),
        st.builds(GrownUpLock, question=texts, card=words),
        st.just(ReadOnLock()),
    )


def gates(things: list[str]) -> SearchStrategy[Gate | None]:
    """No gate, or one of these stages and fragments."""
    return st.none() | st.builds(
        Gate,
        of=st.lists(st.sampled_from(things), max_size=3, unique=True).map(tuple),
        need=st.integers(0, 2),
        not_before=st.none() | st.sampled_from([time(15, 30), time(9)]),
    )


@st.composite
def stages(draw: st.DrawFn, stage_id: str, stage_ids: list[str], clues: list[str]) -> Stage:
    """A stage of this id, its references among these stages and fragments."""
    return Stage(
        id=stage_id,
        page=draw(st.integers(1, 999)),
        title=draw(texts),
        story=draw(texts),
        picture=draw(pictures),
        task=draw(texts),
        lock=draw(locks(stage_ids)),
        replies=draw(st.lists(st.builds(Reply, entry=words, says=texts), max_size=2)),
        hints=draw(st.lists(st.builds(Hint, text=texts), max_size=2)),
        gives=tuple(draw(st.sets(st.sampled_from(clues), max_size=2))) if clues else (),
        gate=draw(gates([*stage_ids, *clues])),
        after=draw(texts),
        minutes=draw(st.integers(0, 240)),
        jobs=draw(st.lists(st.builds(Job, text=texts), max_size=1)),
        optional=draw(st.booleans()),
    )


@st.composite
def plans(draw: st.DrawFn, most_stages: int = 5) -> HuntPlan:
    """A plan of up to `most_stages` stages; everything that is named in it is there."""
    stage_ids = [f"s{n}" for n in range(draw(st.integers(0, most_stages)))]
    clues = [f"f{n}" for n in range(draw(st.integers(0, 3)))]
    cells = st.builds(
        Cell,
        char=st.characters(categories=("L", "Zs")),
        fragment=st.sampled_from([None, *clues]),
    )
    return HuntPlan(
        title=draw(texts),
        age=draw(st.integers(3, 99)),
        cover=draw(pictures),
        own_book=draw(st.booleans()),
        stages=[draw(stages(one, stage_ids, clues)) for one in draw(st.permutations(stage_ids))],
        fragments=[
            Fragment(id=one, kind=draw(st.sampled_from(FragmentKind)), label=draw(words))
            for one in clues
        ],
        message=Message(cells=draw(st.lists(cells, max_size=6))),
    )
