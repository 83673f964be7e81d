"""Which hint comes next, and from when on a child may open it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.engine.progress import StageProgress
from app.plan.document import Stage


@dataclass(frozen=True, slots=True)
class NextHint:
    """The hint that would be opened next. A wait of zero: now."""

    number: int
    text: str
    wait: timedelta


def next_hint(
    stage: Stage, progress: StageProgress, opened: datetime, now: datetime
) -> NextHint | None:
    """Return the first hint not yet taken, or None when there is none left.

    `opened` is when the page opened.

    It is ready once the page has been open for its minutes or tried as often as it says, whichever
    comes first. Minutes of later hints count from the opening of the page too.
    """
    if progress.hints >= len(stage.hints):
        return None
    hint = stage.hints[progress.hints]
    wait = timedelta()
    tried_enough = hint.after_tries and progress.tries >= hint.after_tries
    if (hint.after_minutes or hint.after_tries) and not tried_enough:
        minutes = timedelta(minutes=hint.after_minutes)
        wait = max(timedelta(), opened + minutes - now) if hint.after_minutes else timedelta.max
    return NextHint(progress.hints + 1, hint.text, wait)
