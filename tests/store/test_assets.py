from app.store.assets import AssetRow, asset_of, assets_of
from app.store.database import Database
from tests.store.rows import add_family


def test_another_households_picture_is_as_if_it_were_not(database: Database) -> None:
    add_family(database, "ash")
    add_family(database, "oak")
    own = database.write(lambda tx: asset_of(tx, "ash", "ash-asset"))
    assert own == AssetRow("ash-asset", 1280, 960)
    assert database.write(lambda tx: asset_of(tx, "ash", "oak-asset")) is None
    with database.read() as session:
        assert [asset.id for asset in assets_of(session, "ash")] == ["ash-asset"]
