"""The number lock: dials or a keypad, and a code such as 3178."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.locks.base import Face, Lock, Problem, Reading, Verdict, heard
from app.text.digits import digits_of
from app.text.fold import fold

FEWEST_DIGITS = 3
MOST_DIGITS = 8


@dataclass(frozen=True, slots=True)
class NumberFace(Face):
    """As many dials as the code has digits."""

    length: int


class NumberLock(Lock):
    """Opens with a code of 3 to 8 digits. It is exact: leading zeros count."""

    name: ClassVar[str] = "Number lock"
    blurb: ClassVar[str] = "Dials to turn: a code of 3 to 8 digits, such as 3178."
    icon: ClassVar[str] = "lock"

    kind: Literal["number"] = "number"
    code: Annotated[str, Field(max_length=40)] = ""
    """As the parent typed it: "3-1-7-8" is fine."""

    @classmethod
    def example(cls) -> tuple[Self, str]:
        return cls(code="3178"), "3-1-7-8"

    @property
    def digits(self) -> str:
        """The code as plain digits, "" while it is not one."""
        digits = digits_of(self.code, language="")
        return digits if FEWEST_DIGITS <= len(digits) <= MOST_DIGITS else ""

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        entered, code = self.normalise(attempt, reading), self.digits
        if not code:
            return Verdict.wrong
        if entered == code:
            return Verdict.right
        return Verdict.near if neighbours_swapped(entered, code) else Verdict.wrong

    def normalise(self, attempt: str, reading: Reading) -> str:
        entry = heard(attempt)
        return digits_of(entry, reading.language) or fold(entry)

    def face(self, reading: Reading) -> NumberFace:
        return NumberFace(self.kind, length=len(self.digits))

    def shown_open(self, reading: Reading) -> tuple[str, ...]:
        return tuple(self.digits)

    def answer(self, reading: Reading) -> str:
        return self.digits

    def split(self, attempt: str) -> tuple[str, ...]:
        """Return a digit for each dial; what is no full turn of the dials stays as it was typed."""
        digits = digits_of(heard(attempt), language="")
        return tuple(digits) if len(digits) == len(self.digits) else (attempt,)

    def problems(self) -> list[Problem]:
        if self.digits:
            return []
        return [Problem("code", f"A number lock needs {FEWEST_DIGITS} to {MOST_DIGITS} digits.")]


def neighbours_swapped(one: str, other: str) -> bool:
    """Tell whether two codes differ by one swap of two digits that stand side by side.

    This is all that a number lock calls near. "One digit is wrong" would lead a guesser to a
    code of four digits in a few hundred tries.
    """
    if len(one) != len(other):
        return False
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return any(
        apart == [left, right] and one[left] == other[right] and one[right] == other[left]
        for left, right in pairwise(range(len(one)))
    )
