"""The grown-up lock: a deed, and somebody who saw it says yes."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.locks.base import Face, Lock, Problem, Reading, Verdict, heard
from app.text.fold import fold
from app.text.spellings import same_word

DONE = "done"
"""What the button "We did it" sends."""

Way = Literal["card", "tap", "pin"]


@dataclass(frozen=True, slots=True)
class GrownUpFace(Face):
    """The ways a grown-up can say yes, and what the grown-up at the tablet is asked."""

    ways: tuple[Way, ...]
    question: str


class GrownUpLock(Lock):
    """Opens when a grown-up says yes: with a card that is handed over, a tap, or the PIN.

    The lock itself knows only the word on the card; the tap and the household's PIN are judged
    where the household is known.
    """

    name: ClassVar[str] = "A grown-up says yes"
    blurb: ClassVar[str] = "For a deed, such as a walk like a badger: you say that it is done."
    icon: ClassVar[str] = "hand"

    kind: Literal["grown_up"] = "grown_up"
    question: Annotated[str, Field(max_length=200)] = ""
    """What the grown-up is asked: "Did they walk like a badger?"."""
    ways: Annotated[tuple[Way, ...], Field(max_length=3)] = ("card", "tap", "pin")
    card: Annotated[str, Field(max_length=80)] = ""
    """The word on the card that is handed over; while it is empty there is no card."""

    @classmethod
    def example(cls) -> tuple[Self, str]:
        return cls(question="Did they walk like a badger?", card="Moonstone"), "moonstone"

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        entry = heard(attempt)
        if fold(entry) in ("", DONE):
            return Verdict.ask
        has_card = "card" in self.ways and same_word(entry, self.card)
        return Verdict.right if has_card else Verdict.wrong

    def normalise(self, attempt: str, reading: Reading) -> str:
        return fold(heard(attempt)) or DONE

    def face(self, reading: Reading) -> GrownUpFace:
        return GrownUpFace(self.kind, ways=self._open_ways(), question=self.question)

    def answer(self, reading: Reading) -> str:
        question = self.question or "A grown-up says yes."
        return f"{question} Card: {self.card}" if "card" in self._open_ways() else question

    def said(self, attempt: str) -> str:
        return "" if fold(attempt) == DONE else attempt

    def problems(self) -> list[Problem]:
        found = []
        if not self._open_ways():
            found.append(Problem("ways", "Choose how a grown-up says yes; a card needs a word."))
        if fold(self.card) == DONE:
            found.append(Problem("card", f"Write another word than “{self.card}” on the card."))
        return found

    def _open_ways(self) -> tuple[Way, ...]:
        return tuple(way for way in self.ways if way != "card" or fold(self.card))
