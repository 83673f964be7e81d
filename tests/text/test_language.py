import pytest

from app.text.language import primary


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en", "en"), ("de-AT", "de"), ("zh-Hant-TW", "zh"), ("PT_br", "pt"), ("", "")],
)
def test_the_language_of_a_tag(tag: str, language: str) -> None:
    assert primary(tag) == language
