"""What a child must not find in a face, and the forms in which it could hide."""

from base64 import b64encode

from app.locks.base import Lock, Reading
from app.text.fold import fold


def secrets_of(lock: Lock, attempt: str) -> set[str]:
    """Return what opens a lock, as it was typed and as it is judged."""
    fields = lock.model_dump()
    typed = {fields.get(name, "") for name in ("code", "word", "card", "target")}
    typed.update(fields.get("also", ()))
    return {text for text in {attempt, lock.normalise(attempt, Reading()), *typed} if text}


def disguises(secret: str) -> set[str]:
    """Return a secret as it is, folded, in lower case, backwards and in base64."""
    plain = {secret, fold(secret), secret.lower()}
    turned = {form[::-1] for form in plain}
    coded = {b64encode(form.encode()).decode().rstrip("=") for form in plain | turned}
    return plain | turned | coded
