"""What a hunt says about itself: title, age, language, cover."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.plan.document import HuntPlan
from app.plan.edits import EditRefused, ReviseHunt
from app.services.decoding import Unusable
from app.services.planning import Clashed, edit
from app.web.bar import ParentScreen
from app.web.deps import Choices, Db, Now, Parent, Store, Visitor
from app.web.forms import SentForm, Tree, check
from app.web.planner import gallery
from app.web.planner.clash import parts_of
from app.web.planner.gallery import NOT_OFFERED, Gallery, Offered, gallery_of, take_upload
from app.web.planner.hunt_at import AHunt, author_of, revision_then, sent_revision
from app.web.planner.sentences import LABELS, Sentences, labels_of
from app.web.planner.shape import shaped
from app.web.planner.stage import TAKE
from app.web.screen import go, show

LANGUAGES = (
    ("en", "English"), ("de", "Deutsch"), ("fr", "Français"), ("es", "Español"),
    ("it", "Italiano"), ("nl", "Nederlands"), ("pt", "Português"), ("sv", "Svenska"),
    ("da", "Dansk"), ("nb", "Norsk"), ("fi", "Suomi"), ("pl", "Polski"), ("cs", "Čeština"),
    ("uk", "Українська"), ("ru", "Русский"), ("el", "Ελληνικά"), ("tr", "Türkçe"),
    ("ar", "العربية"), ("hi", "हिन्दी"), ("ja", "日本語"), ("zh", "中文"),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class SettingsScreen(ParentScreen):
    """The form."""

    template: ClassVar[str] = "planner/settings.html"
    hunt_id: str
    plan: HuntPlan
    based_on: int
    values: Tree
    errors: Mapping[str, str] = field(default_factory=Sentences)
    labels: Mapping[str, str] = field(default_factory=dict)
    clashes: Mapping[str, str] = field(default_factory=dict)
    other_author: str = ""
    languages: Sequence[tuple[str, str]]
    pictures: Sequence[Offered]
    picture_types: str = gallery.TYPES
    picture_help: str = gallery.HELP


def ask_settings(request: Request, hunt: AHunt, visitor: Parent, db: Db) -> Response:
    """Show the form."""
    pictures = gallery_of(request, db, visitor, hunt.plan)
    values = _values(hunt.plan)
    return show(request, _screen(visitor, hunt.id, hunt.plan, hunt.number, values, pictures))


def send_settings(
    request: Request,
    form: SentForm,
    hunt: AHunt,
    visitor: Parent,
    db: Db,
    store: Store,
    settings: Choices,
    now: Now,
) -> Response:
    """Save what was typed; where two have changed the same field, show both."""
    based_on = sent_revision(form)
    then = revision_then(store, visitor, hunt, based_on)
    values: Tree = shaped(ReviseHunt, form.tree())
    errors: dict[str, str] = {}
    try:
        kept = take_upload(form, db, settings.data, visitor.household_id, now)
        values["cover"] = kept or values["cover"]
    except Unusable as error:
        errors["upload"] = str(error)
    pictures = gallery_of(request, db, visitor, hunt.plan)
    blank = _screen(visitor, hunt.id, then.plan, based_on, values, pictures)
    do = form.text("do", "save")
    if do.startswith(TAKE):
        return show(request, _taken(blank, do[len(TAKE) :], form.texts("clashing"), then.author))
    if values["cover"] != then.plan.cover and not pictures.holds(values["cover"]):
        errors["cover"] = NOT_OFFERED
    sent = check(ReviseHunt, {**values, "age": values["age"].strip() or "blank"})
    errors.update(sent.errors)
    if sent.value is not None and not errors:
        try:
            edit(db, visitor.household_id, hunt.id, [sent.value], author_of(visitor), based_on, now)
        except EditRefused as error:
            errors["title"] = error.says
        except Clashed as error:
            return show(request, _clashed(visitor, hunt.id, values, pictures, error), 409)
        else:
            return go(request, f"/hunts/{hunt.id}")
    labels = labels_of(errors, LABELS)
    return show(request, replace(blank, errors=Sentences(errors), labels=labels), 422)


def _values(plan: HuntPlan) -> Tree:
    values: Tree = shaped(ReviseHunt, plan.model_dump(include=set(ReviseHunt.model_fields)))
    return values


def _screen(
    visitor: Visitor,
    hunt_id: str,
    plan: HuntPlan,
    based_on: int,
    values: Tree,
    pictures: Gallery,
) -> SettingsScreen:
    known = dict(LANGUAGES)
    others = [] if plan.language in known else [(plan.language, plan.language)]
    return SettingsScreen(
        bar=visitor.bar("hunts"),
        hunt_id=hunt_id,
        plan=plan,
        based_on=based_on,
        values=values,
        languages=[*LANGUAGES, *others],
        pictures=pictures.offered({**gallery.COVERS, **gallery.DRAWINGS}, values["cover"]),
    )


def _taken(
    screen: SettingsScreen, part: str, clashing: Sequence[str], author: str
) -> SettingsScreen:
    theirs = _values(screen.plan)
    left = [one for one in clashing if one in theirs and one != part]
    values = {**screen.values, **({part: theirs[part]} if part in theirs else {})}
    return _with_clashes(replace(screen, values=values), theirs, left, author)


def _clashed(
    visitor: Visitor, hunt_id: str, mine: Tree, pictures: Gallery, clash: Clashed
) -> SettingsScreen:
    theirs = _values(clash.plan)
    parts = [part for part in parts_of(clash.clashes) if part in theirs]
    values = {**theirs, **{part: mine[part] for part in parts}}
    screen = _screen(visitor, hunt_id, clash.plan, clash.number, values, pictures)
    return _with_clashes(screen, theirs, parts, clash.author)


def _with_clashes(
    screen: SettingsScreen, theirs: Mapping[str, Any], parts: Sequence[str], author: str
) -> SettingsScreen:
    words = {part: _words(theirs[part]) for part in parts}
    labels = labels_of(parts, LABELS)
    return replace(screen, clashes=words, labels=labels, other_author=author)


def _words(value: Any) -> str:
    return {True: "Yes", False: "No"}[value] if isinstance(value, bool) else str(value)
