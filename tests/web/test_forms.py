from collections.abc import Iterator
from typing import Annotated

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from fastapi.testclient import TestClient
from pydantic import AfterValidator, BaseModel, Field
from pydantic_core import PydanticCustomError
from starlette.datastructures import FormData

from app.web.errors import Refused
from app.web.forms import LARGEST_FIELD, MOST_FIELDS, Form, SentForm, check


def form(*items: tuple[str, str]) -> Form:
    return Form(FormData(list(items)))


def never(value: str) -> str:
    raise PydanticCustomError("says", "Not this one.")


class Row(BaseModel):
    text: str = Field(default="", min_length=1, max_length=5)


class Example(BaseModel):
    name: str = Field(default="Mara", min_length=1, max_length=5)
    secret: str = Field(default="12345678", min_length=8)
    age: int = Field(default=8, ge=5, le=12)
    own: Annotated[str, AfterValidator(never)] = ""
    rows: list[Row] = Field(default=[], max_length=2)


def test_a_tree_grows_from_the_names() -> None:
    sent = form(("title", "Cake"), ("lock.kind", "word"), ("hints.0.text", "Look up."))

    assert sent.tree() == {
        "title": "Cake",
        "lock": {"kind": "word"},
        "hints": [{"text": "Look up."}],
    }


def test_rows_are_in_the_order_of_their_numbers_and_gaps_do_not_matter() -> None:
    sent = form(("hints.10.text", "c"), ("hints.2.text", "b"), ("hints.0.text", "a"))

    assert [hint["text"] for hint in sent.tree()["hints"]] == ["a", "b", "c"]


def test_a_field_that_comes_twice_is_a_list() -> None:
    assert form(("gives", "a"), ("gives", "b"), ("gives", "c")).tree() == {"gives": ["a", "b", "c"]}


@pytest.mark.parametrize(
    "names", [("a", "a.b"), ("a.b", "a"), ("a.0", "a"), ("", "."), ("a..b", "a."), ("a.b.c", "a.b")]
)
def test_names_that_contradict_each_other_do_no_harm(names: tuple[str, str]) -> None:
    assert form(*((name, "x") for name in names)).tree()


def test_text_is_stripped_and_has_a_default() -> None:
    sent = form(("name", "  Mara "))

    assert sent.text("name") == "Mara"
    assert sent.text("other", "nobody") == "nobody"


@pytest.mark.parametrize(
    ("tree", "field", "says"),
    [
        ({"name": ""}, "name", "Fill this in."),
        ({"name": "Mathilda"}, "name", "This is too long. At most 5 characters fit here."),
        ({"name": ["a", "b"]}, "name", "This can't be used here. Choose or write something else."),
        ({"secret": "short"}, "secret", "Write at least 8 characters."),
        ({"age": "eight"}, "age", "Write a whole number in digits, such as 7."),
        ({"age": "4"}, "age", "Choose 5 or more."),
        ({"age": "13"}, "age", "Choose 12 or less."),
        ({"own": "x"}, "own", "Not this one."),
        ({"rows": [{"text": "x"}] * 3}, "rows", "These are too many. At most 2 fit here."),
        ({"rows": [{"text": "x"}, {"text": ""}]}, "rows.1.text", "Fill this in."),
    ],
)
def test_each_fault_is_a_sentence_under_its_field(
    tree: dict[str, object], field: str, says: str
) -> None:
    checked = check(Example, tree)

    assert checked.value is None
    assert checked.errors == {field: says}


def test_a_good_tree_is_a_value() -> None:
    checked = check(Example, {"name": "Jess", "age": "7"})

    assert checked.value is not None
    assert checked.value.age == 7
    assert not checked.errors


@pytest.fixture
def poster() -> Iterator[TestClient]:
    app = FastAPI()

    @app.post("/echo")
    def echo(form: SentForm) -> dict[str, list[str]]:
        return {name: form.texts(name) for name in form.data}

    @app.post("/size")
    def size(form: SentForm) -> int:
        file = form.file("picture")
        return len(file.file.read()) if file else -1

    @app.exception_handler(Refused)
    def refused(_: Request, error: Refused) -> PlainTextResponse:
        return PlainTextResponse(error.says, error.status)

    with TestClient(app) as client:
        yield client


def test_line_ends_and_signs_that_nobody_types_are_cleaned(poster: TestClient) -> None:
    sent = poster.post("/echo", data={"story": "one\r\ntwo\x00\x07\tthree", "na\x00me": "x"})

    assert sent.json() == {"story": ["one\ntwo\tthree"], "name": ["x"]}


def test_halves_of_signs_become_question_marks(poster: TestClient) -> None:
    part = b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n+2AA-\r\n--b--\r\n"
    kind = {"Content-Type": "multipart/form-data; boundary=b; charset=utf-7"}

    assert poster.post("/echo", content=part, headers=kind).json() == {"a": ["?"]}


def test_a_file_is_read_and_closed(poster: TestClient) -> None:
    assert poster.post("/size", files={"picture": b"12345"}).json() == 5
    assert poster.post("/size", files={"picture": ("", b"")}).json() == -1
    assert poster.post("/size", data={"picture": "no file"}).json() == -1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1&" * (MOST_FIELDS + 1), "application/x-www-form-urlencoded"),
        (b"a=" + b"x" * (LARGEST_FIELD + 1), "application/x-www-form-urlencoded"),
        (
            b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--",
            "multipart/form-data; boundary=b",
        ),
        (b"nothing of the kind", "multipart/form-data; boundary=b"),
        (b"", "multipart/form-data"),
    ],
)
def test_what_is_no_form_is_refused_in_words(poster: TestClient, body: bytes, kind: str) -> None:
    response = poster.post("/echo", content=body, headers={"Content-Type": kind})

    assert response.status_code == 400
    assert "could not be read" in response.text


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "", "x" * 500])
def test_another_kind_of_body_is_an_empty_form(poster: TestClient, kind: str) -> None:
    response = poster.post("/echo", content=b"{}", headers={"Content-Type": kind})

    assert response.json() == {}


@pytest.mark.parametrize(
    "name", ["a." * 600 + "a", "a.²", "a.٣", "hints.99999999999999999999.text"]
)
def test_a_name_that_is_no_fields_harms_nothing(name: str) -> None:
    assert isinstance(form((name, "x")).tree(), dict)
