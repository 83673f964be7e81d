"""The try budget of a run at one lock: five tries are free, then the lock rests between tries.

It is soft: nothing is ever locked for good, and a parent can open the lock meanwhile.
"""

from datetime import datetime, timedelta

from app.engine.progress import StageProgress

FREE_TRIES = 5
A_LITTLE = timedelta(seconds=2)
RESTS = (timedelta(seconds=15), timedelta(seconds=30), timedelta(seconds=60))
"""The rest after the fifth try, after the sixth, and after every later one."""


def rest_after(tries: int) -> timedelta:
    """Return how long a lock rests after that many tries."""
    if tries < FREE_TRIES:
        return timedelta()
    return RESTS[min(tries - FREE_TRIES, len(RESTS) - 1)]


def rest_left(stage: StageProgress, now: datetime) -> timedelta:
    """Return how long the lock still rests; zero when it may be tried.

    A clock that was set back makes the rest no longer than it is.
    """
    if stage.tried_at is None:
        return timedelta()
    rest = rest_after(stage.tries)
    return min(rest, max(timedelta(), stage.tried_at + rest - now))


def clock_was_set_back(stage: StageProgress, now: datetime) -> bool:
    """Whether a rest is counted from a moment that lies well in the future.

    A little is no set-back: two tablets' commands may reach the store in another order.
    """
    if stage.tried_at is None or not rest_after(stage.tries):
        return False
    return stage.tried_at - now > A_LITTLE
