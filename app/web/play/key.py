"""The key by which a command that a tablet sends twice counts once."""

from app.ids import digest
from app.web.forms import Form


def key_of(form: Form, entered: str = "") -> str:
    """Return the key of what was sent; "" where the form has none.

    What was entered is part of it: a page that the browser brings back from its memory sends its
    old key with a new entry.
    """
    key = form.text("key")
    return digest(f"{key} {entered}") if key else ""
