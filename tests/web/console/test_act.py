from html import unescape

import pytest

from app.engine.events import HintTaken, LockOpened, PageOpened
from tests.web.console.day import Day
from tests.web.play.party import heading

EVERYTHING = ("approve", "decline", "see", "hint", "open_page", "open_lock", "step_back")
HTMX = {"HX-Request": "true", "HX-Target": "live"}


def test_a_deed_is_confirmed(day: Day) -> None:
    juno = day.tablet("Juno")
    juno.enter(4, way="tap")
    response = day.do("approve", "cake")
    assert response.status_code == 303
    assert response.headers["location"] == day.url
    opened = [event for event in day.events if isinstance(event, LockOpened)]
    assert [(event.stage, event.by, event.gives) for event in opened] == [
        ("cake", "parent", ("sign-h",))
    ]
    assert heading(juno.page(4, "lock")) == "Well done!"


def test_not_yet_lets_them_try_again(day: Day) -> None:
    juno = day.tablet("Juno")
    juno.enter(4, way="tap")
    day.do("decline", "cake")
    assert day.kinds[-1] == "declined"
    assert heading(juno.page(4, "lock")) == "Not quite yet."
    assert "Yes, open it" not in day.look()


def test_that_it_was_seen_is_told_to_the_children(day: Day) -> None:
    juno = day.tablet("Juno")
    juno.enter(4, way="tap")
    assert "Tell them that you have seen it" in day.look()
    day.do("see", "cake")
    day.do("see", "cake")
    assert day.kinds.count("ask_seen") == 1
    assert "Their tablet says that you have seen it." in day.look()
    assert '<li class="here">A grown-up has seen it</li>' in juno.page(4, "lock").text


def test_a_hint_is_given_before_its_time(day: Day) -> None:
    juno = day.tablet("Juno")
    for _ in range(3):
        day.do("hint", "cake")
    hints = [event for event in day.events if isinstance(event, HintTaken)]
    assert [(hint.number, hint.by) for hint in hints] == [(1, "parent"), (2, "parent")]
    assert "Stir." in juno.page(4, "hints").text
    assert "They have them all." in day.look()


def test_a_page_is_opened_whatever_it_waits_for(day: Day) -> None:
    juno = day.tablet("Juno")
    assert juno.page(13).status_code == 404
    day.do("open_page", "lock")
    assert juno.page(13).status_code == 200
    assert PageOpened(at=day.app.state.clock(), stage="lock", by="parent") in day.events
    assert "lock_opened" not in day.kinds


def test_a_lock_is_opened_for_them_and_shut_again(day: Day) -> None:
    juno = day.tablet("Juno")
    day.do("open_lock", "cake")
    assert "animals" in [event.stage for event in day.events if isinstance(event, PageOpened)]
    day.do("step_back", "cake")
    assert day.kinds[-1] == "stepped_back"
    assert heading(juno.page(4)) == "Cake"
    assert juno.page(27).status_code == 200, "what was opened stays open"


def test_a_hunt_is_ended_and_gone_on_with(day: Day) -> None:
    juno = day.tablet("Juno")
    day.do("end")
    assert day.run.state == "ended"
    before = day.events
    juno.enter(4, "Marzipan")
    day.do("open_lock", "cake")
    assert day.events == before
    assert "This hunt is ended" in day.look()
    day.do("resume")
    assert day.run.state == "playing"
    juno.enter(4, "Marzipan")
    assert day.kinds[-2:] == ["lock_opened", "page_opened"]


def test_nothing_is_done_before_they_have_begun(day: Day) -> None:
    for do in EVERYTHING:
        assert day.do(do, "cake").status_code == 303
    day.do("end")
    day.do("resume")
    assert day.events == []


@pytest.mark.parametrize("do", EVERYTHING)
def test_the_same_button_pressed_twice_counts_once(day: Day, do: str) -> None:
    day.tablet("Juno").enter(4, way="tap")
    if do == "step_back":
        day.do("approve", "cake")
    stage = "lock" if do == "open_page" else "cake"
    first = len(day.events)
    day.do(do, stage, key="one-key")
    once = day.events
    assert len(once) > first
    day.do(do, stage, key="one-key")
    day.do("open_lock", "lock", key="one-key")
    assert day.events == once


@pytest.mark.parametrize("do", ["", "unlock_all", "End", "approve " * 2_000])
def test_an_unknown_button_is_refused_in_words(day: Day, do: str) -> None:
    day.tablet("Juno")
    before = day.events
    response = day.do(do, "cake")
    assert response.status_code == 400
    assert "not one of the console’s" in unescape(response.text)
    assert day.events == before


@pytest.mark.parametrize("stage", ["", "none", "Cake", "c" * 2_000])
def test_an_unknown_page_is_refused_in_words(day: Day, stage: str) -> None:
    day.tablet("Juno")
    before = day.events
    for do in EVERYTHING:
        response = day.do(do, stage)
        assert response.status_code == 400
        assert "not in this hunt" in response.text
    assert day.events == before


@pytest.mark.parametrize("key", ["k" * 65, "schlüssel"])
def test_a_key_that_is_none_of_ours_is_refused(day: Day, key: str) -> None:
    day.tablet("Juno")
    before = day.events
    assert day.do("open_lock", "cake", key=key).status_code == 400
    assert day.events == before


@pytest.mark.parametrize(
    ("do", "stage", "asks"),
    [
        ("end", "", "End this hunt?"),
        ("open_lock", "cake", "Open the lock of “Cake” (page 4) for them?"),
        ("open_page", "lock", "Open “Lock” (page 13) now?"),
        ("step_back", "cake", "Shut “Cake” (page 4) again?"),
    ],
)
def test_what_a_slip_of_the_thumb_must_not_do_is_asked_first(
    day: Day, do: str, stage: str, asks: str
) -> None:
    day.tablet("Juno")
    before = day.events
    response = day.parent.get(f"{day.url}/do", params={"do": do, "stage": stage})
    page = unescape(response.text)
    assert response.status_code == 200
    assert heading(response).startswith(asks[:12])
    assert asks in page
    assert f'action="{day.url}/do"' in page
    assert f'name="do" value="{do}"' in page
    assert f'name="stage" value="{stage}"' in page
    assert f'href="{day.url}"' in page, "the way back"
    assert day.events == before


@pytest.mark.parametrize(
    "query", ["", "do=approve&stage=cake", "do=open_lock", "do=step_back&stage=none"]
)
def test_there_is_nothing_to_ask_about_what_is_unknown(day: Day, query: str) -> None:
    assert day.parent.get(f"{day.url}/do?{query}").status_code == 400


def test_with_script_the_console_comes_back_at_once(day: Day) -> None:
    day.tablet("Juno")
    here = {**HTMX, "HX-Current-URL": f"http://testserver{day.url}"}
    sent = {"do": "hint", "stage": "cake", "key": "k"}
    response = day.parent.post(f"{day.url}/do", data=sent, headers=here)
    assert response.status_code == 200
    assert response.text.startswith('<div id="live"')
    assert "Give hint 2" in response.text
    assert "HX-Push-Url" not in response.headers, "the way back is no step longer"


def test_a_parent_who_is_not_logged_in_does_nothing(day: Day) -> None:
    stranger = day.browser_of()
    response = stranger.post(f"{day.url}/do", data={"do": "end"}, follow_redirects=False)
    assert response.headers["location"] == "/login"
    assert day.events == []
