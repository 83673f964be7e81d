"""What the stream says when a page, or a tablet that was out of reach, begins to listen."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest
from fastapi import FastAPI, Request
from starlette.responses import StreamingResponse

from app.store.runs import RunRow, load_run
from app.web.play.stream import live
from tests.web.play.party import Tablet


def first_words(app: FastAPI, run: RunRow, query: str = "", last: str = "") -> str:
    """Return what a new listener is told at once."""
    headers = [(b"last-event-id", last.encode())] if last else []
    scope = {"type": "http", "app": app, "query_string": query.encode(), "headers": headers}

    async def listen() -> str:
        response = live(Request(scope), run.id)
        assert isinstance(response, StreamingResponse)
        beats = response.body_iterator
        assert isinstance(beats, AsyncGenerator)
        async with aclosing(beats):
            return str(await anext(beats))

    return asyncio.run(listen())


@pytest.fixture
def seq(app: FastAPI, tablet: Tablet) -> int:
    """Number of the newest event of the run that the tablet has begun."""
    run = app.state.db.write(lambda tx: load_run(tx, tablet.run.id))
    assert run.seq > 1
    return int(run.seq)


def test_who_is_up_to_date_hears_only_the_number(app: FastAPI, run: RunRow, seq: int) -> None:
    for said in (first_words(app, run), first_words(app, run, f"seq={seq}")):
        assert f"id: {seq}\n\n" in said
        assert "event" not in said


def test_what_came_before_the_stream_stood_is_told_at_once(
    app: FastAPI, run: RunRow, seq: int
) -> None:
    said = first_words(app, run, f"seq={seq - 1}")
    assert f"event: run\nid: {seq}\ndata: {seq}\n\n" in said


def test_a_tablet_that_comes_back_after_a_gap_hears_of_it(
    app: FastAPI, run: RunRow, seq: int
) -> None:
    assert "event: run" in first_words(app, run, f"seq={seq}", last=str(seq - 1))
    assert "event" not in first_words(app, run, f"seq={seq - 1}", last=str(seq))
