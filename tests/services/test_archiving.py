"""The shelf: hunts are begun, copied, carried in files, removed and brought back."""

import io
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import Image

from app.plan.bundle import BundleRefused, read
from app.plan.document import HuntPlan
from app.samples import birthday
from app.services import archiving
from app.services.archiving import (
    HuntState,
    ShelfFull,
    books_of,
    bring_back,
    create_hunt,
    export_hunt,
    import_hunt,
    remove_hunt,
    removed_hunts,
)
from app.services.passwords import Passwords
from app.services.pictures import keep_picture, picture_path
from app.services.planning import NoSuchHunt
from app.services.publishing import make_ready
from app.store.assets import assets_of
from app.store.database import Database
from app.store.tables import Run
from app.store.transaction import Tx
from tests.services.families import MARA as APPLICANT
from tests.services.families import make_family
from tests.services.hunts import MARA, Workbench, workbench


@pytest.fixture
def bench(database: Database, passwords: Passwords, now: datetime) -> Workbench:
    return workbench(database, passwords, now)


def states(bench: Workbench) -> dict[str, HuntState]:
    """Return where each hunt of the shelf stands, by title."""
    with bench.db.read() as session:
        return {book.hunt.title: book.state for book in books_of(session, bench.household_id)}


def exported(bench: Workbench, data: Path, hunt_id: str) -> bytes:
    file = io.BytesIO()
    with bench.db.read() as session:
        export_hunt(session, data, bench.household_id, hunt_id, file)
    return file.getvalue()


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (60, 40), (200, 40, 30)).save(out, "PNG")
    return out.getvalue()


def with_cover(bench: Workbench, data: Path) -> str:
    """Put a hunt with two pictures of the household's own on the shelf."""
    cover, page = (
        keep_picture(bench.db, data, bench.household_id, png(), bench.now) for _ in range(2)
    )
    first, *others = birthday().stages
    stages = (first.model_copy(update={"picture": page}), *others)
    plan = birthday().model_copy(update={"cover": cover, "stages": stages})
    return create_hunt(bench.db, bench.household_id, plan, MARA, "covered", bench.now)


def test_a_hunt_is_begun_once_however_often_its_form_is_sent(bench: Workbench) -> None:
    plan = HuntPlan(title="Twice")
    made = {
        create_hunt(bench.db, bench.household_id, plan, MARA, "key", bench.now) for _ in range(3)
    }
    assert len(made) == 1
    assert len(states(bench)) == 2


def test_a_hunt_is_made_ready_and_played(bench: Workbench, now: datetime) -> None:
    plan = birthday().model_copy(update={"title": "Birthday"})
    hunt_id = create_hunt(bench.db, bench.household_id, plan, MARA, "b", bench.now)
    assert states(bench)["Birthday"] is HuntState.making
    run = bench.db.write(
        lambda tx: make_ready(tx, bench.household_id, hunt_id, "run", ["Juno"], "UTC", now)
    )
    assert run is not None
    assert states(bench)["Birthday"] is HuntState.ready

    def end(started: bool) -> None:
        def job(tx: Tx) -> None:
            row = tx.session.get_one(Run, run.id)
            row.state, row.ended_at = "ended", bench.now
            row.started_at = bench.now if started else None

        bench.db.write(job)

    end(started=False)
    assert states(bench)["Birthday"] is HuntState.making
    end(started=True)
    assert states(bench)["Birthday"] is HuntState.played


def test_a_removed_hunt_is_gone_and_can_be_brought_back(bench: Workbench) -> None:
    remove_hunt(bench.db, bench.household_id, bench.hunt_id, bench.now)
    remove_hunt(bench.db, bench.household_id, bench.hunt_id, bench.now + timedelta(hours=1))
    assert states(bench) == {}
    with bench.db.read() as session:
        (removed,) = removed_hunts(session, bench.household_id)
    assert removed.removed_at == bench.now
    with pytest.raises(NoSuchHunt):
        bench.revise(0, title="x")
    bring_back(bench.db, bench.household_id, bench.hunt_id)
    assert len(states(bench)) == 1


def test_nobody_else_can_remove_or_bring_back(
    bench: Workbench, passwords: Passwords, now: datetime
) -> None:
    other = make_family(bench.db, passwords, now, APPLICANT).household_id
    with pytest.raises(NoSuchHunt):
        remove_hunt(bench.db, other, bench.hunt_id, now)
    with pytest.raises(NoSuchHunt):
        bring_back(bench.db, other, bench.hunt_id)
    assert len(states(bench)) == 1


def test_the_shelf_has_an_end(bench: Workbench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "MOST_HUNTS", 1)
    with pytest.raises(ShelfFull):
        create_hunt(bench.db, bench.household_id, HuntPlan(), MARA, "more", bench.now)
    assert len(states(bench)) == 1


def test_a_hunt_goes_out_and_in_as_one_file(bench: Workbench, tmp_path: Path) -> None:
    hunt_id = with_cover(bench, tmp_path)
    first = exported(bench, tmp_path, hunt_id)
    ids = {
        import_hunt(
            bench.db, tmp_path, bench.household_id, io.BytesIO(first), MARA, "in", bench.now
        )
        for _ in range(2)
    }
    (copy_id,) = ids
    second = exported(bench, tmp_path, copy_id)

    with bench.db.read() as session:
        books = {book.hunt.id: book.plan for book in books_of(session, bench.household_id)}
    assert read(io.BytesIO(first)).plan == read(io.BytesIO(second)).plan
    assert books[copy_id].cover != books[hunt_id].cover
    assert picture_path(tmp_path, books[copy_id].cover, "small").is_file()


def test_a_lost_picture_does_not_stop_an_export(bench: Workbench, tmp_path: Path) -> None:
    hunt_id = with_cover(bench, tmp_path)
    for file in (tmp_path / "assets").rglob("*.webp"):
        file.unlink()
    assert read(io.BytesIO(exported(bench, tmp_path, hunt_id))).plan.cover == ""


def test_what_was_refused_leaves_nothing(bench: Workbench, tmp_path: Path) -> None:
    bundle = io.BytesIO()
    good = exported(bench, tmp_path, with_cover(bench, tmp_path))
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(bundle, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            new.writestr(name, b"RIFF\0\0\0\0WEBPnot one" if name.endswith("p2.webp") else body)
    with bench.db.read() as session:
        before = len(assets_of(session, bench.household_id))
    files = sorted((tmp_path / "assets").rglob("*.webp"))
    with pytest.raises(BundleRefused, match="“p2”"):
        import_hunt(bench.db, tmp_path, bench.household_id, bundle, MARA, "bad", bench.now)

    assert len(states(bench)) == 2
    with bench.db.read() as session:
        assert len(assets_of(session, bench.household_id)) == before
    assert sorted((tmp_path / "assets").rglob("*.webp")) == files


def test_another_household_cannot_export(
    bench: Workbench, tmp_path: Path, passwords: Passwords, now: datetime
) -> None:
    other = make_family(bench.db, passwords, now, APPLICANT).household_id
    with bench.db.read() as session, pytest.raises(NoSuchHunt):
        export_hunt(session, tmp_path, other, bench.hunt_id, io.BytesIO())
