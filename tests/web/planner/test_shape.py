from typing import Annotated, NewType

from pydantic import BaseModel, Field

from app.web.planner.shape import blank_row, is_blank, shaped, tidy, without_blanks

Name = NewType("Name", str)


class Row(BaseModel):
    id: str = ""
    text: str = ""
    when: str = "before"


class Sheet(BaseModel):
    name: Annotated[Name, Field(max_length=3)] = Name("")
    pages: int = 1
    open: bool = False
    maybe: bool | None = None
    words: tuple[str, ...] = ()
    rows: Annotated[tuple[Row, ...], Field(max_length=5)] = ()


BLANK = {"name": "", "pages": "", "open": False, "maybe": False, "words": [], "rows": []}


def test_what_is_missing_becomes_blank() -> None:
    assert shaped(Sheet, {}) == shaped(Sheet, None) == shaped(Sheet, "x") == BLANK


def test_what_has_no_place_falls_away() -> None:
    sent = {"name": ["a"], "pages": {"x": "1"}, "words": {"x": "y"}, "rows": "r", "else": "z"}
    row = {"id": "", "text": "", "when": ""}
    assert shaped(Sheet, sent) == {**BLANK, "rows": [row]}


def test_what_was_typed_stays_as_it_is() -> None:
    sent = {"name": " long ", "pages": "x", "open": "yes", "maybe": "yes", "words": "one"}
    assert shaped(Sheet, sent) == {**BLANK, **sent, "open": True, "maybe": True, "words": ["one"]}


def test_stored_values_become_text() -> None:
    stored = Sheet(pages=7, rows=(Row(id="a", text="b"),)).model_dump(mode="json")
    assert shaped(Sheet, stored)["pages"] == "7"
    assert shaped(Sheet, stored)["rows"] == [{"id": "a", "text": "b", "when": "before"}]


def test_rows_in_which_nothing_stands_are_left_out() -> None:
    new = blank_row(Sheet, "rows")
    assert new["id"]
    assert is_blank({**new, "when": "on_open"})
    rows = [new, {**new, "text": "x"}, {**new, "text": "  "}]
    assert tidy({"rows": rows, "words": ["", "a"], "name": ""}) == {
        "rows": [rows[1]],
        "words": ["a"],
        "name": "",
    }


def test_a_blank_field_means_the_default() -> None:
    values = {"name": "", "rows": [{"text": "", "id": "a"}], "words": ["b"]}
    assert without_blanks(values) == {"rows": [{"id": "a"}], "words": ["b"]}
