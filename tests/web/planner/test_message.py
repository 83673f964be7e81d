from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to


def test_letters_are_shared_out_and_keep_their_pages(desk: Desk) -> None:
    form = desk.form("/message")
    for _ in range(2):
        response = desk.client.post(form.action, data=form.sent("save", text="HI THERE"))
        assert response.status_code == 200

    plan = desk.plan
    assert plan.message.text == "HI THERE"
    assert all(cell.fragment for cell in plan.message.cells if cell.char != " ")
    assert "sign-h" in plan.stages[0].gives
    assert "sign-i" in plan.stages[1].gives
    assert len(desk.lines) == 2


def test_a_letter_can_be_given_by_another_page(desk: Desk) -> None:
    form = desk.form("/message")
    letters = {name: value for name, value in form.fields if name.startswith("given.")}
    assert letters == {"given.0": desk.stage(0).id, "given.1": desk.stage(1).id}
    desk.client.post(form.action, data=form.sent("save", given__0=desk.stage(1).id))

    assert "sign-h" in desk.stage(1).gives
    assert "sign-h" not in desk.stage(0).gives


def test_no_message_is_fine(desk: Desk) -> None:
    form = desk.form("/message")
    desk.client.post(form.action, data=form.sent("save", text=""))
    assert desk.plan.message.cells == ()


def test_two_parents_at_the_message(desk: Desk, second: Desk) -> None:
    hers, his = desk.form("/message"), second.form("/message")
    desk.client.post(hers.action, data=hers.sent("save", text="HERS"))
    clash = second.client.post(his.action, data=his.sent("save", text="HIS"))

    assert clash.status_code == 409
    assert "“HERS”" in clash.text
    assert form_to(clash.text, "/message").get("text") == "HIS"
    assert desk.plan.message.text == "HERS"
