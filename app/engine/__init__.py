"""The engine: what happens in a run. Pure: no clock, no store, no web; `now` comes in.

    decide(game, progress, command, now) -> list[Event]
    evolve(progress, event) -> Progress
    replay(events) -> Progress

Events record verdicts and are enough to rebuild the progress; nothing is ever judged twice.
May import app.plan, app.locks and app.text.
"""
