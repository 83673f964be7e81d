"""What is out of shape in a hunt's JSON, said in words and with its place."""

from typing import Any

import pytest
from pydantic import ValidationError

from app.plan.formats import HuntFile
from app.plan.shape_words import shape_sentence

LONG = "x" * 9_000


def said(**hunt: Any) -> str:
    document = {"format": 1, "hunt": hunt}
    with pytest.raises(ValidationError) as error:
        HuntFile.model_validate(document)
    return shape_sentence(error.value, document)


def box(**fields: Any) -> list[dict[str, Any]]:
    return [{"id": "a", "title": "The box", **fields}]


@pytest.mark.parametrize(
    ("hunt", "says"),
    [
        ({"age": 2}, "Age: this is less than 3."),
        ({"age": 100}, "Age: this is more than 99."),
        ({"age": "old"}, "Age: this should be a whole number."),
        ({"own_book": "perhaps"}, "Own book: this should be true or false."),
        ({"title": 7}, "Title: this should be text."),
        ({"title": LONG}, "Title: this is longer than 200 characters."),
        ({"language": "<b>"}, "Language: this has letters or signs that can't stand here."),
        ({"stages": 7}, "Stages: this should be a list."),
        ({"stages": [7]}, "Page 1: this should be an object."),
        ({"stages": [{}]}, "Page 1, id: this is missing."),
        ({"colour": 1}, "Colour: this Red Thread does not know this field."),
        (
            {"stages": box(on_screen=LONG)},
            "Page 1 (“The box”), on screen: this is longer than 8000 characters.",
        ),
        (
            {"stages": box(lock={"kind": "zip"})},
            "Page 1 (“The box”), lock: this Red Thread does not know this kind of lock.",
        ),
        (
            {"stages": box(lock={"kind": "choice", "options": [{"id": "A B"}]})},
            "Page 1 (“The box”), lock, choice, option 1, id: "
            "this has letters or signs that can't stand here.",
        ),
        (
            {"stages": box(jobs=[{"when": "never"}])},
            "Page 1 (“The box”), job 1, when: this should be one of 'before' or 'on_open'.",
        ),
        (
            {"stages": box(gate={"not_before": "tea"})},
            "Page 1 (“The box”), gate, not before: this should be a time of day such as 15:30.",
        ),
        (
            {"stages": box(hints=[{}] * 13)},
            "Page 1 (“The box”), hints: there are more than 12.",
        ),
        ({"message": {"cells": [{"char": ""}]}}, "Message, letter 1, char: this is empty."),
        (
            {"stages": [*box(), *box()]},
            "The hunt: two pages or clues have the same id, “a”.",
        ),
    ],
)
def test_a_sentence_names_the_place_and_what_is_the_matter(hunt: dict[str, Any], says: str) -> None:
    assert said(**hunt) == says


def test_only_the_first_few_are_said() -> None:
    says = said(stages=[{"page": 0}] * 4)
    assert says.count("Page") == 3
    assert says.endswith("And 5 more like these.")


def test_long_titles_do_not_fill_the_screen() -> None:
    assert len(said(stages=[{"id": "a", "title": LONG}])) < 200
