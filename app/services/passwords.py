"""Passwords and PINs: how they are hashed and compared."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

SHORTEST, LONGEST = 8, 200
"""Characters of a password."""
AT_ONCE = 2
PATIENCE = 5.0
"""Seconds that a hash may wait for its turn."""


class Busy(Exception):
    """So many passwords are being checked that this one had no turn in time."""


class Passwords:
    """Hashes and compares secrets with argon2id, at most two at once.

    The costs are OWASP's: 19 MiB, two rounds, one lane; about 43 ms of one core. Each hash holds
    its memory for that time, which is why the number at once is bounded on a small machine.
    """

    def __init__(self, rounds: int = 2, memory_kib: int = 19 * 1024) -> None:
        self._hasher = PasswordHasher(time_cost=rounds, memory_cost=memory_kib, parallelism=1)
        self._turns = BoundedSemaphore(AT_ONCE)

    def hash(self, secret: str) -> str:
        """Return the form in which a secret is stored. Raises Busy."""
        with self._turn():
            return self._hasher.hash(_plain(secret))

    def matches(self, stored: str | None, secret: str) -> bool:
        """Whether `secret` is the one that was stored. Raises Busy.

        Without a stored one the same work is done, so that nobody can tell by the time it takes.
        """
        if stored is None:
            self.hash(secret)
            return False
        with self._turn():
            try:
                return self._hasher.verify(stored, _plain(secret))
            except VerificationError:
                return False

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=PATIENCE):
            raise Busy
        try:
            yield
        finally:
            self._turns.release()


def _plain(secret: str) -> str:
    """Keyboards differ in how they send é; the password is the same."""
    return unicodedata.normalize("NFKC", secret)
