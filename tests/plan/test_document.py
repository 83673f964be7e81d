"""The document's shape: what it tidies, and what it does not let in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from app.plan.document import Fragment, Gate, HuntPlan, Stage, tidy
from tests.builders import element, hunt, sample, stage


@given(st.text())
def test_tidied_text_can_be_stored_and_stays_as_it_is(text: str) -> None:
    tidied = tidy(text)
    assert tidied.encode("utf-8").decode("utf-8") == tidied
    assert "\0" not in tidied
    assert "\r" not in tidied
    assert tidy(tidied) == tidied


def test_a_form_that_comes_back_unchanged_is_no_change() -> None:
    story = "One line.\n\nAnother line.\n"
    sent = story.replace("\n", "\r\n")
    assert stage("a", 1, story=sent) == stage("a", 1, story=story)


def test_lines_lose_spaces_around_them_and_prose_keeps_them() -> None:
    assert stage("a", 1, spot="  the bath ").spot == "the bath"
    assert stage("a", 1, story="  a drawing").story == "  a drawing"


@pytest.mark.parametrize("bad", ["", "A", "a b", "../a", "<b>", "a" * 41, "-a", "a\n", "é"])
def test_ids_are_plain(bad: str) -> None:
    for make in (
        lambda: Stage.model_validate({"id": bad}),
        lambda: Fragment.model_validate({"id": bad}),
        lambda: Gate.model_validate({"of": [bad]}),
        lambda: stage("a", 1, gives=[bad]),
    ):
        with pytest.raises(ValidationError):
            make()


def test_two_things_of_one_id_are_no_hunt() -> None:
    with pytest.raises(ValidationError, match="same id, “a”"):
        hunt(stage("a", 1), stage("a", 2))
    with pytest.raises(ValidationError, match="same id, “a”"):
        hunt(stage("a", 1), fragments=(element("a"),))


def test_a_field_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        stage("a", 1, colour="red")


def test_the_finale_is_the_last_stage_that_cannot_be_left_out() -> None:
    plan = hunt(stage("a", 1), stage("b", 2), stage("c", 3, optional=True))
    assert plan.finale is plan.stages[1]
    assert hunt(stage("a", 1, optional=True)).finale is None
    assert HuntPlan().finale is None


def test_things_are_found_by_their_id_and_page() -> None:
    plan = sample()
    assert plan.stage("castle") is plan.stages[-1]
    assert plan.stage_of_page(13) is plan.stage("book-house")
    assert plan.fragment("crown") in plan.fragments
    assert plan.stage("nowhere") is plan.fragment("nowhere") is plan.stage_of_page(2) is None
    assert plan.pages["book-house"] == 13
