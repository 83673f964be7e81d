"""What a run knows before a tap comes."""

from datetime import UTC, datetime, time

from app.engine.game import Game
from app.locks.base import Reading
from tests.engine.given import small_hunt, table


def test_a_time_of_day_means_the_familys_own_day() -> None:
    game: Game = table(small_hunt()).game
    past_midnight_in_berlin = datetime(2026, 6, 14, 23, 30, tzinfo=UTC)
    opens = game.opens_at(past_midnight_in_berlin, time(3, 0))
    assert opens == datetime(2026, 6, 15, 1, 0, tzinfo=UTC)


def test_it_reads_in_the_hunts_language() -> None:
    assert table().game.reading == Reading(pages=small_hunt().pages)
