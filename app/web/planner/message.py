"""The secret message: what it says, and which page gives each of its letters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response

from app.ids import new_id
from app.plan.document import MOST_CELLS, HuntPlan, StageId
from app.plan.edits import EditRefused, ReviseMessage
from app.plan.message import letters_of
from app.plan.rewire import sources
from app.services.planning import Clashed, derived_id, edit
from app.web.bar import ParentScreen
from app.web.deps import Db, Now, Parent, Store, Visitor
from app.web.errors import NotHere
from app.web.forms import Form, SentForm
from app.web.planner.hunt_at import AHunt, OpenHunt, author_of, revision_then, sent_revision
from app.web.planner.overview import UNTITLED
from app.web.planner.sentences import Sentences
from app.web.planner.stages import LONGEST_KEY
from app.web.screen import go, show

GIVEN_BY = "given."
"""A letter's field: this and its place among the letters of the message."""
MEANWHILE = "{author} has changed the message meanwhile. It says: “{text}”. Yours stands above."
NO_PAGE = "One of these pages is not in the hunt any more. Choose again."


class Letter(NamedTuple):
    """One letter of the message and the page that gives it."""

    field: str
    letter: str
    sign: str
    stage: str


@dataclass(frozen=True, kw_only=True)
class MessageScreen(ParentScreen):
    """The secret message."""

    template: ClassVar[str] = "planner/message.html"
    hunt_id: str
    plan: HuntPlan
    based_on: int
    text: str
    letters: Sequence[Letter]
    tiles: Sequence[Sequence[tuple[str, str]]]
    stages: Sequence[tuple[str, str]]
    most: int
    key: str
    errors: Mapping[str, str]


def ask_message(request: Request, hunt: AHunt, visitor: Parent) -> Response:
    """Show the message and its letters."""
    return show(request, _screen(visitor, hunt, hunt.plan.message.text, {}))


def send_message(
    request: Request,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    db: Db,
    store: Store,
    now: Now,
) -> Response:
    """Save the message. Letters that are new are shared out over the pages."""
    based_on, key, text = sent_revision(form), form.text("key"), form.text("text")
    then = revision_then(store, visitor, hunt, based_on).plan
    if not 1 <= len(key) <= LONGEST_KEY:
        raise NotHere
    chosen = _chosen(form, then)
    status = 422
    if len(text) > MOST_CELLS:
        errors = {"text": f"This is too long. At most {MOST_CELLS} letters and spaces fit here."}
    elif not set(chosen.values()).issubset(then.pages):
        errors = {"text": NO_PAGE}
    else:
        ids = tuple(derived_id(hunt.id, f"{key} {number}") for number in range(len(set(text))))
        revise = ReviseMessage(text=text, chosen=chosen, new_ids=ids)
        author = author_of(visitor)
        try:
            edit(db, visitor.household_id, hunt.id, [revise], author, based_on, now)
        except EditRefused as error:
            errors = {"text": error.says}
        except Clashed as error:
            theirs = error.plan.message.text
            errors = {"text": MEANWHILE.format(author=error.author, text=theirs)}
            status = 409
        else:
            return go(request, f"/hunts/{hunt.id}/message")
    return show(request, _screen(visitor, hunt, text, errors), status)


def _chosen(form: Form, plan: HuntPlan) -> dict[str, StageId]:
    """Return the pages chosen for letters, by letter. Each field says where it stands."""
    found = {}
    for number, letter in enumerate(letters_of(plan)):
        stage = form.text(f"{GIVEN_BY}{number}")
        if stage:
            found[letter] = StageId(stage)
    return found


def _screen(
    visitor: Visitor, hunt: OpenHunt, text: str, errors: Mapping[str, str]
) -> MessageScreen:
    plan = hunt.plan
    givers = {one: sources(plan, one.id) for one in letters_of(plan).values()}
    signs = {one.id: one.sign for one in plan.fragments}
    words: list[list[tuple[str, str]]] = [[]]
    for cell in plan.message.cells:
        if cell.char.isspace():
            words.append([])
        else:
            words[-1].append((signs.get(cell.fragment, "") if cell.fragment else "", cell.char))
    return MessageScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt.id,
        plan=plan,
        based_on=hunt.number,
        text=text,
        letters=[
            Letter(
                f"{GIVEN_BY}{number}", letter, one.sign, givers[one][0].id if givers[one] else ""
            )
            for number, (letter, one) in enumerate(letters_of(plan).items())
        ],
        tiles=[word for word in words if word],
        stages=[
            ("", "Shared out"),
            *((one.id, f"Page {one.page}: {one.title or UNTITLED}") for one in plan.stages),
        ],
        most=MOST_CELLS,
        key=new_id(),
        errors=Sentences(errors),
    )
