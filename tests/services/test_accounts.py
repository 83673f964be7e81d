import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlmodel import select

from app.services import tries
from app.services.accounts import (
    AlreadySetUp,
    Applicant,
    make_first_household,
    make_household,
)
from app.services.passwords import Passwords
from app.services.setup_word import NotTheWord, setup_word
from app.store.database import Database
from app.store.errors import Taken
from app.store.tables import Household
from tests.services.families import MARA, make_family, parent, who


def first(db: Database, passwords: Passwords, word: str, now: datetime) -> str:
    return make_first_household(db, passwords, word, "The Lindholms", "UTC", MARA, now)


def households(db: Database) -> int:
    with db.read() as session:
        return len(session.exec(select(Household)).all())


def test_the_set_up_word_makes_the_first_household_and_logs_in(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    word = setup_word(database)
    assert word is not None

    token = first(database, passwords, word.upper().replace("-", " "), now)

    account = who(database, token, now)
    assert account is not None
    assert account.household_name == "The Lindholms"


@pytest.mark.parametrize("word", ["", "otter-maple-seven", "no such words"])
def test_without_the_word_there_is_none(
    database: Database, passwords: Passwords, now: datetime, word: str
) -> None:
    setup_word(database)

    with pytest.raises(NotTheWord):
        first(database, passwords, word, now)
    assert households(database) == 0


def test_before_a_word_was_made_nothing_is_the_word(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    with pytest.raises(NotTheWord):
        first(database, passwords, "", now)


def test_tries_at_the_word_are_budgeted(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    word = setup_word(database)
    assert word is not None
    for _ in range(5):
        with pytest.raises(NotTheWord):
            first(database, passwords, "otter-maple-seven", now)

    with pytest.raises(tries.Resting):
        first(database, passwords, word, now)


def test_the_word_stays_the_same_until_it_is_used(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    word = setup_word(database)
    assert word is not None
    assert setup_word(database) == word

    first(database, passwords, word, now)

    assert setup_word(database) is None
    with pytest.raises(AlreadySetUp):
        first(database, passwords, word, now)


def test_four_who_all_have_the_word_make_one_household(database: Database, now: datetime) -> None:
    together = threading.Barrier(4)

    class AtOnce(Passwords):
        """Nobody goes on before all have said the word."""

        def hash(self, secret: str) -> str:
            together.wait()
            return super().hash(secret)

    passwords = AtOnce(1, 8)
    word = setup_word(database)
    assert word is not None

    def attempt(number: int) -> bool:
        applicant = Applicant("Mara", f"mara{number}", MARA.password)
        try:
            make_first_household(database, passwords, word, "We", "UTC", applicant, now)
        except AlreadySetUp:
            return False
        return True

    with ThreadPoolExecutor(4) as crowd:
        made = list(crowd.map(attempt, range(4)))

    assert made.count(True) == 1
    assert households(database) == 1


@pytest.mark.parametrize("login", ["mara", "MARA", " Mara ", "ｍara"])
def test_a_login_belongs_to_one(
    database: Database, passwords: Passwords, now: datetime, login: str
) -> None:
    make_family(database, passwords, now)
    other = Applicant("Mara too", login, "nine green threads")

    with pytest.raises(Taken):
        make_household(database, passwords, "Others", "UTC", other, now)
    assert households(database) == 1


def test_the_password_is_not_in_what_is_printed_of_an_applicant() -> None:
    assert MARA.password not in repr(MARA)


def test_passwords_are_stored_hashed(
    database: Database, passwords: Passwords, now: datetime
) -> None:
    make_family(database, passwords, now)
    mara = parent(database, "mara")

    assert mara is not None
    assert mara.password_hash.startswith("$argon2id$")
    assert MARA.password not in mara.password_hash
