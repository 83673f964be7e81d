from datetime import UTC, datetime, timedelta

import pytest

from app.web.planner.when import when

NOW = datetime(2026, 5, 16, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        ({"seconds": 59}, "just now"),
        ({"minutes": 1}, "1 minute ago"),
        ({"minutes": 59}, "59 minutes ago"),
        # In Stockholm it is half past midnight, so two hours ago was yesterday there.
        ({"hours": 2}, "16 May 2026, 22:30"),
        ({"days": 30}, "17 April 2026, 00:30"),
    ],
)
def test_when(ago: dict[str, int], words: str) -> None:
    assert when(NOW - timedelta(**ago), NOW, "Europe/Stockholm") == words


def test_earlier_today() -> None:
    assert when(NOW - timedelta(hours=2), NOW, "UTC") == "today, 20:30"
