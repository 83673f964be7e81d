"""What every lock is: a pydantic model of its answer that judges attempts and shows a face.

A lock is the way out of a page. It knows nothing of runs, hints or gates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Self

from pydantic import BaseModel, ConfigDict

MOST_ENTRY = 200
"""Characters of the longest attempt that is looked at."""


def heard(attempt: str) -> str:
    """Return the attempt, or "" if it is so long that it says nothing: judging is bounded work."""
    return attempt if len(attempt) <= MOST_ENTRY else ""


class Verdict(StrEnum):
    """What a lock says of an attempt."""

    right = "right"
    near = "near"
    wrong = "wrong"
    ask = "ask"
    """A grown-up must say yes before the lock opens."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who reads, and what of the book a lock may need to know."""

    language: str = "en"
    age: int = 7
    seed: int = 0
    pages: Mapping[str, int] = field(default_factory=dict)
    """Page number of each stage id: a page lock stores its target stage, not the number."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a child may see of a lock: everything its template needs, never the answer.

    Each kind has its own frozen subclass with the fields its template draws.
    """

    kind: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A reason why this lock cannot be used yet, said to the parent beside `field`."""

    field: str
    says: str


class Lock(BaseModel):
    """Base of all locks. The fields of a subclass are its answer and how it is asked.

    A half-written lock is a valid document (it must be saved): fields have defaults and the
    schema states shape only; `problems()` says what is missing.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: ClassVar[str]
    """The parent's word for this lock, such as "Number lock"."""
    blurb: ClassVar[str]
    """One sentence for a parent who chooses a lock."""
    icon: ClassVar[str]
    """Icon of the sprite that stands for the lock in the planner's lists."""
    kind: str

    @classmethod
    def example(cls) -> tuple[Self, str]:
        """Return a finished lock and an attempt that opens it; the contract tests use both."""
        raise NotImplementedError

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        """Judge what was entered. Never raises, whatever the attempt holds."""
        raise NotImplementedError

    def normalise(self, attempt: str, reading: Reading) -> str:
        """Return the plain form in which two entries count as the same; "" if it says nothing."""
        raise NotImplementedError

    def face(self, reading: Reading) -> Face:
        """Return what the child may see. Holds no answer, not even its hash."""
        raise NotImplementedError

    def answer(self, reading: Reading) -> str:
        """Return the answer as a grown-up reads it on the console and the master sheet."""
        raise NotImplementedError

    def shown_open(self, reading: Reading) -> tuple[str, ...]:
        """Return what stands on the lock once it is open, as `split` does; () for nothing."""
        return ()

    def said(self, attempt: str) -> str:
        """Return an attempt as people read it, where a form sends ids; "" if it says nothing."""
        return attempt

    def problems(self) -> list[Problem]:
        """Say what is missing before the lock can be played; empty when it is complete."""
        raise NotImplementedError

    def join(self, entries: Sequence[str]) -> str:
        """Join what a form sent under `entry` (once, or once a dial or choice) to one attempt."""
        return " ".join(entries)

    def split(self, attempt: str) -> tuple[str, ...]:
        """Undo `join`: the values with which the form is filled again after a try."""
        return (attempt,)
