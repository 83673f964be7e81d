"""How the registries (locks, ciphers, props) find a class by its kind."""

from typing import Any, get_args

from pydantic import BaseModel


def by_kind(union: Any) -> dict[str, type[Any]]:
    """Map each kind to its class, for a discriminated union `Annotated[A | B | …, Field(…)]`.

    The kind is the default of the class's literal field `kind`. Two classes of one kind are a
    mistake of ours and raise ValueError.
    """
    classes: tuple[type[BaseModel], ...] = get_args(get_args(union)[0])
    table: dict[str, type[Any]] = {}
    for cls in classes:
        kind = cls.model_fields["kind"].default
        if kind in table:
            raise ValueError(f"two classes call themselves {kind!r}")
        table[kind] = cls
    return table
