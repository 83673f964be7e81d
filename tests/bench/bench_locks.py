"""What folding and judging cost, as a multiple of `str.casefold` on the same text.

Run with `python -m tests.bench.bench_locks`. Nothing is asserted: machines differ.
"""

from collections.abc import Callable
from timeit import repeat

from app.locks import LOCKS
from app.locks.base import Reading
from app.text.fold import fold

RUNS = 7
TIMES = 5_000
READING = Reading(pages={"cave": 13})
TEXTS = {
    "a word": "Lantern",
    "a phrase": "The Old Oak Tree!",
    "accents": "Crème brûlée",
    "Cyrillic": "Старый дуб",
    "Devanagari": "पुराना बरगद",
    "full-width digits": "３１７８",
    "200 letters": "lantern " * 25,
}


def main() -> None:
    """Print one line for each text and each lock: microseconds, and the ratio to a casefold."""
    print(f"{'':24}{'µs':>8}{'casefolds':>12}")
    for name, text in TEXTS.items():
        line("fold " + name, lambda text=text: fold(text), text)
    for kind, cls in LOCKS.items():
        lock, attempt = cls.example()
        for name, entry in (("right", attempt), ("wrong", "badger")):
            line(f"{kind} {name}", lambda entry=entry, lock=lock: lock.judge(entry, READING), entry)


def line(name: str, work: Callable[[], object], text: str) -> None:
    taken, floor = microseconds(work), microseconds(lambda: text.casefold())
    print(f"{name:24}{taken:8.2f}{taken / floor:11.0f}x")


def microseconds(work: Callable[[], object]) -> float:
    """Return the shortest of a few runs: the others were disturbed."""
    return min(repeat(work, number=TIMES, repeat=RUNS)) / TIMES * 1e6


if __name__ == "__main__":
    main()
