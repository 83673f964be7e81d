"""New ids and tokens. The pure rooms never call these: ids come in as arguments."""

import hashlib
import secrets

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> str:
    """Return 12 letters and digits (60 bits), easy to read aloud; for things in addresses."""
    # There are 32 letters, so that each takes the same five bits of a byte.
    return "".join(_LETTERS[byte % 32] for byte in secrets.token_bytes(12))


def new_token() -> str:
    """Return 32 URL-safe characters (192 bits), for cookies and links that let somebody in."""
    return secrets.token_urlsafe(24)


def digest(token: str) -> str:
    """Return the form in which a token is stored: SHA-256, hexadecimal.

    Tokens are long and random, so a fast hash is enough; passwords are hashed elsewhere.
    """
    return hashlib.sha256(token.encode()).hexdigest()
