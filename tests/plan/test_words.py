"""How stages, clues and gates are called in sentences for a parent."""

import pytest

from app.plan.document import Fragment, Gate
from app.plan.words import fragment_name, gate_words, listed, shown, stage_name
from tests.builders import stage, three_stage_hunt


def test_a_page_is_called_by_its_title_and_number() -> None:
    assert stage_name(stage("box", 13)) == "“Box” (page 13)"
    assert stage_name(stage("box", 13, title="")) == "Page 13"


def test_a_clue_is_called_by_its_label_or_its_sign() -> None:
    assert fragment_name(Fragment(id="a", label="H", sign="moon")) == "The clue “H”"
    assert fragment_name(Fragment(id="a", sign="moon")) == "The clue “moon”"
    assert fragment_name(Fragment(id="a")) == "A clue without a name"


@pytest.mark.parametrize(
    ("gate", "says"),
    [
        (Gate(), "is now open from the start"),
        (Gate(of=("cake",)), "now opens after “Cake” (page 4)"),
        (Gate(of=("sign-h", "cake")), "now opens after the clue “H” and “Cake” (page 4)"),
        (
            Gate(of=("cake", "animals", "sign-i"), need=2),
            "now opens after any 2 of “Cake” (page 4), “Animals” (page 27) and the clue “I”",
        ),
        (Gate(of=("cake",), need=1), "now opens after “Cake” (page 4)"),
    ],
)
def test_a_gate_says_what_it_waits_for(gate: Gate, says: str) -> None:
    assert gate_words(three_stage_hunt(), gate) == says


def test_lists_are_said() -> None:
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_strangers_text_is_cut_and_cleaned() -> None:
    assert shown("hunt.json") == "hunt.json"
    assert shown("a\0b\nc\u202ed\ud800") == "a·b·c·d·"
    assert shown("x" * 61) == "x" * 59 + "…"
