"""Every form of the planner: what can't be taken is said beside the field, kept, not stored."""

from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to

LONG_LINE, LONG_PROSE = "x" * 201, "x" * 8_001

STAGE: list[tuple[dict[str, Any], str, str]] = [
    ({"page": ""}, "page", "whole number"),
    ({"page": "seven"}, "page", "whole number"),
    ({"page": "0"}, "page", "Choose 1 or more"),
    ({"page": "1000"}, "page", "Choose 999 or less"),
    ({"page": "7.5"}, "page", "whole number"),
    ({"title": LONG_LINE}, "title", "At most 200"),
    ({"story": LONG_PROSE}, "story", "At most 8000"),
    ({"task": LONG_PROSE}, "task", "At most 8000"),
    ({"on_screen": LONG_PROSE}, "on_screen", "At most 8000"),
    ({"after": LONG_PROSE}, "after", "At most 8000"),
    ({"notes": LONG_PROSE}, "notes", "At most 8000"),
    ({"spot": LONG_LINE}, "spot", "At most 200"),
    ({"source": LONG_LINE}, "source", "At most 200"),
    ({"picture_says": LONG_LINE}, "picture_says", "At most 200"),
    ({"picture": "kit:unknown"}, "picture", "This picture is not there"),
    ({"picture": "../../etc/passwd"}, "picture", "This picture is not there"),
    ({"minutes": "-1"}, "minutes", "Choose 0 or more"),
    ({"minutes": "soon"}, "minutes", "whole number"),
    ({"lock.kind": "number", "lock.code": "1" * 41}, "lock.code", "At most 40"),
    ({"lock.kind": "word", "lock.word": "x" * 81}, "lock.word", "At most 80"),
    ({"lock.kind": "word", "lock.also.0": "x" * 81}, "lock.also.0", "At most 80"),
    ({"lock.kind": "card", "lock.word": "x" * 81}, "lock.word", "At most 80"),
    ({"lock.kind": "grown_up", "lock.question": LONG_LINE}, "lock.question", "At most 200"),
    ({"lock.kind": "grown_up", "lock.ways": ["shout"]}, "lock.ways", "can't be used"),
    ({"lock.kind": "page", "lock.target": "nowhere"}, "lock.target", "not in this hunt"),
    ({"lock.kind": "choice", "lock.options.0.id": "A B", "lock.options.0.text": "x"},
     "lock.options", "can't be used"),
    ({"lock.kind": "choice", "lock.options.0.text": LONG_LINE}, "lock.options.0.text", "200"),
    ({"lock.kind": "choice", "lock.options.0.id": "a", "lock.options.0.picture": "no"},
     "lock.options.0.picture", "This picture is not there"),
    ({"hints.0.text": "x" * 1001}, "hints.0.text", "At most 1000"),
    ({"hints.0.after_minutes": "later"}, "hints.0.after_minutes", "whole number"),
    ({"hints.0.after_tries": "51"}, "hints.0.after_tries", "Choose 50 or less"),
    ({f"hints.{n}.text": "x" for n in range(13)}, "hints", "At most 12"),
    ({f"jobs.{n}.text": "x" for n in range(13)}, "jobs", "At most 12"),
    ({f"replies.{n}.says": "x" for n in range(13)}, "replies", "At most 12"),
    ({"replies.0.entry": LONG_LINE}, "replies.0.entry", "At most 200"),
    ({"jobs.0.text": LONG_LINE}, "jobs.0.text", "At most 200"),
    ({"jobs.0.text": "x", "jobs.0.when": "never"}, "jobs.0.when", "can't be used"),
    ({"gives": ["nothing"]}, "gives", "not in this hunt"),
    ({"gate.mode": "all", "gate.of": ["nothing"]}, "gate.of", "not in this hunt"),
    ({"gate.mode": "all", "gate.of": []}, "gate.of", "Tick at least one"),
    ({"gate.mode": "some", "gate.of": ["sign-h"], "gate.need": "2"}, "gate.need", "from 1 to 1"),
    ({"gate.mode": "some", "gate.of": ["sign-h"], "gate.need": "x"}, "gate.need", "from 1 to 1"),
    ({"gate.not_before": "noon"}, "gate.not_before", "time of day"),
]  # fmt: skip


MANGLED: list[dict[str, Any]] = [
    {"title": ["a", "b"], "page": ["1", "2"]},
    {"hints": "a", "lock": "b", "gate": "c", "replies.x.y": "d", "page": "3"},
    {"lock.kind": "choice", "lock.options": "x", "lock.right.0.id": "y", "page": "3"},
    {"hints.99999999.text": "far", "page": "3"},
    {"": "nameless", ".": "dot", "....": "dots", "page": "3"},
    {"page": "3", "story": "\x00\x01"},
]
SETTINGS = [
    ({"title": LONG_LINE}, "title", "At most 200"),
    ({"blurb": "x" * 1001}, "blurb", "At most 1000"),
    ({"age": ""}, "age", "whole number"),
    ({"age": "100"}, "age", "Choose 99 or less"),
    ({"language": "<script>"}, "language", "can't be used"),
    ({"not_there": "x" * 1001}, "not_there", "At most 1000"),
    ({"cover": "kit:unknown"}, "cover", "This picture is not there"),
]
FRAGMENT = [
    ({"label": "", "sign": ""}, "label", "Write what it says"),
    ({"label": LONG_LINE}, "label", "At most 200"),
    ({"label": "A", "kind": "thing"}, "kind", "Choose what it is"),
    ({"label": "A", "sign": "dragon"}, "sign", "Choose a sign"),
    ({"label": "A", "stage": "nowhere"}, "stage", "not in the hunt"),
]
MESSAGE = [
    ({"text": "x" * 201}, "text", "too long"),
    ({"text": "HI", "given.0": "nowhere"}, "text", "not in the hunt"),
]
NUMBERS = ["", "0", "-1", "99", "x", "9" * 40, "1.5", "²"]


def test_of_a_stage(desk: Desk, subtests: pytest.Subtests) -> None:
    form = desk.stage_form(2)
    for typed, field, says in STAGE:
        with subtests.test(typed=str(typed)[:60]):
            sent = {**form.sent("save", notes="Kept"), **typed}
            response = desk.client.post(form.action, data=sent)
            page = unescape(response.text)

            assert response.status_code == 422
            assert says in page
            assert f'href="#f-{field}"' in page
            assert f'id="f-{field}"' in page
            again = form_to(response.text, form.action)
            assert again.get("notes") == typed.get("notes", "Kept")
            for name, value in typed.items():
                if isinstance(value, str) and name in dict(again.fields) and "picture" not in name:
                    assert again.get(name) == value
    assert len(desk.lines) == 1


@pytest.mark.parametrize(
    ("ending", "cases", "anchor"),
    [
        ("/settings", SETTINGS, 'href="#f-{}"'),
        ("/fragments", FRAGMENT, 'id="f-{}-new-error"'),
        ("/message", MESSAGE, 'href="#f-{}"'),
    ],
)
def test_of_a_smaller_form(
    desk: Desk,
    subtests: pytest.Subtests,
    ending: str,
    cases: list[tuple[dict[str, str], str, str]],
    anchor: str,
) -> None:
    form = desk.form(ending)
    for typed, field, says in cases:
        with subtests.test(typed=str(typed)[:60]):
            response = desk.client.post(form.action, data={**form.sent("save"), **typed})

            assert response.status_code == 422
            assert says in unescape(response.text)
            assert anchor.format(field) in response.text
    assert len(desk.lines) == 1


@pytest.mark.parametrize(
    "ending",
    [
        "/stages/{}", "/stages/{}/preview", "/stages/{}/remove", "/stages/{}/move",
        "/settings", "/fragments", "/message",
    ],
)  # fmt: skip
def test_of_a_revision_that_is_not_there(desk: Desk, ending: str) -> None:
    url = desk.url + ending.format(desk.stage().id)
    sent = {"key": "k", "fragment": "new", "title": "X", "page": "1"}
    answers = {
        number: desk.client.post(url, data={**sent, "based_on": number}).status_code
        for number in NUMBERS
    }
    assert answers == dict.fromkeys(NUMBERS, 404)
    assert len(desk.lines) == 1


@pytest.mark.parametrize(("ending", "numbers"), [("/undo", ["1", *NUMBERS]), ("/restore", NUMBERS)])
def test_of_a_change_that_is_not_there(desk: Desk, ending: str, numbers: list[str]) -> None:
    answers = {
        number: desk.client.post(f"{desk.url}{ending}", data={"revision": number}).status_code
        for number in numbers
    }
    assert answers == dict.fromkeys(numbers, 404)


def test_of_a_key(desk: Desk) -> None:
    for ending in ("/stages", f"/stages/{desk.stage().id}/copy", "/message"):
        for key in ("", "x" * 41):
            sent = {"based_on": "1", "key": key, "text": "HI"}
            assert desk.client.post(f"{desk.url}{ending}", data=sent).status_code == 404
    assert len(desk.lines) == 1


def test_unknown_and_foreign_stages_look_the_same(desk: Desk, neighbour: Desk) -> None:
    def answer(url: str, send: Callable[..., Any]) -> tuple[int, str]:
        response = send(url)
        without_id = response.text.rpartition("request")[0]
        return response.status_code, without_id

    theirs = f"{neighbour.url}/stages/{neighbour.stage().id}"
    for unknown in (f"{desk.url}/stages/nowhere", "/hunts/nowhere/stages/nowhere"):
        assert answer(theirs, desk.client.get) == answer(unknown, desk.client.get)
        assert answer(theirs, desk.client.post) == answer(unknown, desk.client.post)


def test_of_a_mangled_form(desk: Desk, subtests: pytest.Subtests) -> None:
    for sent in MANGLED:
        for do in ("save", "add hints", "swap", "show"):
            with subtests.test(sent=str(sent)[:60], do=do):
                data = {**sent, "based_on": "1", "do": do}
                response = desk.client.post(desk.stage_url(), data=data)
                assert response.status_code in (200, 409, 422)
                preview = desk.client.post(f"{desk.stage_url()}/preview", data=data)
                assert preview.status_code in (200, 204)


def test_of_a_form_with_too_many_fields(desk: Desk) -> None:
    sent = {f"hints.{n}.text": "x" for n in range(3_000)}
    assert desk.client.post(desk.stage_url(), data={**sent, "based_on": "1"}).status_code == 400
