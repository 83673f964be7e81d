"""Statements of the play path: SQLAlchemy Core, compiled once a dialect, run on the driver.

Compiling and executing through SQLAlchemy costs more than the query itself; the text, the names of
the parameters and the conversions of types are the same each time, so they are worked out once.
"""

from collections.abc import Callable, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from sqlalchemy import ClauseElement, Dialect, SelectBase
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine
from sqlmodel import SQLModel

Row = TypeVar("Row")

_Convert = Callable[[Any], Any]


class Compiled(NamedTuple):
    """A statement in one dialect, as its driver takes it."""

    sql: str
    constants: dict[str, Any]
    """Parameters whose values stand in the statement itself."""
    binders: tuple[tuple[str, _Convert], ...]
    """Parameters that the driver cannot take as they are."""
    readers: tuple[tuple[int, _Convert], ...]
    """Columns that the driver does not give as we want them."""

    def parameters(self, values: dict[str, Any]) -> dict[str, Any]:
        """Return `values` as the driver takes them. Raises KeyError where one is missing."""
        ready = self.constants | values
        for name, convert in self.binders:
            ready[name] = convert(ready[name])
        return ready

    def columns(self, row: Sequence[Any]) -> Sequence[Any]:
        """Return a driver's row as we want it."""
        if not self.readers:
            return row
        values = list(row)
        for index, convert in self.readers:
            values[index] = convert(values[index])
        return values


class Statement:
    """A Core statement with a `bindparam` for each value, compiled when a dialect first asks."""

    def __init__(self, core: ClauseElement, columns: Sequence[TypeEngine[Any]]) -> None:
        self._core = core
        self._columns = columns
        self._compiled: dict[str, Compiled] = {}

    def compiled(self, dialect: Dialect) -> Compiled:
        """Return the statement in this dialect."""
        ready = self._compiled.get(dialect.name)
        if ready is None:
            ready = self._compiled[dialect.name] = self._compile(dialect)
        return ready

    def _compile(self, dialect: Dialect) -> Compiled:
        compiled = self._core.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        binds = {
            name: (bind, bind.type.dialect_impl(dialect).bind_processor(dialect))
            for name, bind in compiled.binds.items()
        }
        kinds = (column.dialect_impl(dialect) for column in self._columns)
        reads = (kind.result_processor(dialect, None) for kind in kinds)
        return Compiled(
            sql=compiled.string,
            constants={name: bind.value for name, (bind, _) in binds.items() if not bind.required},
            binders=tuple((name, to) for name, (_, to) in binds.items() if to is not None),
            readers=tuple((index, to) for index, to in enumerate(reads) if to is not None),
        )


class Query(Statement, Generic[Row]):
    """A SELECT; each of its rows becomes `row(*columns)`.

    Raises TypeError where `row` is a NamedTuple whose fields are not the columns, in their order.
    """

    def __init__(self, core: SelectBase, row: Callable[..., Row]) -> None:
        columns = core.selected_columns
        fields = getattr(row, "_fields", None)
        if fields is not None and list(fields) != columns.keys():
            raise TypeError(f"{fields} are not the columns {columns.keys()}")
        super().__init__(core, [column.type for column in columns])
        self.row = row


class Command(Statement):
    """An INSERT, UPDATE or DELETE."""

    def __init__(self, core: ClauseElement) -> None:
        super().__init__(core, ())


def columns_of(table: type[SQLModel], row: type[NamedTuple]) -> list[Any]:
    """Return the columns of a table that are called as the fields of the NamedTuple `row`."""
    return [getattr(table, name) for name in row._fields]
