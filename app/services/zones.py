"""Time zones by their IANA names, such as Europe/Berlin."""

import os
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

WORLD = "UTC"
_NOT_PLACES = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


def zones(current: str) -> list[str]:
    """Return the zones to choose from in order: places and UTC, and the one that is chosen now."""
    places = (name for name in _known() if "/" in name and not name.startswith(_NOT_PLACES))
    return sorted({*places, WORLD, current})


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    return name in _known()


def local_zone(believed: str = "") -> str:
    """Return the zone that a browser believes it is in, or else this machine's, or else UTC."""
    for name in (believed, os.environ.get("TZ", ""), _machine_zone()):
        if is_zone(name):
            return name
    return WORLD


def day_in(zone: str, moment: datetime) -> str:
    """Return the day of a moment as a family in this zone calls it: Saturday 16 May."""
    there = moment.astimezone(ZoneInfo(zone))
    return f"{there:%A} {there.day} {there:%B}"


@cache
def _known() -> frozenset[str]:
    return frozenset(available_timezones())


def _machine_zone() -> str:
    _, _, name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")
    return name
