"""The edit of what a hunt says about itself."""

from typing import ClassVar

from pydantic import Field

from app.plan.document import HuntPlan, Language, Line, Paragraph
from app.plan.edits.base import Edit


class ReviseHunt(Edit):
    """Change what the hunt is called, whom it is for and how it looks. None leaves a field."""

    says: ClassVar[str] = "the hunt's cover changed"

    title: Line | None = None
    blurb: Paragraph | None = None
    language: Language | None = None
    age: int | None = Field(default=None, ge=3, le=99)
    cover: Line | None = None
    own_book: bool | None = None
    not_there: Paragraph | None = None

    def change(self, plan: HuntPlan) -> HuntPlan:
        return plan.model_copy(update=self.model_dump(exclude_none=True))
