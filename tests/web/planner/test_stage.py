"""The stage editor without script: rows, kinds of lock, saving, two parents at once."""

from typing import Any

import pytest

from app.locks import LOCKS
from app.plan.document import Fragment, FragmentId
from app.plan.edits import AddFragment
from app.services.planning import edit
from app.store.hunts import Author
from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to


def put_fragment(desk: Desk, name: str, stage: int | None = None) -> None:
    """Put an element into the hunt, given by a stage."""
    giver = None if stage is None else desk.stage(stage).id
    change = AddFragment(fragment=Fragment(id=FragmentId(name), label=name), stage_id=giver)
    edit(
        desk.app.state.db, desk.household_id, desk.hunt_id, [change], Author(None, "Mara"), None,
        desk.app.state.clock(),
    )  # fmt: skip


def test_a_page_is_added_and_opened(desk: Desk) -> None:
    form = desk.form("/stages", desk.url)
    first, again = (desk.client.post(form.action, data=form.sent()) for _ in range(2))

    assert len(desk.plan.stages) == 4
    assert first.url == again.url
    assert first.url.path == desk.stage_url(3)
    assert desk.stage(3).page == 14


def test_saving_what_stands_there_changes_nothing(desk: Desk) -> None:
    for number in range(3):
        assert desk.send_stage(number).status_code == 200
    assert len(desk.lines) == 1


def test_everything_that_is_typed_is_saved(desk: Desk) -> None:
    typed: dict[str, Any] = {
        "page": "21", "title": "Up the ladder", "story": "One.\r\n\r\nTwo.", "task": "Climb.",
        "on_screen": "A ladder", "spot": "Stairs", "source": "The top step",
        "picture": "kit:char-fox", "picture_says": "A fox", "after": "Well climbed.",
        "minutes": "8", "notes": "Hold it.",
        "optional": "yes", "gate__mode": "all", "gate__of": [desk.stage(0).id],
        "gate__not_before": "15:30",
    }  # fmt: skip
    response = desk.send_stage(1, **typed)
    stage = desk.stage(1)

    assert response.status_code == 200
    assert (stage.page, stage.title, stage.story) == (21, "Up the ladder", "One.\n\nTwo.")
    assert (stage.task, stage.on_screen, stage.after) == ("Climb.", "A ladder", "Well climbed.")
    assert (stage.spot, stage.source, stage.notes) == ("Stairs", "The top step", "Hold it.")
    assert (stage.picture, stage.picture_says) == ("kit:char-fox", "A fox")
    assert (stage.minutes, stage.optional) == (8, True)
    assert stage.gate is not None
    assert (stage.gate.of, stage.gate.need) == ((desk.stage(0).id,), 0)
    assert f"{stage.gate.not_before:%H:%M}" == "15:30"
    assert len(desk.lines) == 2
    # What stands in the form now is what was saved.
    assert desk.send_stage(1).status_code == 200
    assert len(desk.lines) == 2


def test_half_a_page_can_be_saved(desk: Desk) -> None:
    blank = dict.fromkeys(["title", "story", "task", "minutes", "lock__code"], "")
    assert desk.send_stage(0, **blank).status_code == 200
    assert (desk.stage().title, desk.stage().minutes) == ("", 0)


@pytest.mark.parametrize(
    ("rows", "field"), [("hints", "text"), ("replies", "says"), ("jobs", "text")]
)
def test_rows_are_added_filled_moved_and_removed(desk: Desk, rows: str, field: str) -> None:
    stage = desk.stage(1)
    assert desk.send_stage(1, do="save", hints=[], replies=[]).status_code == 200
    before = len(getattr(stage, rows))
    url = desk.stage_url(1)

    def press(page: str, do: str, **typed: str) -> str:
        response = desk.client.post(url, data=form_to(page, url).sent(do, **typed))
        assert response.status_code == 200
        return response.text

    def texts(page: str) -> list[str]:
        return [
            value for name, value in form_to(page, url).fields
            if name.startswith(rows) and name.endswith(field)
        ][before:]  # fmt: skip

    lines = len(desk.lines)
    page = press(desk.client.get(url).text, f"add {rows}", title="Typed")
    assert f'id="row-{rows}.{before}" tabindex="-1" autofocus' in page
    page = press(page, f"add {rows}", **{f"{rows}.{before}.{field}": "First"})
    page = press(page, f"up {rows}.{before + 1}", **{f"{rows}.{before + 1}.{field}": "Second"})
    assert texts(page) == ["Second", "First"]
    page = press(page, f"down {rows}.{before}")
    assert texts(page) == ["First", "Second"]
    page = press(page, f"remove {rows}.{before}")
    assert texts(page) == ["Second"]
    assert form_to(page, url).get("title") == "Typed"
    assert len(desk.lines) == lines

    press(press(page, f"add {rows}"), "save")
    saved = [getattr(row, field) for row in getattr(desk.stage(1), rows)]
    # The row in which nothing stands is not saved.
    assert saved[before:] == ["Second"]


@pytest.mark.parametrize(
    "do", ["add nowhere", "remove hints.99", "up hints.0", "down", "add lock", "x"]
)
def test_a_button_that_fits_nothing_changes_nothing(desk: Desk, do: str) -> None:
    response = desk.send_stage(0, do=do, title="Typed")

    assert response.status_code == 200
    assert form_to(response.text, desk.stage_url()).get("title") == "Typed"
    assert len(desk.lines) == 1


@pytest.mark.parametrize("kind", LOCKS)
def test_a_change_of_lock_swaps_its_fields_and_keeps_the_rest(desk: Desk, kind: str) -> None:
    page = desk.send_stage(2, do="swap", lock__kind=kind, title="Typed", hints__0__text="Kept")
    form = form_to(page.text, desk.stage_url(2))

    assert form.get("lock.kind") == kind
    assert (form.get("title"), form.get("hints.0.text")) == ("Typed", "Kept")
    saved = desk.client.post(form.action, data=form.sent("save"))
    assert saved.status_code == 200
    assert desk.stage(2).lock.kind == kind
    assert desk.stage(2).hints[0].text == "Kept"


def test_a_choice_is_written_in_rows(desk: Desk) -> None:
    url = desk.stage_url(2)
    page = desk.send_stage(2, do="swap", lock__kind="choice")
    for _ in range(2):
        page = desk.client.post(url, data=form_to(page.text, url).sent("add lock.options"))
    form = form_to(page.text, url)
    first, second = form.get("lock.options.0.id"), form.get("lock.options.1.id")
    typed = {"lock.options.0.text": "Cat", "lock.options.1.text": "Cow", "lock.right": [second]}
    desk.client.post(url, data=form.sent("save", **typed))

    lock = desk.stage(2).lock.model_dump()
    assert [option["text"] for option in lock["options"]] == ["Cat", "Cow"]
    assert lock["right"] == (second,)
    assert first != second
    desk.client.post(url, data=desk.stage_form(2).sent("remove lock.options.1"))
    page = desk.client.post(
        url, data=desk.stage_form(2).sent("save", **{"lock.options.1.text": ""})
    )
    assert desk.stage(2).lock.model_dump()["right"] == ()


def test_a_clue_is_brought_here_from_another_page(desk: Desk) -> None:
    put_fragment(desk, "feather", stage=0)
    desk.send_stage(1, gives=["sign-i", "feather"])

    assert "feather" not in desk.stage(0).gives
    assert desk.stage(1).gives == ("sign-i", "feather")


def test_a_gate_of_some(desk: Desk) -> None:
    of = [desk.stage(0).id, desk.stage(1).id, "sign-h"]
    desk.send_stage(2, gate__mode="some", gate__of=of, gate__need="2")
    gate = desk.stage(2).gate
    assert gate is not None
    assert (gate.of, gate.need) == (tuple(of), 2)

    desk.send_stage(2, gate__mode="before")
    assert desk.stage(2).gate is None


def test_a_page_is_copied_once(desk: Desk) -> None:
    form = desk.form("/copy", desk.stage_url())
    first, again = (desk.client.post(form.action, data=form.sent()) for _ in range(2))

    assert first.url == again.url
    assert len(desk.plan.stages) == 4
    assert desk.stage(1).story == desk.stage(0).story
    assert desk.stage(1).gives == ()


def test_a_page_is_moved_once(desk: Desk) -> None:
    first = desk.stage().id
    form = desk.form(f"/stages/{first}/move", desk.url)
    for _ in range(2):
        response = desk.client.post(form.action, data=form.sent())
        assert response.status_code == 200
    assert [stage.id for stage in desk.plan.stages].index(first) == 1
    assert len(desk.lines) == 2


def test_a_page_is_removed_and_the_hunt_says_what_that_changed(desk: Desk) -> None:
    form = desk.form("/remove", desk.stage_url(1))
    response = desk.client.post(form.action, data=form.sent())

    assert len(desk.plan.stages) == 2
    assert response.url.path == desk.url
    assert "now comes from" in response.text
    undone = desk.client.post(f"{desk.url}/undo", data=form_to(response.text, "/undo").sent())
    assert undone.status_code == 200
    assert len(desk.plan.stages) == 3


def test_two_parents_on_one_page_are_merged(desk: Desk, second: Desk) -> None:
    hers, his = desk.stage_form(1), second.stage_form(1)
    assert desk.client.post(hers.action, data=hers.sent("save", story="Hers.")).status_code == 200
    assert second.client.post(his.action, data=his.sent("save", spot="His.")).status_code == 200

    assert (desk.stage(1).story, desk.stage(1).spot) == ("Hers.", "His.")


def test_a_real_clash_shows_both_texts_and_loses_none(desk: Desk, second: Desk) -> None:
    hers, his = desk.stage_form(1), second.stage_form(1)
    desk.client.post(hers.action, data=hers.sent("save", story="Hers.", task="Her task."))
    typed = {"story": "His.", "task": "His task.", "notes": "His notes."}
    clash = second.client.post(his.action, data=his.sent("save", **typed))

    assert clash.status_code == 409
    form = form_to(clash.text, desk.stage_url(1))
    assert [form.get(name) for name in typed] == ["His.", "His task.", "His notes."]
    assert "Hers." in clash.text
    assert "Her task." in clash.text
    assert "Mara changed this page as well" in clash.text
    assert desk.stage(1).notes != "His notes."

    # He takes her story, still sees her task beside his, and saves his own.
    taken = second.client.post(form.action, data=form.sent("take story"))
    form = form_to(taken.text, desk.stage_url(1))
    assert form.get("story") == "Hers."
    assert "Her task." in taken.text
    assert second.client.post(form.action, data=form.sent("save")).status_code == 200
    stage = desk.stage(1)
    assert (stage.story, stage.task, stage.notes) == ("Hers.", "His task.", "His notes.")


def test_a_lock_that_both_changed_is_shown_in_words(desk: Desk, second: Desk) -> None:
    hers, his = desk.stage_form(2), second.stage_form(2)
    desk.client.post(hers.action, data=hers.sent("save", lock__code="1111"))
    clash = second.client.post(his.action, data=his.sent("save", lock__code="2222"))

    assert clash.status_code == 409
    assert "Number lock: 1111" in clash.text
    assert form_to(clash.text, desk.stage_url(2)).get("lock.code") == "2222"


def test_a_page_removed_by_the_other_keeps_what_was_typed(desk: Desk, second: Desk) -> None:
    his = second.stage_form(1)
    form = desk.form("/remove", desk.stage_url(1))
    desk.client.post(form.action, data=form.sent())
    clash = second.client.post(his.action, data=his.sent("save", story="His long story."))

    assert clash.status_code == 409
    assert "has removed this page" in clash.text
    assert form_to(clash.text, his.action).get("story") == "His long story."
    desk.client.post(f"{desk.url}/undo", data={"revision": "2"})
    again = form_to(clash.text, his.action)
    assert second.client.post(again.action, data=again.sent("save")).status_code == 200
    assert desk.stage(1).story == "His long story."


def test_a_form_sent_twice_is_saved_once(desk: Desk) -> None:
    form = desk.stage_form()
    for _ in range(2):
        assert (
            desk.client.post(form.action, data=form.sent("save", story="Once.")).status_code == 200
        )
    assert len(desk.lines) == 2


def test_with_script_the_editor_alone_comes_back(desk: Desk) -> None:
    form = desk.stage_form()
    htmx = {"HX-Request": "true", "HX-Target": "editor"}
    added = desk.client.post(form.action, data=form.sent("add hints"), headers=htmx)
    saved = desk.client.post(form.action, data=form.sent("save", title="X"), headers=htmx)

    for response in (added, saved):
        assert response.text.lstrip().startswith('<div class="editor" id="editor">')
    assert saved.headers["HX-Push-Url"] == form.action
    assert "Saved just now" in saved.text
