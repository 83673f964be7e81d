"""Make a hunt ready for named children: freeze it, and reserve its play word and link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.plan.document import HuntPlan, tidy
from app.services.planning import derived_id
from app.services.publishing import LONGEST_NAME, MOST_CHILDREN, NotReady, make_ready
from app.web.bar import ParentScreen
from app.web.deps import Db, Now, Parent, Visitor
from app.web.errors import NotHere
from app.web.forms import Checked, Form, SentForm
from app.web.planner.fixes import Fix, fixes_of
from app.web.planner.hunt_at import AHunt, OpenHunt
from app.web.screen import go, show

AT_FIRST = 4
"""Fields for names that are there from the start, and that each press on “more” adds."""
NOBODY = "Write the name of at least one child."
TOO_LONG = f"At most {LONGEST_NAME} letters fit on the tablet’s cards."
TWICE = "Two children have this name. Add something, such as a second letter."
TOO_MANY = f"At most {MOST_CHILDREN} children can play one hunt together."


@dataclass(frozen=True, kw_only=True)
class ReadyScreen(ParentScreen):
    """Who will play, and what still stops it."""

    template: ClassVar[str] = "console/ready.html"
    hunt_id: str
    plan: HuntPlan
    fixes: Sequence[Fix]
    names: Sequence[str]
    """What stands in the fields."""
    most: int
    key: str
    errors: Mapping[str, str] = field(default_factory=dict)


def ask_ready(request: Request, hunt: AHunt, visitor: Parent) -> Response:
    """Ask who will play."""
    return show(request, _screen(visitor, hunt, [], new_id()))


def be_ready(
    request: Request, hunt: AHunt, visitor: Parent, form: SentForm, db: Db, now: Now
) -> Response:
    """Make it ready, and go on to the console."""
    typed, key = typed_names(form), form.text("key") or new_id()
    if form.text("do") == "more":
        return show(request, _screen(visitor, hunt, typed, key, more=AT_FIRST))
    sent = names_of(typed)
    if sent.value is None:
        return show(request, _screen(visitor, hunt, typed, key, errors=sent.errors), 422)
    children, household = sent.value, visitor.household_id
    run_id = derived_id(household, f"{hunt.id} {key}")
    try:
        run = db.write(
            lambda tx: make_ready(tx, household, hunt.id, run_id, children, visitor.zone, now)
        )
    except NotReady:
        return show(request, _screen(visitor, hunt, typed, key), 422)
    if run is None:
        raise NotHere
    return go(request, f"/hunts/{hunt.id}/runs/{run.id}?done=ready")


def typed_names(form: Form) -> list[str]:
    """Return what was typed, field by field; nothing that is no text."""
    sent = form.tree().get("children")
    return [name for name in sent if isinstance(name, str)] if isinstance(sent, list) else []


def names_of(typed: Sequence[str]) -> Checked[list[str]]:
    """Return the children's names, or a sentence for each field that needs one."""
    errors: dict[str, str] = {}
    names: list[str] = []
    for number, value in enumerate(typed):
        name = " ".join(tidy(value).split())
        if len(name) > LONGEST_NAME:
            errors[f"children.{number}"] = TOO_LONG
        elif name.casefold() in (one.casefold() for one in names):
            errors[f"children.{number}"] = TWICE
        elif name:
            names.append(name)
    if len(names) > MOST_CHILDREN:
        errors.setdefault(f"children.{MOST_CHILDREN}", TOO_MANY)
    if not names and not errors:
        errors["children.0"] = NOBODY
    return Checked(None, errors) if errors else Checked(names)


def _screen(
    visitor: Visitor,
    hunt: OpenHunt,
    typed: Sequence[str],
    key: str,
    *,
    more: int = 0,
    errors: Mapping[str, str] | None = None,
) -> ReadyScreen:
    count = min(max(AT_FIRST, len(typed) + more), max(MOST_CHILDREN, len(typed)))
    return ReadyScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt.id,
        plan=hunt.plan,
        fixes=fixes_of(hunt.id, hunt.plan),
        names=[*typed, *[""] * (count - len(typed))],
        most=MOST_CHILDREN,
        key=key,
        errors=errors or {},
    )
