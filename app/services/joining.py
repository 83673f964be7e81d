"""How often strangers may try play words at this server."""

from datetime import datetime, timedelta

MISSES_A_MINUTE = 30
"""Three words out of 1,024 each are a thousand million; at this pace nobody meets one by chance."""


class JoinBudget:
    """Counts play words that opened nothing, for the whole server: addresses tell nothing at home.

    Kept in memory: a restart gives a scanner one more minute's worth.
    """

    def __init__(self, misses: int = MISSES_A_MINUTE) -> None:
        self._most = misses
        self._missed: list[datetime] = []

    def allows(self, now: datetime) -> bool:
        """Whether another play word may be tried."""
        self._missed = [at for at in self._missed if timedelta() <= now - at < timedelta(minutes=1)]
        return len(self._missed) < self._most

    def spend(self, now: datetime) -> None:
        """Note a play word that opened nothing."""
        self._missed.append(now)
