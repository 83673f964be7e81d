"""What comes back when a child enters something."""

import pytest
from fastapi import FastAPI

from app.engine.commands import End
from app.services.playing import act
from app.store.runs import RunRow
from tests.web.people import Clock
from tests.web.play.party import HTMX, Tablet, events, heading


def test_a_right_page_turns_to_it_at_once(tablet: Tablet) -> None:
    tablet.enter(2, way="tap")
    response = tablet.enter(5, "13")
    assert response.url.path == "/play/page/13"
    assert heading(response) == "meadow"


def test_with_htmx_the_answer_and_the_next_page_are_one_response(tablet: Tablet) -> None:
    tablet.enter(2, way="tap")
    response = tablet.client.post(
        "/play/page/5/answer", data={"entry": "13", "key": "k"}, headers=HTMX
    )
    assert response.status_code == 200
    assert response.headers["HX-Push-Url"] == "/play/page/13"
    assert response.text.startswith('<main id="book"')
    assert heading(response) == "meadow"


@pytest.mark.parametrize("entries", [["3178"], ["3", "1", "7", "8"], ["3-1-7-8"], ["３１７８"]])
def test_a_number_opens_however_it_is_written(middle: Tablet, entries: list[str]) -> None:
    assert heading(middle.enter(13, *entries)) == "Click! It opens."


def test_a_wrong_entry_gets_a_kind_reply_and_is_kept(middle: Tablet) -> None:
    response = middle.enter(13, "3", "1", "1", "8")
    assert heading(response) == "Good try. Still shut."
    assert response.url.path == "/play/page/13"
    chosen = [
        line.split(">")[1].split("<")[0]
        for line in response.text.splitlines()
        if "selected" in line and "<option" in line
    ]
    assert chosen == ["3", "1", "1", "8"]


def test_another_seat_sees_none_of_it(middle: Tablet, other_tablet: Tablet) -> None:
    middle.enter(21, "zebra")
    assert "zebra" in middle.page(21, "lock").text
    assert "zebra" not in other_tablet.page(21, "lock").text
    assert "Good try" not in other_tablet.page(21, "lock").text


def test_near_gets_a_reply_of_its_own(middle: Tablet) -> None:
    assert heading(middle.enter(13, "3187")) == "So close! Still shut."
    assert heading(middle.enter(21, "owl nset")) == "So close! Still shut."
    assert heading(middle.enter(34, "owl nest")) == "That opens another lock."


def test_the_authors_reply_is_told(middle: Tablet) -> None:
    assert "No badger climbs that high." in middle.enter(21, "badger").text


@pytest.mark.parametrize("entries", [[], [""], ["  "], ["?!"]])
def test_nothing_entered_is_asked_for_again(
    app: FastAPI, run: RunRow, middle: Tablet, entries: list[str]
) -> None:
    before = len(events(app, run))
    response = middle.enter(21, *entries)
    assert response.status_code == 422
    assert heading(response) == "Put something in first."
    assert len(events(app, run)) == before


def test_a_double_tap_counts_once(app: FastAPI, run: RunRow, middle: Tablet) -> None:
    tries = events(app, run)
    middle.enter(13, "1111", key="one-tap")
    middle.enter(13, "2222", key="another")
    middle.enter(13, "1111", key="one-tap")
    new = events(app, run)[len(tries) :]
    assert [one.entry for one in new] == ["1111", "2222"]


def test_a_page_from_the_browsers_memory_is_judged_though_its_key_is_old(middle: Tablet) -> None:
    middle.enter(13, "1111", key="old")
    assert heading(middle.enter(13, "3178", key="old")) == "Click! It opens."


def test_a_huge_entry_is_not_kept(app: FastAPI, run: RunRow, middle: Tablet) -> None:
    before = len(events(app, run))
    middle.enter(13, *["9"] * 2_000)
    assert all(len(one.model_dump_json()) < 1_000 for one in events(app, run)[before:])


def test_what_is_typed_counts_more_than_the_dials(middle: Tablet) -> None:
    assert heading(middle.enter(13, "0", "0", "0", "0", typed="3-1-7-8")) == "Click! It opens."


def test_a_missing_pin_costs_nothing_and_says_so(app: FastAPI, run: RunRow, tablet: Tablet) -> None:
    before = len(events(app, run))
    for _ in range(7):
        assert heading(tablet.enter(2, way="pin", pin="")) == "Put something in first."
        assert heading(tablet.enter(2, way="pin", pin="1234")) == "There is no PIN yet."
    assert len(events(app, run)) == before


def test_a_run_that_a_parent_ended_says_so(app: FastAPI, run: RunRow, middle: Tablet) -> None:
    now = app.state.clock()
    app.state.db.write(lambda tx: act(tx, app.state.games, run.id, "", End(), now))
    assert heading(middle.page(13, "lock")) == "The book is shut for now."
    assert heading(middle.enter(13, "3178")) == "The book is shut for now."


def test_the_lock_rests_after_five_tries_and_says_so(middle: Tablet, clock: Clock) -> None:
    for code in range(5):
        middle.enter(13, f"900{code}")
    response = middle.enter(13, "3178")
    assert heading(response) == "The lock is dozing."
    assert 'aria-disabled="true"' in response.text
    clock.advance(seconds=15)
    assert heading(middle.enter(13, "3178")) == "Click! It opens."


@pytest.mark.parametrize("number", [55, 13, 999, 0])
def test_a_locked_and_a_missing_page_take_no_answer(tablet: Tablet, number: int) -> None:
    response = tablet.enter(number, "3178")
    assert response.status_code == 404
    assert heading(response) == "This page is still sewn shut."


def test_long_and_strange_entries_are_only_wrong(middle: Tablet) -> None:
    for entry in ("9" * 10_000, "\x00", "🦉" * 300, "‮owl nest", "' OR 1=1 --", "{{7*7}}"):
        response = middle.enter(21, entry)
        assert response.status_code in (200, 422), entry
        assert "49" not in heading(response)


def test_an_old_key_does_not_swallow_an_ask(app: FastAPI, run: RunRow, tablet: Tablet) -> None:
    tablet.enter(2, "no such card", way="card", key="old")
    tablet.enter(2, "no such card", way="tap", key="old")
    assert [one.kind for one in events(app, run)][-2:] == ["lock_opened", "page_opened"]
