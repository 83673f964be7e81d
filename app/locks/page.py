"""The page lock: what was found is the number of the page to turn to."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field

from app.locks.base import Face, Lock, Problem, Reading, Verdict, heard
from app.text.digits import number_of
from app.text.fold import fold


class PageLock(Lock):
    """Opens with the page number of another stage, which is typed once: on that stage.

    013 is 13. Nothing is near: the page next door is another page.
    """

    name: ClassVar[str] = "Turn to a page"
    blurb: ClassVar[str] = "The number they find is the page of the book to turn to."
    icon: ClassVar[str] = "book"

    kind: Literal["page"] = "page"
    target: Annotated[str, Field(max_length=40)] = ""
    """Id of the stage this lock leads to."""

    @classmethod
    def example(cls) -> tuple[Self, str]:
        """Return a lock that opens where `Reading.pages` says `{"cave": 13}`."""
        return cls(target="cave"), "013"

    def judge(self, attempt: str, reading: Reading) -> Verdict:
        turned_to = number_of(heard(attempt), reading.language)
        leads_here = turned_to is not None and turned_to == reading.pages.get(self.target)
        return Verdict.right if leads_here else Verdict.wrong

    def normalise(self, attempt: str, reading: Reading) -> str:
        entry = heard(attempt)
        number = number_of(entry, reading.language)
        return fold(entry) if number is None else str(number)

    def face(self, reading: Reading) -> Face:
        return Face(self.kind)

    def shown_open(self, reading: Reading) -> tuple[str, ...]:
        return (self.answer(reading),)

    def answer(self, reading: Reading) -> str:
        page = reading.pages.get(self.target)
        return "" if page is None else str(page)

    def problems(self) -> list[Problem]:
        if self.target:
            return []
        return [Problem("target", "Pick the page that this lock leads to.")]
