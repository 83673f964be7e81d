"""What a durable answer costs at the very least: the floor that the play path is measured against.

It reads a form and a cookie, reads twice, judges, appends with synchronous=FULL through one writer
with group commit, and draws a small page. It has one hunt, no gates, no hints and no manners.
"""

import asyncio
import os
import sqlite3
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment

from tests.bench.book import floor_pages

SCHEMA = """
CREATE TABLE seat (cookie TEXT PRIMARY KEY, run TEXT);
CREATE TABLE run (id TEXT PRIMARY KEY, seq INT, place INT);
CREATE TABLE event (
    run TEXT, seq INT, key TEXT, body TEXT, PRIMARY KEY (run, seq), UNIQUE (run, key)
);
"""
PAGE = """<!doctype html><title>{{ page.title }}</title>
<main id="book"><h1>{{ page.title }}</h1>
{% if said %}<p>{{ said }}</p>{% endif %}
<div>{{ page.story|safe }}</div><div>{{ page.task|safe }}</div>
<form method="post" action="/play/page/{{ page.number }}/answer">
<input name="entry"><button>Try</button>
</form><ol>{% for hole in holes %}<li class="{{ hole }}"></li>{% endfor %}</ol></main>"""


def connect() -> sqlite3.Connection:
    """Open the file that REDTHREAD_FLOOR names."""
    file = os.environ["REDTHREAD_FLOOR"]
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def write_all(waiting: SimpleQueue[tuple[Callable[..., Any], asyncio.Future[Any]]]) -> None:
    """Run jobs one after the other; those that wait are committed together."""
    connection = connect()
    connection.execute("PRAGMA journal_mode = WAL")
    while True:
        batch = [waiting.get()]
        while not waiting.empty():
            batch.append(waiting.get())
        connection.execute("BEGIN IMMEDIATE")
        results = [(future, job(connection)) for job, future in batch]
        connection.execute("COMMIT")
        for future, result in results:
            future.get_loop().call_soon_threadsafe(future.set_result, result)


def make_app() -> FastAPI:
    """Return the floor as an app."""
    app = FastAPI(openapi_url=None)
    pages = floor_pages()
    numbers = list(pages)
    template = Environment(autoescape=True).from_string(PAGE)
    reading = connect()
    waiting: SimpleQueue[tuple[Callable[..., Any], asyncio.Future[Any]]] = SimpleQueue()
    threading.Thread(target=write_all, args=(waiting,), daemon=True).start()

    def sit(connection: sqlite3.Connection, cookie: str | None) -> tuple[str, int, int]:
        seat = connection.execute("SELECT run FROM seat WHERE cookie = ?", (cookie,)).fetchone()
        found: tuple[str, int, int] = connection.execute(
            "SELECT id, seq, place FROM run WHERE id = ?", seat
        ).fetchone()
        return found

    def draw(number: int, place: int, said: str = "") -> HTMLResponse:
        holes = ["sewn" if here < place else "ahead" for here in range(len(numbers))]
        return HTMLResponse(template.render(page=pages[number], said=said, holes=holes))

    @app.get("/play/page/{number}")
    async def page(request: Request, number: int) -> HTMLResponse:
        _, _, place = sit(reading, request.cookies.get("rt_play"))
        return draw(number, place)

    @app.post("/play/page/{number}/answer")
    async def answer(request: Request, number: int) -> HTMLResponse:
        form, cookie = await request.form(), request.cookies.get("rt_play")
        entry, key = str(form["entry"]), str(form["key"])

        def job(connection: sqlite3.Connection) -> tuple[int, str]:
            run, seq, place = sit(connection, cookie)
            right = entry.strip() == pages[number].answer
            place += right
            connection.execute(
                "INSERT INTO event VALUES (?, ?, ?, ?)",
                (run, seq + 1, key, f'{{"entry": "{entry}"}}'),
            )
            connection.execute(
                "UPDATE run SET seq = ?, place = ? WHERE id = ?", (seq + 1, place, run)
            )
            return place, "" if right else "Still shut."

        future: asyncio.Future[tuple[int, str]] = asyncio.get_running_loop().create_future()
        waiting.put((job, future))
        place, said = await future
        return draw(number if said else numbers[place], place, said)

    return app
