import threading

import pytest
from argon2 import extract_parameters

from app.services import passwords as module
from app.services.passwords import AT_ONCE, Busy, Passwords


def test_only_the_same_secret_matches(passwords: Passwords) -> None:
    stored = passwords.hash("seven red threads")

    assert passwords.matches(stored, "seven red threads")
    assert not passwords.matches(stored, "seven red thread")
    assert not passwords.matches(stored, "")


def test_two_hashes_of_one_secret_differ(passwords: Passwords) -> None:
    assert passwords.hash("seven") != passwords.hash("seven")


def test_the_same_letters_sent_in_another_way_match(passwords: Passwords) -> None:
    assert passwords.matches(passwords.hash("cafe\u0301"), "caf\u00e9")


def test_without_a_stored_one_nothing_matches(passwords: Passwords) -> None:
    assert not passwords.matches(None, "")


def test_the_costs_are_those_of_owasp() -> None:
    costs = extract_parameters(Passwords().hash("seven"))

    assert (costs.time_cost, costs.memory_cost, costs.parallelism) == (2, 19 * 1024, 1)
    assert costs.type.name == "ID"


def test_an_unknown_login_costs_the_same_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    passwords = Passwords(1, 8)
    hashed: list[str] = []
    real = passwords.hash
    monkeypatch.setattr(passwords, "hash", lambda secret: hashed.append(secret) or real(secret))

    passwords.matches(None, "seven")

    assert hashed == ["seven"]


def test_no_more_than_two_are_hashed_at_once_and_the_next_is_told_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.01)
    passwords = Passwords(1, 8)
    inside, leave = threading.Semaphore(0), threading.Event()

    def slow(secret: str) -> str:
        inside.release()
        leave.wait()
        return secret

    monkeypatch.setattr(passwords, "_hasher", type("Slow", (), {"hash": staticmethod(slow)}))
    threads = [threading.Thread(target=passwords.hash, args=("x",)) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
        inside.acquire()

    with pytest.raises(Busy):
        passwords.hash("one too many")

    leave.set()
    for thread in threads:
        thread.join()
    assert passwords.hash("there is room again") == "there is room again"
