"""One day from making ready to the end, on both databases."""

from html import unescape

from app.engine.progress import replay
from tests.builders import three_stage_hunt
from tests.web.console.day import Day
from tests.web.people import on_both_stores
from tests.web.play.party import heading


@on_both_stores
def test_a_day_with_a_dough_handed_parent_and_a_late_change(day: Day) -> None:
    juno, teo = day.tablet("Juno"), day.tablet("Teo")
    juno.enter(4, way="tap")
    day.do("decline", "cake")
    juno.enter(4, way="tap")
    day.do("approve", "cake")
    teo.enter(27, "12")
    day.revise(three_stage_hunt(), 2, task="Open the old box.")
    assert "page 13, the master sheet" in day.look()
    assert day.parent.post(f"{day.url}/take", data={"key": "take"}).status_code == 200
    assert day.parent.post(f"{day.url}/printed").status_code == 200
    day.do("open_lock", "animals")
    assert "Open the old box." in teo.page(13).text
    day.do("hint", "lock")
    day.do("step_back", "cake")
    day.do("open_lock", "cake")
    juno.enter(13, "3-1-7-8")

    assert day.run.state == "ended"
    page = day.look()
    assert "The story is told" in page
    assert "Juno solved page 13 with “3-1-7-8”" in page
    assert heading(teo.page(13, "lock"))
    assert replay(day.events).ended_at == day.run.ended_at
    master = day.parent.get(f"/hunts/{day.hunt_id}/print/master?run={day.run_id}").text
    assert "Open the old box." in unescape(master)
    assert "played on Saturday 16 May" in day.parent.get(f"/hunts/{day.hunt_id}").text


def test_a_run_that_is_over_takes_no_changes(day: Day) -> None:
    day.tablet("Juno")
    day.do("end")
    day.revise(three_stage_hunt(), 0, task="Bake two cakes.")
    assert "has been changed" not in day.look()
