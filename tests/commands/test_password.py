import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.commands import main, password
from app.services.passwords import Passwords
from app.services.sessions import NoMatch, log_in
from app.store.database import Database
from tests.commands.conftest import NOW


@pytest.fixture
def db(data: Path, open_data: Callable[[Path], Database]) -> Iterator[Database]:
    """The server's database, open while the command works on it."""
    db = open_data(data)
    yield db
    db.close()


def opens(db: Database, secret: str) -> bool:
    """Whether mara gets in with this password."""
    try:
        log_in(db, Passwords(), "mara", secret, NOW)
    except NoMatch:
        return False
    return True


def pipe(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let the command read this from its standard input."""
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def type_in(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Let somebody sit at the terminal and answer so."""
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)
    left = list(answers)
    monkeypatch.setattr(password.getpass, "getpass", lambda _: left.pop(0))


@pytest.mark.parametrize("line", ["nine green threads\n", "nine green threads\r\n"])
def test_a_piped_password_is_set_while_the_server_runs(
    db: Database, data: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    pipe(monkeypatch, line)

    assert main(["password", "MARA", "--data", str(data)]) == 0

    assert opens(db, "nine green threads")
    assert not opens(db, "seven red threads")


def test_at_a_terminal_it_is_asked_for_twice(
    db: Database, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    type_in(monkeypatch, "nine green threads", "nine green threads")

    main(["password", "mara", "--data", str(data)])

    assert opens(db, "nine green threads")
    assert "green" not in capsys.readouterr().out


def test_two_that_differ_change_nothing(
    db: Database, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_in(monkeypatch, "nine green threads", "nine grey threads")

    with pytest.raises(SystemExit, match="not the same"):
        main(["password", "mara", "--data", str(data)])
    assert opens(db, "seven red threads")


@pytest.mark.parametrize("secret", ["", "short", "x" * 201])
def test_one_that_is_too_short_or_too_long_changes_nothing(
    db: Database, data: Path, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    pipe(monkeypatch, f"{secret}\n")

    with pytest.raises(SystemExit, match="8 to 200 characters"):
        main(["password", "mara", "--data", str(data)])
    assert opens(db, "seven red threads")


def test_the_sessions_of_that_parent_end(
    db: Database, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log_in(db, Passwords(), "mara", "seven red threads", NOW)
    pipe(monkeypatch, "nine green threads\n")

    main(["password", "mara", "--data", str(data)])

    with db.read() as session:
        left = session.connection().exec_driver_sql("SELECT count(*) FROM parent_session")
        assert left.scalar_one() == 0


def test_an_unknown_name_is_answered_with_those_there_are(data: Path) -> None:
    with pytest.raises(SystemExit, match=r"Nobody logs in as “jess”\. There is: mara\."):
        main(["password", "jess", "--data", str(data)])


def test_a_folder_without_data_is_named_and_left_empty(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="There is no data of Red Thread in"):
        main(["password", "mara", "--data", str(tmp_path / "nowhere")])
    assert not (tmp_path / "nowhere").exists()


def test_a_damaged_database_is_said_and_left_as_it_is(data: Path) -> None:
    file = data / "redthread.sqlite"
    file.write_bytes(b"no database at all")

    with pytest.raises(SystemExit, match="cannot be opened as a database"):
        main(["password", "mara", "--data", str(data)])
    assert file.read_bytes() == b"no database at all"
