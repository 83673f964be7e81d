from datetime import UTC, datetime

import pytest

from app.services.zones import day_in, is_zone, local_zone, zones


def test_the_list_holds_places_and_utc() -> None:
    listed = zones("UTC")

    assert {"Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"} <= set(listed)
    assert listed == sorted(listed)
    assert not [name for name in listed if name.startswith("Etc/")]


def test_the_chosen_zone_is_in_the_list_whatever_it_is() -> None:
    assert "US/Pacific" not in zones("UTC")
    assert "US/Pacific" in zones("US/Pacific")


@pytest.mark.parametrize("name", ["", "Europe", "Europe/Atlantis", "../etc/passwd", "/etc/passwd"])
def test_what_is_no_zone(name: str) -> None:
    assert not is_zone(name)


def test_the_browser_is_believed_when_it_names_a_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")

    assert local_zone("Europe/Berlin") == "Europe/Berlin"
    assert local_zone("Europe/Atlantis") == "Asia/Tokyo"
    assert local_zone() == "Asia/Tokyo"


def test_without_any_it_is_a_zone_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":/etc/localtime")

    assert is_zone(local_zone())


def test_a_day_is_that_of_the_family() -> None:
    late = datetime(2026, 5, 16, 23, 30, tzinfo=UTC)

    assert day_in("UTC", late) == "Saturday 16 May"
    assert day_in("Europe/Berlin", late) == "Sunday 17 May"
