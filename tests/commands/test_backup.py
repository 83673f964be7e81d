from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands import main
from app.store.database import Database
from app.store.households import logins


def test_a_backup_restored_elsewhere_holds_the_same_family(
    data: Path,
    tmp_path: Path,
    open_data: Callable[[Path], Database],
    capsys: pytest.CaptureFixture[str],
) -> None:
    file, elsewhere = tmp_path / "kept.zip", tmp_path / "elsewhere"

    assert main(["backup", str(file), "--data", str(data)]) == 0
    assert main(["restore", str(file), "--data", str(elsewhere)]) == 0

    said = capsys.readouterr().out
    assert "holds the whole database" in said
    assert str(elsewhere) in said
    db = open_data(elsewhere)
    with db.read() as session:
        assert logins(session) == ["mara"]
    db.close()


def test_nothing_is_restored_over_what_is_there(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "kept.zip"
    main(["backup", str(file), "--data", str(data)])
    before = (data / "redthread.sqlite").read_bytes()

    with pytest.raises(SystemExit, match="is not empty"):
        main(["restore", str(file), "--data", str(data)])
    assert (data / "redthread.sqlite").read_bytes() == before


def test_what_is_no_backup_is_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Juno")

    with pytest.raises(SystemExit, match="is no backup"):
        main(["restore", str(file), "--data", str(tmp_path / "elsewhere")])
    with pytest.raises(SystemExit, match=r"nothing\.zip"):
        main(["restore", str(tmp_path / "nothing.zip"), "--data", str(tmp_path / "elsewhere")])


def test_where_there_is_no_data_nothing_is_kept(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["backup", str(tmp_path / "kept.zip"), "--data", str(tmp_path / "nowhere")])
    assert list(tmp_path.iterdir()) == []
