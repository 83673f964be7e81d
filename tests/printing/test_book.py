from dataclasses import fields

from app.locks.choice import ChoiceLock, Option
from app.printing.book import BookPage, book_pages, message_words
from tests.builders import hunt, sample, stage, three_stage_hunt

ANIMALS = ChoiceLock(
    options=(
        Option(id="a", text="A cow"),
        Option(id="b", text="A cat"),
        Option(id="c", text="An ant"),
    ),
    right=("b",),
)


def test_pages_stand_by_their_numbers_which_tells_nothing_about_the_way() -> None:
    assert [page.page for page in book_pages(three_stage_hunt())] == [4, 13, 27]
    numbers = [page.page for page in book_pages(sample())]
    assert numbers == sorted(numbers)


def test_a_page_holds_story_and_task_with_the_childrens_names() -> None:
    page = book_pages(three_stage_hunt(), ("Juno", "Teo"))[0]
    assert page.story == "<p>Good morning, Juno and Teo! The oven is warm.</p>\n"
    assert page.task == "<p>Bake a cake.</p>\n"


def test_a_draft_has_a_line_for_the_names() -> None:
    assert "Good morning, ________!" in book_pages(three_stage_hunt())[0].story


def test_names_and_stories_cannot_bring_markup_along() -> None:
    page = book_pages(hunt(stage("a", 1, story="{children} <b>x</b>")), ("<i>Bo</i>",))[0]
    assert "<i>" not in page.story
    assert "<b>" not in page.story
    assert "&lt;i&gt;Bo" in page.story


def test_no_answer_hint_or_place_is_on_a_page() -> None:
    plan = three_stage_hunt()
    paper = " ".join(str(page) for page in book_pages(plan))
    for secret in ("3178", "Marzipan", "Ask for the big bowl", "the bath", "The thread on the sewn",
                   "The box is open", "It smells lovely", "One is hiding"):  # fmt: skip
        assert secret not in paper
    shown = {field.name for field in fields(BookPage)}
    assert not shown & {"answer", "spot", "source", "hints", "gives", "notes", "after"}


def test_choices_are_printed_in_the_order_of_the_runs_tablets() -> None:
    plan = hunt(stage("a", 1, lock=ANIMALS))
    orders = {book_pages(plan, seed=seed)[0].choices for seed in range(40)}
    assert all(sorted(order) == ["A cat", "A cow", "An ant"] for order in orders)
    assert len({order.index("A cat") for order in orders}) > 1, "its place tells nothing"


def test_a_long_story_leaves_less_room_for_the_picture() -> None:
    sizes = [
        book_pages(hunt(stage("a", 1, story="A line of words. " * count)))[0].picture_size
        for count in (1, 33, 46, 90)
    ]
    assert sizes == ["large", "middle", "small", "none"]


def test_the_message_has_its_signs_and_none_of_its_letters() -> None:
    assert message_words(three_stage_hunt()) == ((("moon", ""), ("boat", "")),)
    words = message_words(sample())
    assert [len(word) for word in words] == [4, 3, 3, 8]
    assert not any(tile.char for word in words for tile in word)
