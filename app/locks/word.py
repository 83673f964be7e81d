"""The word lock: letters to turn or to type."""

from dataclasses import dataclass
from itertools import product
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.locks.base import Face, Lock, Problem, Reading, Verdict, heard
from app.text.articles import without_article
from app.text.fold import count_letters, fold
from app.text.spellings import spellings

SHORTEST_NEAR = 4
"""Letters a word needs before one slip counts as near: in a short one it is another word."""

Word = Annotated[str, Field(max_length=80)]


@dataclass(frozen=True, slots=True)
class WordFace(Face):
    """How many letters the word has, if the parent shows it."""

    length_hint: int | None


class WordLock(Lock):
    """Opens with a word or a few, or one of the other forms that the parent accepts.

    Case, accents, punctuation and spaces do not matter. One slip of a letter in a word of four
    letters or more is near.
    """

    name: ClassVar[str] = "Word lock"
    blurb: ClassVar[str] = "A word to find, such as “lantern”. Capitals and spaces do not matter."
    icon: ClassVar[str] = "word"

    kind: Literal["word"] = "word"
    word: Word = ""
    also: Annotated[tuple[Word, ...], Field(max_length=20)] = ()
    """Other words that open it: "lamp" for "lantern"."""
    show_letters: bool = False
    """Whether the child sees how many letters the word has."""

    @classmethod
    def example(cls) -> tuple[Self, str]:
        return cls(word="Lantern", also=("lamp",), show_letters=True), "lantern!"

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        entered = _forms(heard(attempt), reading.language)
        accepted = frozenset[str]().union(
            *(_forms(word, reading.language) for word in (self.word, *self.also))
        )
        if entered & accepted:
            return Verdict.right
        near = any(one_slip(entry, word) for entry, word in product(entered, accepted))
        return Verdict.near if near else Verdict.wrong

    def normalise(self, attempt: str, reading: Reading) -> str:
        return fold(heard(attempt))

    def face(self, reading: Reading) -> WordFace:
        return WordFace(self.kind, count_letters(fold(self.word)) if self.show_letters else None)

    def shown_open(self, reading: Reading) -> tuple[str, ...]:
        return (self.word,)

    def answer(self, reading: Reading) -> str:
        return " / ".join(form for form in (self.word, *self.also) if fold(form))

    def problems(self) -> list[Problem]:
        found = []
        if not fold(self.word):
            found.append(Problem("word", "A word lock needs a word of letters or digits."))
        if not all(map(fold, self.also)):
            found.append(Problem("also", "Each other word needs letters or digits."))
        return found


def _forms(text: str, language: str) -> frozenset[str]:
    """Return the spellings of a text with its article and without."""
    return spellings(text) | spellings(without_article(text, language))


def one_slip(entry: str, word: str) -> bool:
    """Tell whether one letter is missing, too many, another one, or swapped with its neighbour.

    Both are folded. Only words of four letters or more have anything near, and none with a digit
    in it: that is a code.
    """
    # Imported with the first entry that is no answer: a server that waits holds 3 MB less.
    from rapidfuzz.distance import OSA

    if OSA.distance(entry, word, score_cutoff=1) != 1:
        return False
    return count_letters(word) >= SHORTEST_NEAR and not any(map(str.isdecimal, word))
