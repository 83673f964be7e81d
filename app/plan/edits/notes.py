"""What an edit brought about elsewhere in the plan, in sentences for the parent."""

from collections.abc import Iterator

from app.locks.page import PageLock
from app.plan.document import HuntPlan, Stage
from app.plan.edits.base import Edit
from app.plan.edits.fragments import RemoveFragment
from app.plan.edits.message import ReviseMessage
from app.plan.edits.stages import AddStage, ReviseStage
from app.plan.gates import gate_of
from app.plan.rewire import sources
from app.plan.words import fragment_name, gate_words, stage_name


def told(before: HuntPlan, after: HuntPlan, edit: Edit) -> tuple[str, ...]:
    """Compare two plans and tell what changed that the parent did not type in this edit.

    Pages: what they wait for and where they lead. Clues: where they come from. The message: what
    can be read at once. And which page ends the story.
    """
    typed = _typed(edit)
    return (
        *_of_pages(before, after, typed),
        *(() if isinstance(edit, ReviseStage | ReviseMessage) else _of_clues(before, after, typed)),
        *_of_message(before, after),
        *(() if isinstance(edit, AddStage) else _of_finale(before, after)),
    )


def _typed(edit: Edit) -> str:
    """The id of the thing that the parent was looking at, "" where there is none."""
    match edit:
        case ReviseStage():
            return edit.stage.id
        case RemoveFragment():
            return edit.fragment_id
        case _:
            return ""


def _of_pages(before: HuntPlan, after: HuntPlan, typed: str) -> Iterator[str]:
    for stage in after.stages:
        old = before.stage(stage.id)
        if old is None or stage.id == typed:
            continue
        was, now = gate_of(before, old), gate_of(after, stage)
        if set(was.of) != set(now.of) or was.need != now.need:
            yield f"{stage_name(stage)} {gate_words(after, now)}."
        if _target(old) != _target(stage):
            yield _leads(after, stage)


def _leads(plan: HuntPlan, stage: Stage) -> str:
    target = plan.stage(_target(stage))
    if target is None:
        return f"{stage_name(stage)} leads nowhere now. Choose the page its lock leads to."
    return f"{stage_name(stage)} now leads to {stage_name(target)}."


def _of_clues(before: HuntPlan, after: HuntPlan, typed: str) -> Iterator[str]:
    for fragment in before.fragments:
        was = {one.id for one in sources(before, fragment.id)}
        now = sources(after, fragment.id)
        if after.fragment(fragment.id) is None:
            if fragment.id != typed:
                yield f"{fragment_name(fragment)} is gone."
        elif now and was != {one.id for one in now}:
            yield f"{fragment_name(fragment)} now comes from {stage_name(now[0])}."


def _of_message(before: HuntPlan, after: HuntPlan) -> Iterator[str]:
    if before.message.text != after.message.text:
        return
    pairs = zip(before.message.cells, after.message.cells, strict=True)
    freed = [was.char for was, now in pairs if was.fragment and not now.fragment]
    if freed:
        letters = ", ".join(dict.fromkeys(freed))
        yield f"In the secret message, {letters} can be read from the start."


def _of_finale(before: HuntPlan, after: HuntPlan) -> Iterator[str]:
    was, now = before.finale, after.finale
    if was and now and was.id != now.id:
        yield f"The story now ends with {stage_name(now)}."


def _target(stage: Stage) -> str:
    return stage.lock.target if isinstance(stage.lock, PageLock) else ""
