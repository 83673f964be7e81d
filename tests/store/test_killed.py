import os
import random
import sqlite3
import subprocess
import sys

from app.store.database import Database
from app.store.runs import events_of, load_run
from app.store.sqlite import file_of
from tests.store.rows import add_family

# The short form is for every commit.
KILLS = 50 if os.environ.get("REDTHREAD_LONG") == "1" else 5


def acknowledged_until_killed(url: str, most: int) -> list[int]:
    """Let a process write, kill it after `most` acknowledgements or soon after; return them."""
    writing = subprocess.Popen(
        [sys.executable, "-m", "tests.store.killed", url], stdout=subprocess.PIPE, text=True
    )
    with writing:
        assert writing.stdout is not None
        heard = [int(next(writing.stdout)) for _ in range(most)]
        writing.kill()
        heard += [int(line) for line in writing.stdout if line.endswith("\n")]
    return heard


def test_nothing_acknowledged_is_lost_or_doubled_when_the_process_is_killed(url: str) -> None:
    database = Database(url)
    add_family(database, "ash")
    database.close()
    acknowledged: list[int] = []
    for kill in range(KILLS):
        acknowledged += acknowledged_until_killed(url, most=random.Random(kill).randint(1, 200))
        database = Database(url)
        run = database.write(lambda tx: load_run(tx, "ash-run"))
        events = database.write(lambda tx: events_of(tx, "ash-run"))
        database.close()
        assert run is not None
        assert [event.seq for event in events] == list(range(1, run.seq + 1))
        assert [event.body for event in events] == [str(event.seq) for event in events]
        assert run.progress == str(run.seq)
        assert set(acknowledged) <= {event.seq for event in events}
        assert len(set(acknowledged)) == len(acknowledged)
    if url.startswith("sqlite"):
        connection = sqlite3.connect(file_of(url))
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        connection.close()
