"""The hunt plan: the one document the planner edits, a run freezes and the printer prints.

The schema states shape, not sense: a half-written stage must be saved. What is still missing
before a hunt can be played is said by `app.plan.readiness`. Every new field has a default.
"""

import re
from datetime import time
from enum import StrEnum
from typing import Annotated, Any, Literal, NewType, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from app.locks import AnyLock
from app.locks.read_on import ReadOnLock

StageId = NewType("StageId", str)
FragmentId = NewType("FragmentId", str)
_ID = StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")

MOST_STAGES = 60
MOST_ROWS = 12
MOST_FRAGMENTS = 120
MOST_CELLS = 200

_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tidy(value: Any) -> Any:
    """Return text without what no page can show: control characters and halves of characters.

    Line ends become a plain newline: a form sends them back as two characters, and every save
    would look like a change. Lists and objects come back with all their texts tidied, anything
    else as it is.
    """
    match value:
        case str():
            return _UNSHOWN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
        case dict():
            return {tidy(name): tidy(below) for name, below in value.items()}
        case list() | tuple():
            return [tidy(below) for below in value]
        case _:
            return value


Line = Annotated[
    str, StringConstraints(max_length=200, strip_whitespace=True), BeforeValidator(tidy)
]
Paragraph = Annotated[
    str, StringConstraints(max_length=1_000, strip_whitespace=True), BeforeValidator(tidy)
]
Prose = Annotated[str, StringConstraints(max_length=8_000), BeforeValidator(tidy)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$")]
Id = Annotated[str, _ID]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Hint(_Part):
    """Help on request. It may be asked for once the page has been open so long, or tried so often.

    Both conditions zero: at once. Either condition that is set and met is enough.
    """

    text: Paragraph = ""
    after_minutes: int = Field(default=0, ge=0, le=600)
    after_tries: int = Field(default=0, ge=0, le=50)


class Reply(_Part):
    """What the story says to one given entry that does not open the lock."""

    entry: Line = ""
    says: Paragraph = ""


class Job(_Part):
    """Something a grown-up does: before the hunt, or when this page opens."""

    text: Line = ""
    when: Literal["before", "on_open"] = "before"


class FragmentKind(StrEnum):
    """What a stage can give."""

    sign = "sign"
    """A sign of the secret message and the letter it stands for."""
    digit = "digit"
    element = "element"
    key = "key"
    """A thing or page that helps to read something else."""


class Fragment(_Part):
    """A piece that is won on a stage and used later; it has exactly one source."""

    id: Annotated[FragmentId, _ID]
    kind: FragmentKind = FragmentKind.element
    label: Line = ""
    """What it says: the letter, the digit, the name of the element."""
    sign: Line = ""
    """Name of the picture sign that stands on its card, such as "fish"; may be empty."""


class Gate(_Part):
    """When a page opens: once `need` of the things in `of` are had, and not before a time of day.

    `need` 0 means all of them. `of` names stages (solved) and fragments (won).
    """

    of: tuple[Id, ...] = Field(default=(), max_length=MOST_STAGES + MOST_FRAGMENTS)
    need: int = Field(default=0, ge=0, le=MOST_FRAGMENTS)
    not_before: time | None = None
    """Wall-clock time in the household's zone on the day the run starts."""


class Cell(_Part):
    """One character of the secret message; readable from the start when it has no fragment."""

    char: Annotated[str, StringConstraints(min_length=1, max_length=1)]
    fragment: Annotated[FragmentId, _ID] | None = None


class Message(_Part):
    """The secret message. Its split is stored cell by cell and never recomputed."""

    cells: tuple[Cell, ...] = Field(default=(), max_length=MOST_CELLS)

    @property
    def text(self) -> str:
        """The message as it reads once every clue is there."""
        return "".join(cell.char for cell in self.cells)


class Stage(_Part):
    """One step of a hunt and one page of its book. The id is stable; the page is the author's."""

    id: Annotated[StageId, _ID]
    page: int = Field(default=1, ge=1, le=999)
    title: Line = ""
    story: Prose = ""
    picture: Line = ""
    """An asset's id, or `kit:` and the name of a drawing of our own; empty for none."""
    picture_says: Line = ""
    """The picture in words, for those who cannot see it."""
    task: Prose = ""
    on_screen: Prose = ""
    """What the thing to be found looks like: shown in a try-out, where there is no paper."""
    spot: Line = ""
    """Where at home the thing or clue of this stage is hidden."""
    source: Line = ""
    """Where the answer comes from, for grown-ups: "the thread on the sewn card"."""
    lock: Annotated[AnyLock, BeforeValidator(tidy)] = ReadOnLock()
    replies: tuple[Reply, ...] = Field(default=(), max_length=MOST_ROWS)
    hints: tuple[Hint, ...] = Field(default=(), max_length=MOST_ROWS)
    gives: tuple[Annotated[FragmentId, _ID], ...] = Field(default=(), max_length=MOST_FRAGMENTS)
    gate: Gate | None = None
    """None: after the stage whose page lock leads here, else after the stage before."""
    after: Prose = ""
    """What the story says once the lock has opened."""
    minutes: int = Field(default=3, ge=0, le=240)
    notes: Prose = ""
    jobs: tuple[Job, ...] = Field(default=(), max_length=MOST_ROWS)
    optional: bool = False


class HuntPlan(_Part):
    """A whole hunt. Holds no child's name: stories write `{children}` where names shall stand.

    The last stage that is not optional is the finale.
    """

    title: Line = ""
    blurb: Paragraph = ""
    language: Language = "en"
    age: int = Field(default=7, ge=3, le=99)
    cover: Line = ""
    own_book: bool = False
    """The family has a book of its own: the tablet shows task, lock and clues only."""
    not_there: Paragraph = ""
    """What the story says when somebody turns to a page that is not open or not there."""
    stages: tuple[Stage, ...] = Field(default=(), max_length=MOST_STAGES)
    fragments: tuple[Fragment, ...] = Field(default=(), max_length=MOST_FRAGMENTS)
    message: Message = Message()

    @model_validator(mode="after")
    def _ids_are_unique(self) -> Self:
        ids = [*(one.id for one in self.stages), *(one.id for one in self.fragments)]
        twice = next((one for one in ids if ids.count(one) > 1), None)
        if twice:
            raise ValueError(f"two pages or clues have the same id, “{twice}”")
        return self

    def stage(self, stage_id: str) -> Stage | None:
        """Return the stage of this id, or None."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def fragment(self, fragment_id: str) -> Fragment | None:
        """Return the fragment of this id, or None."""
        return next((one for one in self.fragments if one.id == fragment_id), None)

    def stage_of_page(self, page: int) -> Stage | None:
        """Return the first stage with this page number, or None."""
        return next((stage for stage in self.stages if stage.page == page), None)

    @property
    def pages(self) -> dict[str, int]:
        """Page number of each stage id, as `Reading.pages` wants it."""
        return {stage.id: stage.page for stage in self.stages}

    @property
    def finale(self) -> Stage | None:
        """The stage that ends the story, or None while there is none."""
        return next((stage for stage in reversed(self.stages) if not stage.optional), None)
