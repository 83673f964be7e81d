"""The choice lock: pick the right one, or all the right ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Annotated, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from app.locks.base import Face, Lock, Problem, Reading, Verdict, heard
from app.text.fold import fold

FEWEST_OPTIONS = 2
MOST_OPTIONS = 12

OptionId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Line = Annotated[str, Field(max_length=200)]


class Option(BaseModel):
    """One thing to pick: words, a picture, or both."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: OptionId
    """Stands in the child's page: it must not tell right from wrong."""
    text: Line = ""
    picture: Line = ""
    """An asset's id, or `kit:` and the name of a drawing of our own; empty for none."""
    picture_says: Line = ""
    """The picture in words, for those who cannot see it."""

    @property
    def says(self) -> str:
        """The option in words."""
        return self.text or self.picture_says


@dataclass(frozen=True, slots=True)
class ShownOption:
    """An option as a child sees it."""

    id: str
    text: str
    picture: str
    """As the plan names it; whoever shows the face knows its address."""
    alt: str


@dataclass(frozen=True, slots=True)
class ChoiceFace(Face):
    """The options in the order they are shown, and whether several may be picked."""

    options: tuple[ShownOption, ...]
    several: bool


class ChoiceLock(Lock):
    """Opens when exactly the right options are picked. Nothing is near: that would sort them."""

    name: ClassVar[str] = "Choice"
    blurb: ClassVar[str] = "Pictures or words to pick from: one is right, or several."
    icon: ClassVar[str] = "tick"

    kind: Literal["choice"] = "choice"
    options: Annotated[tuple[Option, ...], Field(max_length=MOST_OPTIONS)] = ()
    right: Annotated[tuple[OptionId, ...], Field(max_length=MOST_OPTIONS)] = ()
    """Ids of the options to pick, in any order."""
    order: Literal["mixed", "written"] = "mixed"
    """Mixed anew for each run, or as the parent wrote them."""

    @classmethod
    def example(cls) -> tuple[Self, str]:
        options = (
            Option(id="badger", text="The badger"),
            Option(id="wren", text="The wren"),
            Option(id="fox", text="The fox"),
        )
        return cls(options=options, right=("wren",)), "wren"

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        picked = self._picked(attempt)
        return Verdict.right if picked and picked == set(self.right) else Verdict.wrong

    def normalise(self, attempt: str, reading: Reading) -> str:
        return " ".join(sorted(self._picked(attempt)))

    def face(self, reading: Reading) -> ChoiceFace:
        options = self.options
        if self.order == "mixed":
            options = tuple(sorted(options, key=lambda one: _shuffled(one, reading.seed)))
        shown = tuple(
            ShownOption(id=one.id, text=one.text, picture=one.picture, alt=one.picture_says)
            for one in options
        )
        return ChoiceFace(self.kind, options=shown, several=len(self.right) > 1)

    def shown_open(self, reading: Reading) -> tuple[str, ...]:
        return self.right

    def answer(self, reading: Reading) -> str:
        return " + ".join(option.says for option in self.options if option.id in self.right)

    def said(self, attempt: str) -> str:
        picked = self._picked(attempt)
        return " + ".join(option.says for option in self.options if option.id in picked)

    def split(self, attempt: str) -> tuple[str, ...]:
        """Return the ids of what was picked."""
        return tuple(sorted(self._picked(attempt)))

    def problems(self) -> list[Problem]:
        return [*self._problems_of_options(), *self._problems_of_right()]

    def _picked(self, attempt: str) -> set[str]:
        """Return the ids of what was picked: ids as a form sends them, or one option's words.

        Nothing counts as picked when an id is unknown: the form is of another edition.
        """
        entry = heard(attempt)
        known = {option.id for option in self.options}
        ids = set(entry.split())
        if ids <= known:
            return ids
        words = fold(entry)
        return {one.id for one in self.options if words and words == fold(one.says)}

    def _problems_of_options(self) -> Iterator[Problem]:
        if len(self.options) < FEWEST_OPTIONS:
            yield Problem("options", f"A choice needs at least {FEWEST_OPTIONS} options.")
        if any(not option.says.strip() for option in self.options):
            yield Problem("options", "Each option needs words, or a picture that is described.")
        if len({option.id for option in self.options}) < len(self.options):
            yield Problem("options", "Two options are the same one: remove one of them.")
        if len({_look(option) for option in self.options}) < len(self.options):
            yield Problem("options", "Two options look the same: change one of them.")

    def _problems_of_right(self) -> Iterator[Problem]:
        if not self.right:
            yield Problem("right", "Say which option is right.")
        if not set(self.right) <= {option.id for option in self.options}:
            yield Problem("right", "The right option has been removed: pick another.")


def _look(option: Option) -> tuple[str, str]:
    return fold(option.text), option.picture


def _shuffled(option: Option, seed: int) -> bytes:
    """Return where an option stands in the mixed order: it depends on all that it shows."""
    return sha256(f"{seed} {option.model_dump_json()}".encode()).digest()
