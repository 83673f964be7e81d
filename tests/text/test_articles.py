"""What stands in front of a noun."""

import pytest

from app.text.articles import without_article


@pytest.mark.parametrize(
    ("text", "language", "left"),
    [
        ("a lantern", "en", "lantern"),
        (" The  owl nest", "en-GB", " owl nest"),
        ("eine Laterne", "de", "Laterne"),
        ("la luna", "es", "luna"),
        ("la luna", "en", "la luna"),
        ("the", "en", "the"),
        ("a ", "en", "a "),
        ("anchor", "en", "anchor"),
        ("", "xx", ""),
    ],
)
def test_an_article_is_left_out_when_more_follows(text: str, language: str, left: str) -> None:
    assert without_article(text, language) == left
