import io
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from app.commands.greeting import addresses, greeting
from app.settings import Settings


class Terminal(io.StringIO):
    """A terminal that can draw."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


def settings(**chosen: object) -> Settings:
    return Settings.model_validate({"data": Path("data"), **chosen})


@pytest.mark.parametrize(
    ("chosen", "lan", "here", "there"),
    [
        ({}, "192.168.0.12", "http://localhost:8000", "http://192.168.0.12:8000"),
        ({}, None, "http://localhost:8000", ""),
        ({"host": "::"}, "192.168.0.12", "http://localhost:8000", "http://192.168.0.12:8000"),
        ({"host": "127.0.0.1"}, "192.168.0.12", "http://127.0.0.1:8000", ""),
        ({"host": "10.0.0.3"}, "192.168.0.12", "http://10.0.0.3:8000", "http://10.0.0.3:8000"),
        ({"host": "fe80::2"}, None, "http://[fe80::2]:8000", "http://[fe80::2]:8000"),
        ({"public_url": "https://hunts.example"}, "10.0.0.2", "http://localhost:8000",
         "https://hunts.example"),
    ],
)  # fmt: skip
def test_each_device_is_told_the_address_that_leads_here(
    chosen: dict[str, str], lan: str | None, here: str, there: str
) -> None:
    assert addresses(settings(**chosen), 8000, lan) == (here, there)


def test_the_set_up_word_is_said_while_it_is_needed() -> None:
    with_word = greeting(settings(), 8000, None, "otter-maple-seven", io.StringIO())
    without = greeting(settings(), 8000, None, None, io.StringIO())

    assert "      otter-maple-seven" in with_word
    assert "set-up word" not in without


def test_it_says_where_the_data_is(tmp_path: Path) -> None:
    assert str(tmp_path) in greeting(settings(data=tmp_path), 8000, None, None, io.StringIO())


def test_a_terminal_shows_the_tablets_address_as_a_code_that_can_be_read() -> None:
    said = greeting(settings(), 8000, "192.168.0.12", None, Terminal())

    assert read_code(said) == "http://192.168.0.12:8000"


def test_a_log_gets_no_code() -> None:
    assert "█" not in greeting(settings(), 8000, "192.168.0.12", None, io.StringIO())


def read_code(text: str) -> str:
    """Read the code that is drawn in half blocks, light on dark, as a camera would."""
    halves = {"█": (255, 255), "▀": (255, 0), "▄": (0, 255), " ": (0, 0)}
    lines = [line for line in text.splitlines() if set(line) <= set(halves) and "█" in line]
    rows = [[halves[sign][half] for sign in line] for line in lines for half in (0, 1)]
    width = max(len(row) for row in rows)
    picture = Image.new("L", (width, len(rows)))
    picture.putdata([dot for row in rows for dot in row + [0] * (width - len(row))])
    large = picture.resize((width * 8, len(rows) * 8), Image.Resampling.NEAREST)
    return "".join(found.text for found in zxingcpp.read_barcodes(large))
