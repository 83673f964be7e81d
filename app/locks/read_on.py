"""Read on: no lock. A page that only tells the story."""

from typing import ClassVar, Literal, Self

from app.locks.base import Face, Lock, Problem, Reading, Verdict


class ReadOnLock(Lock):
    """Opens with whatever comes: the child has read the page and goes on."""

    name: ClassVar[str] = "Read on"
    blurb: ClassVar[str] = "No lock: they read, and turn the page."
    icon: ClassVar[str] = "next"

    kind: Literal["read_on"] = "read_on"

    @classmethod
    def example(cls) -> tuple[Self, str]:
        return cls(), ""

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        return Verdict.right

    def normalise(self, attempt: str, reading: Reading) -> str:
        return ""

    def face(self, reading: Reading) -> Face:
        return Face(self.kind)

    def answer(self, reading: Reading) -> str:
        return "Nothing to enter: read on."

    def problems(self) -> list[Problem]:
        return []
