import asyncio

from sqlalchemy import text

from app.store.database import Database
from app.store.pulse import Pulse
from app.store.runs import append_events
from app.store.transaction import Tx
from tests.store.hearing import heard, hearing
from tests.store.rows import NOW, add_family, run


def ring(run_id: str, seq: int, database: Database) -> None:
    """Say in a transaction that a run has changed."""
    database.write(lambda tx: tx.ring(run_id, seq))


def test_each_listener_of_a_run_hears_and_nobody_else(database: Database) -> None:
    async def listen() -> None:
        async with (
            hearing(database) as pulse,
            pulse.listen("ash") as one,
            pulse.listen("ash") as other,
            pulse.listen("oak") as stranger,
        ):
            await asyncio.to_thread(ring, "ash", 3, database)
            assert [await heard(one), await heard(other)] == [3, 3]
            await asyncio.to_thread(ring, "oak", 1, database)
            assert await heard(stranger) == 1
            assert one.empty()

    asyncio.run(listen())


def test_a_slow_listener_finds_the_newest_number_only(database: Database) -> None:
    async def listen() -> None:
        async with (
            hearing(database) as pulse,
            pulse.listen("ash") as slow,
            pulse.listen("end") as end,
        ):
            for seq in (1, 2, 3):
                await asyncio.to_thread(ring, "ash", seq, database)
            await asyncio.to_thread(ring, "end", 1, database)
            await heard(end)
            assert slow.get_nowait() == 3
            assert slow.empty()

    asyncio.run(listen())


def test_what_was_taken_back_is_not_rung(database: Database) -> None:
    def poison(tx: Tx) -> None:
        tx.ring("ash", 1)
        raise LookupError

    async def listen() -> int:
        async with hearing(database) as pulse, pulse.listen("ash") as queue:
            await asyncio.gather(database.submit(poison), return_exceptions=True)
            await asyncio.to_thread(ring, "ash", 2, database)
            return await heard(queue)

    assert asyncio.run(listen()) == 2


def test_who_stops_listening_is_forgotten(database: Database) -> None:
    async def listen() -> None:
        async with database.pulse.listen("ash"), database.pulse.listen("ash"):
            assert set(database.pulse.listened()) == {"ash"}
        assert not set(database.pulse.listened())

    asyncio.run(listen())


def test_a_listener_whose_loop_is_gone_disturbs_nobody() -> None:
    pulse = Pulse()
    listening = pulse.listen("ash")
    loop = asyncio.new_event_loop()
    loop.run_until_complete(listening.__aenter__())
    loop.close()
    pulse.ring("ash", 1)
    assert set(pulse.listened()) == {"ash"}


def test_every_process_of_a_server_hears(emptied_postgres_url: str) -> None:
    here, there = Database(emptied_postgres_url), Database(emptied_postgres_url)

    async def listen() -> int:
        async with hearing(here) as pulse, pulse.listen("ash") as queue:
            await asyncio.to_thread(ring, "ash", 3, there)
            return await heard(queue)

    assert asyncio.run(listen()) == 3
    here.close()
    there.close()


def test_what_happened_while_the_server_was_away_is_made_up_for(
    emptied_postgres_url: str,
) -> None:
    database = Database(emptied_postgres_url)
    add_family(database, "ash")
    cut = text(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query LIKE 'LISTEN%'"
    )
    unheard = text("UPDATE run SET seq = 8 WHERE id = 'ash-run'")

    async def listen() -> list[int]:
        async with hearing(database) as pulse, pulse.listen("ash-run") as queue:
            await database.submit(lambda tx: tx.session.execute(unheard))
            await database.submit(lambda tx: tx.session.execute(cut))
            made_up = await heard(queue)
            after = run("ash-run", household_id="ash", hunt_id="ash-hunt")._replace(seq=9)
            events = [("tried", "{}", NOW)]
            await database.submit(lambda tx: append_events(tx, after, key=None, events=events))
            return [made_up, await heard(queue)]

    assert asyncio.run(listen()) == [8, 9]
    database.close()
