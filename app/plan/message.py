"""The secret message in easy mode: one picture sign a letter, each letter won on one stage."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from app.plan.document import (
    MOST_CELLS,
    Cell,
    Fragment,
    FragmentId,
    FragmentKind,
    HuntPlan,
    Message,
    Stage,
    StageId,
)
from app.plan.opening import solvable

# fmt: off
SIGNS = (
    "moon", "boat", "star", "fish", "key", "wave", "leaf", "bell",
    "lamp", "button", "sun", "heart", "tree", "house", "eye", "anchor",
    "mushroom", "cup", "crown", "drop", "apple", "flower", "umbrella", "snail",
)
# fmt: on
"""The drawings there are, in the order in which they are given out."""


class CannotSpread(Exception):
    """The letters cannot be shared out; `says` tells the parent why and what to do."""

    def __init__(self, says: str) -> None:
        super().__init__(says)
        self.says = says


@dataclass(frozen=True)
class Composed:
    """A message, all fragments of the plan it belongs to, and who gives which of its letters."""

    message: Message
    fragments: tuple[Fragment, ...]
    gives: Mapping[StageId, tuple[FragmentId, ...]]


def compose(
    text: str,
    chosen: Mapping[str, StageId],
    plan: HuntPlan,
    new_fragment_ids: Sequence[str],
) -> Composed:
    """Share the letters of a message out over the stages of a plan.

    A letter keeps its sign and its stage from the plan's present message, as its card may be
    printed; `chosen` (letter to stage) overrules. The other letters go round the stages so that
    each stage shows about as much of the message. The same plan, text and ids give the same
    result. `new_fragment_ids` must hold one for each different letter.

    Raises CannotSpread when the text is too long or no stage can give a letter.
    """
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) > MOST_CELLS:
        raise CannotSpread(f"The message is too long. Use at most {MOST_CELLS} letters and spaces.")
    present = letters_of(plan)
    counts = Counter(_letter(char) for char in text if char.isalnum())
    kept = {letter: present[letter] for letter in counts if letter in present}
    fresh = [letter for letter in counts if letter not in kept]
    others = tuple(one for one in plan.fragments if one not in present.values())
    signs = _free_signs({one.sign for one in (*others, *kept.values())}, len(fresh))
    ids = iter(new_fragment_ids)
    for letter, sign in zip(fresh, signs, strict=True):
        new_id = FragmentId(next(ids))
        kept[letter] = Fragment(id=new_id, kind=FragmentKind.sign, label=letter, sign=sign)
    cells = tuple(
        Cell(char=char, fragment=kept[_letter(char)].id if char.isalnum() else None)
        for char in text
    )
    return Composed(
        message=Message(cells=cells),
        fragments=tuple(dict.fromkeys((*others, *(kept[letter] for letter in counts)))),
        gives=_gives(plan, counts, kept, chosen),
    )


def letters_of(plan: HuntPlan) -> dict[str, Fragment]:
    """Return the signs of the plan's present message, by the letter each stands for."""
    found: dict[str, Fragment] = {}
    for cell in plan.message.cells:
        fragment = plan.fragment(cell.fragment) if cell.fragment else None
        if fragment and fragment.kind is FragmentKind.sign:
            found.setdefault(_letter(cell.char), fragment)
    return found


def helpers(plan: HuntPlan) -> tuple[Stage, ...]:
    """Return the stages that can give letters: needed, before the end, and not behind a letter."""
    letters = {one.id for one in letters_of(plan).values()}
    finale = plan.finale
    early = solvable(plan, besides={finale.id} if finale else set(), without=letters, needed=True)
    return tuple(one for one in plan.stages if one.id in early)


def _gives(
    plan: HuntPlan,
    counts: Mapping[str, int],
    fragments: Mapping[str, Fragment],
    chosen: Mapping[str, StageId],
) -> dict[StageId, tuple[FragmentId, ...]]:
    able = [one.id for one in helpers(plan)]
    source = {given: one.id for one in plan.stages for given in one.gives}
    wanted = {_letter(letter): stage for letter, stage in chosen.items()}
    given: dict[StageId, list[FragmentId]] = {one.id: [] for one in plan.stages}
    shown: Counter[StageId] = Counter()
    waiting: list[str] = []
    placed: set[FragmentId] = set()
    for letter, fragment in fragments.items():
        stage = wanted.get(letter) or source.get(fragment.id)
        if stage is None:
            waiting.append(letter)
        elif stage not in given:
            raise CannotSpread(f"The page for the letter {letter} is not there. Choose another.")
        elif fragment.id not in placed:
            placed.add(fragment.id)
            given[stage].append(fragment.id)
            shown[stage] += counts[letter]
    if waiting and not able:
        raise CannotSpread("Add a page before the last one first: somebody must give the letters.")
    for letter in sorted(waiting, key=lambda one: (-counts[one], one)):
        fragment = fragments[letter]
        if fragment.id not in placed:
            placed.add(fragment.id)
            stage = min(able, key=lambda one: (shown[one], able.index(one)))
            given[stage].append(fragment.id)
            shown[stage] += counts[letter]
    return {stage: tuple(ids) for stage, ids in given.items()}


def _letter(char: str) -> str:
    """Return the capital that stands for a character, or the character where it has none."""
    capital = char.upper()
    return capital if len(capital) == 1 else char


def _free_signs(taken: Set[str], count: int) -> list[str]:
    free = [sign for sign in SIGNS if sign not in taken]
    number = len(SIGNS)
    while len(free) < count:
        number += 1
        if f"sign-{number}" not in taken:
            free.append(f"sign-{number}")
    return free[:count]
