"""A process that writes until it is killed: `python -m tests.store.killed URL` after `migrate`.

It prints the number of each event once the store has acknowledged it.
"""

import os
import sys
from concurrent.futures import ThreadPoolExecutor

from app.store.database import Database
from app.store.runs import append_events, load_run
from app.store.transaction import Tx
from tests.store.rows import NOW


def append_one(tx: Tx) -> int:
    """Append one event, its number in its body and in the run's progress."""
    run = load_run(tx, "ash-run", for_update=True)
    assert run is not None
    after = run._replace(seq=run.seq + 1, progress=str(run.seq + 1))
    events = [("tried", str(after.seq), NOW)]
    append_events(tx, after, key=f"tap-{after.seq}", events=events)
    return after.seq


def main() -> None:
    """Write from four threads, for ever."""
    database = Database(sys.argv[1])

    def write_on() -> None:
        while True:
            os.write(1, b"%d\n" % database.write(append_one))

    with ThreadPoolExecutor(4) as threads:
        for _ in range(4):
            threads.submit(write_on)


if __name__ == "__main__":
    main()
