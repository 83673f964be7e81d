"""Changing what a hunt says about itself."""

import pytest
from pydantic import ValidationError

from app.plan.edits import ReviseHunt, apply
from tests.builders import three_stage_hunt


def test_only_the_fields_that_are_sent_change() -> None:
    plan = three_stage_hunt()
    revised = apply(plan, ReviseHunt(title=" Moonmail ", age=9, own_book=False)).plan
    assert revised == plan.model_copy(update={"title": "Moonmail", "age": 9})


def test_a_text_can_be_emptied() -> None:
    assert apply(three_stage_hunt(), ReviseHunt(not_there="")).plan.not_there == ""


@pytest.mark.parametrize("bad", [{"age": 2}, {"language": "<b>"}, {"title": "x" * 201}, {"x": 1}])
def test_what_does_not_fit_is_no_edit(bad: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ReviseHunt.model_validate(bad)
