import io
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import Session, col, select

from app.commands import main
from app.plan.bundle import read
from app.samples import birthday
from app.services.accounts import Applicant, make_household
from app.services.archiving import create_hunt
from app.services.passwords import Passwords
from app.store.database import Database
from app.store.hunts import Author
from app.store.tables import Household, Hunt
from tests.commands.conftest import NOW


@pytest.fixture
def hunt_id(data: Path, open_data: Callable[[Path], Database]) -> str:
    """A hunt on the household's shelf."""
    db = open_data(data)
    with db.read() as session:
        household_id = session.exec(select(Household.id)).one()
    hunt_id = create_hunt(db, household_id, birthday(), Author(None, "Mara"), "k", NOW)
    db.close()
    return hunt_id


def on_shelf(data: Path, open_data: Callable[[Path], Database]) -> list[str]:
    """Return the titles of all hunts."""

    def titles(session: Session) -> list[str]:
        return list(session.exec(select(Hunt.title).order_by(col(Hunt.id))))

    db = open_data(data)
    with db.read() as session:
        found = titles(session)
    db.close()
    return found


@pytest.mark.parametrize("by", ["title", "id"])
def test_a_hunt_goes_out_and_comes_in_once(
    data: Path, open_data: Callable[[Path], Database], hunt_id: str, tmp_path: Path, by: str
) -> None:
    file = tmp_path / "out.hunt.zip"
    name = birthday().title if by == "title" else hunt_id
    assert main(["export", name, str(file), "--data", str(data)]) == 0
    assert read(io.BytesIO(file.read_bytes())).plan == birthday()

    for _ in range(2):
        assert main(["import", str(file), "--data", str(data)]) == 0
    assert on_shelf(data, open_data) == [birthday().title] * 2
    with pytest.raises(SystemExit, match="Several hunts"):
        main(["export", birthday().title, str(tmp_path / "two"), "--data", str(data)])


def test_no_file_is_written_over(data: Path, hunt_id: str, tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text("mine")
    with pytest.raises(SystemExit, match="there already"):
        main(["export", hunt_id, str(file), "--data", str(data)])
    assert file.read_text() == "mine"


def test_what_is_not_there_is_said(data: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="no hunt called “Nowhere”"):
        main(["export", "Nowhere", str(tmp_path / "x"), "--data", str(data)])
    with pytest.raises(SystemExit, match="No such file"):
        main(["import", str(tmp_path / "nothing"), "--data", str(data)])
    with pytest.raises(SystemExit, match="no such household"):
        main(["import", str(tmp_path / "x"), "--for", "nobody", "--data", str(data)])
    assert not (tmp_path / "x").exists()


def test_a_file_that_is_no_hunt_is_refused(
    data: Path, open_data: Callable[[Path], Database], tmp_path: Path
) -> None:
    (tmp_path / "x").write_text("no hunt")
    with pytest.raises(SystemExit, match="no zip"):
        main(["import", str(tmp_path / "x"), "--data", str(data)])
    assert on_shelf(data, open_data) == []


def test_of_several_households_one_is_named(
    data: Path, open_data: Callable[[Path], Database], hunt_id: str, tmp_path: Path
) -> None:
    db = open_data(data)
    jess = Applicant("Jess", "jess", "eight blue threads")
    make_household(db, Passwords(1, 8), "Others", "UTC", jess, NOW)
    db.close()
    file = tmp_path / "out"
    main(["export", hunt_id, str(file), "--data", str(data)])

    with pytest.raises(SystemExit, match="several households"):
        main(["import", str(file), "--data", str(data)])
    assert main(["import", str(file), "--for", "Jess", "--data", str(data)]) == 0
    assert len(on_shelf(data, open_data)) == 2
