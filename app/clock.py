"""The clock of a running server."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def steady_clock() -> Callable[[], datetime]:
    """Return a clock that starts at the wall clock's time and from then on never jumps.

    A Raspberry Pi often learns the time only minutes after it has started. If rests between
    attempts were measured by the wall clock, that jump would end them early or make them last.
    """
    started, mark = datetime.now(UTC), time.monotonic()
    return lambda: started + timedelta(seconds=time.monotonic() - mark)
