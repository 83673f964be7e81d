"""The clues and elements of a hunt: what they say, how they look, which page gives each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.plan.document import Fragment, FragmentId, FragmentKind, HuntPlan, StageId
from app.plan.edits import (
    AddFragment,
    AnyEdit,
    EditRefused,
    GiveFragment,
    RemoveFragment,
    ReviseFragment,
)
from app.plan.message import SIGNS, letters_of
from app.plan.rewire import sources
from app.services.planning import Clashed, derived_id, edit
from app.web.bar import ParentScreen
from app.web.deps import Db, Now, Parent, Store, Visitor
from app.web.errors import NotHere
from app.web.forms import Form, SentForm, check
from app.web.planner.fields import FragmentFields
from app.web.planner.hunt_at import AHunt, OpenHunt, author_of, revision_then, sent_revision
from app.web.planner.overview import UNTITLED
from app.web.planner.sentences import Sentences
from app.web.screen import go, show

KINDS = (
    (FragmentKind.element, "Element"),
    (FragmentKind.digit, "Digit"),
    (FragmentKind.key, "Key or helper"),
    (FragmentKind.sign, "Sign"),
)
NEW = "new"
"""The form of a fragment that is not there yet."""
MEANWHILE = "{author} has changed this clue meanwhile: “{label}”. Look at it again, then save."


@dataclass(frozen=True)
class FragmentRow:
    """One fragment's form."""

    id: str
    typed: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class FragmentsScreen(ParentScreen):
    """All clues and elements."""

    template: ClassVar[str] = "planner/fragments.html"
    hunt_id: str
    plan: HuntPlan
    based_on: int
    rows: Sequence[FragmentRow]
    letters: Sequence[tuple[str, str]]
    """Sign and letter of those that belong to the secret message and are changed there."""
    new: FragmentRow
    key: str
    kinds: Sequence[tuple[str, str]]
    signs: Sequence[tuple[str, str]]
    stages: Sequence[tuple[str, str]]


def ask_fragments(request: Request, hunt: AHunt, visitor: Parent) -> Response:
    """Show a form for each fragment, and an empty one."""
    return show(request, _screen(visitor, hunt))


def send_fragment(
    request: Request,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    db: Db,
    store: Store,
    now: Now,
) -> Response:
    """Add, change or remove one fragment."""
    based_on = sent_revision(form)
    then = revision_then(store, visitor, hunt, based_on).plan
    which = form.text("fragment")
    typed = {name: form.text(name) for name in FragmentFields.model_fields}
    sent = check(FragmentFields, typed)
    errors = {**sent.errors, **_errors(then, typed)}
    if which != NEW and then.fragment(which) is None:
        raise NotHere
    if sent.value is not None and not errors:
        changes = _edits(then, form, which, hunt.id)
        try:
            edit(db, visitor.household_id, hunt.id, changes, author_of(visitor), based_on, now)
        except EditRefused as error:
            errors = {"label": error.says}
        except Clashed as error:
            there = error.plan.fragment(which)
            label = there.label if there else "it is removed"
            errors = {"label": MEANWHILE.format(author=error.author, label=label)}
            return show(request, _screen(visitor, hunt, which, typed, errors), 409)
        else:
            return go(request, f"/hunts/{hunt.id}/fragments")
    return show(request, _screen(visitor, hunt, which, typed, errors), 422)


def _errors(plan: HuntPlan, typed: Mapping[str, str]) -> dict[str, str]:
    errors = {}
    if not typed["label"] and not typed["sign"]:
        errors["label"] = "Write what it says, or choose a sign."
    if typed["kind"] not in set(FragmentKind):
        errors["kind"] = "Choose what it is."
    if typed["sign"] not in ("", *SIGNS):
        errors["sign"] = "Choose a sign from the list."
    if typed["stage"] not in ("", *plan.pages):
        errors["stage"] = "This page is not in the hunt. Choose another one."
    return errors


def _edits(plan: HuntPlan, form: Form, which: str, hunt_id: str) -> list[AnyEdit]:
    if form.text("do") == "remove" and which != NEW:
        return [RemoveFragment(fragment_id=FragmentId(which))]
    key = form.text("key")
    if not 1 <= len(key) <= 40:
        raise NotHere
    giver = StageId(form.text("stage")) if form.text("stage") else None
    fragment = Fragment(
        id=FragmentId(derived_id(hunt_id, key) if which == NEW else which),
        kind=FragmentKind(form.text("kind")),
        label=form.text("label"),
        sign=form.text("sign"),
    )
    if which == NEW:
        return [AddFragment(fragment=fragment, stage_id=giver)]
    changes: list[AnyEdit] = [ReviseFragment(fragment=fragment)]
    if _giver(plan, which) != (giver or ""):
        changes.append(GiveFragment(fragment_id=fragment.id, stage_id=giver))
    return changes


def _screen(
    visitor: Visitor,
    hunt: OpenHunt,
    which: str = "",
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
) -> FragmentsScreen:
    plan = hunt.plan
    letters = tuple(letters_of(plan).values())

    def row(fragment_id: str, stored: Mapping[str, str]) -> FragmentRow:
        here = fragment_id == which
        return FragmentRow(
            id=fragment_id,
            typed=typed if here and typed else stored,
            errors=Sentences(errors if here and errors else {}),
        )

    return FragmentsScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt.id,
        plan=plan,
        based_on=hunt.number,
        rows=[
            row(one.id, {**one.model_dump(mode="json"), "stage": _giver(plan, one.id)})
            for one in plan.fragments
            if one not in letters
        ],
        letters=[(one.sign, one.label) for one in letters],
        new=row(NEW, {"kind": FragmentKind.element, "label": "", "sign": "", "stage": ""}),
        key=new_id(),
        kinds=KINDS,
        signs=[("", "None"), *((sign, sign.capitalize()) for sign in SIGNS)],
        stages=[
            ("", "No page yet"),
            *((one.id, f"Page {one.page}: {one.title or UNTITLED}") for one in plan.stages),
        ],
    )


def _giver(plan: HuntPlan, fragment_id: str) -> str:
    givers = sources(plan, fragment_id)
    return givers[0].id if givers else ""
