"""Locks: the ways out of a page. Pure: imports app.text, app.kinds, pydantic and rapidfuzz only.

This page is the table of contents. To add a lock: one file here, one template in
templates/locks (the face) and one in templates/planner/locks (its fields), one test file in
tests/locks, and one line in `AnyLock`.
"""

from typing import Annotated

from pydantic import Field

from app.kinds import by_kind
from app.locks.base import Lock
from app.locks.card import CardLock
from app.locks.choice import ChoiceLock
from app.locks.grown_up import GrownUpLock
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.locks.word import WordLock

AnyLock = Annotated[
    NumberLock  # a code: 3178
    | PageLock  # turn to page 13
    | WordLock  # lantern
    | ChoiceLock  # one or several of these
    | CardLock  # the word on a card
    | GrownUpLock  # a deed, and a grown-up says yes
    | ReadOnLock,  # no lock
    Field(discriminator="kind"),
]
"""Any lock, told apart by `kind`."""

LOCKS: dict[str, type[Lock]] = by_kind(AnyLock)
"""Every kind of lock and its class, in the order in which a parent is offered them."""
