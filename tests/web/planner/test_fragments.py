from typing import Any

from httpx2 import Response

from tests.web.planner.conftest import Desk
from tests.web.planner.forms import SeenForm, forms_of


def form_of(desk: Desk, which: str) -> SeenForm:
    """Return the form of a clue; `new` is the empty one."""
    page = desk.client.get(f"{desk.url}/fragments").text
    forms = [form for form in forms_of(page) if form.action.endswith("/fragments")]
    return next(form for form in forms if form.get("fragment") == which)


def add(desk: Desk, **typed: Any) -> Response:
    form = form_of(desk, "new")
    return desk.client.post(form.action, data=form.sent("save", **typed))


def test_an_element_is_added_with_the_page_that_gives_it(desk: Desk) -> None:
    form = form_of(desk, "new")
    for _ in range(2):
        sent = form.sent("save", label="Feather", sign="leaf", stage=desk.stage(1).id)
        assert desk.client.post(form.action, data=sent).status_code == 200

    feather = desk.plan.fragments[-1]
    assert (feather.label, feather.sign, feather.kind) == ("Feather", "leaf", "element")
    assert feather.id in desk.stage(1).gives
    assert len(desk.lines) == 2


def test_it_is_renamed_and_given_elsewhere_in_one_save(desk: Desk) -> None:
    add(desk, label="Feather", stage=desk.stage(1).id)
    form = form_of(desk, desk.plan.fragments[-1].id)
    desk.client.post(form.action, data=form.sent("save", label="Wing", stage=desk.stage(0).id))

    wing = desk.plan.fragments[-1]
    assert wing.label == "Wing"
    assert wing.id in desk.stage(0).gives
    assert wing.id not in desk.stage(1).gives
    assert len(desk.lines) == 3


def test_it_is_removed_and_gates_forget_it(desk: Desk) -> None:
    add(desk, label="Feather", stage=desk.stage(0).id)
    feather = desk.plan.fragments[-1].id
    desk.send_stage(2, gate__mode="all", gate__of=[feather, "sign-h"])
    form = form_of(desk, feather)
    desk.client.post(form.action, data=form.sent("remove"))

    assert desk.plan.fragment(feather) is None
    gate = desk.stage(2).gate
    assert gate is not None
    assert gate.of == ("sign-h",)


def test_letters_of_the_message_have_no_form_here(desk: Desk) -> None:
    page = desk.client.get(f"{desk.url}/fragments").text
    forms = [form for form in forms_of(page) if form.action.endswith("/fragments")]
    assert [form.get("fragment") for form in forms] == ["new"]


def test_two_parents_at_one_clue(desk: Desk, second: Desk) -> None:
    add(desk, label="Feather")
    feather = desk.plan.fragments[-1].id
    hers, his = form_of(desk, feather), form_of(second, feather)
    desk.client.post(hers.action, data=hers.sent("save", label="Wing"))
    clash = second.client.post(his.action, data=his.sent("save", label="Plume"))

    assert clash.status_code == 409
    assert "“Wing”" in clash.text
    assert 'value="Plume"' in clash.text
    assert desk.plan.fragments[-1].label == "Wing"


def test_an_unknown_clue_is_not_here(desk: Desk) -> None:
    form = form_of(desk, "new")
    assert desk.client.post(form.action, data=form.sent(fragment="nowhere")).status_code == 404
