"""What the forms of this room say when a secret is not accepted."""

import math

from app.services.tries import Resting

NO_MATCH = "This login and this password do not belong together. Check both of them."
NOT_YOUR_PASSWORD = "This is not your password. Type it once more."
NOT_THE_WORD = "This is not the set-up word. It stands where the server was started."


def taken(login: str) -> str:
    """Say that a login is in use."""
    return (
        f"Somebody here is called “{login}” already. Is it you? Then log in. Else choose another."
    )


def resting(error: Resting) -> str:
    """Say how long to wait."""
    seconds = math.ceil(error.left.total_seconds())
    return f"That were many tries. Wait {seconds} seconds, then send it again."
