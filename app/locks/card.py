"""The card lock: a word on a card that is found or handed over."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.locks.base import Face, Lock, Problem, Reading, Verdict, heard
from app.text.fold import fold
from app.text.spellings import same_word


class CardLock(Lock):
    """Opens with the word on the card. Nothing is near: the word is read, not worked out."""

    name: ClassVar[str] = "Card"
    blurb: ClassVar[str] = "A card to find, with a word on it to type or a code to scan."
    icon: ClassVar[str] = "card"

    kind: Literal["card"] = "card"
    word: Annotated[str, Field(max_length=80)] = ""

    @classmethod
    def example(cls) -> tuple[Self, str]:
        return cls(word="Moonstone"), "moon stone"

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        return Verdict.right if same_word(heard(attempt), self.word) else Verdict.wrong

    def normalise(self, attempt: str, reading: Reading) -> str:
        return fold(heard(attempt))

    def face(self, reading: Reading) -> Face:
        return Face(self.kind)

    def shown_open(self, reading: Reading) -> tuple[str, ...]:
        return (self.word,)

    def answer(self, reading: Reading) -> str:
        return self.word

    def problems(self) -> list[Problem]:
        if fold(self.word):
            return []
        return [Problem("word", "Write the word that stands on the card.")]
