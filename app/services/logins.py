"""How parents call themselves when they log in: an e-mail address or a user name."""

import unicodedata


def fold_login(login: str) -> str:
    """Return a login as it is stored and compared: Mara, MARA and " mara" are one."""
    return unicodedata.normalize("NFKC", login).strip().casefold()


def login_secret(login: str) -> str:
    """Return the name of the budget of tries at a folded login's password."""
    return f"login {login}"
