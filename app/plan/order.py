"""The order of rows that two sides have changed."""

from collections.abc import Collection, Sequence
from typing import TypeVar

Id = TypeVar("Id", bound=str)


def merged_members(base: Sequence[Id], mine: Sequence[Id], theirs: Sequence[Id]) -> set[Id]:
    """Return what is left when both sides' additions and removals are done."""
    return (set(mine) & set(theirs)) | (set(mine) - set(base)) | (set(theirs) - set(base))


def merged_order(
    base: Sequence[Id], mine: Sequence[Id], theirs: Sequence[Id], members: Collection[Id]
) -> list[Id]:
    """Put members into the order of the side that moved some; of `theirs` when both or none did.

    What only the other side has comes after what stands before it there.
    """
    lead, follow = (
        (mine, theirs) if moved(base, mine) and not moved(base, theirs) else (theirs, mine)
    )
    order = [one for one in lead if one in members]
    before: Id | None = None
    for one in follow:
        if one not in members:
            continue
        if one not in order:
            order.insert(order.index(before) + 1 if before is not None else 0, one)
        before = one
    return order


def moved(base: Sequence[Id], other: Sequence[Id]) -> bool:
    """Whether what both have stands in another order."""
    return [one for one in base if one in other] != [one for one in other if one in base]
