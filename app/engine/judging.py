"""What an entry means at a lock, and what the story says to it."""

from dataclasses import dataclass
from typing import Literal

from app.engine.game import Game
from app.engine.progress import Progress
from app.locks.base import Reading, Verdict
from app.plan.document import Stage

Reason = Literal["", "swapped", "almost", "elsewhere"]
HAS_AN_ANSWER = {"number", "page", "word", "card"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, why, and the author's own reply to this entry if there is one."""

    verdict: Verdict
    reason: Reason = ""
    says: str = ""


def judge(game: Game, progress: Progress, stage: Stage, attempt: str) -> Judgement:
    """Judge an attempt at a stage's lock.

    An entry that opens another lock is told apart only when this run has already opened the other
    page: nothing is given away about pages that are not earned.
    """
    reading = game.reading
    verdict = stage.lock.judge(attempt, reading)
    if verdict in (Verdict.right, Verdict.ask):
        return Judgement(verdict)
    says = _reply(stage, attempt, reading)
    if verdict is Verdict.near:
        return Judgement(verdict, "swapped" if stage.lock.kind == "number" else "almost", says)
    if _opens_another(game, progress, stage, attempt):
        return Judgement(Verdict.near, "elsewhere", says)
    return Judgement(Verdict.wrong, "", says)


def _reply(stage: Stage, attempt: str, reading: Reading) -> str:
    entry = stage.lock.normalise(attempt, reading)
    for reply in stage.replies:
        if entry and stage.lock.normalise(reply.entry, reading) == entry:
            return reply.says
    return ""


def _opens_another(game: Game, progress: Progress, stage: Stage, attempt: str) -> bool:
    return any(
        other.id != stage.id
        and other.lock.kind in HAS_AN_ANSWER
        and progress.opened(other.id)
        and other.lock.judge(attempt, game.reading) is Verdict.right
        for other in game.plan.stages
    )
