"""What the store can refuse, each with one sentence that a person can read."""


class StoreError(Exception):
    """Base of what the store says by itself."""


class StoreUnavailable(StoreError):
    """The database cannot be written or reached just now; nothing of the job was stored."""

    def __init__(self) -> None:
        super().__init__("The database cannot be reached, or its disk is full. Nothing was saved.")


class StoreDamaged(StoreError):
    """The database is not there, or cannot be read as one of ours. It is never replaced."""


class StoreNewer(StoreError):
    """The database was made by a later Red Thread than this one."""

    def __init__(self, had: str, known: str) -> None:
        super().__init__(
            f"The database was made by a newer Red Thread (its schema is {had}, this program knows "
            f"{known}). Update the program, or restore an older backup."
        )


class Stale(StoreError):
    """Somebody else has written since this was read: load again, decide again."""

    def __init__(self) -> None:
        super().__init__("This has changed in the meantime.")


class Taken(StoreError):
    """A name that must be the only one of its kind is in use: a login, a play word."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” is taken already.")
        self.name = name
