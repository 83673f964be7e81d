"""The hunt's JSON: canonical, kept readable for ever, and refused in words."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.plan import formats
from app.plan.document import HuntPlan
from app.plan.formats import FORMAT, HuntRefused, dumps, loads, schema, upgrade
from tests.builders import hunt, sample, stage, three_stage_hunt
from tests.plan.plans import cases, plans

GOLDEN = Path(__file__).parents[1] / "formats"
"""One hunt and one schema of every format there ever was. Never changed, only added to."""


def says(text: str | bytes) -> str:
    with pytest.raises(HuntRefused) as refused:
        loads(text)
    return refused.value.says


@settings(max_examples=cases(500, 5_000))
@given(plans())
def test_a_plan_is_what_was_written(plan: HuntPlan) -> None:
    text = dumps(plan)
    assert loads(text) == plan
    assert dumps(loads(text)) == text


def test_the_text_is_canonical() -> None:
    text = dumps(hunt(stage("a", 4, title="é")))
    assert text == json.dumps(
        json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False
    )
    assert '"title":"É"' not in text
    assert '"title":"é"' in text


def test_what_is_left_out_has_its_default() -> None:
    assert loads('{"format":1,"hunt":{}}') == HuntPlan()


def test_a_file_saved_on_windows_is_read() -> None:
    text = json.dumps(json.loads(dumps(three_stage_hunt())), indent=1).replace("\n", "\r\n")
    assert loads("\ufeff".encode() + text.encode()) == three_stage_hunt()


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("hunt-*.json")), ids=lambda path: path.stem)
def test_hunts_of_every_format_can_be_read(path: Path) -> None:
    plan = loads(path.read_bytes())
    assert plan.title == "Three pages"
    assert len(plan.stages) == 8
    assert plan.message.text == "HI"


def test_the_present_format_is_kept() -> None:
    """Red: the document has changed. Raise FORMAT, and add a hunt and a schema of it here."""
    kept = json.loads((GOLDEN / f"schema-{FORMAT}.json").read_text("utf-8"))
    assert kept == shape(schema())
    newest = (GOLDEN / f"hunt-{FORMAT}.json").read_text("utf-8")
    assert dumps(loads(newest)) == newest.strip()


def shape(node: Any) -> Any:
    """A schema without the words in it."""
    if isinstance(node, dict):
        return {
            name: shape(below)
            for name, below in node.items()
            if not (name in ("description", "title") and isinstance(below, str))
        }
    return [shape(below) for below in node] if isinstance(node, list) else node


def test_an_older_format_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    def first(document: dict[str, Any]) -> dict[str, Any]:
        return {**document, "format": 2, "hunt": {**document["hunt"], "said": "first"}}

    def second(document: dict[str, Any]) -> dict[str, Any]:
        assert document["hunt"]["said"] == "first"
        return {**document, "format": 3, "hunt": {"title": "third"}}

    monkeypatch.setattr(formats, "FORMAT", 3)
    monkeypatch.setattr(formats, "UPGRADES", {1: first, 2: second})
    assert upgrade({"format": 1, "hunt": {}}) == {"format": 3, "hunt": {"title": "third"}}


def test_a_newer_format_is_refused_in_words() -> None:
    assert says(f'{{"format":{FORMAT + 1},"hunt":{{"new":1}}}}').startswith(
        f"This hunt was saved by a newer Red Thread (format {FORMAT + 1}"
    )


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "1",
        "null",
        '"x"',
        "{}",
        '{"format":"1"}',
        '{"format":0}',
        '{"format":true}',
        '{"hunt":{}}',
    ],
)
def test_what_says_no_format_is_no_hunt(text: str) -> None:
    assert says(text).startswith("This is not a hunt")


def test_what_is_out_of_shape_is_said_with_its_place() -> None:
    document = json.loads(dumps(sample()))
    document["hunt"]["stages"][2]["hints"][1]["colour"] = "red"
    assert says(json.dumps(document)) == (
        "Page 3 (“Brindle and the big wave”), hint 2, colour: "
        "this Red Thread does not know this field."
    )


def test_texts_of_locks_are_tidied_too() -> None:
    text = dumps(hunt(stage("a", 1, lock={"kind": "word", "word": "fish"})))
    assert loads(text.replace("fish", "fi\\u0000s\\ud800h")).stages[0].lock.word == "fish"
