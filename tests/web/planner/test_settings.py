from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to


def test_what_a_hunt_says_about_itself_is_saved_once(desk: Desk) -> None:
    form = desk.form("/settings")
    typed = {"title": "New", "blurb": "About.", "age": "9", "language": "de", "own_book": "yes",
             "not_there": "Not yet.", "cover": "kit:cover-soup"}  # fmt: skip
    for _ in range(2):
        assert desk.client.post(form.action, data=form.sent("save", **typed)).status_code == 200
    plan = desk.plan

    assert (plan.title, plan.blurb, plan.age, plan.language) == ("New", "About.", 9, "de")
    assert (plan.own_book, plan.not_there, plan.cover) == (True, "Not yet.", "kit:cover-soup")
    assert len(desk.lines) == 2
    again = desk.form("/settings")
    del again.fields[[name for name, _ in again.fields].index("own_book")]
    desk.client.post(again.action, data=again.sent("save"))
    assert not desk.plan.own_book


def test_two_parents_at_the_settings(desk: Desk, second: Desk) -> None:
    hers, his = desk.form("/settings"), second.form("/settings")
    desk.client.post(hers.action, data=hers.sent("save", title="Hers", age="8"))
    typed = {"title": "His", "blurb": "His."}
    clash = second.client.post(his.action, data=his.sent("save", **typed))

    assert clash.status_code == 409
    assert "Hers" in clash.text
    form = form_to(clash.text, "/settings")
    assert (form.get("title"), form.get("blurb"), form.get("age")) == ("His", "His.", "8")
    taken = form_to(second.client.post(form.action, data=form.sent("take title")).text, "/settings")
    assert (taken.get("title"), taken.get("blurb")) == ("Hers", "His.")
    second.client.post(taken.action, data=taken.sent("save"))
    assert (desk.plan.title, desk.plan.blurb) == ("Hers", "His.")
