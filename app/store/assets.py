"""Pictures of a household, as far as the database knows them."""

from typing import NamedTuple

from sqlalchemy import bindparam, select
from sqlmodel import Session, col
from sqlmodel import select as rows

from app.store.statements import Query, columns_of
from app.store.tables import Asset
from app.store.transaction import Tx


class AssetRow(NamedTuple):
    """A picture as it is stored."""

    id: str
    width: int
    height: int


_OF_HOUSEHOLD = Query(
    select(*columns_of(Asset, AssetRow)).where(
        col(Asset.id) == bindparam("asset_id"),
        col(Asset.household_id) == bindparam("household_id"),
    ),
    AssetRow,
)


def asset_of(tx: Tx, household_id: str, asset_id: str) -> AssetRow | None:
    """Return a household's picture; another household's is as if it were not."""
    return tx.first(_OF_HOUSEHOLD, household_id=household_id, asset_id=asset_id)


def assets_of(session: Session, household_id: str) -> list[Asset]:
    """Return a household's pictures, the newest first."""
    found = rows(Asset).where(Asset.household_id == household_id)
    return list(session.exec(found.order_by(col(Asset.created_at).desc(), Asset.id)))
