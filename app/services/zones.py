"""Time zones by their IANA names, such as Europe/Berlin."""

import os
from functools import cache
from pathlib import Path
from zoneinfo import available_timezones

WORLD = "UTC"
_NOT_PLACES = ("Etc/", "SystemV/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/")


@cache
def zones() -> tuple[str, ...]:
    """Return the zones to choose from in order: places, and UTC."""
    places = (name for name in available_timezones() if "/" in name)
    return (*sorted(name for name in places if not name.startswith(_NOT_PLACES)), WORLD)


def is_zone(name: str) -> bool:
    """Whether there is such a zone."""
    return name in available_zones()


def local_zone(believed: str = "") -> str:
    """Return the zone that a browser believes it is in, or else this machine's, or else UTC."""
    for name in (believed, os.environ.get("TZ", ""), _machine_zone()):
        if is_zone(name):
            return name
    return WORLD


@cache
def available_zones() -> frozenset[str]:
    """Return every zone that is known, old names too: browsers use those."""
    return frozenset(available_timezones())


def _machine_zone() -> str:
    _, _, name = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")
    return name
