"""The form of a stage: what stands in its fields, and the stage that comes of them.

The fields are the stage's own, by name, but for two: a lock has the fields of its kind, and a
gate is asked for in words (`gate.mode`).
"""

from collections.abc import Mapping
from typing import Any

from app.locks import LOCKS
from app.locks.read_on import ReadOnLock
from app.plan.document import HuntPlan, Stage
from app.web.forms import Checked, Form, Tree, check
from app.web.planner.shape import blank_row, is_blank, shaped, tidy, without_blanks

AFTER_THE_ONE_BEFORE, AFTER_ALL, AFTER_SOME = "before", "all", "some"
GATE_MODES = (AFTER_THE_ONE_BEFORE, AFTER_ALL, AFTER_SOME)
WAITS = ("after_minutes", "after_tries")
SETS = ("gives", "gate.of", "lock.ways", "lock.right", "lock.options")
"""Fields of several boxes or rows whose trouble is told once, above them."""
GONE = "One of these is not in this hunt. Choose again."
ROWS_OF_STAGE = ("hints", "replies", "jobs")


def values_of(stage: Stage) -> Tree:
    """Return what the form of a stored stage shows."""
    values: Tree = shaped(Stage, stage.model_dump(mode="json"))
    values["lock"] = shaped(type(stage.lock), stage.lock.model_dump(mode="json"))
    for hint in values["hints"]:
        hint.update({name: "" for name in WAITS if hint[name] == "0"})
    gate = stage.gate
    values["gate"] = {
        "mode": AFTER_THE_ONE_BEFORE,
        "need": "2",
        "of": list(gate.of) if gate else [],
        "not_before": f"{gate.not_before:%H:%M}" if gate and gate.not_before else "",
    }
    if gate and gate.of:
        values["gate"]["mode"] = AFTER_SOME if gate.need else AFTER_ALL
        values["gate"]["need"] = str(gate.need or 2)
    return values


def sent_values(form: Form, stage_id: str) -> Tree:
    """Return what was typed, whole and in the shape of `values_of`."""
    tree = form.tree()
    values: Tree = shaped(Stage, {**tree, "id": stage_id})
    values["lock"] = _sent_lock(tree.get("lock"))
    values["gate"] = _sent_gate(tree.get("gate"))
    return values


def swapped_lock(form: Form) -> Tree:
    """Return the fields of the kind of lock that was chosen just now.

    What was typed into fields of the same name stays; the others are as a new lock has them.
    """
    sent = form.tree().get("lock")
    values = _sent_lock(sent)
    given = sent if isinstance(sent, Mapping) else {}
    kind = LOCKS[values["kind"]]
    fresh: Tree = shaped(kind, kind(kind=values["kind"]).model_dump(mode="json"))
    return {name: values[name] if name in given else fresh[name] for name in fresh}


def blank_stage_row(values: Tree, path: str) -> Any:
    """Return an empty row for a list of the stage's form, or None where there is no such list."""
    if path in ROWS_OF_STAGE:
        return blank_row(Stage, path)
    part, _, field = path.partition(".")
    kind = LOCKS[values["lock"]["kind"]]
    return blank_row(kind, field) if part == "lock" and field in kind.model_fields else None


def stage_from(values: Tree, plan: HuntPlan) -> Checked[Stage]:
    """Return the stage that the values make, or a sentence for each field that needs one.

    Half-written is fine. Refused is what cannot be stored or would be read in two ways.
    """
    errors = _errors_of_gate(values["gate"])
    if is_blank(values["page"]):
        errors["page"] = "Write a whole number in digits, such as 7."
    fragments = {str(one.id) for one in plan.fragments}
    if not fragments.issuperset(values["gives"]):
        errors["gives"] = GONE
    if not {*fragments, *plan.pages}.issuperset(values["gate"]["of"]):
        errors["gate.of"] = GONE
    if values["lock"].get("target", "") not in ("", *plan.pages):
        errors["lock.target"] = GONE
    minutes = values["minutes"].strip() or "0"
    tree = without_blanks({**values, "minutes": minutes, "gate": _gate_from(values["gate"])})
    checked = check(Stage, tree)
    for path, says in checked.errors.items():
        errors.setdefault(_field_at(path, values["lock"]["kind"]), says)
    return Checked(None, errors) if errors else checked


def _field_at(path: str, kind: str) -> str:
    """Return the name of the field for what pydantic calls a place in the stage.

    It names the kind of lock on the way, a box of a set by its number, and an id that is ours.
    """
    path = path.replace(f"lock.{kind}.", "lock.", 1).removesuffix(".id")
    inside, _, last = path.rpartition(".")
    return inside if inside in SETS and last.isdecimal() else path


def tidy_stage(values: Tree) -> Tree:
    """Return the values without rows in which nothing stands, as they are stored."""
    values = tidy(values)
    lock = values["lock"]
    if "right" in lock and "options" in lock:
        there = [option["id"] for option in lock["options"]]
        lock["right"] = [one for one in lock["right"] if one in there]
    return values


def pictures_of(values: Tree) -> dict[str, str]:
    """Return the picture fields of a stage's form and what is chosen in each."""
    options = values["lock"].get("options", [])
    rows = {f"lock.options.{at}.picture": one["picture"] for at, one in enumerate(options)}
    return {"picture": values["picture"], **rows}


def _sent_lock(raw: Any) -> Tree:
    given: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    kind = LOCKS.get(str(given.get("kind")), ReadOnLock)
    values: Tree = shaped(kind, given)
    values["kind"] = kind.model_fields["kind"].default
    return values


def _sent_gate(raw: Any) -> Tree:
    given: Mapping[str, Any] = raw if isinstance(raw, Mapping) else {}
    mode = str(given.get("mode"))
    return {
        "mode": mode if mode in GATE_MODES else AFTER_THE_ONE_BEFORE,
        "need": shaped(str, given.get("need")),
        "of": shaped(tuple[str, ...], given.get("of")),
        "not_before": shaped(str, given.get("not_before")),
    }


def _gate_from(gate: Tree) -> Tree | None:
    if gate["mode"] == AFTER_THE_ONE_BEFORE:
        return {"not_before": gate["not_before"]} if gate["not_before"] else None
    need = gate["need"] if gate["mode"] == AFTER_SOME else "0"
    return {"of": gate["of"], "need": need, "not_before": gate["not_before"]}


def _errors_of_gate(gate: Tree) -> dict[str, str]:
    if gate["mode"] == AFTER_THE_ONE_BEFORE:
        return {}
    if not gate["of"]:
        return {"gate.of": "Tick at least one page or clue, or choose “after the page before”."}
    if gate["mode"] == AFTER_ALL:
        return {}
    need = gate["need"]
    if not need.isdecimal() or len(need) > 4 or not 1 <= int(need) <= len(gate["of"]):
        return {"gate.need": f"Choose a number from 1 to {len(gate['of'])}: as many are ticked."}
    return {}
