"""What is still to fix in a hunt, each with the way to the field where it is fixed."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.plan.document import HuntPlan
from app.plan.readiness import Problem, problems

ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "stages": ("", "Go to the pages"),
    "fragments": ("/fragments", "Go to clues and elements"),
    "message": ("/message", "Go to the secret message"),
}
"""Where what belongs to no single stage is fixed: the end of the address, and words."""
ANCHORS: Mapping[str, str] = {"gate": "gate.mode"}
"""Fields of a stage whose part of the form is called otherwise."""


@dataclass(frozen=True)
class Fix:
    """One thing to fix."""

    stage_id: str | None
    says: str
    url: str
    anchor: str
    """The field's place on its own screen, such as `#f-title`; empty for a whole screen."""
    link: str

    @property
    def on_page(self) -> tuple[str, str, str, str]:
        """The fix on its own screen: what, why, the place, words for the link."""
        return self.says, "", self.anchor, "Go there"

    @property
    def in_hunt(self) -> tuple[str, str, str, str]:
        """The fix in the list of the whole hunt."""
        return self.says, "", self.url, self.link


def fixes_of(hunt_id: str, plan: HuntPlan) -> list[Fix]:
    """Return what keeps a hunt from being played, in the order of its pages."""
    return [_fix(hunt_id, plan, found) for found in problems(plan)]


def _fix(hunt_id: str, plan: HuntPlan, found: Problem) -> Fix:
    stage = plan.stage(found.stage_id) if found.stage_id else None
    if stage is None:
        end, words = ELSEWHERE[found.field]
        return Fix(None, found.says, f"/hunts/{hunt_id}{end}", "", words)
    anchor = f"#f-{ANCHORS.get(found.field, found.field)}"
    url = f"/hunts/{hunt_id}/stages/{stage.id}{anchor}"
    return Fix(stage.id, found.says, url, anchor, f"Mend it on page {stage.page}")
